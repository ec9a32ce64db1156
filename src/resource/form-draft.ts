// What is typed into a form outlives a reload, a crash and a lost session; secrets never do, and
// signing out takes all of it away.
import { session } from "#src/krill/session.ts";
import { record } from "#src/util/read.ts";
import { fieldsOf, type FormGroup, type FormValues } from "./form-spec.ts";
import { changedFields } from "./form-values.ts";
import { DRAFTS } from "./left-behind.ts";

/** A form that was left with something typed. */
export interface Draft {
  /** When it was last typed into, ms. */
  at: number;
  /** The fields that were changed, without secrets. */
  values: FormValues;
  /** What these fields were when the form was opened. */
  base: FormValues;
  /** Secrets that were typed: names alone. */
  secrets: readonly string[];
  /** Since when it may have been carried out, ms: it was sent, and no clear answer came. Null: not sent, or refused. */
  sentAt: number | null;
}

const KEPT_MS = 7 * 24 * 3600_000;

/** The key of a form's draft: by person, kind of thing and thing; a new one by how it was begun. */
export function draftKey(form: { namespace: string; name: string }, what: string): string | null {
  const { username } = session.get();
  return username === null ? null : `${DRAFTS}${username}.${form.namespace}.${form.name}.${what}`;
}

/** What is to be kept of a form; null where there is nothing to keep: nothing typed, and nothing sent. */
export function draftOf(
  spec: { groups: readonly FormGroup[] },
  base: FormValues,
  values: FormValues,
  now: number,
  sentAt: number | null,
): Draft | null {
  const changed = changedFields(spec, base, values);
  if (changed.length === 0 && sentAt === null) return null;
  const isSecret = new Set(
    fieldsOf(spec)
      .filter(({ kind }) => kind === "secret")
      .map(({ name }) => name),
  );
  const kept = changed.filter((name) => !isSecret.has(name));
  const only = (from: FormValues): FormValues =>
    Object.fromEntries(kept.map((name) => [name, from[name] ?? null]));
  return {
    at: now,
    values: only(values),
    base: only(base),
    secrets: changed.filter((name) => isSecret.has(name)),
    sentAt,
  };
}

/**
 * Keeps the draft of one form, under no key only while it is open. That something is sent is on disk at once, and not
 * with the next picture: whoever comes back after a reload is told, and does not create it twice.
 */
export function draftKeeper(key: string | null, sentBefore: number | null) {
  let sentAt = sentBefore;
  let make: (sentAt: number | null) => Draft | null = () => null;
  let isOver = false;
  /** What this form wrote last: what another tab wrote since is that tab's. */
  let own: Draft | null = null;
  const write = () => {
    if (key === null || isOver) return true;
    const next = make(sentAt);
    // What could not be written leaves what was: that is still this form's to take away.
    const isKept = next === null || saveDraft(key, next);
    if (next === null) dropDraft(key, own);
    if (isKept) own = next;
    return isKept;
  };
  return {
    /** Writes down what is typed by now. @returns false where the browser does not take it */
    keep(next: typeof make): boolean {
      make = next;
      return write();
    },
    /** That it is sent, ms, before it goes; null once it is known that nothing of it came to be. */
    mark(at: number | null): void {
      sentAt = at;
      write();
    },
    sentAt: (): number | null => sentAt,
    /** What was typed is nobody's any more. */
    drop(): void {
      isOver = true;
      if (key !== null) dropDraft(key, own);
    },
    /** Another tab's form of the same thing ended, and took away what this one may still need. */
    onStorage: (event: StorageEvent): void => {
      // Signing out takes all away.
      if (event.key !== key || event.newValue !== null || session.get().username === null) return;
      const gone = parseDraft(event.oldValue, Date.now());
      // What has been sent from there is not to be sent again from here.
      if (!gone || gone.sentAt === null || !isAlike(gone, own)) write();
    },
    isOver: (): boolean => isOver,
  };
}

/** The form as the draft left it, on top of what is there now; fields that the form lost are left out. */
export function withDraft(
  spec: { groups: readonly FormGroup[] },
  values: FormValues,
  draft: Draft,
): FormValues {
  const known = fieldsOf(spec).flatMap(({ name, kind }) => {
    const value = draft.values[name];
    const fits = kind === "flag" ? typeof value !== "string" : typeof value === "string";
    return value === undefined || kind === "secret" || !fits ? [] : [[name, value] as const];
  });
  return { ...values, ...Object.fromEntries(known) };
}

/** Writes a draft down. @returns false where storage is full or forbidden: the question on leaving is all there is then */
function saveDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Takes away what a form wrote, whichever tab has it by now, and what nobody can read; never what else was typed. */
function dropDraft(key: string, own: Draft | null): void {
  const stored = readDraft(key, Date.now());
  if (stored && !isAlike(stored, own)) return;
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Whether two drafts are of the same text. */
function isAlike(one: Draft | null, other: Draft | null): boolean {
  const typed = (draft: Draft | null) => draft && JSON.stringify([draft.values, draft.secrets]);
  return typed(one) === typed(other);
}

/** The draft of a form; null without one, or with one that is too old. */
export function readDraft(key: string, now: number): Draft | null {
  try {
    return parseDraft(localStorage.getItem(key), now);
  } catch {
    return null;
  }
}

function parseDraft(text: string | null, now: number): Draft | null {
  try {
    const stored = record(JSON.parse(text ?? "null"));
    const at = stored?.["at"];
    if (!stored || typeof at !== "number" || now - at > KEPT_MS) return null;
    const { secrets: names, sentAt } = stored;
    return {
      at,
      values: readValues(stored["values"]),
      base: readValues(stored["base"]),
      secrets: Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
      sentAt: typeof sentAt === "number" ? sentAt : null,
    };
  } catch {
    return null;
  }
}

function readValues(stored: unknown): FormValues {
  return Object.fromEntries(
    Object.entries(record(stored) ?? {}).filter(
      (entry): entry is [string, string | boolean | null] =>
        entry[1] === null || typeof entry[1] === "string" || typeof entry[1] === "boolean",
    ),
  );
}
