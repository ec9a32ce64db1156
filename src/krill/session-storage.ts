import { record } from "#src/util/read.ts";

/** The tokens of one sign-in; nothing outside of the session may read them. */
export interface Tokens {
  /** Told apart from every other sign-in, also by the same person; renewed tokens keep it. */
  id: string;
  access: string;
  refresh: string | null;
  username: string;
  /** Kept in local storage (`Keep me signed in`), else in session storage. */
  keep: boolean;
}

const STORAGE_KEY = "krill.session";

function storages(): Storage[] {
  return [globalThis.sessionStorage, globalThis.localStorage].filter(Boolean);
}

/** Takes away what is kept. */
export function unstore(): void {
  for (const storage of storages()) storage.removeItem(STORAGE_KEY);
}

/** Keeps them for the next load of this tab, or for the browser (`keep`). */
export function store(value: Tokens): void {
  const [inSession, inLocal] = storages();
  const text = JSON.stringify(value);
  if (!value.keep) inLocal?.removeItem(STORAGE_KEY);
  for (const storage of value.keep ? [inSession, inLocal] : [inSession]) {
    try {
      storage?.setItem(STORAGE_KEY, text);
    } catch {
      // Full, or forbidden: signed in until this tab is loaded anew. What stood there is of the tokens before.
      storage?.removeItem(STORAGE_KEY);
    }
  }
}

/** The tokens of an earlier load; null where there are none that can be read. */
export function readStored(): Tokens | null {
  // Local storage first: with `Keep me signed in` another tab may have renewed it.
  for (const storage of storages().toReversed()) {
    try {
      const stored: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? "null");
      const value = record(stored);
      if (typeof value?.access === "string" && typeof value.username === "string")
        return {
          id: typeof value.id === "string" ? value.id : "",
          access: value.access,
          username: value.username,
          refresh: typeof value.refresh === "string" ? value.refresh : null,
          keep: value.keep === true,
        };
    } catch {
      storage.removeItem(STORAGE_KEY);
    }
  }
  return null;
}
