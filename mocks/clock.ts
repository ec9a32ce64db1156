/** The simulator's time: real time plus an offset, and what has been put off until later. */

import { flat } from "./text.ts";

/** One thing that happens at a moment, `at` in milliseconds since 1970. */
interface Appointment {
  at: number;
  run: (at: number) => void;
}

/**
 * A clock without timers. What takes time in a network (a reboot, a reprovision) is put off with `later` and happens
 * when somebody next looks (`settle`), in order of time, as of its own moment. So a test can advance the clock instead of
 * waiting, and nothing runs while nobody asks.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves time forward by a number of seconds. */
  advance(seconds: number): void;
  /** Puts `run` off by a number of seconds, counted from `from` (milliseconds; now when absent). */
  later(seconds: number, run: (at: number) => void, from?: number): void;
  /** Runs all that has become due. Returns how many ran. */
  settle(): number;
  /** Forgets all that was put off, and the offset. */
  reset(): void;
}

/** Makes a clock over `base`, which gives milliseconds since 1970 (real time when absent). */
export function createClock(base: () => number = Date.now): Clock {
  let offset = 0;
  let due: Appointment[] = [];
  const now = () => base() + offset;
  return {
    now,
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    later: (seconds, run, from = now()) => {
      due.push({ at: from + seconds * 1000, run });
    },
    settle: () => {
      let ran = 0;
      for (;;) {
        const next = due.reduce<Appointment | null>((a, b) => (a && a.at <= b.at ? a : b), null);
        if (!next || next.at > now()) return ran;
        due = due.filter((one) => one !== next);
        next.run(next.at);
        ran += 1;
      }
    },
    reset: () => {
      offset = 0;
      due = [];
    },
  };
}

/** Begin and end of summer time by year, worked out once: half a million stamps are written for one long list. */
const summers = new Map<number, { from: number; to: number }>();

function summerOf(year: number): { from: number; to: number } {
  const known = summers.get(year);
  if (known) return known;
  const lastSunday = (month: number) => {
    const end = Date.UTC(year, month + 1, 0, 1);
    return end - new Date(end).getUTCDay() * 86_400_000;
  };
  const summer = { from: lastSunday(2), to: lastSunday(9) };
  summers.set(year, summer);
  return summer;
}

/** Hours that Central European time is ahead of UTC at a moment: the API writes its operator's local time. */
function offsetHours(ms: number): 1 | 2 {
  const { from, to } = summerOf(new Date(ms).getUTCFullYear());
  return ms >= from && ms < to ? 2 : 1;
}

/** A moment as the API writes it: ISO 8601 with offset, six digits of fraction unless it is a whole second (contract 2.8). */
export function stamp(ms: number): string {
  const hours = offsetHours(ms);
  const local = new Date(ms + hours * 3_600_000).toISOString();
  const fraction = local.slice(20, 23) === "000" ? "" : `.${local.slice(20, 23)}000`;
  return flat(local.slice(0, 19), fraction, "+0", hours, ":00");
}

/** The local calendar day of a moment, `YYYY-MM-DD` (contract 2.8, `expiration_date`). */
export function day(ms: number): string {
  return stamp(ms).slice(0, 10);
}
