import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOnus } from "./onus.ts";

const ROW = {
  id: "0/5/14-7",
  desc: "cpe0007",
  type: "245H",
  sn: "48575443DCDC44E3",
  status: "online",
};

describe("the rows of onus/status (contract 3.5, not captured)", () => {
  it.each([
    ["an envelope", { count: 1, next: null, results: [ROW] }],
    ["a bare list", [ROW]],
    ["a named list", { onus: [ROW] }],
    ["rows with port and number apart", [{ ...ROW, fsp: "00/05/14", id: 7 }]],
    ["a map by number", { 7: { ...ROW, id: undefined } }],
    ["a map by position", { "0/5/14-7": { ...ROW, id: undefined } }],
    ["a named map by number", { onus: { 7: ROW } }],
    [
      "other names",
      [{ onu_id: 7, name: "cpe0007", model: "245H", serial: "HWTCdcdc44e3", state: "up" }],
    ],
    [
      "names in capitals and with signs",
      [{ "ONU-ID": "7", Description: "cpe0007", ontModel: "245H", SN: ROW.sn, OperStatus: "Up" }],
    ],
    ["the CLI's own column names", [{ ...ROW, id: undefined, "f/s/p:id": "0/5/14:07" }]],
  ])("are found in %s", (_, raw) => {
    const { onus, odd } = readOnus(raw);
    expect(onus).toMatchObject([
      {
        onuId: 7,
        name: "cpe0007",
        type: "245H",
        sn: "48575443dcdc44e3",
        status: "online",
        cause: null,
      },
    ]);
    expect(odd).toStrictEqual([]);
  });

  it.each([
    [{ status: "online" }, "online", null],
    [{ status: "up", last_down_cause: "losi" }, "online", null],
    [{ phase_state: "working" }, "online", null],
    [{ phase_state: "DyingGasp" }, "offline", "dying-gasp"],
    [{ runState: "offline", lastDownCause: "LOSi/LOBi" }, "offline", "los"],
    [{ status: "down" }, "offline", "unknown"],
    [{ status: "offline", cause: "noerror" }, "offline", "unknown"],
    [{ status: "offline", cause: "losi" }, "offline", "los"],
    [{ status: "LOS" }, "offline", "los"],
    [{ status: "dyinggasp" }, "offline", "dying-gasp"],
    [{ status: "Dying-Gasp" }, "offline", "dying-gasp"],
    [{ status: "alarm/losi/offline" }, "offline", "los"],
    [{ reg_status: ["alarm", "dyinggasp", "offline"] }, "offline", "dying-gasp"],
    [{ status: "offline", last_down_cause: "dying-gasp" }, "offline", "dying-gasp"],
    [{ status: "offline", cause: "deactivated by operator" }, "offline", "other"],
    [{ status: "offline", cause: "lofi" }, "offline", "other"],
    [{ status: "??" }, "unknown", null],
    [{ status: 3 }, "unknown", null],
    [{ status: ["online", "offline"] }, "unknown", null],
    [{}, "unknown", null],
  ])("%j is %s, cause %s", (row, status, cause) => {
    expect(readOnus([row]).onus).toMatchObject([{ status, cause }]);
  });

  it("keeps times, and the row as it came", () => {
    const row = {
      ...ROW,
      status: "offline",
      last_down_time: "2025-03-10T11:50:00+01:00",
      extra: 1,
    };
    const [onu] = readOnus([row]).onus;
    expect(onu?.lastDown).toStrictEqual(new Date("2025-03-10T10:50:00Z"));
    expect(onu?.raw).toMatchObject(row);
  });

  it("leaves out and notes what is no row", () => {
    const { onus, odd } = readOnus([null, "x", ROW]);
    expect(onus).toHaveLength(1);
    expect(odd.map(({ path }) => path)).toContain("1");
    expect(readOnus("<html>").odd).toHaveLength(1);
    expect(readOnus({ detail: "Not found." }).onus).toStrictEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(readOnus(raw).onus).toBeInstanceOf(Array);
        const row = { ...ROW, status: raw, sn: raw, id: raw, cause: raw, last_down_time: raw };
        expect(readOnus([row]).onus).toHaveLength(1);
      }),
    );
  });
});
