/** Are these the same value but for case and outer blanks? */
export function isSame(value: string | null | undefined, wanted: string): boolean {
  return typeof value === "string" && fold(value).trim() === fold(wanted).trim();
}

/** Do all words of the text stand somewhere in the row, accents and case aside? */
export function areFound(text: string, row: unknown): boolean {
  const content = fold(JSON.stringify(row));
  return fold(text)
    .split(/[\s,;]+/u)
    .every((word) => content.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
