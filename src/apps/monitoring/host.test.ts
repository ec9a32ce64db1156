import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { noteServerTime } from "#src/krill/server-clock.ts";
import { isOld } from "./checked.ts";
import { readHost } from "./host.ts";
import { parseBreaches, parseHostOutput } from "./output.ts";

const NOW = new Date("2025-01-20T12:00:00Z");
const host = (attrs: object, vars: object = {}) => readHost({ attrs: { ...attrs, vars } });

describe("a host", () => {
  it.each([
    [{ state: 0, state_long: "up" }, "up", []],
    [{ state: 1, state_long: "down" }, "down", []],
    [{ state: "1" }, "down", []],
    [{ state: 2, state_long: "unreachable" }, "unreachable", []],
    [{ state: 1, state_long: "unreachable" }, "unreachable", []],
    [{ state: 99, state_long: "pending" }, "pending", []],
    [{ state: 0, state_long: "down" }, "down", ["contradiction"]],
    [{ state: 5, state_long: "flapping" }, "unknown", ["unknown-word"]],
    [{}, "unknown", []],
  ])("%j is %s, odd %j", (attrs, state, odd) => {
    const found = host(attrs);
    expect(found.host.state).toBe(state);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(odd);
  });

  it.each([
    ["checked now", "2025-01-20T11:58:00Z", 300, false],
    ["at twice its interval", "2025-01-20T11:50:00Z", 300, false],
    ["beyond twice its interval", "2025-01-20T11:49:59Z", 300, true],
    ["a day old, checked daily", "2025-01-19T12:00:00Z", 86_400, false],
    ["never checked", null, 300, true],
    ["without an interval, an hour old", "2025-01-20T11:00:00Z", null, true],
    ["from a clock that is a day ahead", "2025-01-21T12:00:00Z", 300, true],
  ])("%s: last check %s, interval %s → old %s", (_, last_check, check_interval, old) => {
    expect(isOld(host({ last_check, check_interval }).host, NOW)).toBe(old);
  });

  it("is as old as the server's clock says, where this machine's is hours off", () => {
    vi.useFakeTimers({ now: NOW });
    const fresh = host({ last_check: "2025-01-20T11:58:00Z", check_interval: 300 }).host;
    for (const hours of [3, -3]) {
      const server = NOW.getTime() - hours * 3_600_000;
      noteServerTime(new Date(server).toUTCString(), NOW.getTime());
      const checked = new Date(server - 120_000);
      expect(isOld({ ...fresh, lastCheck: checked }, NOW)).toBe(false);
      expect(isOld({ ...fresh, lastCheck: new Date(server - 3_600_000) }, NOW)).toBe(true);
    }
    noteServerTime(NOW.toUTCString(), NOW.getTime());
    vi.useRealTimers();
  });

  it("of the detail has its interval from the last and next check", () => {
    const { checkIntervalS } = host({
      last_check: "2023-02-17T12:50:06.475000+01:00",
      next_check: "2023-02-18T12:50:06.475000+01:00",
    }).host;
    expect(checkIntervalS).toBe(86_400);
  });

  it("reads 0/1 as yes and no, and what is absent as not said", () => {
    const found = host({
      acknowledged: 0,
      acknowledgement: 2,
      acknowledgement_expiry: Date.parse("2025-03-10T15:00:00Z") / 1000,
      downtime: 0,
      downtime_depth: 1,
      handled: 0,
    });
    expect(found.host).toMatchObject({
      isAcknowledged: true,
      isInDowntime: true,
      handledUntil: new Date("2025-03-10T15:00:00Z"),
      isHandled: false,
      isAlarm: null,
    });
  });

  it.each([
    ["a placeholder", "__regstate__", [""], false],
    ["a list", ["offline"], ["offline"], false],
    ["a plain text", "dyinggasp", ["dyinggasp"], false],
    ["an empty list", [], [], false],
    ["absent", undefined, [], false],
    ["null", null, [], false],
    ["stale", ["online"], ["online"], true],
  ])("has a registration on record: %s", (_, cpe_registration_state, words, isStale) => {
    const { registration } = host({ state_long: "down" }, { cpe_registration_state }).host;
    expect(registration.states.map(({ word }) => word)).toStrictEqual(words);
    expect(registration.isStale).toBe(isStale);
  });

  it("has a stale registration when its output names another place", () => {
    const output = "offline oltCEEIM:0/5/15-7 0.0.0.0";
    const found = host({ state_long: "down", output }, { cpe_registration_id: "0/5/15-0" });
    expect(found.host.registration.isStale).toBe(true);
    expect(found.odd.map(({ problem }) => problem)).toStrictEqual(["contradiction"]);
  });

  it("has services, pending ones included", () => {
    const { services } = readHost({
      joins: {
        services: [
          { name: "cpe0007!dhcp", attrs: { state: 99, state_long: "pending", last_check: null } },
          {
            attrs: {
              service_name: "txrx",
              state: 1,
              perfdata: [
                { name: "dnrx", value: "-21.55", uom: "", warning: -11.0, critical: -8.0 },
              ],
            },
          },
        ],
      },
    }).host;
    expect(services).toMatchObject([
      { name: "dhcp", state: "pending", lastCheck: null },
      {
        name: "txrx",
        state: "warning",
        perfdata: [{ metric: "dnrx", value: -21.55, warningHigh: -11, criticalHigh: -8 }],
      },
    ]);
  });

  it("never makes a reader throw", () => {
    const keys = [
      "state",
      "state_long",
      "output",
      "vars",
      "last_check",
      "check_interval",
      "downtime",
    ];
    const attrs = fc.record(Object.fromEntries(keys.map((key) => [key, fc.anything()])));
    fc.assert(
      fc.property(attrs, fc.anything(), fc.anything(), (one, services, raw) => {
        const found = readHost({ attrs: one, joins: { services } }).host;
        expect(isOld(found, NOW)).toBeTypeOf("boolean");
        expect(readHost(raw).host.services).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("outputs", () => {
  it.each([
    ["online oltX:0/5/14-2 10.8.33.14", ["online"], "oltX", 2, "10.8.33.14", false],
    [
      "alarm/losi/offline OLT02:0/3/9-15 0.0.0.0",
      ["alarm", "losi", "offline"],
      "OLT02",
      15,
      null,
      false,
    ],
    ["Offline!", ["offline"], null, null, null, false],
    ["DOWN - not found", ["down"], null, null, null, true],
    ["No public IP!; Private: 10.99.33.11", [], null, null, null, false],
    ["", [], null, null, null, false],
  ])("%j", (output, states, olt, onu, ip, isNotFound) => {
    const found = parseHostOutput(output);
    expect(found.states.map(({ state }) => state)).toStrictEqual(states);
    expect(found).toMatchObject({ olt, ip, isNotFound });
    expect(found.position?.onu ?? null).toBe(onu);
  });

  it("name the limits that were passed", () => {
    expect(parseBreaches("uprx=-11.63 > -12.00!")).toStrictEqual([
      { metric: "uprx", value: -11.63, direction: "high", limit: -12 },
    ]);
    expect(parseBreaches("dnrx=-28.10 < -27.00! pondesv=2.32 > 2.00!")).toHaveLength(2);
    expect(parseBreaches("dnrx=-19.35 uptx=2.30 pondesv=-0.09")).toStrictEqual([]);
  });
});
