// Readings of many targets by one request, made a little ahead of their sends: a job of thousands
// costs the server half the requests. A reading is used once, and never when it is old.
import { ApiError, isAbort } from "#src/krill/errors.ts";
import type { JobTarget, TargetRecord } from "./job.ts";

/** What was read of a thing, as it came. */
export type Data = Readonly<Record<string, unknown>>;

export interface ReadAheadParts {
  /** See `JobThings.readMany`. */
  readMany: (targets: readonly JobTarget[]) => Promise<ReadonlyMap<JobTarget["id"], Data>>;
  now: () => number;
}

/** A reading that began longer ago is not used, ms; with the lanes' own wait it stays below 30 s. */
const FRESH_MS = 10_000;
/** Fewer are read one by one. */
const FEWEST = 8;
const MOST = 100;
/** After a failure that may pass they are read one by one for so long, ms. */
const REST_MS = 30_000;

/** Makes the readings of one run of a job. A server whose list does not give what was asked for is asked by it no more. */
export function createReadAhead({ readMany, now }: ReadAheadParts) {
  const known = new Map<JobTarget["id"], { data: Data; at: number }>();
  /** A target is read ahead once: what comes back into the queue is read alone. */
  const asked = new Set<JobTarget["id"]>();
  let coming: { ids: ReadonlySet<JobTarget["id"]>; done: Promise<void> } | null = null;
  /** How many are asked for at once: more while they are used in time, fewer where they grow old. */
  let size = FEWEST;
  let restUntil = 0;

  function dropOld(): void {
    const before = known.size;
    for (const [id, { at }] of known) if (now() - at > FRESH_MS) known.delete(id);
    if (known.size < before) size = Math.max(FEWEST, Math.floor(size / 2));
  }

  async function ask(targets: readonly JobTarget[]): Promise<void> {
    const at = now();
    try {
      const rows = await readMany(targets);
      const came = targets.filter(({ id }) => rows.has(id));
      for (const { id } of came) known.set(id, { data: rows.get(id) ?? {}, at });
      if (came.length < targets.length / 2) restUntil = Infinity;
      else size = Math.min(MOST, size * 2);
    } catch (error) {
      const isPassing = isAbort(error) || (error instanceof ApiError && error.isPassing);
      const isSlow = error instanceof ApiError && error.kind === "rate-limited";
      restUntil = isPassing || isSlow ? at + REST_MS : Infinity;
      // What speaks of the whole job, its own reading would be told as well.
      if (isSlow || isAbort(error)) throw error;
    } finally {
      coming = null;
    }
  }

  return {
    /** Asks for those that come next, at most so many, where few are left. */
    want(next: readonly Pick<TargetRecord, "target">[], most: number): void {
      if (coming || now() < restUntil) return;
      dropOld();
      if (known.size > size / 2) return;
      const limit = Math.min(size, most);
      const targets: JobTarget[] = [];
      for (const { target } of next) {
        if (targets.length >= limit) break;
        if (!asked.has(target.id)) targets.push(target);
      }
      if (targets.length < FEWEST) return;
      for (const { id } of targets) asked.add(id);
      const done = ask(targets);
      done.catch(() => undefined);
      coming = { ids: new Set(targets.map(({ id }) => id)), done };
    },
    /** What was read of a target, once; null where it has to be read alone. @throws ApiError (429); AbortError */
    async take({ id }: JobTarget): Promise<Data | null> {
      if (coming?.ids.has(id)) await coming.done;
      const found = known.get(id);
      known.delete(id);
      return found && now() - found.at <= FRESH_MS ? found.data : null;
    },
  };
}
