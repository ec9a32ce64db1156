import type { DBSchema } from "idb";
import type { RecordStore } from "./journal.ts";
import { ownDatabase, withinTime } from "./own-database.ts";
import type { ActionRecord } from "./record.ts";

interface Schema extends DBSchema {
  actions: { key: string; value: ActionRecord; indexes: { user: string } };
}

/** A disk that does not answer must not leave a person waiting: nothing is sent then. */
const GIVE_UP_MS = 5000;
const database = ownDatabase<Schema>("krill-journal", (db) => {
  db.createObjectStore("actions", { keyPath: "id" }).createIndex("user", "user");
});

/** The records of all users in IndexedDB; only those of one user are ever read. */
export const recordStore: RecordStore = {
  put: (record) =>
    inTime(async () => {
      const db = await database();
      const change = db.transaction("actions", "readwrite", { durability: "strict" });
      await Promise.all([change.store.put(record), change.done]);
    }),
  get: (id) => inTime(async () => (await database()).get("actions", id)),
  ofUser: (user) => inTime(async () => (await database()).getAllFromIndex("actions", "user", user)),
};

const inTime = <T>(work: () => Promise<T>) => withinTime(GIVE_UP_MS, work);
