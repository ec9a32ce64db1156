import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Oddity } from "#src/util/read.ts";
import { readMetadata } from "./metadata.ts";
import type { ApiConfig } from "./config.ts";
import { ApiError, readErrorBody } from "./errors.ts";
import { apiUrl, linkEntries, resolveLink } from "./links.ts";
import { oneIn, readEnvelope } from "./page.ts";
import { flagField, joined, numberField, readRow, row, textField } from "./read-row.ts";
import { timeField } from "./inferred-fields.ts";
import { asCurl } from "./curl.ts";
import { urlWithoutSecrets, withoutSecrets } from "./request-log.ts";

const config: ApiConfig = { origin: "https://krill.example", base: "/api/v2", prefix: "/api/" };

describe("addresses of replies", () => {
  test.each([
    ["/api/v2/cpes/350/reboot", "https://krill.example/api/v2/cpes/350/reboot"],
    ["/api/v2/cpes/1/events?type=cdr", "https://krill.example/api/v2/cpes/1/events?type=cdr"],
    ["https://krill.example/api/v2/x", "https://krill.example/api/v2/x"],
    ["/api/v2/x#frag", "https://krill.example/api/v2/x"],
    ["api/v2/x", "https://krill.example/api/v2/x"],
    [
      "/api/v2/hosts/OLT02-0%2F3%2F9/x..y",
      "https://krill.example/api/v2/hosts/OLT02-0%2F3%2F9/x..y",
    ],
    ["/api/v2/x?back=..%2Fadmin", "https://krill.example/api/v2/x?back=..%2Fadmin"],
  ])("%s is used as given", (href, url) => {
    expect(resolveLink(href, config)).toEqual({ ok: true, url });
  });

  test.each([
    ["https://evil.example/api/v2/cpes/1/reboot", "other-host"],
    ["//evil.example/api/v2/x", "other-host"],
    [String.raw`\\evil.example/api/v2/x`, "other-host"],
    ["http://krill.example/api/v2/x", "other-host"],
    ["https://krill.example:8443/api/v2/x", "other-host"],
    ["https://user:pw@krill.example/api/v2/x", "other-host"],
    ["http://pre1:4280/api/v2/cpes/1/reboot", "other-host"],
    ["/admin/", "outside-api"],
    ["/api/../admin/", "outside-api"],
    ["/api/%2e%2e/admin", "outside-api"],
    ["/api/..%2fadmin/", "outside-api"],
    ["/api/v2/%2e%2e%2f%2e%2e%2fadmin", "outside-api"],
    ["/api/v2/x%5c..%5Cadmin", "outside-api"],
    ["/api/%252e%252e%252fadmin", "outside-api"],
    ["/api/..;/admin", "outside-api"],
    [String.raw`/api\..\admin`, "outside-api"],
    ["/apinot/v2", "outside-api"],
    ["javascript:alert(1)", "other-host"],
    ["data:text/html,x", "other-host"],
    ["https://", "unreadable"],
    ["", "unreadable"],
    [null, "unreadable"],
    [{ href: "/api/v2/x" }, "unreadable"],
  ])("%s is refused", (href, reason) => {
    expect(resolveLink(href, config)).toMatchObject({ ok: false, reason });
  });

  test("whatever the text, what is accepted stays on the API's origin and path", () => {
    const href = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `/api/${text}`),
      fc.string().map((text) => `//${text}`),
    );
    fc.assert(
      fc.property(href, (text) => {
        const result = resolveLink(text, config);
        if (!result.ok) return;
        const url = new URL(result.url);
        expect(url.origin).toBe("https://krill.example");
        expect(url.pathname.startsWith("/api/")).toBe(true);
      }),
    );
  });

  test("and stays there however often a proxy decodes and resolves it", () => {
    const piece = fc.constantFrom(
      "a",
      ".",
      "..",
      "/",
      "\\",
      "%2e",
      "%2F",
      "%5c",
      "%252e",
      "%252f",
      ";",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = resolveLink(`/api/${pieces.join("")}`, config);
        if (!result.ok) return;
        let path = new URL(result.url).pathname;
        for (let times = 0; times < 3; times++) {
          path = new URL(decodeURIComponent(path), config.origin).pathname;
          expect(path).toMatch(/^\/api\//u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("a thing without links has none, and only text counts as an address", () => {
    expect(linkEntries({}, "actions")).toEqual([]);
    expect(linkEntries({ _links: { actions: null } }, "actions")).toEqual([]);
    expect(
      linkEntries({ _links: { actions: { reboot: "/api/x", odd: 3, none: null } } }, "actions"),
    ).toEqual([["reboot", "/api/x"]]);
    expect(linkEntries({ _links: { links: { logs: { href: "/api/y" } } } }, "links")).toEqual([
      ["logs", "/api/y"],
    ]);
  });

  test("of a list they are named by `name` or `rel`; a text in the list's place is not read by its letters", () => {
    const links = [{ rel: "logs", href: "/api/y" }, { name: "info", href: "/api/z" }, "/api/w"];
    const thing = { _links: { links, actions: "/api/v2/cpes/1/reboot" } };
    expect(linkEntries(thing, "links")).toEqual([
      ["logs", "/api/y"],
      ["info", "/api/z"],
    ]);
    expect(linkEntries(thing, "actions")).toEqual([]);
  });

  test("a query leaves out what is empty and repeats lists", () => {
    expect(
      apiUrl(
        "isp/cpes/",
        { sn: "", realm: null, tag: ["a/b", "c"], active: false, limit: 0 },
        config,
      ),
    ).toBe("https://krill.example/api/v2/isp/cpes/?tag=a%2Fb&tag=c&active=false&limit=0");
  });
});

describe("lists", () => {
  test.each([
    ["the envelope", { count: 9, next: "http://pre1/x", results: [1, 2] }, [1, 2], 9],
    ["a count as text", { count: "9", results: [] }, [], 9],
    ["a count that is none", { count: -1, results: [] }, [], null],
    ["a bare list", [1, 2, 3], [1, 2, 3], 3],
    ["one list in an object", { graphs: [1] }, [1], null],
    ["one list with its total", { total: 9, data: [1] }, [1], 9],
    ["a total beside the list, apart", { meta: { total_count: "9" }, data: [1] }, [1], 9],
    ["a total among the pages", { pagination: { total: 9 }, items: [1] }, [1], 9],
    ["an envelope in an envelope", { status: "ok", data: { items: [1], total: 9 } }, [1], 9],
    ["nothing", null, [], null],
    ["a count of none in the list's place", { count: 0, next: null }, [], 0],
    ["a count of some without the list", { count: 9, results: null }, [], null],
    ["text", "oops", [], null],
  ])("%s", (_, data, rows, total) => {
    expect(readEnvelope(data, [])).toEqual({ rows, total });
  });

  test.each<[string, unknown, { limit: number; offset: number }, unknown[], number | null]>([
    [
      "a full bare page does not say how many there are",
      [1, 2],
      { limit: 2, offset: 0 },
      [1, 2],
      null,
    ],
    ["a short bare page is the last one", [5], { limit: 2, offset: 4 }, [5], 5],
    ["an empty bare page behind the end says nothing", [], { limit: 2, offset: 4 }, [], null],
    ["no row at all is none", [], { limit: 2, offset: 0 }, [], 0],
    ["a bare list that is longer came whole", [1, 2, 3], { limit: 2, offset: 2 }, [1, 2, 3], 3],
    [
      "without count and with a next page",
      { next: "x", results: [1] },
      { limit: 1, offset: 1 },
      [1],
      null,
    ],
    ["without count and next page", { next: null, results: [3] }, { limit: 2, offset: 2 }, [3], 3],
    [
      "more than asked for, and a next page: not all that there is",
      { next: "x", results: [1, 2, 3] },
      { limit: 2, offset: 0 },
      [1, 2],
      null,
    ],
    [
      "more than asked for on the last page",
      { next: null, previous: "x", results: [3, 4, 5] },
      { limit: 2, offset: 2 },
      [3, 4],
      5,
    ],
    [
      "more than asked for of a greater count",
      { count: 9, results: [1, 2, 3] },
      { limit: 2, offset: 0 },
      [1, 2],
      9,
    ],
    ["a short list of its own name", { graphs: [3] }, { limit: 2, offset: 0 }, [3], 1],
  ])("of a page: %s", (_, data, asked, rows, total) => {
    expect(readEnvelope(data, [], asked)).toEqual({ rows, total });
  });
});

const twenty = Array.from({ length: 20 }, (_, index) => index);

test.each<[string, unknown]>([
  ["a round number of rows, bare", twenty],
  ["a round number of rows under a name", { items: twenty }],
  ["more to come by `next` alone", { next: "/api/v2/x/?cursor=b", results: twenty }],
])("a page that may be cut: %s", (_, data) => {
  const asked = { limit: 100, offset: 40 };
  expect(readEnvelope(data, [], asked)).toEqual({ rows: twenty, total: null, cap: 20 });
});

describe("one thing", () => {
  const thing = { id: 1, data: { id: 2 } };
  const keyed = { uuid: "a", tags: ["x"] };
  test.each([
    ["itself", thing, thing],
    ["known by another key", keyed, keyed],
    ["in a list", [thing], thing],
    ["in an envelope", { count: 1, results: [thing] }, thing],
    ["wrapped", { data: thing }, thing],
    ["not alone", [thing, thing], [thing, thing]],
    ["nothing", null, null],
  ])("%s", (_, data, found) => {
    expect(oneIn(data)).toEqual(found);
  });
});

describe("rows", () => {
  const schema = row({ name: textField, on: flagField, lat: numberField });

  test("numbers as text, flags as 0 and 1, unknown fields kept", () => {
    const odd: Oddity[] = [];
    const raw = { id: "7", name: 5, on: 1, lat: "37.2054220", extra: { a: 1 } };
    expect(readRow(schema, raw, "row", odd)).toEqual({
      id: 7,
      name: "5",
      on: true,
      lat: 37.205422,
      extra: { a: 1 },
    });
    expect(odd).toEqual([]);
  });

  test.each([
    [1, true],
    ["0", false],
    ["True", true],
    ["false", false],
  ])("yes or no as %j", (on, expected) => {
    const odd: Oddity[] = [];
    expect(readRow(schema, { id: 1, on }, "row", odd)?.on).toBe(expected);
    expect(odd).toEqual([]);
  });

  test("a field that does not fit becomes null and is reported", () => {
    const odd: Oddity[] = [];
    const read = readRow(schema, { id: 1, name: ["x"], on: "maybe", lat: {} }, "results[0]", odd);
    expect(read).toEqual({ id: 1, name: null, on: null, lat: null });
    expect(odd.map((one) => one.path)).toEqual([
      "results[0].name",
      "results[0].on",
      "results[0].lat",
    ]);
  });

  test.each([{}, { id: null }, { id: "x" }, { id: 1.5 }, null, "row", [1]])(
    "without a valid id there is no row: %j",
    (raw) => {
      expect(readRow(schema, raw, "row", [])).toBeNull();
    },
  );

  test("a relation is an id, or the thing itself where it was joined", () => {
    const cpe = row({ customer: joined(schema) });
    expect(readRow(cpe, { id: 1, customer: "65" }, "row", [])?.customer).toBe(65);
    expect(readRow(cpe, { id: 1, customer: { id: 65, name: "Ana" } }, "row", [])?.customer).toEqual(
      {
        id: 65,
        name: "Ana",
      },
    );
    expect(readRow(cpe, { id: 1, customer: { name: "Ana" } }, "row", [])?.customer).toBeNull();
  });

  test.each([
    ["Ana", null],
    ["", null],
    [" - ", null],
  ])("a relation given as %j", (customer, id) => {
    const cpe = row({ customer: joined(schema) });
    expect(readRow(cpe, { id: 1, customer }, "row", [])?.customer).toBe(id);
  });

  test.each([
    ["2024-04-26T12:23:16+02:00", "2024-04-26T12:23:16+02:00"],
    [1_714_130_596, "2024-04-26T11:23:16.000Z"],
    ["1714130596", "2024-04-26T11:23:16.000Z"],
    ["0000-00-00 00:00:00", null],
    [0, null],
    ["", null],
    [{}, null],
  ])("a time as %j, zeros for never", (at, wanted) => {
    expect(readRow(row({ at: timeField }), { id: 1, at }, "row", [])?.at).toBe(wanted);
  });

  test("keys of the prototype are fields like others", () => {
    const read = readRow(schema, JSON.parse('{"id":1,"__proto__":{"on":true}}'), "row", []);
    expect(read?.on).toBeUndefined();
    expect(({} as Record<string, unknown>)["on"]).toBeUndefined();
  });

  test("never throws, whatever the reply", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const read = readRow(schema, raw, "row", []);
        expect(read === null || Number.isInteger(read.id)).toBe(true);
        expect(Array.isArray(readEnvelope(raw, []).rows)).toBe(true);
        expect(readErrorBody(raw)).toHaveProperty("detail");
      }),
    );
  });
});

test.each<[unknown, string | null, object]>([
  [{ sn: ["Taken.", "Odd."] }, null, { sn: ["Taken.", "Odd."] }],
  [
    { errors: [{ field: "sn", message: "Taken." }, { message: "Not now." }] },
    "Not now.",
    { sn: ["Taken."] },
  ],
  [
    { detail: [{ loc: ["body", "customer", "name"], msg: "Required.", type: "missing" }] },
    null,
    { "customer.name": ["Required."] },
  ],
  [
    { type: "validation_error", errors: [{ code: "unique", detail: "Taken.", attr: "sn" }] },
    null,
    { sn: ["Taken."] },
  ],
  [{ type: ["Not one of ours."] }, null, { type: ["Not one of ours."] }],
  [{ errors: [{ code: "gone", detail: "Gone.", attr: null }] }, "Gone.", {}],
  [{ detail: [{ loc: ["body"], msg: "No JSON." }] }, "No JSON.", {}],
  [{ field: ["Required."], message: ["Too long."] }, "Too long.", { field: ["Required."] }],
  ["sn: taken", "sn: taken", {}],
])("a refusal as %j", (body, detail, fields) => {
  expect(readErrorBody(body)).toEqual({ detail, fields });
});

describe("metadata of fields", () => {
  test("is taken from OPTIONS: choices with or without labels, what must be, what is fixed", () => {
    const realm = {
      type: "choice",
      choices: [{ value: "cpe", display_name: "CPE" }, "dem", 3, []],
    };
    const name = { type: "string", required: true, read_only: false, max_length: 64 };
    expect({ ...readMetadata({ actions: { POST: { realm, name, odd: 7 } } }) }).toEqual({
      realm: {
        isRequired: null,
        isReadOnly: null,
        maxLength: null,
        choices: [
          { value: "cpe", label: "CPE" },
          { value: "dem", label: "dem" },
          { value: "3", label: "3" },
        ],
      },
      name: { isRequired: true, isReadOnly: false, maxLength: 64, choices: [] },
    });
  });

  test("is none in any other reply", () => {
    fc.assert(fc.property(fc.anything(), (data) => void readMetadata(data)));
    expect({ ...readMetadata({ actions: {} }) }).toEqual({});
  });
});

describe("error bodies", () => {
  test.each([
    [{ detail: "Not found." }, "Not found.", {}],
    [{ sn: ["wrong", "short"] }, null, { sn: ["wrong", "short"] }],
    [{ non_field_errors: ["both"] }, "both", {}],
    [{ customer: { name: ["required"] } }, null, { "customer.name": ["required"] }],
    [{ items: [{}, { dial: ["bad"] }] }, null, { "items.dial": ["bad"] }],
    [["one", "two"], "one two", {}],
    ["plain", "plain", {}],
    [{ detail: "x", code: "token_not_valid" }, "x", {}],
    ["<html><body>no</body></html>", null, {}],
    [null, null, {}],
  ])("%j", (body, detail, fields) => {
    const read = readErrorBody(body);
    expect(read.detail).toBe(detail);
    expect({ ...read.fields }).toEqual(fields);
  });
});

describe("what is shown of a request", () => {
  test("as curl, without the token and without secrets", () => {
    const curl = asCurl({
      method: "PATCH",
      url: "https://krill.example/api/v2/isp/cpes/1/",
      body: { wifi_password: "hunter2", notes: "it's" },
    });
    expect(curl).toContain("-X PATCH");
    expect(curl).toContain("$KRILL_TOKEN");
    expect(curl).toContain(String.raw`it'\''s`);
    expect(curl).not.toContain("hunter2");
  });

  test("secrets are hidden at any depth, emptiness is not", () => {
    expect(withoutSecrets({ a: [{ pppoe_password: "x", voicemail_password: "" }] })).toEqual({
      a: [{ pppoe_password: "•••", voicemail_password: "" }],
    });
  });
});

// Looked at again from each sign, it would take a minute and more.
test("an address that a reply made long is looked at once", () => {
  const url = `https://krill.example/api/v2/cpes/1/reboot${"?".repeat(200_000)}`;
  expect(urlWithoutSecrets(url)).toBe(url);
});

test("a secret is found however deep it lies, and nesting without end does no harm", () => {
  const nested = (depth: number): unknown =>
    JSON.parse(`${'{"a":'.repeat(depth)}{"wifi_password":"hunter2"}${"}".repeat(depth)}`);
  expect(JSON.stringify(withoutSecrets(nested(20)))).not.toContain("hunter2");
  expect(JSON.stringify(withoutSecrets(nested(20_000)))).not.toContain("hunter2");
});

test("what an error keeps of a reply has no secrets and turns no text round", () => {
  const raw = `{"wifi_password": "hunter2", "ssid": "a\u202Eb"}${" ".repeat(9000)}`;
  const error = new ApiError({ kind: "malformed", raw });
  expect(error.raw).toContain('{"wifi_password": "•••", "ssid": "a\uFFFDb"}');
  expect(error.raw?.length).toBeLessThanOrEqual(4000);
  expect(readErrorBody({ detail: "a\u202Eb", sn: ["c\u0000"] })).toEqual({
    detail: "a\uFFFDb",
    fields: { sn: ["c\uFFFD"] },
  });
});
