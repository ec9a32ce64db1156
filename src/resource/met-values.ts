import { onSignOut } from "#src/krill/session.ts";
import { isNothing } from "#src/util/text.ts";

const MOST = 200;
const met = new Map<string, Set<string>>();

onSignOut(() => met.clear());

/** Remembers the values that a field took in rows read, for suggestions (contract 3.1: no endpoint lists them). */
export function rememberMet(resource: string, field: string, rows: readonly object[]): void {
  const key = `${resource}.${field}`;
  const values = met.get(key) ?? new Set<string>();
  for (const row of rows) {
    const value: unknown = Reflect.get(row, field);
    if (typeof value === "string" && !isNothing(value) && value.length < 80 && values.size < MOST)
      values.add(value);
  }
  met.set(key, values);
}

/** The values met so far, in order. */
export function metValues(resource: string, field: string): string[] {
  return [...(met.get(`${resource}.${field}`) ?? [])].toSorted();
}
