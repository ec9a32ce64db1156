// What forms wrote lately, for the pages that show it; small, since every list looks here.
import { useSyncExternalStore } from "react";
import type { ActionRecord, ActionThing } from "#src/jobs/record.ts";
import { onSignOut } from "#src/krill/session.ts";
import { createListeners } from "#src/util/listeners.ts";
import type { ApiValue } from "./form-values.ts";

/** How a write ended. */
export interface WriteOutcome {
  record: ActionRecord;
  /** The thing as the reply gave it; null where it failed or the reply does not say. */
  row: Readonly<Record<string, unknown>> | null;
  /** Null where it was accepted, or where nothing was sent. */
  error: unknown;
}

/** What `Undo` needs: the fields before and after. */
export interface Undo {
  before: Readonly<Record<string, ApiValue>>;
  after: Readonly<Record<string, ApiValue>>;
  /** The thing as the server had it after that: it may write a value in its own way. Never rejects. */
  saved: Promise<Readonly<Record<string, unknown>>>;
  /** Reads the thing as it is now: the fields that were changed. @throws ApiError */
  readNow: () => Promise<Readonly<Record<string, unknown>>>;
  /** Sends it, once: null where a write to the thing is on its way. */
  send: () => Promise<WriteOutcome> | null;
}

/** The newest write of a thing. */
export interface WriteNews {
  thing: ActionThing;
  /** Null where nothing had to be sent: it is so already. */
  record: ActionRecord | null;
  /** The names of the fields on the screen. */
  labels: readonly string[];
  /** Those of them that are as they were, by the reply, although it was accepted. */
  left?: readonly string[];
  /** Puts the old values back; null where that cannot be. */
  undo: Undo | null;
}

const MOST = 20;
let news: readonly WriteNews[] = [];
const { subscribe, tell } = createListeners();

function set(next: readonly WriteNews[]): void {
  news = next;
  tell();
}

/** What was written in this tab, newest first. */
export function useWriteNews(): readonly WriteNews[] {
  return useSyncExternalStore(subscribe, () => news);
}

/** Puts a write on top; an earlier one of the same thing goes. */
export function addNews(one: WriteNews): void {
  const { app, kind, id } = one.thing;
  const others = news.filter(
    ({ thing }) => thing.app !== app || thing.kind !== kind || thing.id !== id,
  );
  set([one, ...others].slice(0, MOST));
}

/** Takes a piece of news away, once it was read. */
export function dropNews(one: WriteNews): void {
  set(news.filter((other) => other !== one));
}

onSignOut(() => set([]));
