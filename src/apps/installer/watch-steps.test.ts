import { describe, expect, test } from "vitest";
import type { Light } from "#src/apps/isp/panels.tsx";
import { readCpeInfo, type LiveReading } from "#src/apps/monitoring/api.ts";
import { PROOF_WITHIN_MS } from "#src/jobs/watch.ts";
import { watchSteps, type WatchSteps } from "./watch-steps.ts";

const START = 1_000_000;
const UP = {
  state: "up",
  uptime: 40,
  ips: ["100.64.99.11"],
  registration: { states: ["online"], host: "olt1", id: "0/5/2-1" },
  services: {},
};
const reading = (raw: object): LiveReading => ({
  ...readCpeInfo(raw),
  at: new Date(START + 10_000),
  raw,
  request: { method: "GET", url: "", ms: 1, at: new Date(START) },
});
const OK: Light = { state: "ok", directions: ["dn", "up"] };
const WEAK: Light = {
  state: "bad",
  worst: {
    metric: "dnrx",
    direction: "dn",
    side: "weak",
    severity: "warning",
    value: -28,
    unit: "dBm",
    threshold: -27,
  },
};

const short = ({ online, address, light }: WatchSteps) =>
  [online, address, light].map(({ state, advice }) => (advice ? `${state} ${advice}` : state));

describe("the steps of an installed device", () => {
  const CASES: [what: string, raw: object | null, light: Light | null, steps: string[]][] = [
    ["not known yet", null, null, ["waiting notKnown", "open", "open"]],
    ["all good", UP, OK, ["done", "done", "done"]],
    ["weak light", UP, WEAK, ["done", "done", "failed dn-weak"]],
    ["no limits", UP, { state: "no-limits" }, ["done", "done", "unknown noLimits"]],
    ["no address yet", { ...UP, ips: [] }, { state: "no-reading" }, ["done", "waiting", "waiting"]],
    ["addresses are not told", { ...UP, ips: null }, OK, ["done", "unknown", "done"]],
    [
      "no light at the OLT",
      { ...UP, state: "down", ips: [], registration: { states: ["losi"] } },
      null,
      ["waiting noLight", "open", "open"],
    ],
    [
      "seen and not provisioned",
      { ...UP, services: { provision: { state_id: 2, output: "not provisioned", perfdatas: [] } } },
      OK,
      ["waiting notProvisioned", "open", "open"],
    ],
    ["a reply with nothing in it", {}, null, ["waiting notOnline", "open", "open"]],
  ];
  test.each(CASES)("%s", (_, raw, light, steps) => {
    expect(short(watchSteps(raw && reading(raw), light, START, START + 20_000))).toEqual(steps);
  });

  test.each([
    ["has been online for days", 33 * 86_400, "waiting stillOld"],
    ["came after the installation", 8, "done"],
    ["does not tell since when", null, "done"],
  ])("in the place of another ONU, one that %s", (_, uptime, online) => {
    const steps = watchSteps(reading({ ...UP, uptime }), OK, START, START + 20_000, true);
    expect(short(steps)[0]).toBe(online);
  });

  test("what has not come after five minutes is called so", () => {
    const late = (raw: object | null) =>
      short(
        watchSteps(raw && reading(raw), { state: "no-reading" }, START, START + PROOF_WITHIN_MS),
      );
    expect(late(null)).toEqual(["failed notKnown", "open", "open"]);
    expect(late({ ...UP, ips: [] })).toEqual(["done", "failed noAddress", "unknown noReading"]);
  });
});
