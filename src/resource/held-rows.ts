// A list that is read while it changes: nothing moves under the reader's eyes. Pure.

/** What stands on the screen of a list that is asked again and again. */
export interface Held<Row extends { id: string | number }> {
  /** In the order in which they were first shown, each as it was last read. */
  rows: readonly Row[];
  /** Ids of rows that no longer belong to the list. */
  gone: ReadonlySet<string>;
  /** Ids of rows that came by the last press on `Update`. */
  fresh: ReadonlySet<string>;
  /** How many rows wait to be shown. */
  waiting: number;
  /** The list as it was last read. */
  latest: readonly Row[];
}

/** A list as it is shown first. */
export function firstHeld<Row extends { id: string | number }>(rows: readonly Row[]): Held<Row> {
  return { rows, gone: NONE, fresh: NONE, waiting: 0, latest: rows };
}

/** The same rows in the same places after a new reading. */
export function holdRows<Row extends { id: string | number }>(
  held: Held<Row>,
  latest: readonly Row[],
): Held<Row> {
  const byId = new Map(latest.map((row) => [String(row.id), row]));
  const shown = new Set(held.rows.map((row) => String(row.id)));
  return {
    rows: held.rows.map((row) => byId.get(String(row.id)) ?? row),
    gone: new Set([...shown].filter((id) => !byId.has(id))),
    fresh: held.fresh,
    waiting: latest.filter((row) => !shown.has(String(row.id))).length,
    latest,
  };
}

/** The list as it is now, by a person's wish; what was not there before is marked. */
export function updateHeld<Row extends { id: string | number }>(held: Held<Row>): Held<Row> {
  const shown = new Set(held.rows.map((row) => String(row.id)));
  const fresh = held.latest.map((row) => String(row.id)).filter((id) => !shown.has(id));
  return { ...firstHeld(held.latest), fresh: new Set(fresh) };
}

const NONE: ReadonlySet<string> = new Set();
