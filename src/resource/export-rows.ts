import { currentLanguage } from "#src/i18n/i18n.ts";
import { readAll } from "#src/krill/read-all.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { CSV_START, toCsvLine } from "#src/util/csv.ts";
import { record, text } from "#src/util/read.ts";
import { localDay } from "#src/util/time.ts";
import { parseSerial } from "#src/util/serial.ts";
import type { ListColumn, ListRow, ListSpec, NamedRow } from "./list-spec.ts";

/** What a file of CSV is. */
export const CSV_TYPE = "text/csv;charset=utf-8";

const SPANISH = { delimiter: ";", decimal: "," };
/**
 * Reads all rows of a list that match and gives them to the person as a CSV file, with these columns.
 * @param onBatch how many rows were read so far, and how many of them were left out since they do not match
 * @returns how many lines the file has
 * @throws as `readAll`
 */
export async function exportList<Row extends ListRow>({
  spec,
  columns,
  columnName,
  params,
  obeys,
  signal,
  onBatch,
}: {
  spec: Pick<ListSpec<Row>, "name" | "resource">;
  columns: readonly ListColumn<Row>[];
  columnName: (id: string) => string;
  params: ListParams;
  /** Whether a row is one of those that were asked for. */
  obeys: (row: Row) => boolean;
  signal: AbortSignal;
  onBatch: (read: number, left: number) => void;
}): Promise<number> {
  const out = await exportColumns(columns, columnName);
  const parts = [
    csvFile(
      out.map(({ name }) => name),
      [],
    ),
  ];
  // While it is read rows come and go, so that one may come twice.
  const known = new Set<Row["id"]>();
  let left = 0;
  for await (const { rows, done } of readAll(spec.resource.fetchPage, params, signal)) {
    const own = rows.filter(obeys);
    const lines: unknown[][] = [];
    for (const row of own) {
      if (known.has(row.id)) continue;
      known.add(row.id);
      lines.push(out.map(({ of }) => of(row)));
    }
    // As text at once: a hundred thousand lines at the end would hold up the page.
    if (lines.length > 0) parts.push(csvFile(null, lines));
    left += rows.length - own.length;
    onBatch(done, left);
  }
  signal.throwIfAborted();
  download(new Blob(parts, { type: CSV_TYPE }), `krill-${spec.name}-${localDay(new Date())}.csv`);
  return known.size;
}

/** A column of a file. */
interface OutColumn<Row> {
  name: string;
  of: (row: Row) => unknown;
}

/** The columns of an export: each under its name and unit, a serial number in both its forms, ids as names. */
export async function exportColumns<Row extends ListRow>(
  columns: readonly ListColumn<Row>[],
  columnName: (id: string) => string,
): Promise<OutColumn<Row>[]> {
  const told = columns.filter(({ csv }) => csv !== null);
  const out = told.map(async (column): Promise<OutColumn<Row>[]> => {
    const { id, unit, csv, figures, isSerial, named } = column;
    const name = columnName(id);
    const field = (row: Row) => row[id];
    if (isSerial)
      return [
        // As printed it is a word: a spreadsheet takes some hex ones for powers of ten (485754435e000102).
        { name, of: (row) => printed(text(field(row))) },
        { name: `${name} (hex)`, of: (row) => hex(text(field(row))) },
      ];
    if (named) {
      const rows = await named().then(
        (page) => page.rows,
        () => [],
      );
      return [{ name, of: (row) => nameOf(field(row), rows) }];
    }
    const withUnit = (what: string) => (unit ? `${what} (${unit})` : what);
    if (figures)
      return Object.entries(figures).map(([of, figure]) => ({
        name: withUnit(columnName(of)),
        of: figure,
      }));
    return [{ name: withUnit(name), of: csv ?? field }];
  });
  return (await Promise.all(out)).flat();
}

function printed(serial: string | null): string | null {
  return serial && (parseSerial(serial)?.printed ?? serial);
}

/** What is no serial number stands as it is. */
function hex(serial: string | null): string | null {
  return serial && (parseSerial(serial)?.hex ?? serial);
}

/** The name of a thing that came by its id, or itself; the id where the name is not known. */
function nameOf(value: unknown, rows: readonly NamedRow[]): unknown {
  const id = record(value)?.["id"] ?? value;
  const known = rows.find((row) => row.id === id) ?? record(value);
  return known?.["name"] || known?.["label"] || (typeof id === "number" ? `#${id}` : id);
}

/**
 * Lines of CSV as a file, or without a header as a further part of one; cells that a spreadsheet would
 * run are neutralised. In Spanish as a Spanish spreadsheet reads it: `;` between cells, a comma in figures.
 */
export function csvFile(
  header: readonly string[] | null,
  lines: readonly (readonly unknown[])[],
): Blob {
  const all = header ? [header, ...lines] : lines;
  const marks = currentLanguage() === "es" ? SPANISH : undefined;
  const content = all.map((line) => toCsvLine([...line], marks)).join("\r\n");
  return new Blob([header ? CSV_START : "", content, "\r\n"], { type: CSV_TYPE });
}

/** Gives a file to the person. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
