import type { DBSchema } from "idb";
import type { Job, JobTarget, TargetRecord } from "./job.ts";
import {
  AlreadyMadeError,
  newRecord,
  NotOwnerError,
  type Claim,
  type JobStore,
} from "./job-store.ts";
import { ownDatabase, withinTime } from "./own-database.ts";
import { NO_COUNTS, TARGET_STATES } from "./plan.ts";

interface Schema extends DBSchema {
  jobs: { key: string; value: Job; indexes: { user: string } };
  claims: { key: string; value: Claim };
  targets: {
    key: [string, number];
    value: TargetRecord;
    indexes: { state: [string, string, number]; device: JobTarget["id"] };
  };
}

/** A disk that does not answer must not leave a job waiting: it pauses. */
const GIVE_UP_MS = 15_000;
/** Rows that one transaction changes or reads, so that memory stays small and others get their turn. */
const CHUNK = 2000;
/** The same for rows that are new, each of which is copied. */
const CREATED_AT_ONCE = 500;
const END = Number.MAX_SAFE_INTEGER;

const database = ownDatabase<Schema>("krill-jobs", (db) => {
  db.createObjectStore("jobs", { keyPath: "id" }).createIndex("user", "user");
  db.createObjectStore("claims");
  const targets = db.createObjectStore("targets", { keyPath: ["job", "index"] });
  targets.createIndex("state", ["job", "state", "index"]);
  targets.createIndex("device", "target.id");
});

const all = (id: string) => IDBKeyRange.bound([id, 0], [id, END]);
const inState = (id: string, state: string) => IDBKeyRange.bound([id, state, 0], [id, state, END]);

// ---- writing of records: all that come while one transaction is on its way go into the next

interface Waiting {
  record: TargetRecord;
  owner: string;
  isSafe: boolean;
  done: () => void;
  failed: (error: unknown) => void;
}

/** What needs no safety waits so long for a mark to go with, ms. */
const LAZY_MS = 15;

let waiting: Waiting[] = [];
let isWriting = false;
let timer: ReturnType<typeof setTimeout> | null = null;

function writeSoon(isSafe: boolean): void {
  if (isSafe) void writeWaiting();
  else
    timer ??= setTimeout(() => {
      timer = null;
      void writeWaiting();
    }, LAZY_MS);
}

async function writeWaiting(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    try {
      const refused = await inTime(() => writeBatch(batch));
      for (const one of batch)
        if (refused.has(one)) one.failed(new NotOwnerError(refused.get(one)));
        else one.done();
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
  }
  isWriting = false;
}

/** @returns what was refused, with who runs its job instead */
async function writeBatch(batch: readonly Waiting[]): Promise<Map<Waiting, string | undefined>> {
  const db = await database();
  const durability = batch.some(({ isSafe }) => isSafe) ? "strict" : "relaxed";
  const change = db.transaction(["claims", "targets"], "readwrite", { durability });
  const claims = change.objectStore("claims");
  const targets = change.objectStore("targets");
  const owners = new Map<string, string | undefined>();
  const refused = new Map<Waiting, string | undefined>();
  const puts: Promise<unknown>[] = [change.done];
  for (const one of batch) {
    const { job } = one.record;
    if (!owners.has(job)) owners.set(job, (await claims.get(job))?.owner);
    if (owners.get(job) === one.owner) puts.push(targets.put(one.record));
    else refused.set(one, owners.get(job));
  }
  // At once: a page that goes would take back what waits for its answer.
  change.commit();
  await Promise.all(puts);
  return refused;
}

// ---- the store

/** The bulk jobs of all users in IndexedDB; of a user's jobs only that user is told. */
export const idbJobStore: JobStore = {
  create: async (job, targets) => {
    const db = await database();
    const change = db.transaction(["jobs", "targets"], "readwrite", { durability: "strict" });
    // Another tab may make a job of the same draft: the disk lets one through.
    if (await change.objectStore("jobs").get(job.id)) throw new AlreadyMadeError();
    const store = change.objectStore("targets");
    const puts: Promise<unknown>[] = [change.done, change.objectStore("jobs").put(job)];
    try {
      for (const [index, target] of targets.entries()) {
        const put = store.put(newRecord(job.id, index, plain(target)));
        puts.push(put);
        // The page has its turn between the parts of a long list.
        if (index % CREATED_AT_ONCE === CREATED_AT_ONCE - 1) await put;
      }
      await Promise.all(puts);
    } finally {
      // On a full disk all of them fail, and one failure is told.
      await Promise.allSettled(puts);
    }
  },
  jobs: (user) => inTime(async () => (await database()).getAllFromIndex("jobs", "user", user)),
  job: (id) => inTime(async () => (await database()).get("jobs", id)),
  update: (id, changes) =>
    inTime(async () => {
      const change = (await database()).transaction("jobs", "readwrite");
      const job = await change.store.get(id);
      const next = job && { ...job, ...changes };
      await Promise.all([next && change.store.put(next), change.done]);
      return next;
    }),
  remove: async (id) => {
    const db = await database();
    // The job's row goes first: a list half gone belongs to no job and is never read.
    const change = db.transaction(["jobs", "claims"], "readwrite");
    await Promise.all([
      change.objectStore("jobs").delete(id),
      change.objectStore("claims").delete(id),
      change.done,
    ]);
    await db.delete("targets", all(id));
  },

  claim: (id, claim, isFree) =>
    inTime(async () => {
      const change = (await database()).transaction("claims", "readwrite", {
        durability: "strict",
      });
      const isTaken = isFree((await change.store.get(id)) ?? null);
      await Promise.all([isTaken && change.store.put(claim, id), change.done]);
      return isTaken;
    }),
  release: (id, owner) =>
    inTime(async () => {
      const change = (await database()).transaction("claims", "readwrite");
      const present = await change.store.get(id);
      await Promise.all([present?.owner === owner && change.store.delete(id), change.done]);
    }),

  put: (record, owner, isSafe) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ record, owner, isSafe, done: resolve, failed: reject });
      writeSoon(isSafe);
    }),
  move: async (id, from, owner, change) => {
    const db = await database();
    let count = 0;
    let range = inState(id, from);
    for (;;) {
      const moving = db.transaction(["claims", "targets"], "readwrite", { durability: "strict" });
      const present = (await moving.objectStore("claims").get(id))?.owner;
      if (present !== owner) throw new NotOwnerError(present);
      const targets = moving.objectStore("targets");
      const records = await targets.index("state").getAll(range, CHUNK);
      const changed = records.map(change).filter((record) => record !== null);
      await Promise.all([...changed.map((record) => targets.put(record)), moving.done]);
      count += changed.length;
      const last = records.at(-1);
      if (!last || records.length < CHUNK) return count;
      range = IDBKeyRange.bound([id, from, last.index + 1], [id, from, END]);
    }
  },

  record: (id, index) => inTime(async () => (await database()).get("targets", [id, index])),
  range: (id, from, to) =>
    inTime(async () => {
      if (from >= to) return [];
      const range = IDBKeyRange.bound([id, from], [id, to], false, true);
      return (await database()).getAll("targets", range);
    }),
  first: (id, state) =>
    inTime(async () => {
      const keys = await (
        await database()
      ).getAllKeysFromIndex("targets", "state", inState(id, state), 1);
      return keys[0]?.[1] ?? null;
    }),
  page: (id, { state, offset, limit }) =>
    inTime(async () => {
      const db = await database();
      if (limit <= 0) return [];
      if (state === null) {
        // Without a state the place is the index.
        const range = IDBKeyRange.bound([id, offset], [id, END]);
        return db.getAll("targets", range, limit);
      }
      const index = db.transaction("targets").store.index("state");
      if (offset === 0) return index.getAll(inState(id, state), limit);
      // What lies before the window is passed over there, and never comes here.
      const first = await index.openKeyCursor(inState(id, state));
      const from = await first?.advance(offset);
      if (!from) return [];
      const [, place] = from.primaryKey;
      return index.getAll(IDBKeyRange.bound([id, state, place], [id, state, END]), limit);
    }),
  counts: (id) =>
    inTime(async () => {
      const index = (await database()).transaction("targets").store.index("state");
      const counts = { ...NO_COUNTS };
      await Promise.all(
        TARGET_STATES.map(async (state) => {
          counts[state] = await index.count(inState(id, state));
        }),
      );
      return counts;
    }),
  ofThing: (id) => inTime(async () => (await database()).getAllFromIndex("targets", "device", id)),
};

/** Only what belongs on disk, whatever else the object carries. */
function plain({ id, name, line, realm, model, tech, pon, value, ...rest }: JobTarget): JobTarget {
  const { data, onlyIf } = rest;
  return {
    id,
    name,
    line,
    realm,
    model,
    tech,
    pon,
    value,
    ...(data && { data }),
    ...(onlyIf !== undefined && { onlyIf }),
  };
}

const inTime = <T>(work: () => Promise<T>) => withinTime(GIVE_UP_MS, work);
