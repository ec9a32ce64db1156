import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { RecordStore } from "./journal.ts";
import type { ActionRecord } from "./record.ts";

interface Schema extends DBSchema {
  actions: { key: string; value: ActionRecord; indexes: { user: string } };
}

/** A disk that does not answer must not leave a person waiting: nothing is sent then. */
const GIVE_UP_MS = 5000;
let opened: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function open(): Promise<IDBPDatabase<Schema>> {
  const forget = () => {
    opened = null;
  };
  return openDB<Schema>("krill-journal", 1, {
    upgrade(db) {
      db.createObjectStore("actions", { keyPath: "id" }).createIndex("user", "user");
    },
    // A newer version of the console in another tab wants to change the layout.
    blocking(_current, _wanted, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      forget();
    },
    terminated: forget,
  });
}

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

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("IndexedDB does not answer")), GIVE_UP_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
