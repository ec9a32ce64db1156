/**
 * How many CPEs the simulated Krill is to have, as `FLEET` says; 158 where it says nothing.
 * @throws Error that says what to mend
 */
export function fleetSize(given: string | undefined): number {
  const size = Number(given || 158);
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw new Error(`FLEET must be the number of CPEs, such as 2000: ${given}`);
}
