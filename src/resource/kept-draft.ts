import { useEffect, useRef, useState } from "react";
import { session } from "#src/krill/session.ts";
import { draftKey } from "./form-draft.ts";

/** How long what was left is kept, ms. */
export const KEPT_MS = 7 * 24 * 3600_000;

/** Something that is filled in over time, and that outlives a reload. */
export interface KeptDraft<T extends { at: number }> {
  /** Of which application, and what it is. */
  namespace: string;
  name: string;
  /** Which of several; the one that was begun without anything unless told. */
  what?: string;
  /** One that has not begun. */
  fresh: T;
  /** What was stored, as far as it can be read; `fresh` where it is too old. */
  read: (stored: unknown, now: number) => T;
}

/**
 * A draft of this person in this browser: as it was left, and how it goes on. Changing it to `fresh` itself takes it out of the
 * storage; signing out does that too. Last, whether the browser has taken it. No secrets: what is in it is stored in clear.
 * Another tab that has the same before it and sends it, or is done with it, is followed: it is not sent from here again.
 */
export function useKeptDraft<T extends { at: number }>(
  kept: KeptDraft<T>,
): [T, (change: Partial<T> | ((before: T) => Partial<T>)) => void, boolean] {
  const [draft, setDraft] = useState(() => load(kept));
  const [isKept, setKept] = useState(true);
  const latest = useRef(draft);
  const change = (next: Partial<T> | ((before: T) => Partial<T>)) => {
    const before = latest.current;
    const given = typeof next === "function" ? next(before) : next;
    const whole = { ...before, ...given };
    latest.current = { ...whole, at: Date.now() };
    // At once, and not with the next picture: that something is sent has to be on disk before it is.
    const isOver = given === kept.fresh;
    // What another tab has written there since is not taken away.
    if (!isOver || isAlike(kept, load(kept), before))
      setKept(storeDraft(kept, isOver ? null : latest.current));
    setDraft(latest.current);
  };
  useEffect(() => {
    const follow = (event: StorageEvent) => {
      // Signing out takes all away.
      if (event.key !== keyOf(kept) || session.get().username === null) return;
      const told = parse(kept, event.newValue ?? event.oldValue);
      if (isAlike(kept, told, latest.current)) {
        latest.current = event.newValue === null ? kept.fresh : sentAs(told, latest.current);
        setDraft(latest.current);
      } else if (event.newValue === null && latest.current !== kept.fresh)
        // What that one was done with is not what stands here.
        setKept(storeDraft(kept, latest.current));
    };
    globalThis.addEventListener("storage", follow);
    return () => globalThis.removeEventListener("storage", follow);
  }, [kept]);
  return [draft, change, isKept];
}

const keyOf = <T extends { at: number }>(kept: KeptDraft<T>) => draftKey(kept, kept.what ?? "new");

/** A draft that is on its way, or not any more, as the other tab's is; each stands where its own person looks. */
function sentAs<T extends { at: number }>(other: T, own: T): T {
  return "sentAt" in other ? { ...own, sentAt: other.sentAt } : own;
}

/** Whether two drafts hold the same, whenever it was typed, sent or looked at. */
function isAlike<T extends { at: number }>(kept: KeptDraft<T>, one: T, other: T): boolean {
  const held = (draft: T) => {
    const now = Date.now();
    const read = kept.read(JSON.parse(JSON.stringify({ ...draft, at: now })), now);
    return JSON.stringify({ ...read, at: 0, sentAt: null, open: null });
  };
  return held(one) === held(other);
}

function load<T extends { at: number }>(kept: KeptDraft<T>): T {
  const key = keyOf(kept);
  try {
    return parse(kept, key && localStorage.getItem(key));
  } catch {
    return kept.fresh;
  }
}

function parse<T extends { at: number }>(kept: KeptDraft<T>, stored: string | null): T {
  try {
    return stored ? kept.read(JSON.parse(stored), Date.now()) : kept.fresh;
  } catch {
    return kept.fresh;
  }
}

/** Writes a draft down as it is, for the page that it is opened on next; null takes it away. @returns false where it is not kept */
export function storeDraft<T extends { at: number }>(kept: KeptDraft<T>, draft: T | null): boolean {
  const key = keyOf(kept);
  try {
    if (key !== null && draft === null) localStorage.removeItem(key);
    else if (key !== null) localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    // Storage is full or forbidden: it goes on as long as the page is open.
    return false;
  }
}
