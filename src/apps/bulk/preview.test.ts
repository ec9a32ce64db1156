import { describe, expect, test } from "vitest";
import type { JobWork } from "#src/jobs/job.ts";
import { DEFAULT_PLAN } from "#src/jobs/plan.ts";
import { breakdowns, selectParts, targetsOf, warningsOf } from "./preview.ts";
import type { Device, Surroundings, TargetLine } from "./targets.ts";

type Found = TargetLine & { device: Device };

function found(id: number, more: Partial<Device> = {}, value: string | null = null): Found {
  const device: Device = {
    id,
    name: `cpe${id}`,
    realm: "cpe",
    model: "HG8245H",
    tech: "gpon",
    actions: ["reboot"],
    isKept: false,
    ...more,
  };
  return { line: id, text: device.name, value, state: "found", device, choices: [], sameAs: null };
}

const REBOOT: JobWork = { kind: "action", name: "reboot", severity: "interrupting" };
const NOTIFY: JobWork = { kind: "change", field: "enable_notifications", value: false };
const ONE = { isValueByLine: false, profiles: [] };

describe("who takes part", () => {
  test("in an action: those that offer it", () => {
    const lines = [found(1), found(2, { actions: [] }), found(3)];
    const { parts, out } = selectParts(lines, REBOOT, ONE);
    expect(parts.map(({ line }) => line.device.id)).toEqual([1, 3]);
    expect(out.map(({ line, reason }) => [line.device.id, reason])).toEqual([[2, "not-offered"]]);
  });

  test("in a request of their kind: all that can be asked for it", () => {
    const ask: JobWork = { kind: "request", name: "disconnect", severity: "interrupting" };
    const lines = [found(1, { actions: [] }), found(2, { cannot: ["disconnect"] })];
    const { parts, out } = selectParts(lines, ask, ONE);
    expect(parts.map(({ line }) => line.device.id)).toEqual([1]);
    expect(out.map(({ reason }) => reason)).toEqual(["not-offered"]);
  });

  test("in a change with one value: all", () => {
    expect(selectParts([found(1), found(2)], NOTIFY, ONE).parts).toHaveLength(2);
  });

  test("in a change by line: those whose value fits", () => {
    const lines = [found(1, {}, "no"), found(2, {}, "perhaps"), found(3, {}, ""), found(4)];
    const { parts, out } = selectParts(lines, NOTIFY, { isValueByLine: true, profiles: [] });
    expect(parts.map(({ value }) => value)).toEqual(["false"]);
    expect(out.map(({ reason }) => reason)).toEqual(["bad-value", "no-value", "no-value"]);
  });
});

const around = (entries: [number, Partial<Surroundings>][]): Map<string, Surroundings> =>
  new Map(
    entries.map(([id, more]) => [
      `cpe${id}`,
      { state: "up", olt: "olt", pon: "olt 0/1/1", ...more },
    ]),
  );

test("the targets are counted by what they have in common, the most frequent first", () => {
  const { parts } = selectParts(
    [found(1), found(2, { model: null }), found(3), found(4, { realm: "dem" })],
    REBOOT,
    ONE,
  );
  const views = breakdowns(parts, around([[1, { state: "down" }]]));
  const view = (by: string) => views.find((one) => one.by === by)?.values;
  expect(view("realm")).toEqual([
    { value: "cpe", count: 3 },
    { value: "dem", count: 1 },
  ]);
  expect(view("model")?.[1]).toEqual({ value: null, count: 1 });
  expect(view("state")).toEqual([
    { value: null, count: 3 },
    { value: "down", count: 1 },
  ]);
});

describe("warnings", () => {
  const context = (more = {}) => ({
    around: new Map<string, Surroundings>(),
    ponSizes: new Map<string, number>(),
    busy: new Set<number>(),
    ...more,
  });
  const kinds = (lines: Found[], work: JobWork = REBOOT, more = {}) =>
    warningsOf(selectParts(lines, work, ONE).parts, work, DEFAULT_PLAN, context(more)).map(
      ({ kind }) => kind,
    );

  test("there are none without a reason", () => {
    expect(kinds([found(1), found(2)])).toEqual([]);
  });
  test("a device that is down matters to an action, not to a change", () => {
    const more = { around: around([[1, { state: "down" }]]) };
    expect(kinds([found(1)], REBOOT, more)).toEqual(["down"]);
    expect(kinds([found(1)], NOTIFY, more)).toEqual([]);
  });
  test("a device that Krill must not touch, or that waits in another job", () => {
    expect(kinds([found(1, { isKept: true })])).toEqual(["kept"]);
    expect(kinds([found(1)], REBOOT, { busy: new Set([1]) })).toEqual(["busy"]);
  });
  test("several realms, and more than half of a PON in one wave", () => {
    const lines = [1, 2, 3, 4, 5, 6].map((id) => found(id, { realm: id < 4 ? "cpe" : "dem" }));
    const more = {
      around: around([1, 2, 3, 4, 5, 6].map((id) => [id, {}])),
      ponSizes: new Map([["olt 0/1/1", 5]]),
    };
    expect(kinds(lines, REBOOT, more).toSorted()).toEqual(["pon", "realms"]);
  });
  test("fibre devices whose PON nobody told, where the brake per PON would have held them", () => {
    const three = [1, 2, 3];
    const of = (tech: string | null) => three.map((id) => found(id, { tech }));
    expect(kinds(of("gpon"))).toEqual(["unplaced"]);
    expect(kinds(of("gpon"), REBOOT, { around: around([[1, {}]]) })).toEqual([]);
    expect(kinds(of("docsis"))).toEqual([]);
    expect(kinds(of(null))).toEqual([]);
    const slow = { ...DEFAULT_PLAN, concurrency: DEFAULT_PLAN.perPon };
    const { parts } = selectParts(of("gpon"), REBOOT, ONE);
    expect(warningsOf(parts, REBOOT, slow, context())).toEqual([]);
  });
  test("an address profile that needs an address of each device", () => {
    const fixed: JobWork = { kind: "change", field: "address_profile", value: "fixed" };
    expect(kinds([found(1)], fixed)).toEqual(["fixed-address"]);
  });
  test("a field that is emptied", () => {
    const tv = (value: string | null): JobWork => ({ kind: "change", field: "tv_profile", value });
    expect(kinds([found(1)], tv(null))).toEqual(["clears"]);
    expect(kinds([found(1)], tv("__iptv"))).toEqual([]);
  });
});

test("a frozen target keeps its line only where lines were given", () => {
  const { parts } = selectParts([found(7)], REBOOT, ONE);
  const [target] = targetsOf(parts, around([[7, {}]]), true);
  expect(target).toMatchObject({ id: 7, name: "cpe7", line: 7, pon: "olt 0/1/1", value: null });
  expect(targetsOf(parts, new Map(), false)[0]).toMatchObject({ line: null, pon: null });
});
