/** One collection of rows with an integer id: what a database table is to the real API. */

import { asText } from "#mocks/text.ts";

/** Fields compare as PostgreSQL would sort them: numbers by value, text by code unit, nothing last. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return asText(a) < asText(b) ? -1 : 1;
}

/** Called with the id of a row that was written; `isWhole` when it was added or taken out. */
type Watcher = (id: number, isWhole: boolean) => void;

/**
 * Rows by id, with what makes 100,000 of them answer at once: an index per looked-up field and an order per sorted field. Both
 * are made when first asked for and kept right by each write.
 */
export class Table<T extends { id: number }> {
  #rows = new Map<number, T>();
  #indexes = new Map<keyof T, Map<unknown, T[]>>();
  #orders = new Map<keyof T, T[]>();
  #watchers = new Set<Watcher>();
  #lastId = 0;

  /** How many rows there are. */
  get size(): number {
    return this.#rows.size;
  }

  /** The next id that is free. */
  nextId(): number {
    return this.#lastId + 1;
  }

  /** The row with an id. */
  get(id: number): T | undefined {
    return this.#rows.get(id);
  }

  /** Tells `heard` of each write from now on. */
  watch(heard: Watcher): void {
    this.#watchers.add(heard);
  }

  /** Adds a row, or replaces the one with its id. */
  put(row: T): T {
    const before = this.#rows.get(row.id);
    if (before) this.#takeOut(before, this.#fields());
    this.#rows.set(row.id, row);
    this.#lastId = Math.max(this.#lastId, row.id);
    this.#putIn(row, this.#fields());
    for (const heard of this.#watchers) heard(row.id, true);
    return row;
  }

  /** Changes fields of a row in place. */
  change(row: T, changes: Partial<T>): T {
    const fields = new Set(
      (Object.keys(changes) as (keyof T)[]).filter((key) => row[key] !== changes[key]),
    );
    this.#takeOut(row, fields);
    Object.assign(row, changes);
    this.#putIn(row, fields);
    for (const heard of this.#watchers) heard(row.id, false);
    return row;
  }

  /** Takes a row out. */
  remove(id: number): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#takeOut(row, this.#fields());
    this.#rows.delete(id);
    for (const heard of this.#watchers) heard(id, true);
  }

  /** All rows whose field has exactly a value. */
  where<K extends keyof T>(field: K, value: T[K]): readonly T[] {
    let index = this.#indexes.get(field);
    if (!index) {
      index = new Map();
      this.#indexes.set(field, index);
      for (const row of this.ordered()) {
        const list = index.get(row[field]);
        if (list) list.push(row);
        else index.set(row[field], [row]);
      }
    }
    return index.get(value) ?? [];
  }

  /** All rows ordered by a field, ties by id. */
  ordered(field: keyof T = "id"): readonly T[] {
    let order = this.#orders.get(field);
    if (!order) {
      order = [...(field === "id" ? this.#rows.values() : this.ordered())];
      // A stable sort over rows that are in order of id already: ties need no second look.
      order.sort((a, b) => compare(a[field], b[field]));
      this.#orders.set(field, order);
    }
    return order;
  }

  #fields(): Set<keyof T> {
    return new Set([...this.#orders.keys(), ...this.#indexes.keys()]);
  }

  #takeOut(row: T, fields: ReadonlySet<keyof T>): void {
    for (const field of fields) {
      const index = this.#indexes.get(field);
      const list = index?.get(row[field]);
      if (list)
        index?.set(
          row[field],
          list.filter((one) => one !== row),
        );
      const order = this.#orders.get(field);
      if (order) this.#orders.set(field, order.toSpliced(this.#placeOf(order, field, row), 1));
    }
  }

  #putIn(row: T, fields: ReadonlySet<keyof T>): void {
    for (const field of fields) {
      const index = this.#indexes.get(field);
      // A new list each time: readers may still be walking over the old one.
      index?.set(row[field], [...(index.get(row[field]) ?? []), row]);
      const order = this.#orders.get(field);
      if (order) this.#orders.set(field, order.toSpliced(this.#placeOf(order, field, row), 0, row));
    }
  }

  /** Where a row stands, or belongs, in an order: by halving. */
  #placeOf(order: readonly T[], field: keyof T, row: T): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = order[middle] as T;
      if ((compare(one[field], row[field]) || one.id - row.id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
