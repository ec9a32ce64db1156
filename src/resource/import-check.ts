// What the server is asked of the rows of an import, and what is kept of it where some of it fails. The asking itself is
// an argument.
import { isAbort } from "#src/krill/errors.ts";
import { isOwnFailure, patience } from "#src/krill/patience.ts";
import { isGood, type ImportProblem, type ImportRow } from "./import-rows.ts";
import type { ImportLookup, LookedUp } from "./import-spec.ts";

/** What the server said of the rows so far. */
export interface Checked {
  /** What cells name, by `cellKey`. */
  found: ReadonlyMap<string, LookedUp>;
  /** Lines of which it was asked whether they are there already; with what is wrong where they are. */
  asked: ReadonlyMap<number, Readonly<Record<string, ImportProblem>>>;
  /** Fields of which it cannot tell whether another has the value. */
  untold: ReadonlySet<string>;
}

/** A cell that names something. */
export interface OpenCell {
  field: string;
  text: string;
  lookup: ImportLookup;
}

/** What one row was told: what is wrong with it, and by which fields the server cannot tell. */
export type ToldRow = [
  problems: Readonly<Record<string, ImportProblem>>,
  untold: readonly string[],
];

/** Questions that are asked at the same time. */
const AT_ONCE = 6;

export const cellKey = (field: string, text: string) => `${field}\n${text}`;

/** Whether all that is known to be wrong with a row may come right when it is looked up. */
export function isOpen({ problems }: Pick<ImportRow, "problems">): boolean {
  return Object.values(problems).every((problem) => "own" in problem && problem.own === "lookup");
}

/**
 * Looks up what cells name, then asks whether the rows are there already; what was told before is not asked again. What
 * fails by itself stays open and stops nothing else; where nothing can be asked any more, or it is stopped, all the rest
 * stays open. `error`: why the first that failed did; null without any. Never throws.
 */
export async function checkRows(
  before: Checked,
  options: {
    /** Cells that name something, each once. */
    cells: readonly OpenCell[];
    lookUp: (cell: OpenCell, signal: AbortSignal) => Promise<LookedUp>;
    /** The rows, as far as what was found tells them. */
    read: (found: Checked["found"]) => Promise<readonly ImportRow[]>;
    ask: (row: ImportRow, signal: AbortSignal) => Promise<ToldRow>;
    signal: AbortSignal;
    /** Waits so many seconds after a 429. @throws AbortError when cancelled */
    wait: (seconds: number, signal: AbortSignal) => Promise<void>;
    onProgress: (progress: { done: number; total: number }) => void;
  },
): Promise<{ checked: Checked; error: unknown }> {
  const { cells, lookUp, read, ask, signal, onProgress } = options;
  const openCells = cells.filter(({ field, text }) => !before.found.has(cellKey(field, text)));
  // Where nothing is looked up, tens of thousands of rows need not be read again.
  const looked = new Map(before.found);
  const found = openCells.length === 0 ? before.found : looked;
  const asked = new Map(before.asked);
  const untold = new Set(before.untold);
  const patient = patience(options.wait);
  let error: unknown = null;
  let isOver = false;
  let done = 0;

  async function inTurn<T>(all: readonly T[], total: number, work: (one: T) => Promise<void>) {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (!isOver && !signal.aborted) {
        const one = all[next++];
        if (one === undefined) return;
        try {
          await patient(() => work(one), signal);
        } catch (failure) {
          if (!isAbort(failure)) error ??= failure;
          isOver ||= !isOwnFailure(failure);
        }
        onProgress({ done: ++done, total });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  const openRows = async () => (await read(found)).filter(({ line }) => !asked.has(line));
  const toCome = (await openRows()).filter(isOpen).length;
  await inTurn(openCells, openCells.length + toCome, async (cell) => {
    looked.set(cellKey(cell.field, cell.text), await lookUp(cell, signal));
  });
  const good = (await openRows()).filter(isGood);
  await inTurn(good, openCells.length + good.length, async (row) => {
    const [problems, open] = await ask(row, signal);
    asked.set(row.line, problems);
    for (const field of open) untold.add(field);
  });
  return { checked: { found, asked, untold }, error };
}
