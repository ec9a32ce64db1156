// What is typed into a form outlives a reload, a crash and a lost session; secrets never do, and
// signing out takes all of it away.
import { onSignOut, session } from "#src/krill/session.ts";
import { record } from "#src/util/read.ts";
import { fieldsOf, type FormGroup, type FormValues } from "./form-spec.ts";
import { changedFields } from "./form-values.ts";

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
}

const PREFIX = "krill.form.";
const KEPT_MS = 7 * 24 * 3600_000;

/** The key of a form's draft: by person, kind of thing and thing; a new one by how it was begun. */
export function draftKey(form: { namespace: string; name: string }, what: string): string | null {
  const { username } = session.get();
  return username === null ? null : `${PREFIX}${username}.${form.namespace}.${form.name}.${what}`;
}

/** What is to be kept of a form; null where there is nothing to keep. */
export function draftOf(
  spec: { groups: readonly FormGroup[] },
  base: FormValues,
  values: FormValues,
  now: number,
): Draft | null {
  const changed = changedFields(spec, base, values);
  if (changed.length === 0) return null;
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

/** Writes a draft down, or takes it away. */
export function saveDraft(key: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the question on leaving is all there is then.
  }
}

/** The draft of a form; null without one, or with one that is too old. */
export function readDraft(key: string, now: number): Draft | null {
  try {
    const stored = record(JSON.parse(localStorage.getItem(key) ?? "null"));
    const at = stored?.["at"];
    if (!stored || typeof at !== "number" || now - at > KEPT_MS) return null;
    const names = stored["secrets"];
    return {
      at,
      values: readValues(stored["values"]),
      base: readValues(stored["base"]),
      secrets: Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
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

onSignOut(() => {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const key of keys) localStorage.removeItem(key);
});
