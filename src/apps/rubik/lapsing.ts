// Which reservations are about to be cancelled by themselves (contract 3.7 "States"). Pure.
import type { Service } from "./api.ts";
import { lapsesAt, stageOf } from "./states.ts";

/** A reservation is about to lapse in so many hours. */
export const SOON_H = 48;
const HOUR_MS = 3_600_000;

/** What is known of them. */
export interface Lapses {
  /** Those that lapse soon, the next one first. */
  soon: readonly { service: Service; at: number }[];
  /** Whether others may lapse soon that the list does not tell of. */
  mayBeMore: boolean;
}

/**
 * Looks through a list of reservations, the oldest first.
 * @param total how many there are in all; null where the server does not say
 * @param hoursOf how long the owner of a service keeps a reservation; null where it does not lapse
 * @param shortestH the least that any owner keeps one, hours; null where none lapses
 */
export function lapsesOf(
  rows: readonly Service[],
  total: number | null,
  hoursOf: (service: Pick<Service, "owner">) => number | null,
  shortestH: number | null,
  now: number,
): Lapses {
  const end = now + SOON_H * HOUR_MS;
  const lapsing = rows.filter(
    (one) => stageOf(one.state) === "reserved" && (hoursOf(one) ?? 0) > 0,
  );
  const soon = lapsing
    .flatMap((service) => {
      const at = lapsesAt(service, hoursOf(service));
      return at !== null && at < end ? [{ service, at }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  const isUntold = lapsing.some((one) => lapsesAt(one, hoursOf(one)) === null);
  // What could not be read is not among the rows, and what nobody counted may be more.
  const isWhole = total !== null && total <= rows.length;
  const hasRest = !isWhole && shortestH !== null;
  return { soon, mayBeMore: isUntold || (hasRest && mayRestLapse(rows, shortestH, end)) };
}

/** Whether one of those that the list does not have may lapse before `end`: they are younger, but their owner may keep them less long. */
function mayRestLapse(rows: readonly Service[], shortestH: number, end: number): boolean {
  const made = rows.map(({ created }) => Date.parse(created ?? ""));
  // Of a server that gives others too, or in another order, only the whole list holds all of them.
  const isInOrder = made.every((at, index) => at >= (made[index - 1] ?? 0));
  if (!isInOrder || rows.some(({ state }) => stageOf(state) !== "reserved")) return true;
  return (made.at(-1) ?? 0) + shortestH * HOUR_MS < end;
}
