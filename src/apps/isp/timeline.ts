// One line of time for a device: what its own links and the monitoring tell, put side by side (contract H13). Pure.
import type { Happening } from "#src/apps/monitoring/api.ts";
import type { Session } from "#src/apps/radius/api.ts";
import type { Tone } from "#src/ui/Tone.tsx";
import { parseTime } from "#src/util/time.ts";
import type { Touch } from "./touches.ts";

/** What kind of thing happened. */
export const TIMELINE_KINDS = [
  "state",
  "message",
  "lease",
  "session",
  "tr069",
  "provision",
  "call",
  "change",
  "other",
] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that happened to a device. */
export interface TimelineItem {
  id: string;
  kind: TimelineKind;
  from: Date;
  /** Null: a moment, or not over. */
  to: Date | null;
  isOpen: boolean;
  /** A state's word (`down`), what was done (`reboot`), or what the row calls it; null where the kind says it all. */
  what: string | null;
  /** The service that it is about; null is the device itself. */
  service: string | null;
  who: string | null;
  detail: string;
}

const KINDS: readonly [RegExp, TimelineKind][] = [
  [/cdr|asterisk|call/i, "call"],
  [/lease|dhcp/i, "lease"],
  [/cwmp|tr-?069|acs|diagnostic/i, "tr069"],
  [/provision|gpon/i, "provision"],
  [/radius|pppo?e|ipoe|disconnect|session/i, "session"],
];

/** An event of the network; null without a time. */
export function itemOfEvent(row: Happening): TimelineItem | null {
  const from = row.start_time ?? row.date;
  if (!from) return null;
  const said = [row.source, row.type].filter(Boolean).join(" ");
  const kind = KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? "other";
  const isSpan = row.end_time !== null && row.end_time > from;
  const isSession = kind === "session" && (isSpan || row.end_time === null);
  return {
    id: isSession ? sessionId(from) : `event ${row.id}`,
    kind,
    from,
    to: isSpan ? row.end_time : null,
    // What leases and sessions lack while they last is their end; other events may have none at all.
    isOpen: row.end_time === null && (kind === "lease" || kind === "session" || kind === "tr069"),
    what: said === "" ? null : said,
    service: row.service_name,
    who: null,
    detail: row.detail || (row.output ?? ""),
  };
}

/** A change of state, or a message that went out; null without a time. */
export function itemOfState(row: Happening, kind: "state" | "message"): TimelineItem | null {
  const from = row.date ?? row.start_time;
  if (!from) return null;
  const told = [row.channel, row.user].filter(Boolean).join(" · ");
  return {
    id: `${kind} ${row.id}`,
    kind,
    from,
    to: null,
    isOpen: false,
    what: row.state_long,
    service: row.service_name,
    who: kind === "message" && told !== "" ? told : null,
    detail: row.output ?? "",
  };
}

/** A RADIUS session as accounting has it (contract 3.4); null without a beginning. */
export function itemOfSession(session: Session): TimelineItem | null {
  const from = parseTime(session.acctstarttime ?? "");
  if (!from) return null;
  const to = parseTime(session.acctstoptime ?? "");
  const { framedipaddress, acctterminatecause } = session;
  return {
    id: sessionId(from),
    kind: "session",
    from,
    to,
    isOpen: to === null,
    what: null,
    service: null,
    who: null,
    detail: [framedipaddress, acctterminatecause].filter(Boolean).join(" · "),
  };
}

/** A session that accounting and the events tell is one: by the second in which it began. */
function sessionId(from: Date): string {
  return `session ${Math.floor(from.getTime() / 1000)}`;
}

/** Something that a person did. */
export function itemOfTouch({ at, who, what }: Touch, index: number): TimelineItem {
  return {
    id: `change ${at.getTime()} ${index}`,
    kind: "change",
    from: at,
    to: null,
    isOpen: false,
    what,
    service: null,
    who,
    detail: "",
  };
}

/** All items once, the newest first: calls stand among the events and behind a link of their own. */
export function putTogether(lists: readonly (readonly TimelineItem[])[]): TimelineItem[] {
  const all = new Map<string, TimelineItem>();
  for (const item of lists.flat()) if (!all.has(item.id)) all.set(item.id, item);
  return [...all.values()].toSorted((a, b) => b.from.getTime() - a.from.getTime());
}

const TONES: ReadonlyMap<string, Tone> = new Map([
  ["up", "good"],
  ["ok", "good"],
  ["down", "bad"],
  ["critical", "bad"],
  ["unreachable", "bad"],
  ["warning", "warning"],
  ["unknown", "unknown"],
  ["pending", "unknown"],
]);

/** How a state's word is drawn; `off` for words that are not known. */
export function toneOfState(word: string): Tone {
  return TONES.get(word) ?? "off";
}

/** A span in which the device or one of its services was in one state. */
export interface StateSpan {
  state: string;
  from: Date;
  to: Date;
}

/**
 * The states of the device itself within a span, from its changes: each lasts until the next one. Before the first change
 * nobody knows; nor behind the last one from when on newer changes may not have been read.
 * @param until when they were read; null: newer ones may exist that were not
 */
export function stateSpans(
  items: readonly TimelineItem[],
  { from, to }: { from: Date; to: Date },
  until: Date | null = to,
): StateSpan[] {
  const changes = items
    .filter(({ kind, service, what }) => kind === "state" && service === null && what !== null)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return changes.flatMap((change, index) => {
    const end = changes[index + 1]?.from ?? until ?? change.from;
    if (end <= from || end <= change.from || change.from >= to) return [];
    const span = { from: max(change.from, from), to: end < to ? end : to };
    return [{ state: change.what ?? "", ...span }];
  });
}

/**
 * A span that ends now, up to the newest thing in it: the span itself ends at a whole minute. What a wrong clock puts further
 * ahead is not followed.
 * @param items the newest first
 * @param now ms
 */
export function upToNewest<Span extends { to: Date; isMoving: boolean }>(
  span: Span,
  items: readonly TimelineItem[],
  now: number,
): Span {
  const last = items.find(({ from }) => from.getTime() <= now + AHEAD_MS)?.from;
  return span.isMoving && last && last > span.to ? { ...span, to: last } : span;
}

const AHEAD_MS = 60_000;

/** Whether something falls into a span, if only in part. */
export function isWithin(item: TimelineItem, { from, to }: { from: Date; to: Date }): boolean {
  const end = item.to ?? (item.isOpen ? to : item.from);
  return item.from <= to && end >= from;
}

function max(a: Date, b: Date): Date {
  return a > b ? a : b;
}
