import type { ActionMethod } from "./run-action.ts";

const STORAGE_KEY = "krill.action-methods";
type Learned = ActionMethod | "no-get";
const POSSIBLE: ReadonlySet<unknown> = new Set(["POST", "PUT", "PATCH", "GET", "no-get"]);

/**
 * What was learned about this server: the method by which it does an action, or that a person said
 * no to GET. By the action's name, in local storage; nothing but methods is in it.
 */
export const actionMethods = {
  get(action: string): Learned | null {
    return read()[action] ?? null;
  },
  set(action: string, learned: Learned): void {
    save({ ...read(), [action]: learned });
  },
  /** Forgets one action, so that a person is asked again. */
  forget(action: string): void {
    const { [action]: _, ...rest } = read();
    save(rest);
  },
};

function read(): Record<string, Learned> {
  // Names come from the server: without a prototype `constructor` is a name like any other.
  const result: Record<string, Learned> = Object.create(null);
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    for (const [name, value] of Object.entries(stored ?? {}))
      if (isLearned(value)) result[name] = value;
  } catch {
    // Unreadable: it is learned anew.
  }
  return result;
}

function isLearned(value: unknown): value is Learned {
  return POSSIBLE.has(value);
}

function save(learned: Record<string, Learned>): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(learned));
  } catch {
    // Without storage the server is asked by POST again, which is harmless.
  }
}
