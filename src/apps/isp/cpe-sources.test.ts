import { describe, expect, test } from "vitest";
import { readCpeInfo, readHost, type CpeInfo, type HostState } from "#src/apps/monitoring/api.ts";
import { ApiError } from "#src/krill/errors.ts";
import { formatPosition } from "#src/util/pon.ts";
import { portToAsk, provisional, sourceOf, type Asked } from "./cpe-sources.ts";
import { verdict } from "./verdict.ts";
import type { Source, VerdictInput } from "./verdict-types.ts";

const NOW = new Date("2024-09-29T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const READING = { state: "reading" } as const;
const NONE = { state: "missing", why: "not-applicable" } as const;
const read = <T>(value: T): Source<T> => ({ state: "read", value, at: ago(2) });

const info = (over: object = {}): CpeInfo =>
  readCpeInfo({
    state: "down",
    state_id: 1,
    registration: { host: "oltX", id: "0/5/14-2", states: ["offline"], tags: ["oltX-0/5/14"] },
    ...over,
  }).info;
const UP = {
  state: "up",
  state_id: 0,
  registration: { host: "oltX", id: "0/5/14-2", states: ["online"] },
};
const host = (attrs: object = {}): HostState =>
  readHost({
    name: "cpe0001",
    attrs: {
      state: 1,
      state_long: "down",
      last_check: ago(60).toISOString(),
      check_interval: 300,
      output: "losi/offline OLT02:0/3/9-15 0.0.0.0",
      ...attrs,
    },
  }).host;

describe("sourceOf", () => {
  const asked = (over: Partial<Asked<{ at: Date; value: number }>>) =>
    sourceOf(
      { data: undefined, error: null, isFetching: false, isOn: true, ...over },
      NOW,
      ({ value }) => value,
    );
  const data = { at: ago(10), value: 7 };
  const failed = (kind: ApiError["kind"]) => ({ error: new ApiError({ kind }) });

  test.each<[string, Parameters<typeof asked>[0], Source<number>]>([
    ["read", { data }, { state: "read", value: 7, at: data.at }],
    [
      "read, being read again",
      { data, isFetching: true },
      { state: "read", value: 7, at: data.at },
    ],
    [
      "read, then failed: the earlier one with its age",
      { data, ...failed("server") },
      { state: "read", value: 7, at: data.at },
    ],
    [
      "read long ago and being read again",
      { data: { ...data, at: ago(240) }, isFetching: true },
      READING,
    ],
    ["first time", { isFetching: true }, READING],
    [
      "failed, and tried again: nothing else is said until it succeeds",
      { ...failed("timeout"), isFetching: true },
      { state: "missing", why: "timeout" },
    ],
    ["not asked for", { isOn: false }, NONE],
    ["given up by a person", {}, { state: "missing", why: "timeout" }],
    ["403", failed("forbidden"), { state: "missing", why: "not-allowed" }],
    ["404", failed("not-found"), { state: "missing", why: "not-found" }],
    ["405", failed("not-allowed"), { state: "missing", why: "not-found" }],
    ["no answer", failed("timeout"), { state: "missing", why: "timeout" }],
    ["not JSON", failed("malformed"), { state: "missing", why: "malformed" }],
    ["500", failed("server"), { state: "missing", why: "failed" }],
    ["an error of our own", { error: new TypeError("x") }, { state: "missing", why: "malformed" }],
  ])("%s", (_name, over, expected) => expect(asked(over)).toEqual(expected));
});

describe("portToAsk", () => {
  const place = (...args: Parameters<typeof portToAsk>) => {
    const port = portToAsk(...args);
    return port && `${port.olt} ${formatPosition(port.position)}`;
  };
  test.each<[string, Source<CpeInfo>, Source<HostState>, string | null]>([
    ["down by the live reading", read(info()), NONE, "oltX 0/5/14-2"],
    ["up by the live reading", read(info(UP)), read(host()), null],
    [
      "without an id, by its tags",
      read(info({ registration: { states: ["offline"], tags: ["oltX-0/5/14", "oltX"] } })),
      NONE,
      "oltX 0/5/14",
    ],
    [
      "placeholders, by the output",
      read(
        info({
          output: "offline oltY:0/1/2-3 0.0.0.0",
          registration: { host: "__reghost__", id: "__regid__", states: [] },
        }),
      ),
      NONE,
      "oltY 0/1/2-3",
    ],
    ["still being read", READING, read(host()), null],
    ["only a report, down", { state: "missing", why: "failed" }, read(host()), "OLT02 0/3/9-15"],
    [
      "only a report, up",
      { state: "missing", why: "failed" },
      read(host({ state: 0, state_long: "up", output: "online OLT02:0/3/9-15 10.0.0.1" })),
      null,
    ],
    ["nothing tells the port", read(info({ registration: {} })), NONE, null],
  ])("%s", (_name, live, report, expected) => {
    expect(place("gpon", live, report)).toBe(expected);
  });

  test("a device without light has no neighbours on a PON", () => {
    expect(place("docsis", read(info()), NONE)).toBeNull();
  });
});

describe("provisional", () => {
  const LOS = { registration: { host: "oltX", id: "0/5/14-2", states: ["losi", "offline"] } };
  const at = (over: Partial<VerdictInput>) => {
    const input: VerdictInput = {
      now: NOW,
      cpe: { tech: "gpon", active: true, access: true, sn: "4857544314310a47" },
      live: READING,
      host: READING,
      neighbours: NONE,
      ...over,
    };
    return provisional(verdict(input), input);
  };
  const light = {
    ...UP,
    services: {
      txrx: {
        state_id: 0,
        perfdatas: [{ metric: "dnrx", value: -35, uom: "dBm", thresholds: [-29, -27, -11, -8] }],
      },
    },
  };

  test.each<[string, Partial<VerdictInput>, string | null]>([
    ["nothing is read", {}, "nothing"],
    ["only the report is read", { host: read(host()) }, "nothing"],
    ["up, the report is late", { live: read(info(UP)) }, "online"],
    ["up and all read", { live: read(info(UP)), host: read(host()) }, null],
    ["weak light stands without the report", { live: read(info(light)) }, null],
    ["loss of signal, neighbours late", { live: read(info(LOS)), neighbours: READING }, "los"],
    ["loss of signal, only the report late", { live: read(info(LOS)), neighbours: read([]) }, null],
    [
      "loss of power, neighbours late",
      {
        live: read(info({ registration: { states: ["dyinggasp"] } })),
        host: read(host()),
        neighbours: READING,
      },
      "power",
    ],
    ["down without a cause, neighbours late", { live: read(info()), neighbours: READING }, "down"],
    [
      "the live reading failed, the report is late",
      { live: { state: "missing", why: "failed" } },
      "nothing",
    ],
    [
      "all failed",
      { live: { state: "missing", why: "failed" }, host: { state: "missing", why: "failed" } },
      null,
    ],
  ])("%s", (_name, over, expected) => expect(at(over)).toBe(expected));
});
