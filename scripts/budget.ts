import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { BuiltChunk } from "./preload-plan.ts";
import { CSS_LIMIT, filesOf, WAYS } from "./ways.ts";

/**
 * `npm run check:budget`, after the build: what a browser with an empty cache loads on its way to
 * three screens, in kB (1000 bytes) of gzip, against the limits; exit code 1 over any of them.
 * Languages are counted one at a time, the larger one.
 */
const DIST = "dist";
/** A word that only the simulator's files contain. */
const SIMULATOR_MARKS = ["krill-sim-world", "mockServiceWorker"];

const chunks = JSON.parse(readFileSync(`${DIST}/.vite/chunks.json`, "utf8")) as BuiltChunk[];
const problems: string[] = [];
const sizes = new Map<string, number>();

function kB(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(`${DIST}/${file}`), { level: 9 }).length / 1000;
  sizes.set(file, size);
  return size;
}

const sum = (files: readonly string[], ending: string) =>
  files.filter((file) => file.endsWith(ending)).reduce((total, file) => total + kB(file), 0);

for (const way of Object.values(WAYS)) {
  const [files = []] = ["en", "es"]
    .map((language) => filesOf(chunks, way, language))
    .toSorted((a, b) => sum(b, ".js") - sum(a, ".js"));
  report(`${way.name}, JavaScript`, sum(files, ".js"), way.limit);
  report(`${way.name}, CSS`, sum(files, ".css"), CSS_LIMIT);
  for (const chunk of chunks.filter(({ fileName }) => files.includes(fileName))) {
    // What the apps may show each other (and the manifests, which the navigation needs) is no page.
    const foreign = chunk.modules.find((module) =>
      /^src\/apps\/(?!isp\/|home\/)[^/]+\/.*(Page|Form)\.tsx$/.test(module),
    );
    if (foreign) problems.push(`${way.name} loads ${foreign} (${chunk.fileName})`);
  }
}

const html = readFileSync(`${DIST}/index.html`, "utf8");
for (const [address] of html.matchAll(/(?:src|href)="(?:https?:)?\/\/[^"]+"/g))
  problems.push(`index.html asks another host: ${address}`);
for (const file of globSync(`${DIST}/**/*.{js,html}`)) {
  const text = readFileSync(file, "utf8");
  for (const mark of SIMULATOR_MARKS.filter((word) => text.includes(word)))
    problems.push(`${file} contains the simulator (${mark})`);
}

for (const problem of problems) console.log(`  over  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

function report(name: string, size: number, limit: number): void {
  console.log(`  ${name.padEnd(24)} ${size.toFixed(1).padStart(7)} kB of ${limit}`);
  if (size > limit) problems.push(`${name}: ${size.toFixed(1)} kB, limit ${limit}`);
}
