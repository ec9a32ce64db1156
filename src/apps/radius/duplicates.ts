// Sessions that stand twice: one user or one address in several live sessions (contract 3.4). Pure.
import { parseIp } from "#src/util/ip.ts";
import { parseTime } from "#src/util/time.ts";
import type { Session } from "./api.ts";

/** By what sessions are doubled. */
export type DoubledBy = "username" | "address";

/** Which of some sessions is probably live, and which are probably left over; both by id. */
export interface Standing {
  /** Null where nothing tells them apart. */
  live: string | null;
  /** Only what can be cut: not those that are heard of as well. */
  leftOver: ReadonlySet<string>;
}

/** Sessions that share a user name or an address. */
export interface Doubled extends Standing {
  by: DoubledBy;
  value: string;
  /** The newest first. */
  sessions: readonly Session[];
  /** Not all are known to be of one user: an address that several customers have is a conflict, and nobody's rest. */
  isOfSeveral: boolean;
}

/** Interim updates come every few minutes: less than this apart tells nothing, ms. */
const UPDATES_APART_MS = 15 * 60_000;

/** A last sign of life may be written so long after the session was replaced, ms. */
const LATE_MS = 60_000;

/** Groups live sessions by what they share; only those that share it, the largest groups first. */
export function doubled(sessions: readonly Session[], by: DoubledBy): Doubled[] {
  const groups = new Map<string, Session[]>();
  for (const session of sessions) {
    const value = by === "username" ? nameOf(session) : addressOf(session);
    if (value === null || isOver(session)) continue;
    const known = groups.get(value);
    if (known) known.push(session);
    else groups.set(value, [session]);
  }
  return [...groups]
    .filter(([, some]) => some.length > 1)
    .map(([value, some]) => ({
      by,
      value,
      sessions: newestFirst(some),
      isOfSeveral: isOfSeveral(some),
      ...standing(some),
    }))
    .toSorted((a, b) => b.sessions.length - a.sessions.length || compare(a.value, b.value));
}

/**
 * How some sessions of one user or address stand. The one that is still heard of is live where the others fell silent, whoever
 * they belong to. Else, of one user, the one that began last, and left over are those that have given no sign of life
 * since: another that is heard of as well may be a second device. Sessions of several users that are all heard of are
 * several customers: none of them is left over.
 */
export function standing(sessions: readonly Session[]): Standing {
  const heard = sessions.map((session) => ({ id: session.id, at: time(session.acctupdatetime) }));
  if (heard.every(({ at }) => at !== null)) {
    const [first, ...others] = heard.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
    if (first && (first.at ?? 0) - (others[0]?.at ?? 0) >= UPDATES_APART_MS)
      return { live: first.id, leftOver: new Set(others.map(({ id }) => id)) };
  }
  const [first, ...others] = newestFirst(sessions);
  const began = time(first?.acctstarttime);
  if (!first || began === null || began === time(others[0]?.acctstarttime) || isOfSeveral(sessions))
    return { live: null, leftOver: new Set() };
  const silent = others.filter(
    ({ acctupdatetime }) => (time(acctupdatetime) ?? 0) <= began + LATE_MS,
  );
  return { live: first.id, leftOver: new Set(silent.map(({ id }) => id)) };
}

function isOfSeveral(sessions: readonly Session[]): boolean {
  const names = new Set(sessions.map(nameOf));
  return names.size > 1 || names.has(null);
}

/** Whether a session has ended. */
export function isOver(session: Session): boolean {
  return time(session.acctstoptime) !== null;
}

function nameOf({ username }: Session): string | null {
  return username?.trim() || null;
}

function addressOf({ framedipaddress }: Session): string | null {
  const ip = parseIp(framedipaddress ?? "");
  return ip && ip.address !== "0.0.0.0" && ip.address !== "::" ? ip.address : null;
}

/** Each time is read once: an address may be that of thousands, and a sort compares each of them many times. */
function newestFirst(sessions: readonly Session[]): Session[] {
  return sessions
    .map((session) => ({ session, at: time(session.acctstarttime) ?? 0 }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ session }) => session);
}

function time(text: string | null | undefined): number | null {
  return parseTime(text)?.getTime() ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
