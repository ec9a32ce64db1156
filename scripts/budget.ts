import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { LIMITS } from "./limits.ts";
import { chunkOf, closure, SHELL, SIGN_IN, type BuiltChunk } from "./preload-plan.ts";

/**
 * `npm run check:budget`, after the build: what a browser with an empty cache loads on its way to
 * three screens, in kB (1000 bytes) of gzip, against the limits; exit code 1 over any of them.
 */
const DIST = "dist";
const LIST = "src/apps/isp/CpesPage.tsx";
const DEVICE = "src/apps/isp/CpePage.tsx";
/** Each way includes those above it; languages are counted one at a time, the larger one. */
const WAYS = [
  { name: "sign-in", limit: LIMITS.signIn, modules: [SIGN_IN], texts: /^src\/i18n\// },
  {
    name: "CPE list",
    limit: LIMITS.list,
    modules: [SIGN_IN, SHELL, LIST],
    texts: /^src\/(i18n|apps\/isp\/texts)\b/,
  },
  {
    name: "CPE page",
    limit: LIMITS.device,
    modules: [SIGN_IN, SHELL, LIST, DEVICE],
    texts: /^src\/(i18n|resource|apps\/isp)\//,
  },
];
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

function filesOf(module: string): string[] {
  const chunk = chunkOf(chunks, module);
  if (chunk) return [...closure(chunks, chunk)];
  problems.push(`${module} is in no chunk`);
  return [];
}

/** Texts of one language that a way uses. */
const textsOf = (language: string, used: RegExp): string[] =>
  chunks
    .filter((chunk) => chunk.facade && used.test(chunk.facade))
    .filter((chunk) => chunk.facade?.endsWith(`.${language}.ts`))
    .flatMap((chunk) => [...closure(chunks, chunk)]);

const sum = (files: Iterable<string>, ending: string) =>
  [...new Set(files)]
    .filter((file) => file.endsWith(ending))
    .reduce((total, file) => total + kB(file), 0);

const entry = chunks
  .filter((chunk) => chunk.isEntry)
  .flatMap((chunk) => [...closure(chunks, chunk)]);
for (const { name, limit, modules, texts } of WAYS) {
  const code = [...entry, ...modules.flatMap(filesOf)];
  const all = ["en", "es"]
    .map((language) => [...code, ...textsOf(language, texts)])
    .toSorted((a, b) => sum(b, ".js") - sum(a, ".js"))[0];
  report(`${name}, JavaScript`, sum(all ?? code, ".js"), limit);
  report(`${name}, CSS`, sum(all ?? code, ".css"), LIMITS.css);
  for (const chunk of chunks.filter(({ fileName }) => all?.includes(fileName))) {
    // What the apps may show each other (and the manifests, which the navigation needs) is no page.
    const foreign = chunk.modules.find((module) =>
      /^src\/apps\/(?!isp\/|home\/)[^/]+\/.*(Page|Form)\.tsx$/.test(module),
    );
    if (foreign) problems.push(`${name} loads ${foreign} (${chunk.fileName})`);
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
