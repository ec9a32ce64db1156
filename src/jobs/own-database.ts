import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/**
 * One connection to an IndexedDB database of the console: made at the first use, and again after it was lost. It is given up
 * where another tab wants to change the layout or to delete the database.
 * `upgrade` is told which version of the layout the disk has, 0 for none.
 * @returns what gives the connection; it throws what the browser throws where there is no disk for it
 */
export function ownDatabase<Schema extends DBSchema>(
  name: string,
  upgrade: (db: IDBPDatabase<Schema>, before: number) => void,
  version = 1,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  const open = () =>
    openDB<Schema>(name, version, {
      upgrade,
      blocking(_current, _wanted, event) {
        if (event.target instanceof IDBDatabase) event.target.close();
        forget();
      },
      terminated: forget,
    });
  return () => {
    opened ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}

/** Work on a database that may never answer, given up after a time, ms. @throws Error then */
export async function withinTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("IndexedDB does not answer")), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
