// Which flag of which device is asked about: outside of the rows, whose clicks open them. Small.
import { useSyncExternalStore } from "react";
import { createListeners } from "#src/util/listeners.ts";

/** A field of yes or no that the list of devices shows as a letter. */
export type CpeFlag = "active" | "access" | "external_voip" | "enable_notifications" | "probe";

/** A flag that a person wants to switch. */
export interface AskedFlag {
  id: number;
  field: CpeFlag;
}

let asked: AskedFlag | null = null;
const { subscribe, tell } = createListeners();

/** Opens the question for a flag; null closes it. */
export function askFlag(next: AskedFlag | null): void {
  asked = next;
  tell();
}

/** The flag that is asked about now. */
export function useAskedFlag(): AskedFlag | null {
  return useSyncExternalStore(subscribe, () => asked);
}
