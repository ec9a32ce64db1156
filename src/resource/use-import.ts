import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { isAbort } from "#src/krill/errors.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { parseNumbered } from "#src/util/csv.ts";
import { readText } from "#src/util/decode.ts";
import {
  cellText,
  guessMapping,
  importFields,
  isGood,
  readImport,
  type ImportCells,
  type ImportMapping,
  type ImportProblem,
  type ImportRow,
} from "./import-rows.ts";
import {
  findExisting,
  lookUp,
  type ImportLookup,
  type ImportSpec,
  type LookedUp,
} from "./import-spec.ts";
import type { ListRow } from "./list-spec.ts";

/** A file as it was read, and its name. */
export interface ImportFile extends ImportCells {
  name: string;
}

/** What the server said of the rows. */
interface Checked {
  /** What cells name, by field and text. */
  found: ReadonlyMap<string, LookedUp>;
  /** By line. */
  exists: ReadonlyMap<number, Readonly<Record<string, ImportProblem>>>;
  /** Fields of which it cannot tell whether another has the value. */
  untold: ReadonlySet<string>;
  isWhole: boolean;
}

const UNCHECKED: Checked = {
  found: new Map(),
  exists: new Map(),
  untold: new Set(),
  isWhole: false,
};
/** Rows that are asked for at the same time. */
const AT_ONCE = 6;
const TELL_MS = 150;
const NO_CELLS: ImportCells = { rows: [], lines: [] };

const keyOf = (field: string, text: string) => `${field}\n${text}`;

/** The state of an import: the file, its columns, its rows and what is wrong with them. */
export function useImport<Row extends ListRow>(
  spec: ImportSpec<Row>,
  namesOf: (field: string) => readonly string[],
) {
  const { form, unique, lookups = {} } = spec;
  const [file, setFile] = useState<ImportFile | null>(null);
  const [mapping, setMapping] = useState<ImportMapping>({ hasHeader: false, fields: [] });
  const [checked, setChecked] = useState(UNCHECKED);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef(new AbortController());
  const { data: metadata } = useQuery(metadataOf(form.resource.path));
  const fields = useMemo(() => importFields(form), [form]);

  useEffect(() => () => stop.current.abort(), []);

  const readWith = (found: Checked["found"]): ImportRow[] =>
    readImport(form, file ?? NO_CELLS, mapping, {
      fields: metadata?.fields ?? {},
      choices: Object.fromEntries(
        Object.entries(metadata?.fields ?? {}).map(([name, { choices }]) => [
          name,
          choices.map(({ value }) => value),
        ]),
      ),
      unique: unique.map(({ field }) => field),
      isOpen: (field, text) => field in lookups && !found.has(keyOf(field, text)),
      read: Object.fromEntries(
        Object.keys(lookups).map((field) => [
          field,
          (text: string) => found.get(keyOf(field, text)),
        ]),
      ),
    });
  const read = useMemo(
    () => readWith(checked.found),
    // What is read follows from these alone.
    // oxlint-disable-next-line react/exhaustive-deps
    [file, mapping, metadata, checked.found],
  );
  const rows = useMemo(
    () =>
      read.map((row) => {
        const exists = checked.exists.get(row.line);
        return exists ? { ...row, problems: { ...exists, ...row.problems } } : row;
      }),
    [read, checked.exists],
  );

  function reset(): void {
    stop.current.abort();
    setChecked(UNCHECKED);
    setProgress(null);
    setError(null);
  }

  /** Cells that name something, each once. */
  function openCells() {
    const cells = new Map<string, { field: string; text: string; lookup: ImportLookup }>();
    for (const row of file?.rows.slice(mapping.hasHeader ? 1 : 0) ?? [])
      for (const [column, field] of mapping.fields.entries()) {
        const text = cellText(row[column] ?? "");
        const lookup = field === null ? undefined : lookups[field];
        if (field !== null && text !== "" && lookup)
          cells.set(keyOf(field, text), { field, text, lookup });
      }
    return [...cells.values()];
  }

  /** Looks up what cells name, then asks whether the rows are there already. Sends nothing that acts. */
  async function check(): Promise<void> {
    reset();
    const own = new AbortController();
    stop.current = own;
    const { signal } = own;
    const cells = openCells();
    const found = new Map<string, LookedUp>();
    const exists = new Map<number, Readonly<Record<string, ImportProblem>>>();
    const untold = new Set<string>();
    let done = 0;
    let told = 0;
    const tell = (total: number) => {
      done += 1;
      if (Date.now() - told < TELL_MS || signal.aborted) return;
      told = Date.now();
      setProgress({ done, total });
    };
    const rough = cells.length + (file?.rows.length ?? 0);
    setProgress({ done: 0, total: rough });
    try {
      await inTurn(cells, signal, async ({ field, text, lookup }) => {
        found.set(keyOf(field, text), await lookUp(lookup, text, signal));
        tell(rough);
      });
      const good = readWith(found).filter(isGood);
      await inTurn(good, signal, async ({ line, body }) => {
        const { twin, untold: open } = await findExisting(form.resource, unique, body, signal);
        for (const field of open) untold.add(field);
        if (twin) exists.set(line, { [twin.field]: { exists: form.nameOf(twin.row) } });
        tell(cells.length + good.length);
      });
      if (!signal.aborted) setChecked({ found, exists, untold, isWhole: true });
    } catch (failure) {
      if (!signal.aborted && !isAbort(failure)) setError(failure);
      own.abort();
    }
    if (stop.current === own) setProgress(null);
  }

  return {
    file,
    fields,
    mapping,
    rows,
    progress,
    error,
    isChecked: checked.isWhole,
    untold: checked.untold,
    allow: metadata?.allow ?? null,
    /** Takes a file and guesses its columns. @throws where it cannot be read */
    async take(given: File): Promise<void> {
      const next = { name: given.name, ...parseNumbered(await readText(given)) };
      reset();
      setFile(next);
      setMapping(guessMapping(next.rows[0] ?? [], fields, namesOf));
    },
    map(next: ImportMapping): void {
      reset();
      setMapping(next);
    },
    check,
    stop: reset,
  };
}

/** A few at a time; the first error ends it. @throws as `work` */
async function inTurn<T>(
  all: readonly T[],
  signal: AbortSignal,
  work: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const one = all[next++];
      if (one === undefined) return;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
