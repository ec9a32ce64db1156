import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { changesOf, isSame } from "#src/resource/form-values.ts";
import { whole } from "#src/util/read.ts";
import { labelsOf, serviceForm } from "./service-form.ts";
import { listOf } from "./service-list.tsx";
import {
  fieldsOf,
  formServices,
  isJson,
  parsed,
  serviceName,
  services,
  type Service,
} from "./services.ts";

afterEach(() => vi.unstubAllGlobals());

const read = (raw: unknown) => services.spec.read(raw, whole());
const serviceOf = (raw: unknown): Service => {
  const service = read(raw);
  if (!service) throw new Error("not read");
  return service;
};
const said = { isRequired: null, isReadOnly: null, maxLength: null, choices: [] };

describe("fieldsOf", () => {
  test("takes the server's description, in its order, whatever is in it", () => {
    const metadata = {
      allow: null,
      fields: {
        id: { ...said, isReadOnly: true },
        splitter_color: { ...said, choices: [{ value: "blue", label: "Blue" }] },
        extra: said,
      },
      described: {
        id: { type: "integer", label: "ID" },
        splitter_color: { type: "field", label: "Splitter colour" },
        drop_length: { type: "integer", label: null },
        extra: { type: "nested object", label: null },
      },
    };
    expect(
      fieldsOf(metadata, []).map(({ name, type, isReadOnly }) => [name, type, isReadOnly]),
    ).toEqual([
      ["id", "number", true],
      ["splitter_color", "choice", false],
      ["drop_length", "number", false],
      ["extra", "json", false],
    ]);
    const [group] = serviceForm(fieldsOf(metadata, [])).groups;
    expect(group?.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ["splitter_color", "choice"],
      ["drop_length", "number"],
      ["extra", "longtext"],
    ]);
  });

  test("leaves out names that every object has, described or met", () => {
    const described = JSON.parse(
      '{"__proto__": {"label": null}, "toString": {"label": null}, "plan": {"label": null}}',
    );
    const names = (fields: ReturnType<typeof fieldsOf>) => fields.map(({ name }) => name);
    expect(names(fieldsOf({ allow: null, fields: {}, described }, []))).toEqual(["plan"]);
    const met = serviceOf(JSON.parse('{"id": 1, "constructor": "x", "plan": "basic"}'));
    expect(names(fieldsOf(undefined, [met]))).toEqual(["id", "plan"]);
  });

  test("takes the fields met where nothing is described; what differs is text", () => {
    const met = [
      serviceOf({ id: 1, a: true, b: 1, c: null, created: "x", _links: {} }),
      serviceOf({ id: 2, a: false, b: "1A", c: [1], d: 1.5 }),
    ];
    expect(fieldsOf(undefined, met).map(({ name, type }) => `${name}:${type}`)).toEqual([
      "id:text",
      "a:flag",
      "b:text",
      "c:json",
      "created:text",
      "d:decimal",
    ]);
  });

  test("takes parts, numbers and decimals for such in whichever order they are met, and an empty one for nothing", () => {
    const rows = [
      { id: 1, parts: { a: 1 }, vlan: null, price: 20 },
      { id: 2, parts: "none", vlan: 100, price: 19.9 },
    ].map(serviceOf);
    for (const met of [rows, rows.toReversed()])
      expect(fieldsOf(undefined, met).map(({ name, type }) => `${name}:${type}`)).toEqual([
        "id:text",
        "parts:json",
        "vlan:number",
        "price:decimal",
      ]);
  });

  test("without anything known the form is one object of JSON", () => {
    const [group] = serviceForm([]).groups;
    expect(group?.fields.map(({ name }) => name)).toEqual(["json_body"]);
    const check = group?.fields[0]?.check;
    expect(["{}", "[1]", "{"].map((text) => check?.(text, {}))).toEqual([
      null,
      "jsonObject",
      "json",
    ]);
  });
});

test("the parts of a service are the same however they are typed", () => {
  const spec = serviceForm([{ name: "extra", type: "json", isReadOnly: false, label: null }]);
  const values = { extra: '{"iptv":true,"vlans":[100]}' };
  const [field] = spec.groups[0]?.fields ?? [];
  const shown = JSON.stringify(JSON.parse(values.extra), null, 2);
  expect(field && isSame(field, values.extra, shown)).toBe(true);
  expect(changesOf(spec, { extra: "{}" }, values)).toEqual({ extra: shown });
  expect(changesOf(spec, { extra: "{}" }, { extra: "{" })).toEqual({ extra: "{" });
});

test("a server that takes a service only as a whole gets the whole, its parts as they came", async () => {
  const seen = fakeFetch(() => ({ status: 200, json: { id: 7, plan: "big", extra: { a: 2 } } }));
  const form = formServices([{ name: "extra", type: "json", isReadOnly: false, label: null }]);
  const { item } = await form.save(7, { extra: '{"a":2}' }, { plan: "big", extra: { a: 1 } });
  expect(seen.map(({ method, body }) => [method, body])).toEqual([
    ["PUT", '{"plan":"big","extra":{"a":2}}'],
  ]);
  expect(item?.data["extra"]).toBe('{\n  "a": 2\n}');
});

test("a service is known by id, pk or uuid, keeps every field, and is named by whatever names it", () => {
  expect(serviceOf({ id: 7, x: 1 })).toMatchObject({ id: "7", x: 1 });
  expect(serviceOf({ uuid: "a-b" }).id).toBe("a-b");
  expect(read({ x: 1 })).toBeNull();
  expect(serviceName(serviceOf({ id: 7, customer: { name: "Olivo" } }))).toBe("Olivo");
  expect(serviceName(serviceOf({ id: 7, customer: 12 }))).toBe("12");
  expect(serviceName(serviceOf({ id: 7 }))).toBeNull();
});

test("never throws", () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (raw, text) => {
      expect(() => {
        const service = read(raw);
        if (service) serviceForm(fieldsOf(undefined, [service]));
        parsed(text);
        isJson(text);
      }).not.toThrow();
    }),
  );
});

test("a field that is called as what every object has is one without a label", () => {
  const labels = labelsOf([{ name: "name", type: "text", isReadOnly: false, label: "Name" }]);
  expect(["name", "constructor", "__proto__"].map((name) => labels[name])).toEqual([
    "Name",
    undefined,
    undefined,
  ]);
});

test("a list has the id once, by whichever name it came", () => {
  const columns = (rows: readonly object[]) => {
    const met = rows.map(serviceOf);
    return listOf(fieldsOf(undefined, met), met).columns.map(({ id }) => id);
  };
  expect(columns([{ uuid: "a1", name: "x" }])).toEqual(["id", "name"]);
  expect(columns([{ id: 7, uuid: "a1" }])).toEqual(["id", "uuid"]);
});
