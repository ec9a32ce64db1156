/** What this browser did not take, by key: it counts until the page is loaded anew. */
export const unkept = new Map<string, string>();

/** Keeps a setting in this browser. Never throws. @returns false where its storage is full or blocked */
export function keep(key: string, text: string): boolean {
  unkept.delete(key);
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    unkept.set(key, text);
    return false;
  }
}

/** A setting as it was chosen last; null where it never was. */
export function kept(key: string): string | null {
  return unkept.get(key) ?? globalThis.localStorage?.getItem(key) ?? null;
}
