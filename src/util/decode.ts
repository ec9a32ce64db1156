import { readingCsv, type NumberedRows } from "./csv.ts";
import { inSlices } from "./slices.ts";

/** Larger ones would fill the memory of a tab with their cells, bytes. */
export const MOST_BYTES = 32_000_000;
/** So far from its beginning a file that is no text shows it. */
const HEAD = 4096;

/** Why a file is no table. `large`: over `MOST_BYTES`; `binary`: no text, e.g. a workbook that was called `.csv`. */
export class NoTableError extends Error {
  readonly why: "large" | "binary";
  constructor(why: "large" | "binary") {
    super(why);
    this.name = "NoTableError";
    this.why = why;
  }
}

/**
 * The text of a file as a spreadsheet saved it: UTF-8, UTF-16 by its byte order mark, else Windows-1252, which is what
 * a Western European Excel calls CSV. Never throws: in Windows-1252 every byte is a character.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The rows of a CSV file, while the page goes on. @throws NoTableError; where it cannot be read */
export async function readTable(file: Blob): Promise<NumberedRows> {
  if (file.size > MOST_BYTES) throw new NoTableError("large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes);
  // Workbooks, archives and pictures have it at once, texts never.
  if (text.slice(0, HEAD).includes("\0")) throw new NoTableError("binary");
  return inSlices(readingCsv(text));
}
