import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cpe } from "#src/apps/isp/api.ts";
import {
  changesOf,
  creationOf,
  missingOf,
  neededOf,
  NEW_INSTALLATION,
  readInstallation,
  type Installation,
} from "./installation.ts";

const FIELDS = {
  sn: "HWTC0ABC0011",
  customer: "12",
  realm: "cpe",
  model: "EG8145V5",
  profile: "2",
  line_profile: "residential",
};
const one = (more: Partial<Installation> = {}): Installation => ({
  ...NEW_INSTALLATION,
  at: 1,
  fields: FIELDS,
  cpe: "new",
  ...more,
});
const without = (name: string) =>
  Object.fromEntries(Object.entries(FIELDS).filter(([key]) => key !== name));

describe("what is missing", () => {
  test("nothing, where all is there", () => {
    expect(missingOf(one())).toEqual([]);
    expect(missingOf(one({ cpe: 7, fields: { sn: FIELDS.sn, customer: "12" } }))).toEqual([]);
  });

  const CASES: [what: string, installation: Installation, missing: string[]][] = [
    ["everything", NEW_INSTALLATION, ["sn", "customer"]],
    ["half a serial", one({ fields: { ...FIELDS, sn: "HWTC0A" } }), ["sn"]],
    ["the CPE", one({ cpe: null }), ["cpe"]],
    ["nothing, without the CRM", one({ cpe: 7, fields: { sn: FIELDS.sn } }), []],
    ["the plan", one({ fields: without("profile") }), ["profile"]],
    [
      "no plan is needed on another operator's network",
      one({ fields: { ...without("profile"), line_profile: "bitstream:adamo" } }),
      [],
    ],
  ];
  test.each(CASES)("%s", (_, installation, missing) => {
    expect(missingOf(installation)).toEqual(missing);
  });
});

test("a CPE that is there needs the serial number alone, a new one its model and its plan too", () => {
  expect(neededOf(one({ cpe: 7 }))).toEqual(["sn", "customer"]);
  expect(neededOf(one())).toEqual(["sn", "customer", "model", "profile", "line_profile"]);
  expect(neededOf(one({ fields: { line_profile: "bitstream:adamo" } }))).not.toContain("profile");
});

describe("what is sent", () => {
  test("a new CPE: what was filled in, as the API stores it", () => {
    const fields = { ...FIELDS, latitude: "37.2054220", longitude: "", wifi_ssid: "Casa" };
    expect(creationOf(one({ fields }), "secret")).toEqual({
      customer: 12,
      tech: "gpon",
      active: true,
      access: true,
      sn: "485754430abc0011",
      profile: 2,
      realm: "cpe",
      line_profile: "residential",
      model: "EG8145V5",
      wifi_ssid: "Casa",
      wifi_password: "secret",
    });
  });

  test("of a CPE that is there only what is not so already", () => {
    const cpe = {
      id: 7,
      sn: "485754430ABC0011",
      tech: "gpon",
      model: "EG8145V5",
      latitude: 37.205422,
      longitude: -6.1,
      wifi_ssid: "Old",
    } as Cpe;
    const fields = { ...FIELDS, latitude: "37.2054220", longitude: "-6.1000000", wifi_ssid: "New" };
    expect(changesOf(one({ cpe: 7, fields }), "", cpe)).toEqual({ wifi_ssid: "New" });
    expect(changesOf(one({ cpe: 7 }), "", { id: 7, sn: null })).toEqual({
      sn: "485754430abc0011",
      tech: "gpon",
      model: "EG8145V5",
    });
  });
});

describe("what was stored", () => {
  test("is read back as it was, for a week", () => {
    const stored: unknown = JSON.parse(JSON.stringify(one({ at: 1000, sentAt: 5 })));
    expect(readInstallation(stored, 2000)).toEqual(one({ at: 1000, sentAt: 5 }));
    expect(readInstallation(stored, 8 * 24 * 3600_000)).toEqual(NEW_INSTALLATION);
  });

  test("never throws, and takes no password, whatever stands there", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        readInstallation(stored, 0);
        const fields = { wifi_password: "x", sn: "HWTC0ABC0011" };
        expect(readInstallation({ at: 0, fields }, 0).fields).toEqual({ sn: "HWTC0ABC0011" });
      }),
    );
  });
});
