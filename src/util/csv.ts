/** CSV as it is exported and pasted back: RFC 4180, with the spreadsheets' habits on both sides. */

import { finish } from "./slices.ts";

/** What a CSV file starts with, so that a spreadsheet reads its accents as UTF-8. */
export const CSV_START = "\uFEFF";

const DELIMITERS = ["\t", ";", ","] as const;
/** A spreadsheet takes such a cell for a formula (PRODUCT section 4); full-width signs count too in some languages. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Quoted too are cells with another delimiter (the reader's guess must not stumble) and with blanks at an end. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** What stands between cells, and in figures: spreadsheets read both as their language has them. */
export interface CsvMarks {
  delimiter: string;
  decimal: string;
}

const ENGLISH: CsvMarks = { delimiter: ",", decimal: "." };

/**
 * One line of CSV without its line end. null, undefined, NaN → empty; dates → ISO; lists of plain values → joined
 * with a blank; objects → JSON. Text that a spreadsheet would run as a formula gets `'` in front; numbers stay numbers,
 * negative ones too.
 */
export function toCsvLine(
  cells: readonly unknown[],
  { delimiter, decimal }: CsvMarks = ENGLISH,
): string {
  const line = cells.map((cell) => quote(cellText(cell, decimal))).join(delimiter);
  return line === "" && cells.length === 1 ? '""' : line;
}

/**
 * Reads CSV text into rows of cells. The delimiter (tab, `;` or `,`) is guessed from the first lines or taken from
 * Excel's `sep=;` line; quotes, doubled quotes, any line ends and a byte order mark are understood. Wholly empty lines
 * are left out. Cells come as they are, not trimmed. Never throws: an unclosed quote runs to the end.
 */
export function parseCsv(text: string): string[][] {
  return finish(readingCsv(text)).rows;
}

/** Rows of cells, and the line of the file, from 1, in which each begins: over empty lines and cells of many lines. */
export interface NumberedRows {
  rows: string[][];
  lines: number[];
}

/** As `parseCsv`, with the lines; rests after each row, since there may be tens of thousands. */
export function readingCsv(text: string): Generator<undefined, NumberedRows> {
  const plain = text.replace(/^\uFEFF/, "");
  const named = /^sep=([;,\t])(?:\r\n?|\n|$)/i.exec(plain);
  return read(plain, named?.[0].length ?? 0, named?.[1] ?? guessDelimiter(plain));
}

function cellText(cell: unknown, decimal: string): string {
  if (typeof cell === "number")
    return Number.isFinite(cell) ? String(cell).replace(".", decimal) : "";
  if (typeof cell === "bigint" || typeof cell === "boolean") return String(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  if (Array.isArray(cell) && cell.every((item) => typeof item !== "object")) {
    return harmless(cell.map(String).join(" "));
  }
  if (typeof cell === "string") return harmless(cell);
  return typeof cell === "object" && cell !== null ? harmless(JSON.stringify(cell)) : "";
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The delimiter found equally often in each of the first lines; else the one found most often in the first. */
function guessDelimiter(text: string): string {
  // Only what stands outside quotes counts.
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n?|\n/)
    .filter((line) => line !== "")
    .slice(0, 10);
  const found = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return { delimiter, first: counts[0] ?? 0, isEven: new Set(counts).size === 1 };
  }).filter(({ first }) => first > 0);
  const even = found.find(({ isEven }) => isEven);
  return (even ?? found.toSorted((a, b) => b.first - a.first)[0])?.delimiter ?? ",";
}

function* read(text: string, from: number, delimiter: string): Generator<undefined, NumberedRows> {
  const rows: string[][] = [];
  const lines: number[] = [];
  let row: string[] = [];
  let at = from;
  let counted = 0;
  let line = 1;
  const begin = (): void => {
    line += breaksIn(text.slice(counted, at));
    counted = at;
    lines.push(line);
  };
  while (at < text.length) {
    const blank = breakAt(text, at);
    if (row.length === 0 && blank > 0) {
      at += blank;
      continue;
    }
    if (row.length === 0) begin();
    const { cell, end } = readCell(text, at, delimiter);
    row.push(cell);
    if (text[end] === delimiter) {
      at = end + 1;
    } else {
      at = end + breakAt(text, end);
      rows.push(row);
      row = [];
      yield;
    }
  }
  // The text ended behind a delimiter: an empty last cell.
  if (row.length > 0) rows.push([...row, ""]);
  return { rows, lines };
}

function breaksIn(text: string): number {
  return text.match(/\r\n?|\n/gu)?.length ?? 0;
}

/** How many characters the line end at this place has; 0 where there is none. */
function breakAt(text: string, at: number): number {
  if (text[at] === "\r") return text[at + 1] === "\n" ? 2 : 1;
  return text[at] === "\n" ? 1 : 0;
}

/** The cell that starts at `at`, and the place of the delimiter or line end behind it. */
function readCell(text: string, at: number, delimiter: string): { cell: string; end: number } {
  let cell = "";
  let end = at;
  if (text[at] === '"') {
    let from = at + 1;
    let close = text.indexOf('"', from);
    while (close !== -1 && text[close + 1] === '"') {
      cell += text.slice(from, close + 1);
      from = close + 2;
      close = text.indexOf('"', from);
    }
    if (close === -1) return { cell: cell + text.slice(from), end: text.length };
    cell += text.slice(from, close);
    end = close + 1;
  }
  const rest = end;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") {
    end += 1;
  }
  return { cell: cell + text.slice(rest, end), end };
}
