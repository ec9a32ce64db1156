import { useSyncExternalStore } from "react";
import { onSignOut, session } from "#src/krill/session.ts";
import { keep, kept, unkept } from "#src/util/keep.ts";
import { createListeners } from "#src/util/listeners.ts";
import { VISITS } from "./left-behind.ts";

/** Something that the person opened lately. */
export interface Visit {
  /** `cpe`, `customer`. */
  kind: string;
  id: number | string;
  title: string;
  /** Printed form where there is one. */
  serial?: string | null;
  /** A line that tells it from its likes. */
  detail: string;
  /** Its page in the console. */
  path: string;
}

/** Something kept at hand until it is unpinned: no more of it is stored than this. */
export type Pin = Omit<Visit, "detail">;

const MOST = 10;
const PINS = "krill.pins.";
const NONE: readonly never[] = [];
const listeners = createListeners();
/** What was read last for each key, so that React sees the same list until it changes. */
const read = new Map<string, { text: string | null; list: readonly Visit[] }>();

/**
 * Puts a thing on top of the recent ones. Call it where its page or its result is opened; a serial
 * or detail known from before stays where none is given.
 */
export function rememberVisit({ kind, id, title, path, ...rest }: Visit): void {
  const key = keyOf(VISITS);
  if (!key) return;
  const before = visits();
  const known = before.find((one) => one.path === path);
  const serial = rest.serial ?? known?.serial ?? null;
  const detail = rest.detail || (known?.detail ?? "");
  const others = before.filter((one) => one !== known);
  write(key, [{ kind, id, title, serial, detail, path }, ...others].slice(0, MOST));
}

/** Pins a thing, or takes its pin away. */
export function togglePin({ kind, id, title, serial = null, path }: Pin): void {
  const key = keyOf(PINS);
  if (!key) return;
  const others = pins().filter((one) => one.path !== path);
  const isPinned = others.length < pins().length;
  write(key, isPinned ? others : [...others, { kind, id, title, serial, path }]);
}

/** The last ten opened things of this user, the latest first. */
export function visits(): readonly Visit[] {
  return readList(keyOf(VISITS));
}

/** The pinned things of this user, in the order of pinning. */
export function pins(): readonly Pin[] {
  return readList(keyOf(PINS));
}

/** The recent things, kept up to date. */
export function useVisits(): readonly Visit[] {
  return useSyncExternalStore(subscribe, visits);
}

/** The pinned things, kept up to date. */
export function usePins(): readonly Pin[] {
  return useSyncExternalStore(subscribe, pins);
}

// Whose it was no longer matters then: a shared computer keeps nobody's customers.
onSignOut(() => {
  unkept.clear();
  listeners.tell();
});

function keyOf(prefix: string): string | null {
  const { username } = session.get();
  return username === null ? null : prefix + username;
}

function subscribe(listener: () => void): () => void {
  const stops = [listeners.subscribe(listener), session.subscribe(listener)];
  // Another tab has opened or pinned something.
  globalThis.addEventListener("storage", listener);
  return () => {
    for (const stop of stops) stop();
    globalThis.removeEventListener("storage", listener);
  };
}

function write(key: string, list: readonly Pin[]): void {
  keep(key, JSON.stringify(list));
  listeners.tell();
}

function readList(key: string | null): readonly Visit[] {
  if (key === null) return NONE;
  const text = kept(key);
  const known = read.get(key);
  if (known && known.text === text) return known.list;
  const list = text === null ? NONE : parse(text);
  read.set(key, { text, list });
  return list;
}

function parse(text: string): readonly Visit[] {
  try {
    const value: unknown = JSON.parse(text);
    const list: readonly unknown[] = Array.isArray(value) ? value : NONE;
    return list.flatMap((one) => readVisit(one) ?? []);
  } catch {
    return NONE;
  }
}

/** Reads one stored thing; null for anything else, since other programs may write there. */
function readVisit(value: unknown): Visit | null {
  const text = (key: string): string | null => {
    const field: unknown = typeof value === "object" && value ? Reflect.get(value, key) : null;
    return typeof field === "string" || typeof field === "number" ? String(field) : null;
  };
  const [kind, id, title, path] = [text("kind"), text("id"), text("title"), text("path")];
  // Only pages of the console: what is stored is followed by a click.
  if (!kind || !id || !title || !path || !/^\/(?![/\\])/u.test(path)) return null;
  return { kind, id, title, path, serial: text("serial"), detail: text("detail") ?? "" };
}
