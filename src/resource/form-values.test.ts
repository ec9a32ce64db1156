import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choice, flag, secret, text, type FormField, type FormValues } from "./form-spec.ts";
import {
  bodyOf,
  changesOf,
  differences,
  initialValues,
  isInSight,
  problemsOf,
  rebased,
  toApi,
  valueBefore,
  valuesOf,
} from "./form-values.ts";

const isFixed = (values: FormValues) => values["address_profile"] === "fixed";
const spec = {
  groups: [
    {
      id: "all",
      fields: [
        text("name", { isRequired: true }),
        text("surname", { whenEmpty: "blank" }),
        { name: "notes", kind: "longtext" },
        { name: "vlan", kind: "number" },
        { name: "latitude", kind: "decimal" },
        { name: "customer", kind: "id" },
        { name: "until", kind: "date" },
        flag("active"),
        choice("address_profile"),
        text("fixed_address", { isShown: isFixed, isClearedWhenHidden: true, isRequired: isFixed }),
        secret("password"),
        text("mac", {
          isShown: (values) => values["active"] === true,
          maxLength: 12,
          read: (typed) => typed.replaceAll(":", "").toLowerCase(),
          check: (typed) => (/^[\da-f:]+$/iu.test(typed) ? null : "mac"),
        }),
      ] satisfies FormField[] as readonly FormField[],
    },
  ],
};
const row = {
  id: 7,
  name: "Ana",
  surname: "",
  notes: null,
  vlan: 12,
  latitude: 37.205422,
  customer: { id: 65, name: "x" },
  until: "2026-01-31",
  active: true,
  address_profile: "fixed",
  fixed_address: "192.0.2.1",
  password: "old",
  mac: null,
};
const base = valuesOf(spec, row);
const typed = (more: FormValues): FormValues => ({ ...base, ...more });

test("Undo puts back what was read where the form shows less than it holds", () => {
  const jump = text("jump", { show: () => "grp:22", send: (line) => line });
  const before = (field: FormField, read?: object) =>
    valueBefore(
      { groups: [{ id: "all", fields: [field] }] },
      "jump",
      { jump: "grp:22" },
      { ...read },
    );
  expect(before(jump, { jump: 4 })).toBe("grp:22");
  expect(before({ ...jump, isUndoneAsRead: true }, { jump: 4 })).toBe(4);
  expect(before({ ...jump, isUndoneAsRead: true })).toBeNull();
});

describe("what is sent", () => {
  test("is nothing where nothing was changed", () => {
    expect(changesOf(spec, base, base)).toEqual({});
    expect(changesOf(spec, base, typed({ name: " Ana ", latitude: "37,2054220" }))).toEqual({});
  });

  test.each([
    [{ name: " Eva " }, { name: "Eva" }],
    [{ surname: "Ruiz" }, { surname: "Ruiz" }],
    [{ notes: "two\nlines " }, { notes: "two\nlines " }],
    [{ vlan: "" }, { vlan: null }],
    [{ vlan: "13" }, { vlan: 13 }],
    [{ latitude: "1.123456789" }, { latitude: "1.1234568" }],
    [{ customer: "66" }, { customer: 66 }],
    [{ until: "" }, { until: null }],
    [{ active: false }, { active: false }],
    [{ password: " new " }, { password: " new " }],
    [{ password: "" }, { password: null }],
    [{ mac: "7C:B7:33:0A:0B:0C" }, { mac: "7cb7330a0b0c" }],
    // The API does not take a fixed address without its profile.
    [{ address_profile: "nat" }, { address_profile: "nat", fixed_address: null }],
  ])("is what changed: %j", (change: FormValues, sent) => {
    expect(changesOf(spec, base, typed(change))).toEqual(sent);
  });

  test("an emptied text is blank where the API says so, else null", () => {
    const from = typed({ surname: "Ruiz", name: "Ana" });
    expect(changesOf(spec, from, { ...from, surname: "", name: "" })).toEqual({
      surname: "",
      name: null,
    });
  });

  test("of a new thing it is what is filled", () => {
    const empty = initialValues(spec, new URLSearchParams());
    expect(bodyOf(spec, empty)).toEqual({});
    const values = { ...empty, name: "Ana", active: false, vlan: "0", fixed_address: "192.0.2.1" };
    expect(bodyOf(spec, values)).toEqual({ name: "Ana", active: false, vlan: 0 });
  });

  test("a thing shown and saved again is unchanged, whatever the API gave", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(row)), fc.anything()), (any) => {
        const values = valuesOf(spec, any);
        expect(changesOf(spec, values, { ...values })).toEqual({});
      }),
    );
  });
});

test("a new thing takes from the address only what the form allows", () => {
  const address = new URLSearchParams({ name: "Ana", password: "x", active: "true" });
  const values = initialValues({ ...spec, fromAddress: ["name", "active"] }, address);
  expect([values["name"], values["password"], values["active"]]).toEqual(["Ana", "", null]);
});

describe("what is in sight", () => {
  const mac = spec.groups[0]?.fields.find(({ name }) => name === "mac");
  if (!mac) throw new Error("no such field");
  test.each([
    [{ active: true }, {}, true],
    [{ active: false }, {}, false],
    [{ active: false, mac: "7c" }, {}, true],
    [{ active: false, mac: "" }, { mac: "7c" }, true],
  ])("now %j, before %j", (now: FormValues, before: FormValues, isThere) => {
    expect(isInSight(mac, now, before)).toBe(isThere);
  });
});

describe("what is wrong", () => {
  test.each([
    [{ name: "" }, { name: { own: "required" } }],
    [{ vlan: "1.5" }, { vlan: { own: "number" } }],
    [{ latitude: "north" }, { latitude: { own: "number" } }],
    [{ customer: "Ana" }, { customer: { own: "choice" } }],
    [{ until: "2026-02-30" }, { until: { own: "date" } }],
    [{ fixed_address: "" }, { fixed_address: { own: "required" } }],
    [{ mac: "zz" }, { mac: { rule: "mac" } }],
    [{ mac: "7cb7330a0b0c0d" }, { mac: { own: "tooLong", max: 12 } }],
    [{ notes: "fine" }, {}],
  ])("%j", (change: FormValues, problems) => {
    expect(problemsOf(spec, typed(change), base)).toEqual(problems);
  });

  test("old values that were not touched are the server's to judge", () => {
    const odd = typed({ name: "", until: "soon", mac: "??" });
    expect(problemsOf(spec, { ...odd, notes: "x" }, odd)).toEqual({});
    expect(Object.keys(problemsOf(spec, odd, null))).toEqual(["name", "until", "mac"]);
  });

  test("what the server says of its fields counts too", () => {
    const said = {
      surname: { isRequired: true, maxLength: null },
      name: { isRequired: null, maxLength: 3 },
    };
    expect(problemsOf(spec, typed({ name: "Elena" }), null, said)).toEqual({
      surname: { own: "required" },
      name: { own: "tooLong", max: 3 },
    });
  });

  test("a change can make another field necessary", () => {
    const nat = typed({ address_profile: "nat", fixed_address: "" });
    expect(problemsOf(spec, { ...nat, address_profile: "fixed" }, nat)).toEqual({
      fixed_address: { own: "required" },
    });
  });
});

describe("somebody else saved it meanwhile", () => {
  const theirs = typed({ name: "Eva", notes: "theirs", vlan: "99" });
  const mine = typed({ name: "Ada", notes: "theirs", until: "" });

  test("the differences say which are contested", () => {
    const found = differences(spec, base, mine, theirs);
    expect(found.map(({ field, isContested }) => [field.name, isContested])).toEqual([
      ["name", true],
      ["vlan", false],
    ]);
  });

  test.each([
    [[], { name: "Ada", until: null }],
    [["name"], { until: null }],
  ])("with theirs for %j what is sent is mine alone", (takeTheirs, sent) => {
    const merged = rebased(spec, base, mine, theirs, new Set(takeTheirs));
    expect(changesOf(spec, theirs, merged)).toEqual(sent);
  });

  test("without own changes nothing is left to send", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, notes) => {
        const now = typed({ name, notes });
        expect(changesOf(spec, now, rebased(spec, base, base, now, new Set()))).toEqual({});
      }),
    );
  });
});

test("what is typed is never sent as something that throws or is not a number", () => {
  const number: FormField = { name: "n", kind: "number" };
  fc.assert(
    fc.property(fc.string(), (any) => {
      expect(toApi(number, any)).not.toBeNaN();
      expect(() => toApi({ name: "d", kind: "decimal" }, any)).not.toThrow();
    }),
  );
});

test("a list of the API is one text in the form, and a list again where it changed", () => {
  const tags = {
    groups: [
      {
        id: "all",
        fields: [
          text("tags", {
            show: (value) => (Array.isArray(value) ? value.join(" ") : ""),
            send: (words) => words.split(" ").filter(Boolean),
          }),
        ],
      },
    ],
  };
  const shown = valuesOf(tags, { tags: ["a", "b"] });
  expect(shown).toEqual({ tags: "a b" });
  // Another writing of the same list is no change.
  expect(changesOf(tags, shown, { tags: "a  b " })).toEqual({});
  expect(changesOf(tags, shown, { tags: "" })).toEqual({ tags: [] });
  expect(bodyOf(tags, { tags: "" })).toEqual({});
  expect(bodyOf(tags, { tags: "c" })).toEqual({ tags: ["c"] });
});
