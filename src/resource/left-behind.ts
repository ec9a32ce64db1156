// What this browser keeps of what a person looked at and typed, until that person signs out. Not where it is written: a tab
// that never had a form signs out too, and this comes with the frame.
import { onSignOut } from "#src/krill/session.ts";

/** Things opened lately; behind it the person. */
export const VISITS = "krill.visits.";
/** What is typed and not saved; behind it the person, the form and the thing. */
export const DRAFTS = "krill.form.";

onSignOut(() => {
  const isOne = (key: string) => key.startsWith(VISITS) || key.startsWith(DRAFTS);
  for (const key of Object.keys(localStorage).filter(isOne)) localStorage.removeItem(key);
});
