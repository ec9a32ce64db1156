/**
 * Runs inline in the document's head, before all other code, as text: it may use nothing from outside itself. Where the browser
 * blocks storage even a look at it fails, and locks are denied: then there is a storage that is empty and takes nothing, and
 * there are no locks. The console starts, and its actions say that nothing can be recorded.
 */
export function standIn(): void {
  try {
    void localStorage;
  } catch {
    const value = {
      getItem: () => null,
      setItem: () => {
        throw new Error("blocked");
      },
      removeItem: () => undefined,
    };
    Object.defineProperty(window, "localStorage", { value });
    Object.defineProperty(window, "sessionStorage", { value });
    Object.defineProperty(navigator, "locks", { value: undefined });
  }
}
