// What a job will do before it does it: who can, who is left out and why, what they have in common. Pure.
import type { JobPlan, JobTarget, JobWork } from "#src/jobs/job.ts";
import { inRunOrder, planWarnings, type PlanWarning } from "#src/jobs/plan.ts";
import { kindOf, readValue, type ProfileChoice } from "./work.ts";
import type { Device, Surroundings, TargetLine } from "./targets.ts";

/** Why a device is left out. */
export type OutReason = "not-offered" | "bad-value" | "no-value";

/** A device that takes part, with the value that it gets. */
export interface Part {
  line: TargetLine & { device: Device };
  value: string | null;
}

/** Who takes part. */
export interface Selection {
  parts: readonly Part[];
  out: readonly { line: TargetLine & { device: Device }; reason: OutReason }[];
}

/** Splits the devices into those that can and those that are left out. */
export function selectParts(
  lines: readonly (TargetLine & { device: Device })[],
  work: JobWork,
  options: { isValueByLine: boolean; profiles: readonly ProfileChoice[] },
): Selection {
  const parts: Part[] = [];
  const out: { line: TargetLine & { device: Device }; reason: OutReason }[] = [];
  for (const line of lines) {
    if (work.kind === "request") {
      if (line.device.cannot?.includes(work.name)) out.push({ line, reason: "not-offered" });
      else parts.push({ line, value: null });
      continue;
    }
    if (work.kind === "action") {
      if (line.device.actions.includes(work.name)) parts.push({ line, value: null });
      else out.push({ line, reason: "not-offered" });
      continue;
    }
    if (!options.isValueByLine) {
      parts.push({ line, value: null });
      continue;
    }
    const kind = kindOf(work.field);
    if (line.value === null || kind === null) {
      out.push({ line, reason: "no-value" });
      continue;
    }
    const value = readValue(kind, line.value, options.profiles);
    if (value === undefined)
      out.push({ line, reason: line.value === "" ? "no-value" : "bad-value" });
    else parts.push({ line, value: value === null ? "" : String(value) });
  }
  return { parts, out };
}

/** One way to look at the targets: how many have which value. */
export interface Breakdown {
  by: "realm" | "tech" | "model" | "olt" | "pon" | "state";
  /** The most frequent first; a null value means that it is not known. */
  values: readonly { value: string | null; count: number }[];
}

/** How the targets are spread. OLT, PON and state only as far as the monitoring told. */
export function breakdowns(
  parts: readonly Part[],
  around: ReadonlyMap<string, Surroundings>,
): Breakdown[] {
  const views: [Breakdown["by"], (device: Device) => string | null][] = [
    ["realm", (device) => device.realm],
    ["tech", (device) => device.tech],
    ["model", (device) => device.model],
    ["state", (device) => aroundOf(device, around)?.state ?? null],
    ["olt", (device) => aroundOf(device, around)?.olt ?? null],
    ["pon", (device) => aroundOf(device, around)?.pon ?? null],
  ];
  return views.map(([by, valueOf]) => {
    const counts = new Map<string | null, number>();
    for (const { line } of parts) {
      const value = valueOf(line.device);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)));
    return { by, values };
  });
}

/** Something that a person would want to know before the start. */
export type Warning =
  | PlanWarning
  | { kind: "down"; count: number }
  | { kind: "kept"; count: number }
  | { kind: "busy"; count: number }
  /** Nobody told their PON, so that the brake `perPon` does not count them. */
  | { kind: "unplaced"; count: number }
  /** Their field is emptied. */
  | { kind: "clears"; count: number }
  | { kind: "fixed-address"; count: number };

/**
 * What speaks against starting as it is. `ponSizes`: all known devices by PON, targets or not.
 * `busy`: ids of things in another unfinished job.
 */
export function warningsOf(
  parts: readonly Part[],
  work: JobWork,
  plan: JobPlan,
  context: {
    around: ReadonlyMap<string, Surroundings>;
    ponSizes: ReadonlyMap<string, number>;
    busy: ReadonlySet<JobTarget["id"]>;
  },
): Warning[] {
  const { around, ponSizes, busy } = context;
  const count = (test: (part: Part) => boolean) => parts.filter(test).length;
  // Without a technology it is a softphone (contract 3.1), which is on no PON.
  const unplaced = count(
    ({ line: { device } }) => /pon/i.test(device.tech ?? "") && !aroundOf(device, around)?.pon,
  );
  const counted: Exclude<Warning, PlanWarning>[] = [
    {
      kind: "down",
      count:
        work.kind === "action"
          ? count(({ line }) => isDown(aroundOf(line.device, around)?.state))
          : 0,
    },
    { kind: "kept", count: count(({ line }) => line.device.isKept) },
    { kind: "busy", count: count(({ line }) => busy.has(line.device.id)) },
    {
      kind: "unplaced",
      count: unplaced > plan.perPon && plan.concurrency > plan.perPon ? unplaced : 0,
    },
    {
      kind: "clears",
      count:
        work.kind === "change" && kindOf(work.field) === "text"
          ? count(({ value }) => (value ?? work.value ?? "") === "")
          : 0,
    },
    {
      kind: "fixed-address",
      count:
        work.kind === "change" && work.field === "address_profile"
          ? count(({ value }) => (value ?? work.value) === "fixed")
          : 0,
    },
  ];
  const targets = inRunOrder(targetsOf(parts, around, false), plan);
  return [...counted.filter((one) => one.count > 0), ...planWarnings(targets, plan, ponSizes)];
}

/** The parts as they are frozen at the start. */
export function targetsOf(
  parts: readonly Part[],
  around: ReadonlyMap<string, Surroundings>,
  withLines: boolean,
): JobTarget[] {
  return parts.map(({ line: { device, line }, value }) => {
    const { id, name, realm, model, tech, data } = device;
    const pon = aroundOf(device, around)?.pon ?? null;
    const target = { id, name, line: withLines ? line : null, realm, model, tech, pon, value };
    return data ? { ...target, data } : target;
  });
}

function aroundOf(
  { name, around: own }: Device,
  around: ReadonlyMap<string, Surroundings>,
): Surroundings | undefined {
  return own ?? around.get(name);
}

function isDown(state: Surroundings["state"] | undefined): boolean {
  return state === "down" || state === "unreachable";
}
