import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { resource } from "#src/krill/resource.ts";
import { row, textField } from "#src/krill/read-row.ts";
import { wayToChange, wholeNow } from "./way-to-change.ts";

beforeEach(() => void vi.unstubAllGlobals());

const NONE = { fields: {} };
const CAME = { id: 5, name: "600M", speed: "600", cpes_count: 4, wifi_password: "", _links: {} };

test.each<[string, string[] | null, object, object]>([
  ["nothing is said", null, CAME, { kind: "patch" }],
  ["PATCH is allowed", ["GET", "PATCH", "PUT"], CAME, { kind: "patch" }],
  ["neither is allowed", ["GET"], CAME, { kind: "none", why: "read-only" }],
  [
    "PUT alone is allowed",
    ["GET", "PUT", "DELETE"],
    CAME,
    { kind: "put", whole: { name: "600M", speed: "600", wifi_password: "" } },
  ],
  [
    "PUT alone is allowed for a thing with a secret",
    ["GET", "PUT"],
    { ...CAME, wifi_password: "x" },
    { kind: "none", why: "secrets" },
  ],
])("the way to change a thing where %s", (_, methods, raw, way) => {
  const allow = methods && new Set(methods);
  const readOnly = { isRequired: null, isReadOnly: true, maxLength: null, choices: [] };
  expect(wayToChange({ allow, raw }, { fields: { cpes_count: readOnly } })).toEqual(way);
});

test("a thing whose fields are not known as they came is not sent as a whole", () => {
  expect(wayToChange({ allow: new Set(["PUT"]) }, NONE)).toEqual({ kind: "none", why: "unread" });
});

test("a thing is put with everything that came, the changes in it", async () => {
  const things = resource({ app: "isp", name: "profiles", read: row({ name: textField }) });
  const sent: unknown[] = [];
  fakeFetch(({ method, body }) => {
    if (method !== "GET") sent.push([method, JSON.parse(body)]);
    // A field that does not fit is sent back as it came.
    return {
      status: 200,
      headers: { allow: "GET, PUT" },
      json: { id: 5, name: [1], speed: "600" },
    };
  });
  const item = await things.fetchOne(5);
  const way = wayToChange(item, NONE);
  if (way.kind !== "put") throw new Error(way.kind);
  await things.save(5, { speed: "1000" }, way.whole);
  expect(sent).toEqual([["PUT", { name: [1], speed: "1000" }]]);
  const later = wholeNow(way.whole, { raw: { id: 5, name: "new", speed: "1000", more: 1 } });
  expect(later).toEqual({ name: "new", speed: "1000" });
});
