import { useRef, useState } from "react";
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
    setKept(storeDraft(kept, given === kept.fresh ? null : latest.current));
    setDraft(latest.current);
  };
  return [draft, change, isKept];
}

function load<T extends { at: number }>(kept: KeptDraft<T>): T {
  const key = draftKey(kept, kept.what ?? "new");
  try {
    const stored = key && localStorage.getItem(key);
    return stored ? kept.read(JSON.parse(stored), Date.now()) : kept.fresh;
  } catch {
    return kept.fresh;
  }
}

/** Writes a draft down as it is, for the page that it is opened on next; null takes it away. @returns false where it is not kept */
export function storeDraft<T extends { at: number }>(kept: KeptDraft<T>, draft: T | null): boolean {
  const key = draftKey(kept, kept.what ?? "new");
  try {
    if (key !== null && draft === null) localStorage.removeItem(key);
    else if (key !== null) localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    // Storage is full or forbidden: it goes on as long as the page is open.
    return false;
  }
}
