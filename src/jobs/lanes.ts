// The targets of a wave on their way: queue, reading, ready, marked, in flight. What becomes of the
// job is not decided here.
import type { JobPlan, JobTarget, TargetRecord } from "./job.ts";
import { asPending } from "./job-store.ts";
import type { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";
import { nextInQueue } from "./plan.ts";
import type { Gate, Prepared, Sent, TargetWorker } from "./target-work.ts";

/** A target whose reading is older than this is read again before it is sent, ms. */
const FRESH_MS = 10_000;
/** A target that was refused by 429 so often has failed. */
const MOST_REFUSALS = 5;
/** A target whose reading got no answer so often has failed. */
const MOST_READS = 2;
/** So many requests in a row without an answer: the API is not there. */
const SILENCE = 3;
/** What is read ahead by one request must be sent while it is fresh, minutes. */
const AHEAD_MINUTES = 1 / 12;
/** So many marks at most are written ahead: replies that come together free as many slots, and none waits for the disk. */
const MARKS_AHEAD = 8;

interface Ready {
  record: TargetRecord;
  send: (gate: Gate) => Promise<Sent>;
  at: number;
}

export interface LaneParts {
  plan: JobPlan;
  ledger: Ledger;
  worker: Pick<TargetWorker, "prepare" | "ahead">;
  pace: Pace;
  now: () => number;
  maySend: () => boolean;
  /** A target has come to its end. */
  end: (record: TargetRecord, result: Pick<TargetRecord, "state"> & Partial<TargetRecord>) => void;
  /** A target was accepted: `record` is as marked. */
  accepted: (record: TargetRecord, result: Pick<TargetRecord, "status" | "note">) => void;
  /** Nobody has answered for a while. */
  onSilence: () => void;
  /** The disk failed before a send. */
  onLost: (error: unknown) => void;
  onChange: () => void;
}

/** Makes the lanes of a job, empty. */
export function createLanes(parts: LaneParts) {
  const { plan, ledger, worker, pace, now, maySend } = parts;
  /** The rest of the wave: in order, not begun. */
  let queue: TargetRecord[] = [];
  let ready: Ready[] = [];
  const reading = new Set<number>();
  /** From before the mark until the reply. */
  const sending = new Set<number>();
  /** Requests that are out; marks that were written ahead wait in `slots`. */
  let inFlight = 0;
  const slots: (() => void)[] = [];
  const busyPons = new Map<string, number>();
  const tries = new Map<number, { refusals: number; reads: number }>();
  const silence = { read: 0, send: 0 };

  function silent(what: keyof typeof silence): void {
    silence[what] += 1;
    if (silence[what] >= SILENCE) parts.onSilence();
  }

  function triesOf({ index }: TargetRecord) {
    const known = tries.get(index) ?? { refusals: 0, reads: 0 };
    tries.set(index, known);
    return known;
  }

  /** Its PON has one device more under way. */
  function occupy({ pon }: JobTarget): void {
    if (pon !== null) busyPons.set(pon, (busyPons.get(pon) ?? 0) + 1);
  }

  function vacate({ pon }: JobTarget): void {
    if (pon !== null) busyPons.set(pon, (busyPons.get(pon) ?? 1) - 1);
  }

  function putBack(record: TargetRecord): void {
    vacate(record.target);
    queue.unshift(record);
  }

  function dropReady(isStale: (one: Ready) => boolean): void {
    const stale = ready.filter(isStale);
    if (stale.length === 0) return;
    ready = ready.filter((one) => !isStale(one));
    for (const { record } of stale.toReversed()) putBack(record);
  }

  // ---- reading

  async function read(record: TargetRecord): Promise<void> {
    const begun = now();
    const result = await worker.prepare(record.target);
    reading.delete(record.index);
    afterReading(record, result, begun);
    parts.onChange();
  }

  function afterReading(record: TargetRecord, result: Prepared, begun: number): void {
    if (result.kind === "hold") return putBack(record);
    if (result.kind === "slow") {
      pace.slowDown(begun, now(), result.retryAfter);
      triesOf(record).refusals += 1;
      if (triesOf(record).refusals < MOST_REFUSALS) return putBack(record);
      return parts.end(record, { state: "failed", why: "rate-limited", status: 429 });
    }
    if (result.kind === "no-answer") {
      const { status, note } = result;
      triesOf(record).reads += 1;
      if (triesOf(record).reads < MOST_READS) putBack(record);
      else parts.end(record, { state: "failed", why: "not-read", status, note });
      return silent("read");
    }
    silence.read = 0;
    const known = "before" in result ? { ...record, before: result.before } : record;
    if (result.kind === "skip") return parts.end(known, { state: "skipped", why: result.why });
    if (result.kind === "fail") {
      const { why, status, note } = result;
      return parts.end(record, { state: "failed", why, status, note });
    }
    if (!maySend()) return putBack(record);
    ready.push({ record: known, send: result.send, at: now() });
  }

  // ---- sending

  /** Waits until one more may be in flight, or until it must not be sent at all. */
  function slot(): Promise<void> {
    if (inFlight < pace.concurrency()) {
      inFlight += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      slots.push(resolve);
    });
  }

  const mustWait = () => !maySend() || pace.allowance(now()) < 1;

  async function send({ record, send: sendIt }: Ready): Promise<void> {
    let marked: TargetRecord | null = null;
    let begun = now();
    let hasSlot = false;
    let isStopped = false;
    let failure: unknown = null;
    const gate: Gate = {
      mayRepeat: maySend,
      async mark() {
        // A second method after a 405: it is on disk already.
        if (marked) return;
        const next: TargetRecord = { ...asPending(record), sends: record.sends + 1, at: now() };
        next.state = "sending";
        try {
          await ledger.writeSafely(next);
        } catch (error) {
          failure = error;
          throw error;
        }
        marked = next;
        ledger.turn(record, next);
        await slot();
        hasSlot = true;
        isStopped = mustWait();
        if (isStopped) throw new Error("stopped meanwhile");
        begun = now();
        pace.sent(begun);
      },
    };
    const result = await sendIt(gate);
    sending.delete(record.index);
    if (hasSlot) inFlight -= 1;
    if (marked) afterSending(record, marked, isStopped ? null : result, begun);
    else {
      putBack(record);
      if (failure !== null) {
        ledger.doubt(record);
        parts.onLost(failure);
      }
    }
    parts.onChange();
  }

  /** `result` is null where it was marked and then not sent. */
  function afterSending(
    before: TargetRecord,
    marked: TargetRecord,
    result: Sent | null,
    begun: number,
  ): void {
    // Refused for its token, and not repeated: nothing has happened.
    const isRefused = result?.why === "unauthenticated" && !maySend();
    if (!result || result.why === "offline" || isRefused) return takeBack(before, marked);
    if (result.why === "rate-limited") {
      pace.slowDown(begun, now(), result.retryAfter);
      triesOf(before).refusals += 1;
      if (triesOf(before).refusals < MOST_REFUSALS) return takeBack(before, marked);
    } else if (result.status > 0) pace.answered();
    const { state, status, why, reply: note, method = null, allow } = result;
    if (state === "done") parts.accepted(marked, { status, note });
    else {
      const refused = status === 405 ? { refused: { method, allow } } : {};
      const ended = state === "refused" ? "failed" : state;
      parts.end(marked, { state: ended, status, why, note, ...refused });
    }
    if (state === "unknown") silent("send");
    else if (status > 0) silence.send = 0;
  }

  /** Not sent, or refused unread: as if it had never begun. */
  function takeBack(before: TargetRecord, marked: TargetRecord): void {
    ledger.turn(marked, before);
    ledger.write(before);
    putBack(before);
  }

  return {
    occupy,
    vacate,
    /** The targets of the next wave. */
    load(records: TargetRecord[]): void {
      queue = records;
    },
    /** Sends and reads as much as may be now. */
    go(): void {
      const at = now();
      // What was read long ago may not be so any more.
      dropReady((one) => at - one.at > FRESH_MS);
      const ahead = Math.min(MARKS_AHEAD, Math.max(1, pace.concurrency() - 1));
      while (
        sending.size < pace.concurrency() + ahead &&
        pace.allowance(at) > sending.size - inFlight
      ) {
        const next = ready.shift();
        if (!next) break;
        sending.add(next.record.index);
        void send(next);
      }
      // Reads run a little ahead of the sends, so that no send waits for a slow read.
      const allowed = pace.allowance(at);
      const most = Math.min(pace.concurrency(), allowed);
      worker.ahead?.(queue, Math.min((plan.perMinute ?? Infinity) * AHEAD_MINUTES, allowed));
      while (reading.size < most && reading.size + ready.length < Math.min(2 * most, allowed)) {
        const place = nextInQueue(queue, busyPons, plan.perPon);
        const record = place === null ? undefined : queue.splice(place, 1)[0];
        if (!record) break;
        occupy(record.target);
        reading.add(record.index);
        void read(record);
      }
    },
    /** Lets marked targets go that have a free slot, or that must not be sent any more. */
    giveSlots(): void {
      while (slots.length > 0 && (inFlight < pace.concurrency() || mustWait())) {
        inFlight += 1;
        slots.shift()?.();
      }
    },
    /** Nothing that is not marked goes on. */
    stop: (): void => dropReady(() => true),
    /** A person goes on: what went wrong before counts no more against it. */
    restart(): void {
      silence.read = 0;
      silence.send = 0;
    },
    /** Failed targets begin anew. */
    forgetTries: (): void => tries.clear(),
    inFlight: (): number => inFlight,
    /** Targets that wait for their turn. */
    waiting: (): number => queue.length + ready.length,
    /** Requests and marks that are not over. */
    underWay: (): number => reading.size + sending.size,
  };
}
