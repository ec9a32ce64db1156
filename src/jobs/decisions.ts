// What a person says about targets that went wrong: the only way in which one is sent again.
import type { Decision, TargetRecord } from "./job.ts";
import { asPending, wasAccepted, type JobStore } from "./job-store.ts";
import type { Ledger } from "./ledger.ts";
import type { TargetWorker } from "./target-work.ts";

/** What the decisions need of the engine. */
export interface DecisionParts {
  ledger: Ledger;
  worker: Pick<TargetWorker, "check">;
  store: Pick<JobStore, "record" | "move">;
  owner: string;
  now: () => number;
  /** The job does not run and may go on. */
  isOpen: () => boolean;
  /** Resolves when nothing is under way. */
  settled: () => Promise<void>;
  resume: () => Promise<void>;
  /** Failed targets begin anew. */
  onRetry: () => void;
  onLost: (error: unknown) => void;
  onChange: () => void;
}

/** Makes what a person can decide about the targets of a job. */
export function createDecisions(parts: DecisionParts) {
  const { ledger, store, now } = parts;
  const { id } = ledger.job();
  const deciding = new Set<number>();
  let isRetrying = false;

  async function retry(isAccepted: boolean): Promise<void> {
    await parts.settled();
    if (!parts.isOpen()) return;
    const anew = (record: TargetRecord) =>
      wasAccepted(record) === isAccepted ? asPending(record) : null;
    try {
      ledger.moved("failed", "pending", await store.move(id, "failed", parts.owner, anew));
    } catch (error) {
      parts.onLost(error);
      return;
    }
    parts.onRetry();
    await ledger.save({ state: "paused", brakeFrom: ledger.weigh() });
    await parts.resume();
  }

  async function decide(index: number, decision: Decision): Promise<void> {
    const record = await store.record(id, index);
    if (record?.state !== "unknown") return;
    if (decision === "send" && ledger.job().state === "cancelled") return;
    const next = await decided(record, decision);
    await ledger.writeSafely(next);
    ledger.turn(record, next);
    // What is no longer bad may not make room for another failure.
    const from = ledger.job().brakeFrom;
    const { bad } = ledger.weigh();
    if (from && from.bad > bad) void ledger.save({ brakeFrom: { ...from, bad } });
    if (next.state === "pending" && ledger.job().state === "done") {
      await ledger.save({ state: "paused" });
      await parts.resume();
    } else parts.onChange();
  }

  async function decided(record: TargetRecord, decision: Decision): Promise<TargetRecord> {
    if (decision === "leave") return { ...record, leftAt: now() };
    if (decision === "send") return asPending(record);
    return { ...record, ...(await parts.worker.check(record)) };
  }

  return {
    /**
     * The failed targets become pending again, and the job goes on: those that the server had not accepted, or those that
     * it had. Not while it runs.
     */
    async retryFailed(isAccepted: boolean): Promise<void> {
      if (isRetrying || !parts.isOpen()) return;
      isRetrying = true;
      await retry(isAccepted).finally(() => {
        isRetrying = false;
      });
    },
    /**
     * What is to become of a target of unknown outcome; one decision at a time for each.
     * @throws ApiError where it cannot be looked at; where it cannot be written down
     */
    async resolveUnknown(index: number, decision: Decision): Promise<void> {
      if (deciding.has(index)) return;
      deciding.add(index);
      await decide(index, decision).finally(() => deciding.delete(index));
    },
    underWay: (): number => deciding.size,
  };
}
