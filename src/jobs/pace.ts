// How fast a job may send now: its rate per minute, and the server's wish for patience (429).
import type { JobPlan } from "./job.ts";

const MINUTE = 60_000;
/** Where a 429 does not say how long to wait: doubled each time, ms. */
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 60_000;
const SHORTEST_WAIT = 1000;

/** The pace of one job. Times are ms; all rules, no timers. */
export interface Pace {
  /** Sends at the same time that are allowed now. */
  concurrency(): number;
  /** How many more may be sent now, by the rate alone. */
  allowance(now: number): number;
  /** When sending may go on; `now` where it may. */
  readyAt(now: number): number;
  /** The end of the server's wait; null where there is none. */
  slowedUntil(now: number): number | null;
  sent(now: number): void;
  /** A reply came that was no 429. */
  answered(): void;
  /** A 429 to a request that began at `begun`; `retryAfter` in seconds. */
  slowDown(begun: number, now: number, retryAfter: number | null): void;
}

/** Makes the pace of a plan: a sliding window of a minute; a 429 halves the concurrency, replies let it grow back. */
export function createPace(plan: Pick<JobPlan, "concurrency" | "perMinute">): Pace {
  let limit = plan.concurrency;
  let until = 0;
  let slowedAt = -1;
  let inARow = 0;
  let answersSince = 0;
  /** Times of the sends of the last minute; empty without a rate. */
  let sends: number[] = [];
  let seen = 0;

  /** A clock that was put back must not hold the job up for as long: what was counted goes back with it. */
  function follow(now: number): void {
    const back = seen - now;
    seen = now;
    if (back <= 0) return;
    until -= back;
    slowedAt -= back;
    sends = sends.map((at) => at - back);
  }

  return {
    concurrency: () => limit,
    allowance(now) {
      follow(now);
      if (now < until) return 0;
      if (plan.perMinute === null) return Infinity;
      sends = sends.filter((at) => at > now - MINUTE);
      return Math.max(0, plan.perMinute - sends.length);
    },
    readyAt(now) {
      follow(now);
      if (now < until) return until;
      if (plan.perMinute === null) return now;
      sends = sends.filter((at) => at > now - MINUTE);
      const blocking = sends[sends.length - plan.perMinute];
      return blocking === undefined ? now : blocking + MINUTE;
    },
    slowedUntil: (now) => (now < until ? until : null),
    sent(now) {
      follow(now);
      if (plan.perMinute !== null) sends.push(now);
    },
    answered() {
      inARow = 0;
      answersSince += 1;
      if (limit < plan.concurrency && answersSince >= limit * 2) {
        limit += 1;
        answersSince = 0;
      }
    },
    slowDown(begun, now, retryAfter) {
      follow(now);
      // One burst is answered by several 429s: only what began after the last one halves again.
      if (begun >= slowedAt) {
        limit = Math.max(1, Math.floor(limit / 2));
        slowedAt = now;
        inARow += 1;
      }
      answersSince = 0;
      const guess = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, inARow - 1));
      until = Math.max(
        until,
        now + (retryAfter === null ? guess : Math.max(SHORTEST_WAIT, retryAfter * 1000)),
      );
    },
  };
}

/** Measures how many targets end per minute, over the last minute. */
export function createMeter() {
  let samples: { at: number; ended: number }[] = [];
  let ended = 0;
  return {
    /** The run begins, or goes on after a pause. */
    restart(now: number): void {
      samples = [{ at: now, ended }];
    },
    count(now: number): void {
      ended += 1;
      const last = samples.at(-1);
      if (last && now - last.at < 1000) return;
      samples = [...samples.filter(({ at }) => at > now - MINUTE), { at: now, ended }];
    },
    /** Null before anything can be said. */
    perMinute(now: number): number | null {
      const first = samples[0];
      if (!first || now - first.at < 1000 || ended === first.ended) return null;
      return ((ended - first.ended) / (now - first.at)) * MINUTE;
    },
  };
}
