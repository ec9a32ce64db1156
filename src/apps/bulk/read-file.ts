import { readTable } from "#src/util/decode.ts";
import type { DraftSource } from "./draft.ts";
import { guessColumns } from "./resolve-targets.ts";

/** Reads a CSV file as a source of targets, its columns guessed. @throws NoTableError; where it cannot be read */
export async function readFile(file: File): Promise<Extract<DraftSource, { kind: "file" }>> {
  const { rows, lines } = await readTable(file);
  return { kind: "file", name: file.name, rows, lines, ...guessColumns(rows) };
}
