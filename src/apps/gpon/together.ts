// When ONUs that went down count as one event: the one rule of the port's page and of a device's sentence.

/** Going down within this time of each other is one event, ms. */
export const EVENT_WINDOW_MS = 10 * 60_000;
/** Fewer than this many devices are no area. */
export const AREA_LEAST = 3;

/** Something that went down, as far as is known. */
interface WentDown {
  lastDown: Date | null;
}

/** Whether it went down at about a moment. */
export function isNear({ lastDown }: WentDown, moment: Date): boolean {
  return lastDown !== null && Math.abs(lastDown.getTime() - moment.getTime()) <= EVENT_WINDOW_MS;
}

/** The moment around which most of these went down; null where no time is known. */
export function busiestMoment(rows: readonly WentDown[]): Date | null {
  let best: { moment: Date; count: number } | null = null;
  for (const { lastDown } of rows) {
    if (lastDown === null) continue;
    const count = rows.filter((row) => isNear(row, lastDown)).length;
    if (!best || count > best.count) best = { moment: lastDown, count };
  }
  return best?.moment ?? null;
}

/** Whether so many of a port are its area: at least three and half of it. */
export function isArea(count: number, total: number): boolean {
  return count >= AREA_LEAST && count * 2 >= total;
}
