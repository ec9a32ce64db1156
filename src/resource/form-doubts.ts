import { journal } from "#src/jobs/browser-journal.ts";
import { seenSince, type SeenThing } from "#src/jobs/doubts.ts";
import type { ActionThing } from "#src/jobs/record.ts";
import { fieldsOf, type FormGroup, type FormValues } from "./form-spec.ts";
import { isSame, toApi } from "./form-values.ts";

/** Completes the journal's unknown outcomes of a thing, as far as what the console sees now tells them. */
export function settleDoubts(thing: ActionThing, now: SeenThing): void {
  for (const record of seenSince(journal.get().records, thing, now, Date.now()))
    // A full disk: it stays unknown there, and a person may look.
    void journal.write(record).catch(() => null);
}

/** A thing as a form reads it; what means the same as what is typed is taken as typed, as it was sent. */
export function seenInForm(
  spec: { groups: readonly FormGroup[] },
  typed: FormValues,
  there: FormValues,
): SeenThing {
  return (name) => {
    const field = fieldsOf(spec).find((one) => one.name === name);
    if (!field) return undefined;
    const [mine, theirs] = [typed[name] ?? null, there[name] ?? null];
    return toApi(field, isSame(field, mine, theirs) ? mine : theirs);
  };
}
