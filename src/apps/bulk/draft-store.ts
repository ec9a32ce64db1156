// Drafts outlive the page, a reload and a lost session; signing out throws them away.
import type { DBSchema } from "idb";
import { useSyncExternalStore } from "react";
import { ownDatabase } from "#src/jobs/own-database.ts";
import { onSignOut, session } from "#src/krill/session.ts";
import { createListeners } from "#src/util/listeners.ts";
import { bulkJobs } from "./api.ts";
import { DRAFTS } from "./app.ts";
import { newDraft, type Draft } from "./draft.ts";
import type { BulkStart } from "./paths.ts";
import { foundLines } from "./targets.ts";
import { jobNow } from "./use-jobs.ts";

/** A draft as it lies on the disk: its lines apart, since there may be tens of thousands and they change seldom. */
export type StoredDraft = Omit<Draft, "lines"> & {
  /** How many lines have their device. */
  found?: number;
  /** Of a draft that an earlier version wrote. */
  lines?: Draft["lines"];
};

interface Schema extends DBSchema {
  drafts: { key: string; value: StoredDraft };
  lines: { key: string; value: NonNullable<Draft["lines"]> };
}

const SAVE_AFTER_MS = 300;

// Signing out deletes it from any tab (app.ts).
const database = ownDatabase<Schema>(
  DRAFTS,
  (db, before) => {
    if (before < 1) db.createObjectStore("drafts", { keyPath: "id" });
    db.createObjectStore("lines");
  },
  2,
);
let drafts: ReadonlyMap<string, Draft> = new Map();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** The lines that are on the disk, by draft. */
const written = new Map<string, Draft["lines"]>();
/** Drafts whose last state is not on the disk, since the browser did not take it. */
const unkept = new Set<string>();
const { subscribe, tell } = createListeners();
/** Drafts of which this tab makes jobs: their page leaves them itself. */
const starting = new Set<string>();

function set(draft: Draft): void {
  drafts = new Map([...drafts, [draft.id, draft]]);
  tell();
}

/** A draft as it stands; undefined where there is none in this tab. */
export function useDraft(id: string): Draft | undefined {
  return useSyncExternalStore(subscribe, () => drafts.get(id));
}

/** Whether a reload finds the draft as it was last written down. */
export function useIsKept(id: string): boolean {
  return useSyncExternalStore(subscribe, () => !unkept.has(id));
}

/** A draft as it stands, outside of React. */
export function draftNow(id: string): Draft | undefined {
  return drafts.get(id);
}

/** Begins a draft in memory; it is written down with its first change. */
export function beginDraft(start: BulkStart | null): Draft {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const draft = newDraft(id, session.get().username ?? "", Date.now(), start);
  set(draft);
  // Open by the time it is needed: a page that goes waits for no database.
  database().catch(() => undefined);
  if (start) saveSoon(id);
  return draft;
}

/** Takes a draft up from the disk, unless it is here already; undefined where there is none. */
export async function openDraft(id: string): Promise<Draft | undefined> {
  const known = drafts.get(id);
  if (known) return known;
  try {
    const reading = (await database()).transaction(["drafts", "lines"]);
    const [stored, lines] = await Promise.all([
      reading.objectStore("drafts").get(id),
      reading.objectStore("lines").get(id),
    ]);
    if (!stored || stored.user !== session.get().username) return undefined;
    const { found: _, ...rest } = stored;
    const draft: Draft = { ...rest, lines: lines ?? stored.lines ?? null };
    written.set(id, lines ?? null);
    set(draft);
    dropStarted();
    return drafts.get(id);
  } catch {
    return undefined; // a browser without storage keeps drafts for the tab alone
  }
}

/** The person's drafts on disk, the latest first; without their lines. */
export async function allDrafts(): Promise<StoredDraft[]> {
  const { username } = session.get();
  try {
    const stored = await (await database()).getAll("drafts");
    return stored.filter(({ user }) => user === username).toSorted((a, b) => b.changed - a.changed);
  } catch {
    return [];
  }
}

/** Changes a draft; it is written down a moment later. */
export function changeDraft(id: string, change: Partial<Omit<Draft, "id" | "user">>): void {
  const draft = drafts.get(id);
  if (!draft) return;
  set({ ...draft, ...change, changed: Date.now() });
  saveSoon(id);
}

/** Makes a job of a draft: until it is over the draft stays. @throws as `work` */
export async function startDraftAs(id: string, work: () => Promise<void>): Promise<void> {
  starting.add(id);
  try {
    await work();
  } finally {
    starting.delete(id);
    dropStarted();
  }
}

/** A draft is done with once there is a job of it, in whatever tab that was made. */
function dropStarted(): void {
  for (const id of drafts.keys()) if (!starting.has(id) && jobNow(id)) void dropDraft(id);
}

bulkJobs.subscribe(dropStarted);

/** Throws a draft away. */
export async function dropDraft(id: string): Promise<void> {
  clearTimeout(timers.get(id));
  timers.delete(id);
  drafts = new Map([...drafts].filter(([one]) => one !== id));
  tell();
  written.delete(id);
  await database()
    .then((db) => {
      const removing = db.transaction(["drafts", "lines"], "readwrite");
      return Promise.all([
        removing.objectStore("drafts").delete(id),
        removing.objectStore("lines").delete(id),
        removing.done,
      ]);
    })
    .catch(() => undefined);
}

/** Not put off by the next change: who types on and on has it on disk all the same. */
function saveSoon(id: string): void {
  if (timers.has(id)) return;
  timers.set(
    id,
    setTimeout(() => void save(id), SAVE_AFTER_MS),
  );
}

async function save(id: string): Promise<void> {
  timers.delete(id);
  const draft = drafts.get(id);
  if (!draft) return;
  try {
    await write(draft);
    written.set(id, draft.lines);
    unkept.delete(id);
  } catch {
    // A browser without storage keeps drafts for the tab alone.
    unkept.add(id);
  }
  tell();
}

async function write({ lines, ...rest }: Draft): Promise<void> {
  const writing = (await database()).transaction(["drafts", "lines"], "readwrite");
  const found = foundLines(lines ?? []).length;
  const put = writing.objectStore("drafts").put({ ...rest, found });
  const puts: Promise<unknown>[] = [writing.done, put];
  if ((written.get(rest.id) ?? null) !== lines) {
    const store = writing.objectStore("lines");
    puts.push(lines === null ? store.delete(rest.id) : store.put(lines, rest.id));
  }
  // At once: a page that goes would take back what waits for its answer.
  writing.commit();
  await Promise.all(puts);
}

// What was typed last must be on disk when the tab goes.
globalThis.addEventListener?.("pagehide", () => {
  for (const [id, timer] of timers) {
    clearTimeout(timer);
    void save(id);
  }
});

onSignOut(() => {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  written.clear();
  drafts = new Map();
  tell();
});
