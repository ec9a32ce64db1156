import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCpeInfo } from "./cpe-info.ts";
import { readMetric, readThresholds } from "./metrics.ts";
import { whole } from "#src/util/read.ts";

const UP = {
  state: "up",
  state_id: 0,
  output: "online oltNorte:0/5/14-2 10.8.33.14",
  uptime: 14_042,
  dnbw: 0,
  upbw: "120",
  distance: 647,
  ips: ["10.8.33.14"],
  registration: {
    host: "oltNorte",
    id: "0/5/14-2",
    states: ["online"],
    tags: ["oltNorte"],
    last_down_time: "2025-03-01T08:00:00+01:00",
  },
  alarms: [],
  services: {
    txrx: {
      state_id: 0,
      output: "dnrx=-22.14",
      perfdatas: [
        {
          metric: "dnrx",
          value: -22.14,
          uom: "dBm",
          min: -49,
          max: 5,
          thresholds: [-29, -27, -11, -8],
        },
      ],
    },
  },
  tech: {
    line_profile: "residential",
    service_ports: [{ id: 24, user_vlan: 1024, service_vlan: 934 }],
  },
};

describe("CPE info", () => {
  it("reads a device that is up", () => {
    const { info, odd } = readCpeInfo(UP);
    expect(odd).toStrictEqual([]);
    expect(info).toMatchObject({
      state: "up",
      uptime: 14_042,
      upbw: 120,
      distanceM: 647,
      ips: ["10.8.33.14"],
      registration: { olt: "oltNorte", position: { frame: 0, slot: 5, port: 14, onu: 2 } },
      lineProfile: "residential",
      servicePorts: [{ id: "24", userVlan: 1024, serviceVlan: 934, nativeVlan: null }],
      extra: {},
    });
    expect(info.registration.lastDown).toStrictEqual(new Date("2025-03-01T07:00:00Z"));
  });

  it("shows no reading of a device that is down as a figure", () => {
    const { info } = readCpeInfo({
      ...UP,
      state: "down",
      state_id: 1,
      uptime: 0,
      dnbw: 0.0,
      upbw: 0.0,
      distance: -1,
      ips: ["0.0.0.0"],
      services: {
        txrx: {
          state_id: 0,
          perfdatas: [
            { metric: "dnrx", value: null, min: -49, max: 5, thresholds: [] },
            { metric: "upatt", value: -1.0, min: 1, max: 60, thresholds: [26, 46] },
          ],
        },
      },
    });
    expect(info).toMatchObject({ uptime: null, dnbw: null, upbw: null, distanceM: null, ips: [] });
    expect(info.services[0]?.state).toBe("unknown");
    expect(info.services[0]?.metrics.map(({ value }) => value)).toStrictEqual([null, null]);
  });

  it.each([
    [{ state: "up" }, "up", []],
    [{ state_id: "1" }, "down", []],
    [{ state: "UP", state_id: 0 }, "up", []],
    [{ state: "up", state_id: 1 }, "unknown", ["contradiction"]],
    [{ state: "degraded" }, "unknown", ["unknown-word"]],
    [{ state: "__state__" }, "unknown", ["placeholder"]],
    [{}, "unknown", []],
  ])("%j is %s", (raw, state, odd) => {
    const found = readCpeInfo(raw);
    expect(found.info.state).toBe(state);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });

  it.each([null, undefined, "<html>", 7, [], true])("of %j is all unknown, and odd", (raw) => {
    const { info, odd } = readCpeInfo(raw);
    expect(info).toMatchObject({ state: "unknown", services: [], servicePorts: null });
    expect(odd).toHaveLength(1);
  });

  it.each([
    [["online"], [["online", "online"]]],
    [
      "alarm/losi/offline",
      [
        ["alarm", "alarm"],
        ["losi", "losi"],
        ["offline", "offline"],
      ],
    ],
    ["__regstate__", [["unknown", ""]]],
    [["quarantined"], [["unknown", "quarantined"]]],
    ["Dying-Gasp", [["dyinggasp", "Dying-Gasp"]]],
    [[], []],
    [null, []],
  ])("registration states %j are %j", (states, wanted) => {
    const { registration } = readCpeInfo({ registration: { states } }).info;
    expect(registration.states.map(({ state, word }) => [state, word])).toStrictEqual(wanted);
  });

  it.each([
    [
      "The distribute fiber is broken or the OLT cannot receive expected optical signals from the ONT(LOSi/LOBi)",
      "los",
    ],
    ["The dying-gasp of GPON ONTi (DGi) is generated", "dying-gasp"],
    ["The loss of frame of ONTi(LOFi) occurs", "lof"],
    ["The GPON ONT configuration recovery fails", "other"],
    ["Fallo al recuperar los perfiles de la ONT", "other"],
    ["The optical power failure threshold of the module is exceeded", "other"],
    ["Signal degrade of ONTi (SDi)", "other"],
    ["", "other"],
  ])("the alarm %j is about %s", (name, kind) => {
    expect(readCpeInfo({ alarms: [{ name }] }).info.alarms?.[0]?.kind).toBe(kind);
  });

  it.each([
    [{}, null],
    [{ ips: [] }, []],
    [{ ips: "0.0.0.0" }, []],
    [{ ips: [{ ip: "10.1.1.1" }, { address: "2001:db8::1" }] }, ["10.1.1.1", "2001:db8::1"]],
    [{ ips: [{ v4: "10.1.1.1" }] }, null],
  ])("tells no address from addresses that are not told: %j", (raw, ips) => {
    expect(readCpeInfo(raw).info.ips).toStrictEqual(ips);
  });

  it("tells no alarm from alarms that are not told", () => {
    expect(readCpeInfo({}).info.alarms).toBeNull();
    expect(readCpeInfo({ alarms: [] }).info.alarms).toStrictEqual([]);
  });

  it("keeps what it does not understand", () => {
    const { info } = readCpeInfo({ state: "up", ethernet: [1], tech: { cm: { ds: 4 } } });
    expect(info.extra).toStrictEqual({ ethernet: [1], "tech.cm": { ds: 4 } });
  });

  it("never throws", () => {
    const field = fc.oneof(fc.anything(), fc.constant(UP.registration), fc.constant(UP.services));
    const shapes = fc.record(Object.fromEntries(Object.keys(UP).map((key) => [key, field])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.oneof(shapes, fc.anything()), (raw) => {
        expect(readCpeInfo(raw).info.services).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("limits", () => {
  it.each([
    [
      [-29, -27, -11, -8],
      { criticalLow: -29, warningLow: -27, warningHigh: -11, criticalHigh: -8 },
      [],
    ],
    [["26", 46], { warningHigh: 26, criticalHigh: 46 }, []],
    [[null, null, -11, -8], { warningHigh: -11, criticalHigh: -8 }, []],
    [[], {}, []],
    [null, {}, []],
    [[1], {}, ["wrong-length"]],
    [[1, 2, 3], {}, ["wrong-length"]],
    [[46, 26], {}, ["wrong-order"]],
  ])("%j are %j, odd %j", (raw, wanted, odd) => {
    const where = whole();
    expect(readThresholds(raw, where)).toStrictEqual(wanted);
    expect(where.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });

  it.each([
    ["dnrx", -22.14, [-29, -27, -11, -8], "ok", null, 4.86],
    ["dnrx", -27.5, [-29, -27, -11, -8], "warning", "low", -0.5],
    ["dnrx", -27, [-29, -27, -11, -8], "ok", null, 0],
    ["dnrx", -30, [-29, -27, -11, -8], "critical", "low", -3],
    ["dnrx", -10, [-29, -27, -11, -8], "warning", "high", -1],
    ["uprx", -12.709999999999994, [-32, -30, -12, -9], "ok", null, 0.71],
    ["upatt", 50, [26, 46], "critical", "high", -24],
    ["uptx", 2.27, [], "unknown", null, null],
    ["dnrx", null, [-29, -27, -11, -8], "unknown", null, null],
    ["tvRx", -1, [-12, -10, 2, 4], "unknown", null, null],
    ["dnrx", -214_748_364.8, [-29, -27, -11, -8], "unknown", null, null],
  ])(
    "%s %j in %j is %s, side %s, margin %j",
    (metric, value, thresholds, level, direction, margin) => {
      const read = readMetric(
        { metric, value, thresholds, uom: "dBm", min: -49, max: 60 },
        whole(),
      );
      expect(read).toMatchObject({ level, direction, margin });
    },
  );
});
