import { isOld, type Check } from "./checked.ts";

/** Whether a check that was once made is overdue; one that never was says nothing that could be old. */
export function isLate(of: Check, now: Date | number): boolean {
  return of.lastCheck !== null && isOld(of, now);
}
