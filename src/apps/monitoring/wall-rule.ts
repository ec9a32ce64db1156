// When a wallboard may be believed, and what on it is new. Pure.
import type { Outage } from "./outage-types.ts";

/** `late`: the last try failed; `blind`: nobody knows how the network is. */
export type WallState = "starting" | "live" | "late" | "blind";

/** How often a wallboard asks unless its address says otherwise, seconds, and within what. */
const USUAL_S = 30;
const LEAST_S = 10;
const MOST_S = 3600;

/** The refresh period of an address's `wall` (`?wall`, `?wall=60`), ms. */
export function wallPeriod(value: string | null): number {
  const seconds = Number(value);
  const isGiven = Number.isFinite(seconds) && seconds > 0;
  return (isGiven ? Math.min(Math.max(seconds, LEAST_S), MOST_S) : USUAL_S) * 1000;
}

/**
 * Whether what stands there is still true: two periods after the last good answer it is not, whatever
 * became of the tries since (a frozen request fails never).
 * @param startedAt when the wallboard was opened, ms: nothing for two periods is blind too
 */
export function wallState({
  at,
  startedAt,
  now,
  periodMs,
  hasFailed,
}: {
  at: number | null;
  startedAt: number;
  now: number;
  periodMs: number;
  hasFailed: boolean;
}): WallState {
  // A clock that was put back tells no age until the next answer.
  if (Math.abs(now - (at ?? startedAt)) >= 2 * periodMs) return "blind";
  if (hasFailed) return "late";
  return at === null ? "starting" : "live";
}

/** What an outage is known by from one reading to the next: its members; its first drop and name may change. */
type Members = Pick<Outage, "devices" | "cores">;

/** What a wallboard remembers of its readings. */
export interface WallMemory {
  /** All that was part of an outage at the last reading; null before the first. */
  known: ReadonlySet<string> | null;
  /** The outages that were new lately, each with when. */
  fresh: readonly { at: number; members: ReadonlySet<string> }[];
  /** How many were new at the last reading. */
  arrived: number;
}

/** A wallboard that has read nothing yet. */
export const NOTHING_SEEN: WallMemory = { known: null, fresh: [], arrived: 0 };

/** So long a new outage stands out, ms: whoever comes back to the desk sees it too. */
const NEW_MS = 5 * 60_000;

const membersOf = ({ devices, cores }: Members) => [...devices, ...cores];

/** Takes a reading of `at`, ms. Most of a new outage was in none before; nothing is new at the first look. */
export function remember(before: WallMemory, outages: readonly Members[], at: number): WallMemory {
  const { known } = before;
  const isNew = (members: readonly string[]) =>
    known !== null && members.filter((one) => known.has(one)).length * 2 < members.length;
  const all = outages.map(membersOf);
  const arrived = all.filter(isNew).map((members) => ({ at, members: new Set(members) }));
  return {
    known: new Set(all.flat()),
    fresh: [...before.fresh.filter((one) => at - one.at < NEW_MS), ...arrived],
    arrived: arrived.length,
  };
}

/** Whether an outage was new lately. */
export function isFresh({ fresh }: WallMemory, outage: Members): boolean {
  const members = membersOf(outage);
  return fresh.some((one) => members.some((member) => one.members.has(member)));
}
