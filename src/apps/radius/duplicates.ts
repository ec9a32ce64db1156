// Sessions that stand twice: one user or one address in several live sessions (contract 3.4). Pure.
import { parseIp } from "#src/util/ip.ts";
import { parseTime } from "#src/util/time.ts";
import type { Session } from "./api.ts";

/** By what sessions are doubled. */
export type DoubledBy = "username" | "address";

/** Sessions that share a user name or an address. */
export interface Doubled {
  by: DoubledBy;
  value: string;
  /** The newest first. */
  sessions: readonly Session[];
  /** The one that is probably live; null where nothing tells them apart. */
  live: string | null;
}

/** Interim updates come every few minutes: less than this apart tells nothing, ms. */
const UPDATES_APART_MS = 15 * 60_000;

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
    .map(([value, some]) => ({ by, value, sessions: some.toSorted(newest), live: liveOf(some) }))
    .toSorted((a, b) => b.sessions.length - a.sessions.length || compare(a.value, b.value));
}

/**
 * Which of some sessions of one user or address is probably live: the one that was heard of last where
 * the others fell silent, else the one that began last. Null where the times say nothing.
 */
export function liveOf(sessions: readonly Session[]): string | null {
  const heard = sessions.map((session) => ({ id: session.id, at: time(session.acctupdatetime) }));
  if (heard.every(({ at }) => at !== null)) {
    const [first, second] = heard.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
    if (first && (first.at ?? 0) - (second?.at ?? 0) >= UPDATES_APART_MS) return first.id;
  }
  const [first, second] = sessions.toSorted(newest);
  const at = time(first?.acctstarttime);
  return first && at !== null && at !== time(second?.acctstarttime) ? first.id : null;
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

function newest(a: Session, b: Session): number {
  return (time(b.acctstarttime) ?? 0) - (time(a.acctstarttime) ?? 0);
}

function time(text: string | null | undefined): number | null {
  return parseTime(text)?.getTime() ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
