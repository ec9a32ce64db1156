import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { pause } from "#src/krill/client.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { readTable } from "#src/util/decode.ts";
import { inSlices } from "#src/util/slices.ts";
import {
  cellText,
  guessMapping,
  importFields,
  isGood,
  readImport,
  type ImportCells,
  type ImportMapping,
  type ImportRow,
} from "./import-rows.ts";
import { cellKey, checkRows, isOpen, type Checked, type OpenCell } from "./import-check.ts";
import { findExisting, lookUp, type ImportSpec } from "./import-spec.ts";
import type { ListRow } from "./list-spec.ts";

/** A file as it was read, and its name. */
export interface ImportFile extends ImportCells {
  name: string;
}

const UNCHECKED: Checked = { found: new Map(), asked: new Map(), untold: new Set() };
const TELL_MS = 150;
const NO_CELLS: ImportCells = { rows: [], lines: [] };
const NO_ROWS: readonly ImportRow[] = [];

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
  const chosen = useRef<File | null>(null);
  const { data: metadata } = useQuery(metadataOf(form.resource.path));
  const fields = useMemo(() => importFields(form), [form]);

  useEffect(() => () => stop.current.abort(), []);

  const readWith = (found: Checked["found"], signal?: AbortSignal): Promise<ImportRow[]> =>
    inSlices(
      readImport(form, file ?? NO_CELLS, mapping, {
        fields: metadata?.fields ?? {},
        choices: Object.fromEntries(
          Object.entries(metadata?.fields ?? {}).map(([name, { choices }]) => [
            name,
            choices.map(({ value }) => value),
          ]),
        ),
        unique: unique.map(({ field }) => field),
        isOpen: (field, text) => field in lookups && !found.has(cellKey(field, text)),
        read: Object.fromEntries(
          Object.keys(lookups).map((field) => [
            field,
            (text: string) => found.get(cellKey(field, text)),
          ]),
        ),
      }),
      signal,
    );
  // What is read follows from these alone; each reading is known by them.
  const { found } = checked;
  const of = useMemo(() => [file, mapping, metadata, found], [file, mapping, metadata, found]);
  const [reading, setReading] = useState({ of, rows: NO_ROWS });
  const isReading = reading.of.some((one, at) => one !== of[at]);
  const read = isReading ? NO_ROWS : reading.rows;
  useEffect(() => {
    if (!isReading) return undefined;
    const own = new AbortController();
    readWith(found, own.signal).then(
      (now) => own.signal.aborted || setReading({ of, rows: now }),
      (failure: unknown) =>
        own.signal.aborted ||
        setReading(() => {
          throw failure;
        }),
    );
    return () => own.abort();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [of, isReading]);
  const rows = useMemo(
    () =>
      read.map((row) => {
        const exists = checked.asked.get(row.line);
        return exists ? { ...row, problems: { ...exists, ...row.problems } } : row;
      }),
    [read, checked.asked],
  );
  /** Rows that nothing is known to be wrong with, and that are still to be looked up or asked for. */
  const isUnasked = (row: ImportRow) => isOpen(row) && !checked.asked.has(row.line);
  const open = rows.filter(isUnasked);
  const isTried = checked !== UNCHECKED;
  // Before the server was asked, what the file alone tells counts.
  const isLeft = (row: ImportRow) => isTried && isUnasked(row);

  function reset(): void {
    stop.current.abort();
    stop.current = new AbortController();
    setChecked(UNCHECKED);
    setProgress(null);
    setError(null);
  }

  /** Cells that name something, each once. */
  function openCells(): OpenCell[] {
    const cells = new Map<string, OpenCell>();
    for (const row of file?.rows.slice(mapping.hasHeader ? 1 : 0) ?? [])
      for (const [column, field] of mapping.fields.entries()) {
        const text = cellText(row[column] ?? "");
        const lookup = field === null ? undefined : lookups[field];
        if (field !== null && text !== "" && lookup)
          cells.set(cellKey(field, text), { field, text, lookup });
      }
    return [...cells.values()];
  }

  /**
   * Looks up what cells name, then asks whether the rows are there already: what is still open of it. Sends nothing that
   * acts.
   */
  async function check(): Promise<void> {
    stop.current.abort();
    const own = new AbortController();
    stop.current = own;
    let told = 0;
    let last: typeof reading | null = null;
    setError(null);
    setProgress({ done: 0, total: open.length });
    const result = await checkRows(checked, {
      cells: openCells(),
      lookUp: ({ lookup, text }, signal) => lookUp(lookup, text, signal),
      read: async (now) => {
        if (now === found) return read;
        last = { of: [file, mapping, metadata, now], rows: await readWith(now) };
        return last.rows;
      },
      ask: async ({ body }, signal) => {
        const { twin, untold } = await findExisting(form.resource, unique, body, signal);
        return [twin ? { [twin.field]: { exists: form.nameOf(twin.row) } } : {}, untold];
      },
      signal: own.signal,
      wait: (seconds, signal) => pause(seconds * 1000, signal),
      onProgress: (now) => {
        if (Date.now() - told < TELL_MS || own.signal.aborted) return;
        told = Date.now();
        setProgress(now);
      },
    });
    // Another file or other columns, of which this says nothing.
    if (stop.current !== own) return;
    const isNothing = result.checked.found.size === 0 && result.checked.asked.size === 0;
    const isWhole = result.error === null && !own.signal.aborted;
    if (isWhole || !isNothing) {
      if (last) setReading(last);
      setChecked(result.checked);
    }
    setError(result.error);
    setProgress(null);
  }

  return {
    file,
    fields,
    mapping,
    rows,
    /** The rows of the file are being read: there are none so far. */
    isReading: file !== null && isReading,
    progress,
    error,
    isTried,
    /** What may be created, as far as is known. */
    good: rows.filter((row) => isGood(row) && !isLeft(row)),
    wrong: rows.filter((row) => !isGood(row) && !isLeft(row)),
    open,
    untold: checked.untold,
    allow: metadata?.allow ?? null,
    /** Takes a file and guesses its columns. @throws NoTableError; where it cannot be read */
    async take(given: File): Promise<void> {
      chosen.current = given;
      const next = { name: given.name, ...(await readTable(given)) };
      // Another one was chosen meanwhile.
      if (chosen.current !== given) return;
      reset();
      setFile(next);
      setMapping(guessMapping(next.rows[0] ?? [], fields, namesOf));
    },
    map(next: ImportMapping): void {
      reset();
      setMapping(next);
    },
    check,
    /** Ends the asking; what was told so far is kept. */
    stop: () => stop.current.abort(),
  };
}
