// The devices of a job that were sent something and are not seen back yet (`plan.verify`).
import { ApiError } from "#src/krill/errors.ts";
import type { TargetRecord } from "./job.ts";
import { judge, observe, startWatch, type Reading, type Watch } from "./watch.ts";

/** A device needs this long at least to come back, ms. */
const FIRST_LOOK_MS = 15_000;
const NEXT_LOOK_MS = 15_000;
/** Each look talks to the device's network: few at a time. */
const MOST_LOOKING = 4;
/** So many looks in a row without any answer count as one: a machine that wakes has no connection for a moment. */
const SILENCE = 3;

interface Proof {
  record: TargetRecord;
  watch: Watch;
  dueAt: number;
  isLooking: boolean;
  /** Looks in a row that nobody answered. */
  silent: number;
}

/** What the proofs need of the engine. */
export interface ProofParts {
  observe: (record: TargetRecord) => Promise<Reading>;
  now: () => number;
  /** The proof came, or five minutes passed without one. */
  onEnd: (record: TargetRecord, isBack: boolean) => void;
  /** The server asked for patience, seconds. */
  onSlow: (begun: number, retryAfter: number | null) => void;
  /** Something changed: look for what is to be done next. */
  onChange: () => void;
}

/** Makes the list of devices whose return a job waits for. */
export function createProofs(parts: ProofParts) {
  const waiting = new Map<number, Proof>();
  let seen = 0;

  /** A clock that was put back must not hold the looks up for as long: all times go back with it. */
  function follow(now: number): void {
    const back = seen - now;
    seen = now;
    if (back <= 0) return;
    for (const proof of waiting.values()) {
      proof.dueAt -= back;
      proof.watch = { ...proof.watch, startedAt: proof.watch.startedAt - back };
    }
  }

  async function look(proof: Proof): Promise<void> {
    proof.isLooking = true;
    const begun = parts.now();
    let isAnswered = true;
    try {
      const reading = await parts.observe(proof.record);
      proof.watch = observe(proof.watch, reading);
      proof.silent = 0;
    } catch (error) {
      const isLost = error instanceof ApiError && ["network", "timeout"].includes(error.kind);
      proof.silent = isLost ? proof.silent + 1 : 0;
      isAnswered = error instanceof ApiError && (!isLost || proof.silent >= SILENCE);
      if (error instanceof ApiError && error.kind === "rate-limited")
        parts.onSlow(begun, error.retryAfter);
    }
    proof.isLooking = false;
    proof.dueAt = parts.now() + NEXT_LOOK_MS;
    const { state } = judge(proof.watch, parts.now());
    // Signed out is no answer: what cannot be looked at is not judged.
    const isOver = state === "back" || (state === "no-proof" && isAnswered);
    if (isOver && waiting.delete(proof.record.index)) parts.onEnd(proof.record, state === "back");
    parts.onChange();
  }

  return {
    get size(): number {
      return waiting.size;
    },
    /** Waits for a device that was sent something at `record.at`. */
    add(record: TargetRecord): void {
      const now = parts.now();
      follow(now);
      const sentAt = Math.min(record.at ?? now, now);
      waiting.set(record.index, {
        record,
        watch: startWatch(sentAt, null),
        dueAt: Math.max(now, sentAt + FIRST_LOOK_MS),
        isLooking: false,
        silent: 0,
      });
    },
    has: (index: number): boolean => waiting.has(index),
    /** Starts the looks that are due, a few at a time. */
    lookAtDue(): void {
      const now = parts.now();
      follow(now);
      let looking = [...waiting.values()].filter(({ isLooking }) => isLooking).length;
      for (const proof of waiting.values()) {
        if (looking >= MOST_LOOKING) return;
        if (proof.isLooking || proof.dueAt > now) continue;
        looking += 1;
        void look(proof);
      }
    },
    /** When the next look is due, ms; null where none waits. */
    dueAt(): number | null {
      const due = [...waiting.values()].flatMap((one) => (one.isLooking ? [] : one.dueAt));
      return due.length === 0 ? null : Math.min(...due);
    },
    /** Waits no longer; gives what was waited for. */
    clear(): TargetRecord[] {
      const records = [...waiting.values()].map(({ record }) => record);
      waiting.clear();
      return records;
    },
  };
}
