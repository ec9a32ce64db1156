import { readFileSync, writeFileSync } from "node:fs";
import { documentOf, type Cell } from "./document.ts";

/**
 * The end of `npm run soak`: what the tests of faults saw, out of Playwright's report; with `--write`
 * into docs/faults.md.
 */
interface Suite {
  suites?: Suite[];
  specs?: { tests: { annotations: { type: string; description?: string }[] }[] }[];
}

const report = JSON.parse(readFileSync(".cache/e2e.json", "utf8")) as Suite;
const text = documentOf(cellsIn(report));
if (process.argv.includes("--write")) writeFileSync("docs/faults.md", text);
else console.log(text);

function cellsIn({ suites = [], specs = [] }: Suite): Cell[] {
  const here = specs
    .flatMap(({ tests }) => tests)
    .flatMap(({ annotations }) => annotations)
    .filter(({ type }) => type === "fault")
    .map(({ description = "" }) => JSON.parse(description) as Cell);
  return [...here, ...suites.flatMap(cellsIn)];
}
