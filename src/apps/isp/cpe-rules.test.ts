import { describe, expect, test } from "vitest";
import type { FormValues } from "#src/resource/form-spec.ts";
import {
  bodyOf,
  changesOf,
  initialValues,
  isInSight,
  problemsOf,
  valuesOf,
} from "#src/resource/form-values.ts";
import { fieldsOf } from "#src/resource/form-spec.ts";
import { cpeForm } from "./cpe-form.ts";
import {
  checkFixedAddress,
  checkLan,
  checkMac,
  checkSerial,
  checkVlan,
  fitsRealm,
  fitsTech,
  noteSerial,
  readMac,
  readSerial,
  modelOfType,
} from "./cpe-rules.ts";

const blank = initialValues(cpeForm, new URLSearchParams());
const filled = (more: FormValues): FormValues => ({
  ...blank,
  customer: "65",
  model: "HG8245H",
  ...more,
});
const gpon = filled({ sn: "HWTC14310A47", profile: "3", line_profile: "residential" });

describe("a serial number is accepted as people type it and stored as 16 hex digits", () => {
  test.each([
    ["HWTCdcdc44e3", "48575443dcdc44e3"],
    ["48575443DCDC44E3", "48575443dcdc44e3"],
    ["SN: HWTC-DCDC44E3", "48575443dcdc44e3"],
    ["0000deadbeef0000", "0000deadbeef0000"],
  ])("%s", (typed, stored) => {
    expect(readSerial(typed)).toBe(stored);
    expect(checkSerial(typed)).toBeNull();
  });

  test.each([
    ["HWTC1431", "snLength"],
    ["HWTC14310A4", "snLength"],
    ["HWTC14310A4Z", "snHex"],
    ["zzzzzzzzzzzzzzzz", "snHex"],
    ["no lo sé", "snLength"],
  ])("%s is refused", (typed, rule) => {
    expect(checkSerial(typed)).toBe(rule);
  });

  test("both forms are shown while it is typed", () => {
    expect(noteSerial("hwtc14310a47")).toBe("HWTC14310A47 · 4857544314310a47");
    expect(noteSerial("HWTC")).toBeNull();
  });
});

test.each([
  ["6c:44:2a:eb:a9:a1", "6c442aeba9a1"],
  ["6C442AEBA9A1", "6c442aeba9a1"],
  ["6c44.2aeb.a9a1", "6c442aeba9a1"],
  ["6c:44:2a:eb:a9", null],
  ["6c:44:2a:eb:a9:zz", null],
])("the MAC %s is stored as %s", (typed, stored) => {
  expect([readMac(typed), checkMac(typed)]).toEqual([stored, stored === null ? "mac" : null]);
});

test.each([
  [checkFixedAddress, "192.0.2.1", null],
  [checkFixedAddress, "192.0.2.256", "ipv4"],
  [checkFixedAddress, "2001:db8::1", "ipv4"],
  [checkLan, "192.168.1.1/24", null],
  [checkLan, "192.168.1.1", "cidr"],
  [checkLan, "192.168.1.1/33", "cidr"],
  [checkLan, "192.168.1.1/24/24", "cidr"],
  [checkVlan, "1", null],
  [checkVlan, "4094", null],
  [checkVlan, "0", "vlan"],
  [checkVlan, "4095", "vlan"],
])("%o of %s: %s", (check, typed, rule) => {
  expect(check(typed)).toBe(rule);
});

describe("what a technology needs", () => {
  const own = { own: "required" };
  test.each([
    ["gpon", {}, { sn: { rule: "snMissing" }, profile: own, line_profile: own }],
    ["gpon", { line_profile: "bitstream:adamo" }, { sn: { rule: "snMissing" } }],
    ["docsis", {}, { mac: own, profile: own }],
    ["wimax", {}, { mac: own, profile: own }],
    ["ghn", {}, { mac: own, profile: own }],
    ["ethernet", {}, {}],
    ["voip", {}, {}],
    ["", {}, {}],
  ])("%s %j", (tech, more, problems) => {
    expect(problemsOf(cpeForm, filled({ tech, ...more }), null)).toEqual(problems);
  });

  test.each<FormValues>([{ customer: "" }, { model: "" }])(
    "all need a customer and a model: %j",
    (more) => {
      expect(problemsOf(cpeForm, { ...gpon, ...more }, null)).toEqual({
        [Object.keys(more)[0] ?? ""]: own,
      });
    },
  );

  test.each([
    [
      "gpon",
      ["sn", "line_profile", "dsn", "tv_profile", "pppoe_username", "wifi_ssid"],
      ["mac", "mtamac"],
    ],
    ["docsis", ["mac", "mtamac", "tv_profile"], ["sn", "line_profile", "dsn"]],
    ["wimax", ["mac", "pppoe_username"], ["sn", "mtamac", "line_profile", "tv_profile"]],
    ["", ["external_voip"], ["sn", "mac", "profile", "bridge"]],
  ])("the form of %s", (tech, shown, hidden) => {
    const values = { ...blank, tech };
    const seen = fieldsOf(cpeForm)
      .filter((field) => isInSight(field, values, values))
      .map(({ name }) => name);
    expect(seen).toEqual(expect.arrayContaining(shown));
    expect(seen.filter((name) => hidden.includes(name))).toEqual([]);
  });
});

describe("the fixed address", () => {
  test.each([
    [{ address_profile: "fixed" }, { fixed_address: { own: "required" } }],
    [{ address_profile: "fixed", fixed_address: "192.0.2" }, { fixed_address: { rule: "ipv4" } }],
    [{ address_profile: "fixed", fixed_address: "192.0.2.7" }, {}],
    [{ address_profile: "nat" }, {}],
  ])("%j", (more, problems) => {
    expect(problemsOf(cpeForm, { ...gpon, ...more }, null)).toEqual(problems);
  });

  test("goes with its profile", () => {
    const before = valuesOf(cpeForm, { address_profile: "fixed", fixed_address: "192.0.2.7" });
    expect(changesOf(cpeForm, before, { ...before, address_profile: "nat" })).toEqual({
      address_profile: "nat",
      fixed_address: null,
    });
    const typed = { ...gpon, address_profile: "nat", fixed_address: "192.0.2.7" };
    expect(bodyOf(cpeForm, typed)).not.toHaveProperty("fixed_address");
  });
});

test.each([
  [{ postalcode: "29 001" }, { postalcode: { rule: "postalcode" } }],
  [{ expiration_date: "2026-13-01" }, { expiration_date: { own: "date" } }],
  [{ external_id: "x".repeat(257) }, { external_id: { own: "tooLong", max: 256 } }],
  [{ latitude: "37.2" }, { longitude: { rule: "bothCoordinates" } }],
  [{ latitude: "97.2", longitude: "-4.7" }, { latitude: { rule: "latitude" } }],
  [{ me_vlan: "5000" }, { me_vlan: { rule: "vlan" } }],
  [{ notes: "x".repeat(2000) }, {}],
])("%j", (more: FormValues, problems) => {
  expect(problemsOf(cpeForm, { ...gpon, ...more }, null)).toEqual(problems);
});

test("an old CPE without serial can be changed in other ways, and may not lose one", () => {
  const old = valuesOf(cpeForm, { tech: "gpon", sn: null, model: "F660", customer: 1 });
  expect(problemsOf(cpeForm, { ...old, notes: "x" }, old)).toEqual({});
  const whole = { ...old, sn: "48575443dcdc44e3" };
  expect(problemsOf(cpeForm, { ...whole, sn: "" }, whole)).toEqual({ sn: { rule: "snMissing" } });
});

describe("what a save does", () => {
  const effects = cpeForm.effects ?? (() => []);
  test.each([
    [["notes"], {}, []],
    [["access"], { access: false }, ["cuts"]],
    [["active"], { active: false }, ["cuts", "reprovisions"]],
    [["active"], { active: true }, ["reprovisions"]],
    [["profile"], {}, ["reprovisions"]],
    [["profile"], { disable_provision: true }, []],
    [["wifi_ssid"], {}, ["reconfigures"]],
    [["wifi_ssid"], { disable_reconfig: true }, []],
    [["sn"], {}, ["reprovisions", "serialFixed"]],
  ])("%j %j", (changed, more: FormValues, said) => {
    expect(effects(changed, { ...gpon, ...more }, false)).toEqual(said);
  });

  test("a new fibre device is provisioned when its OLT sees it", () => {
    expect(effects(["sn"], gpon, true)).toEqual(["provisions"]);
    expect(effects([], { ...gpon, sn: "" }, true)).toEqual([]);
  });
});

test("profiles are offered by technology and realm; what they do not say does not count", () => {
  expect([fitsTech("gpon", "GPON"), fitsTech("docsis", "gpon"), fitsTech(null, "gpon")]).toEqual([
    true,
    false,
    true,
  ]);
  expect(fitsRealm({ realms: ["cpe", "phi"] }, "phi")).toBe(true);
  expect(fitsRealm({ realm: "cpe" }, "phi")).toBe(false);
  expect(fitsRealm({}, "phi")).toBe(true);
  expect(fitsRealm({ realms: ["cpe"] }, "")).toBe(true);
});

describe("the model of an ONU that waits", () => {
  const NAMES = ["HG8245H", "HG8245Q2", "HS8546V2", "F680", "F660"];
  const TYPES: [type: string, model: string | null][] = [
    ["245H", "HG8245H"],
    ["f680", "F680"],
    ["8245", null],
    ["F6", null],
    ["110H", null],
    ["", null],
  ];
  test.each(TYPES)("%s is %s", (type, model) => {
    expect(modelOfType(type, NAMES)).toBe(model);
  });
});
