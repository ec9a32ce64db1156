// The journal of everything that is sent: the rules, without browser. `browser-journal.ts` joins it
// to IndexedDB, Web Locks, the other tabs and the session.
import { createListeners } from "#src/util/listeners.ts";
import { outcome } from "./outcome.ts";
import type { ActionRecord } from "./record.ts";

/** Where records are kept on disk. @throws where the disk cannot be written or read */
export interface RecordStore {
  /** Resolves when it is on disk. */
  put(record: ActionRecord): Promise<void>;
  get(id: string): Promise<ActionRecord | undefined>;
  ofUser(user: string): Promise<ActionRecord[]>;
}

/** Locks that end with their tab; one is held for each record that is being sent. */
export interface RecordLocks {
  hold<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** Ids held by any tab; null where the browser cannot tell. */
  held(): Promise<ReadonlySet<string> | null>;
}

/** The journal as screens see it: the records of the signed-in user, newest first. */
export interface JournalState {
  status: "closed" | "loading" | "ready" | "unreadable";
  user: string | null;
  records: readonly ActionRecord[];
  /** Ids of records whose present state is not on disk. */
  unsaved: ReadonlySet<string>;
}

export interface JournalParts {
  store: RecordStore;
  locks: RecordLocks;
  now: () => number;
  /** Called with each record that this tab wrote, for the other tabs. */
  tell: (record: ActionRecord) => void;
}

/** Without locks a record counts as left behind after this time, ms. */
const LEFT_BEHIND_MS = 2 * 60_000;
const NONE: JournalState = { status: "closed", user: null, records: [], unsaved: new Set() };

/** Makes a journal over a store, locks and a clock. */
export function createJournal(parts: JournalParts) {
  let state = NONE;
  let changes = 0;
  /** Which change a record's last one was: a reading that began earlier must not undo it. */
  const changedAt = new Map<string, number>();
  const running = new Set<string>();
  const { subscribe, tell } = createListeners();

  function set(next: JournalState): void {
    state = next;
    tell();
  }

  /** Puts a record into what is shown, if it is this user's. */
  function show(record: ActionRecord, isSaved = true): void {
    if (record.user !== state.user) return;
    changedAt.set(record.id, ++changes);
    const unsaved = new Set(state.unsaved);
    if (isSaved) unsaved.delete(record.id);
    else unsaved.add(record.id);
    const others = state.records.filter((one) => one.id !== record.id);
    set({ ...state, records: newestFirst([record, ...others]), unsaved });
  }

  /** Writes a record as it is now. @throws where it is not on disk: then nothing may be sent */
  async function write(record: ActionRecord): Promise<void> {
    try {
      await parts.store.put(record);
    } catch (error) {
      show(record, false);
      throw error;
    }
    show(record);
    parts.tell(record);
  }

  async function load(user: string): Promise<void> {
    const begun = changes;
    try {
      const stored = await parts.store.ofUser(user);
      if (state.user !== user) return;
      const newer = state.records.filter(
        ({ id }) => state.unsaved.has(id) || (changedAt.get(id) ?? 0) > begun,
      );
      const newerIds = new Set(newer.map(({ id }) => id));
      const others = stored.filter(({ id }) => !newerIds.has(id));
      set({ ...state, status: "ready", records: newestFirst([...newer, ...others]) });
    } catch {
      if (state.user === user) set({ ...state, status: "unreadable" });
    }
  }

  /** Records left in `sending` by a tab that is gone become `unknown`. */
  async function settle(): Promise<void> {
    const suspects = state.records.filter((one) => one.state === "sending");
    if (suspects.length === 0) return;
    const held = await parts.locks.held();
    for (const { id, at } of suspects) {
      const isAlive = held ? held.has(id) : parts.now() - at < LEFT_BEHIND_MS;
      if (isAlive || running.has(id)) continue;
      // Read again: it may have been completed between the reading and the look at the locks.
      const latest = await parts.store.get(id);
      if (latest?.state === "sending")
        await write({ ...latest, ...outcome("unknown", "tab-closed"), finishedAt: parts.now() });
      else if (latest) show(latest);
    }
  }

  return {
    subscribe,
    get: (): JournalState => state,
    write,
    /** Takes a record that another tab wrote. */
    take: (record: ActionRecord): void => show(record),
    /** Runs the sending of a record; while it runs no other tab takes it for left behind. */
    async hold<T>(id: string, work: () => Promise<T>): Promise<T> {
      running.add(id);
      try {
        return await parts.locks.hold(id, work);
      } finally {
        running.delete(id);
      }
    },
    /** Shows the records of a user; another user's leave the memory, never the disk. */
    async open(user: string): Promise<void> {
      if (user === state.user && state.status !== "unreadable") return;
      const records = user === state.user ? state.records : [];
      set({ ...NONE, status: "loading", user, records });
      await load(user);
      await settle().catch(() => undefined);
    },
    /** Reads again what other tabs may have written, and settles what they left behind. */
    async refresh(): Promise<void> {
      if (state.user === null) return;
      await load(state.user);
      await settle().catch(() => undefined);
    },
    close: (): void => set(NONE),
  };
}

function newestFirst(records: ActionRecord[]): ActionRecord[] {
  return records.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
