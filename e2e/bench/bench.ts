import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { chromium } from "@playwright/test";
import { installedBrowser } from "../../scripts/browser.ts";
import { FULL, signIn, SLOWED, type Stored } from "./browser.ts";
import { makeCertificate } from "./certificate.ts";
import { countWaits, measure } from "./measure.ts";
import { table, type Series } from "./table.ts";
import { startTarget, type Target } from "./target.ts";

/**
 * `npm run bench`: times of the built console in Chromium, as medians (RUNS, 7 at least for figures to
 * quote), at the fleets of FLEETS. `npm run bench -- --write` puts the result into docs/bench.md.
 */
const FOLDER = ".cache/bench";
const RUNS = Number(process.env["RUNS"] ?? 7);
const FLEETS = (process.env["FLEETS"] ?? "158,100000").split(",").map(Number);
const PORT = Number(process.env["PORT"] ?? 4290);
const DELAY = 500;
const START = "<!-- figures -->";
const END = "<!-- end of figures -->";

mkdirSync(FOLDER, { recursive: true });
const certificate = makeCertificate(FOLDER);
const series: Series[] = [];
let waits = "";

for (const fleet of FLEETS) {
  const target = await startTarget({ port: PORT, fleet, folder: FOLDER, certificate });
  try {
    const stored = await signIn(target);
    waits ||= await sayWaits(target, stored);
    for (const profile of [FULL, SLOWED]) {
      say(`${fleet} CPEs, ${profile.name}: ${RUNS} runs`);
      series.push({
        fleet,
        profile: profile.name,
        measured: await measure(target, profile, stored, RUNS),
      });
    }
  } finally {
    await target.stop();
  }
}

const figures = `${table(series)}\n\n${waits}\n\n${await machine()}`;
say(`\n${figures}`);
if (process.argv.includes("--write")) {
  const text = readFileSync("docs/bench.md", "utf8");
  const [before = "", rest = ""] = text.split(START);
  const after = rest.split(END)[1] ?? "";
  writeFileSync("docs/bench.md", `${before}${START}\n\n${figures}\n\n${END}${after}`);
}

async function sayWaits(target: Target, stored: Stored): Promise<string> {
  say(`waits: every reply ${DELAY} ms later`);
  const { cold, warm, facts, sentence } = await countWaits(target, stored, FULL, DELAY);
  const late = (count: number) => `${count.toFixed(2)} × ${DELAY} ms later`;
  return [
    `With ${DELAY} ms added to every reply the first row comes ${late(cold)} from a cold cache (goal 3: document,`,
    `code, data) and ${late(warm)} from a warm one (goal 2). After Enter in the lookup the device's known facts`,
    `come ${late(facts)} (goal 1: the search) and its sentence ${late(sentence)} (goal 2: the search, then`,
    "everything else at once).",
  ].join("\n");
}

async function machine(): Promise<string> {
  const executablePath = installedBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  const version = browser.version();
  await browser.close();
  const cores = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const protocol = certificate ? "HTTP/2" : "HTTP/1.1 (no openssl here for a certificate)";
  return `Measured on ${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"}), ${gigabytes} GB, ${type()} ${release()}, Node ${process.version}, Chromium ${version}, ${protocol}, brotli, medians of ${RUNS}; slowed: processor 4 ×, 9 Mbit/s, 165 ms.`;
}

function say(line: string): void {
  console.log(line);
}
