// The plan of a bulk job as rules: order, waves, brakes, time (PRODUCT 6). Pure.
import type {
  BrakeCounts,
  JobCounts,
  JobPlan,
  JobTarget,
  PauseReason,
  TargetState,
} from "./job.ts";

/** The plan that a new job starts from (PRODUCT 6). */
export const DEFAULT_PLAN: JobPlan = {
  canary: 3,
  waveSize: 50,
  concurrency: 4,
  perMinute: null,
  perPon: 2,
  maxFailureShare: 0.1,
  minFailures: 3,
  verify: false,
};

/** All states of a target, in the order in which it goes through them. */
export const TARGET_STATES: readonly TargetState[] = [
  "pending",
  "sending",
  "verifying",
  "done",
  "failed",
  "skipped",
  "unknown",
];

/** Nothing anywhere. */
export const NO_COUNTS: JobCounts = {
  pending: 0,
  sending: 0,
  verifying: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
};

/** More sends at the same time are not allowed, whatever the plan says (PRODUCT 6). */
export const MOST_CONCURRENT = 16;

/** A plan whose every number makes sense: whole, positive, within its bounds. */
export function soundPlan(plan: JobPlan): JobPlan {
  const whole = (value: number, most = 100_000) =>
    Number.isFinite(value) ? Math.min(most, Math.max(1, Math.round(value))) : 1;
  return {
    canary: whole(plan.canary),
    waveSize: whole(plan.waveSize),
    concurrency: whole(plan.concurrency, MOST_CONCURRENT),
    perMinute: plan.perMinute === null ? null : whole(plan.perMinute),
    perPon: whole(plan.perPon),
    maxFailureShare: Math.min(1, Math.max(0, plan.maxFailureShare || 0)),
    minFailures: whole(plan.minFailures),
    verify: plan.verify,
  };
}

/**
 * The targets in the order in which they are sent: the canaries first, as different from each other
 * as possible (PON, then realm, model and technology), the others as given.
 */
export function inRunOrder(targets: readonly JobTarget[], plan: JobPlan): JobTarget[] {
  const canaries = new Set<JobTarget>();
  const seen = new Set<string>();
  const news = ({ pon, realm, model, tech }: JobTarget) =>
    isNew("p", pon) + isNew("r", realm) + isNew("m", model) + isNew("t", tech);
  const isNew = (kind: string, trait: string | null) =>
    trait !== null && !seen.has(kind + trait) ? 1 : 0;
  const most = Math.min(soundPlan(plan).canary, targets.length);
  // Few canaries are spread; a canary of hundreds is spread by its number.
  while (canaries.size < Math.min(most, 20)) {
    let best: JobTarget | undefined;
    let bestNew = -1;
    for (const target of targets) {
      if (canaries.has(target)) continue;
      const count = news(target);
      if (count > bestNew) [best, bestNew] = [target, count];
      if (bestNew === 4) break;
    }
    if (!best) break;
    canaries.add(best);
    const { pon, realm, model, tech } = best;
    for (const trait of [`p${pon}`, `r${realm}`, `m${model}`, `t${tech}`]) seen.add(trait);
  }
  return [...canaries, ...targets.filter((target) => !canaries.has(target))];
}

/** Where the waves of a job lie in its list. */
export interface WavePlace {
  total: number;
  plan: Pick<JobPlan, "canary" | "waveSize">;
  /** See `Job.canaryEnd`. */
  canaryEnd?: number | undefined;
}

/** The indexes of a wave: from (inclusive) to (exclusive). Wave 0 is the canary. */
export function waveRange(wave: number, { total, plan, canaryEnd }: WavePlace): [number, number] {
  const first = Math.min(total, canaryEnd ?? plan.canary);
  if (wave === 0) return [0, first];
  const from = Math.min(total, first + (wave - 1) * plan.waveSize);
  return [from, Math.min(total, from + plan.waveSize)];
}

/** The wave in which a target lies. */
export function waveOf(index: number, { total, plan, canaryEnd }: WavePlace): number {
  const first = Math.min(total, canaryEnd ?? plan.canary);
  return index < first ? 0 : 1 + Math.floor((index - first) / plan.waveSize);
}

/** How many waves there are, the canary included. */
export function waveCount(place: WavePlace): number {
  return place.total === 0 ? 0 : 1 + waveOf(place.total - 1, place);
}

/** The sizes of all waves, for drawing. */
export function waveSizes(place: WavePlace): number[] {
  return Array.from({ length: waveCount(place) }, (_, wave) => {
    const [from, to] = waveRange(wave, place);
    return to - from;
  });
}

/**
 * The place in `queue` of the next target to take: the first whose PON has room. `busy` holds how
 * many devices of each PON are under way. Null where all must wait.
 */
export function nextInQueue(
  queue: readonly { target: Pick<JobTarget, "pon"> }[],
  busy: ReadonlyMap<string, number>,
  perPon: number,
): number | null {
  const place = queue.findIndex(
    ({ target: { pon } }) => pon === null || (busy.get(pon) ?? 0) < perPon,
  );
  return place === -1 ? null : place;
}

/**
 * Whether the brakes stop the job, and which. Any failure of a canary does; later it is the share of
 * those done. An unknown outcome counts as bad.
 */
export function mustStop(
  { done, bad }: BrakeCounts,
  plan: Pick<JobPlan, "maxFailureShare" | "minFailures">,
  wave: number,
): Extract<PauseReason, "canary-failed" | "threshold"> | null {
  if (wave === 0) return bad > 0 ? "canary-failed" : null;
  const isMany = bad >= plan.minFailures && bad > (done + bad) * plan.maxFailureShare;
  return isMany ? "threshold" : null;
}

/** All targets of a job, wherever they stand. */
export function totalOf(counts: JobCounts): number {
  return TARGET_STATES.reduce((sum, state) => sum + counts[state], 0);
}

/** Those that are over, one way or another. */
export function finishedOf(counts: JobCounts): number {
  return counts.done + counts.failed + counts.skipped + counts.unknown;
}

/** What one target and one proof are taken to last before anything is measured, ms. */
const TYPICAL = { send: 1000, verify: 90_000 };

/** How long a plan takes for so many targets, ms: an estimate before the start. */
export function estimateMs(total: number, plan: JobPlan, sendMs: number = TYPICAL.send): number {
  const sizes = waveSizes({ total, plan });
  const sending = sizes.reduce(
    (sum, size) => sum + Math.ceil(size / plan.concurrency) * sendMs,
    plan.verify ? sizes.length * TYPICAL.verify : 0,
  );
  const paced = plan.perMinute === null ? 0 : ((total - plan.perMinute) / plan.perMinute) * 60_000;
  return Math.max(sending, paced);
}

/** What a person should know before the start, from the targets alone. */
export type PlanWarning =
  /** So many devices of one PON are acted on in one wave; `of`: how many it has, where known. */
  | { kind: "pon"; pon: string; atOnce: number; of: number | null }
  | { kind: "realms"; realms: readonly string[] };

/** Half of a splitter of 32, the smallest that is common. */
const HALF_A_PON = 16;

/**
 * Warnings about a plan: more than half of one PON down at once, several realms. Without the proof
 * (`verify`) nothing waits for the devices to come back, so that a wave is taken as "at once".
 */
export function planWarnings(
  targets: readonly JobTarget[],
  plan: JobPlan,
  ponSizes: ReadonlyMap<string, number> = new Map(),
): PlanWarning[] {
  const place = { total: targets.length, plan };
  const most = new Map<string, number>();
  for (let wave = 0; wave < waveCount(place); wave++) {
    const inWave = new Map<string, number>();
    for (const { pon } of targets.slice(...waveRange(wave, place)))
      if (pon !== null) inWave.set(pon, (inWave.get(pon) ?? 0) + 1);
    for (const [pon, count] of inWave) most.set(pon, Math.max(most.get(pon) ?? 0, count));
  }
  const warnings: PlanWarning[] = [];
  for (const [pon, inWave] of most) {
    const atOnce = plan.verify ? Math.min(inWave, plan.perPon) : inWave;
    const of = ponSizes.get(pon) ?? null;
    if (atOnce > (of === null ? HALF_A_PON : of / 2))
      warnings.push({ kind: "pon", pon, atOnce, of });
  }
  const realms = [...new Set(targets.flatMap(({ realm }) => realm ?? []))].toSorted();
  if (realms.length > 1) warnings.push({ kind: "realms", realms });
  return warnings;
}
