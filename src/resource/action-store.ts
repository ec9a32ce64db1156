// What is being sent and what came of it, by thing: outside of React, so that leaving a page and
// coming back shows it, and a closed dialog stops nothing.
import { useSyncExternalStore } from "react";
import { onSignOut } from "#src/krill/session.ts";
import { actionMethods } from "#src/jobs/action-methods.ts";
import { journal } from "#src/jobs/browser-journal.ts";
import { browserTools } from "#src/jobs/browser-tools.ts";
import { thingKey, type ActionRecord, type ActionThing } from "#src/jobs/record.ts";
import { runAction, type ActionRequest } from "#src/jobs/run-action.ts";
import { observe, type Reading, type Watch } from "#src/jobs/watch.ts";
import { createListeners } from "#src/util/listeners.ts";

/** A run in this tab. */
interface Run {
  action: string;
  /** When it was started, ms. */
  at: number;
  stop: AbortController;
  /** Waits for a person to say whether this server acts by GET. */
  question: { answer: (isYes: boolean) => void } | null;
}

/** What a page may know of the actions on one thing. */
export interface ActionState {
  /** The newest record of this thing, from any tab of this person; null without one. */
  record: ActionRecord | null;
  /** The newest whose proof is or was watched for: what was sent after it, as a diagnostic, does not end that. */
  watched: ActionRecord | undefined;
  /** What this tab is sending now. */
  run: Readonly<Run> | null;
  /** The record's present state is not on disk. */
  isUnsaved: boolean;
}

/** A second start of the same action within this time is a double click, ms. */
const DOUBLE_MS = 1000;

let runs: ReadonlyMap<string, Run> = new Map();
const lastStart = new Map<string, number>();
const readings = new Map<string, Reading>();
/** By record: ahead of the journal while a change is on its way to the disk. */
const watches = new Map<string, Watch>();
const { subscribe, tell } = createListeners();

function setRun(key: string, run: Run | null): void {
  const next = new Map(runs);
  if (run) next.set(key, run);
  else next.delete(key);
  runs = next;
  tell();
}

/** What forms wrote has news of its own (`WriteNews`), and nothing to wait for. */
function newestAction(
  records: readonly ActionRecord[],
  key: string,
  isWatched = false,
): ActionRecord | undefined {
  return records.find(
    (one) => !one.changes && thingKey(one.thing) === key && (one.watch ?? !isWatched),
  );
}

/** The actions on a thing: what runs, what came of the last one. */
export function useActionState(thing: Pick<ActionThing, "app" | "kind" | "id">): ActionState {
  const key = thingKey(thing);
  const run = useSyncExternalStore(subscribe, () => runs.get(key) ?? null);
  const { records, unsaved } = useSyncExternalStore(journal.subscribe, journal.get);
  const record = newestAction(records, key) ?? null;
  const watched = newestAction(records, key, true);
  return { record, watched, run, isUnsaved: record !== null && unsaved.has(record.id) };
}

/**
 * Starts an action by a person's hand. Null where one on this thing is under way, or where it is the
 * second half of a double click. Never throws.
 * @param isAgain by a button that only stands there once the last one has ended, and goes with this click
 */
export function startAction(
  request: Omit<ActionRequest, "askGet" | "signal" | "watchFrom"> & { isWatched: boolean },
  isAgain = false,
): Promise<ActionRecord> | null {
  const key = thingKey(request.thing);
  const now = Date.now();
  const click = `${key} ${request.name}`;
  const last = lastStart.get(click) ?? 0;
  if (runs.has(key) || (!isAgain && Math.abs(now - last) < DOUBLE_MS)) return null;
  lastStart.set(click, now);
  const stop = new AbortController();
  const run: Run = { action: request.name, at: now, stop, question: null };
  setRun(key, run);
  const askGet = () =>
    new Promise<boolean>((resolve, reject) => {
      stop.signal.addEventListener("abort", () => reject(new Error("withdrawn")));
      setRun(key, { ...run, question: { answer: resolve } });
    }).finally(() => setRun(key, run));
  return runAction(
    {
      ...request,
      askGet,
      signal: stop.signal,
      watchFrom: request.isWatched ? (readings.get(key) ?? null) : undefined,
    },
    browserTools,
  )
    .then((record) => {
      // Nothing happened, so nothing can happen twice: a person who tries again at once is no double click.
      if (record.state === "refused") lastStart.delete(click);
      return record;
    })
    .finally(() => setRun(key, null));
}

/** Forgets what a person said about GET, so that it is asked again. */
export function forgetAnswer(action: string): void {
  actionMethods.forget(action);
}

/**
 * Takes a live reading of a thing, from the page that polls it: it is what the next action starts
 * from, and the proof that the last one is waiting for.
 */
export function feedWatch(key: string, reading: Reading): void {
  const last = readings.get(key)?.at;
  readings.set(key, reading);
  const record = newestAction(journal.get().records, key, true);
  // While it is being sent the record belongs to the runner.
  if (!record?.watch || record.state === "sending") return;
  const before = watches.get(record.id) ?? record.watch;
  const watch = observe(before, reading, last);
  if (watch === before) return;
  watches.set(record.id, watch);
  // What cannot be written down is shown all the same: the journal keeps it in memory.
  void journal.write({ ...record, watch }).catch(() => undefined);
}

onSignOut(() => {
  // What waits for the disk or for an answer must not go out as the next person's.
  for (const { stop } of runs.values()) stop.abort();
  readings.clear();
  watches.clear();
  lastStart.clear();
});
