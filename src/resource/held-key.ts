import type { KeyboardEvent } from "react";

/** A key held down must not press a button again and again. */
export function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
