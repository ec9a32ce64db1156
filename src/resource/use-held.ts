import { useState } from "react";
import { firstHeld, holdRows, updateHeld, type Held } from "./held-rows.ts";

/**
 * Holds rows in their places from one reading to the next, until another list is asked for.
 * @param rows the same array as long as nothing was read anew
 * @param key which list it is
 * @param isOther whether these are still the rows of another list
 */
export function useHeld<Row extends { id: string | number }>(
  rows: readonly Row[],
  key: string,
  isOther: boolean,
): Held<Row> & { update: () => void } {
  const [state, setState] = useState({ key, held: firstHeld(rows) });
  let now = state;
  if (!isOther && (state.key !== key || state.held.latest !== rows)) {
    const isSame = state.key === key && state.held.latest.length > 0;
    now = { key, held: isSame ? holdRows(state.held, rows) : firstHeld(rows) };
    setState(now);
  }
  return { ...now.held, update: () => setState({ key, held: updateHeld(now.held) }) };
}
