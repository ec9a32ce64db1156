// A disk for tests: as `idb-job-store.ts`, in memory. What is put is copied, as a disk would.
import type { Job, TargetRecord } from "./job.ts";
import {
  AlreadyMadeError,
  newRecord,
  NotOwnerError,
  type Claim,
  type JobStore,
} from "./job-store.ts";
import { NO_COUNTS } from "./plan.ts";

/** A store in memory; `beforePut` may throw or wait, as a disk does. */
export function createMemoryStore(
  beforePut: (record: TargetRecord, isSafe: boolean) => void | Promise<void> = () => undefined,
): JobStore {
  const jobs = new Map<string, Job>();
  const records = new Map<string, TargetRecord[]>();
  const claims = new Map<string, Claim>();
  const of = (id: string) => records.get(id) ?? [];
  const mustOwn = (id: string, owner: string) => {
    const present = claims.get(id)?.owner;
    if (present !== owner) throw new NotOwnerError(present);
  };
  return {
    async create(job, targets) {
      if (jobs.has(job.id)) throw new AlreadyMadeError();
      jobs.set(job.id, { ...job });
      records.set(
        job.id,
        targets.map((target, index) => newRecord(job.id, index, target)),
      );
    },
    jobs: async (user) => [...jobs.values()].filter((job) => job.user === user),
    job: async (id) => jobs.get(id),
    async update(id, changes) {
      const job = jobs.get(id);
      if (!job) return undefined;
      jobs.set(id, { ...job, ...structuredClone(changes) });
      return jobs.get(id);
    },
    async remove(id) {
      for (const map of [jobs, records, claims]) map.delete(id);
    },
    async claim(id, claim, isFree) {
      if (!isFree(claims.get(id) ?? null)) return false;
      claims.set(id, claim);
      return true;
    },
    async release(id, owner) {
      if (claims.get(id)?.owner === owner) claims.delete(id);
    },
    async put(record, owner, isSafe) {
      await beforePut(record, isSafe);
      mustOwn(record.job, owner);
      const all = of(record.job);
      all[record.index] = { ...record };
    },
    async move(id, from, owner, change) {
      mustOwn(id, owner);
      const all = of(id);
      let count = 0;
      for (const [index, record] of all.entries()) {
        const changed = record.state === from ? change(record) : null;
        if (changed === null) continue;
        all[index] = changed;
        count += 1;
      }
      return count;
    },
    record: async (id, index) => of(id)[index],
    range: async (id, from, to) => of(id).slice(from, to),
    async first(id, state) {
      const index = of(id).findIndex((record) => record.state === state);
      return index === -1 ? null : index;
    },
    page: async (id, { state, offset, limit }) =>
      of(id)
        .filter((record) => state === null || record.state === state)
        .slice(offset, offset + limit),
    async counts(id) {
      const counts = { ...NO_COUNTS };
      for (const { state } of of(id)) counts[state] += 1;
      return counts;
    },
    ofThing: async (id) => [...records.values()].flat().filter(({ target }) => target.id === id),
  };
}
