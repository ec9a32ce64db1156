// How often a person wants live figures to be read again (contract S7); remembered in this browser.
import { keep, kept } from "#src/util/keep.ts";

const KEY = "krill.refresh";

/** The rates to choose from, ms. The first is the usual one: more often the API must not be asked (contract 3.2). */
export const RATES = [10_000, 30_000, 60_000, 300_000] as const;

/** The least time between two readings, ms. */
export function refreshRate(): number {
  const stored = Number(kept(KEY));
  return RATES.find((rate) => rate === stored) ?? RATES[0];
}

/** Remembers another rate; readings that run already follow with their next one. */
export function setRefreshRate(rate: number): void {
  keep(KEY, String(rate));
}
