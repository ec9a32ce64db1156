import { readFileSync, writeFileSync } from "node:fs";

const FILE = "docs/bench.md";

/** Replaces a part of docs/bench.md, between `<!-- name -->` and `<!-- end of name -->`. @throws Error without that place */
export function writePart(name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before = "", rest] = readFileSync(FILE, "utf8").split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${FILE} has no place for ${name}`);
  writeFileSync(FILE, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
