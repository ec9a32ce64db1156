import { mkdirSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { chromium } from "@playwright/test";
import { installedBrowser } from "../../scripts/browser.ts";
import { FULL, signIn, SLOWED, type Stored } from "./browser.ts";
import { makeCertificate } from "./certificate.ts";
import { countWaits, measure } from "./measure.ts";
import { monitoringTable } from "./monitoring-bench.ts";
import { table, type Series } from "./table.ts";
import { startTarget, type Target } from "./target.ts";
import { writePart } from "./write.ts";

/**
 * `npm run bench`: times of the built console in Chromium, as medians (RUNS, 7 at least for figures to
 * quote), at the fleets of FLEETS; after them the large pages of the monitoring. PARTS (`main,monitoring`) takes one of the
 * two. `npm run bench -- --write` puts the result into docs/bench.md.
 */
const FOLDER = ".cache/bench";
const RUNS = Number(process.env["RUNS"] ?? 7);
const FLEETS = (process.env["FLEETS"] ?? "158,100000").split(",").map(Number);
const PORT = Number(process.env["PORT"] ?? 4290);
const DELAY = 500;
const PARTS = (process.env["PARTS"] ?? "main,monitoring").split(",");
const isWritten = process.argv.includes("--write");

mkdirSync(FOLDER, { recursive: true });
const certificate = makeCertificate(FOLDER);
const series: Series[] = [];
const LOAD = (loadavg()[0] ?? 0).toFixed(1);
let waits = "";

for (const fleet of PARTS.includes("main") ? FLEETS : []) {
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

if (series.length > 0) tell("figures", `${table(series)}\n\n${waits}\n\n${await machine()}`);
if (PARTS.includes("monitoring")) {
  say(`the monitoring's large pages: ${RUNS} runs`);
  const place = { port: PORT, fleet: 158, folder: FOLDER, certificate, runs: RUNS };
  tell("monitoring", `${await monitoringTable(place)}\n\n${await machine()}`);
}

function tell(part: string, text: string): void {
  say(`\n${text}`);
  if (isWritten) writePart(part, text);
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
  const executablePath = installedBrowser("measure");
  const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  const version = browser.version();
  await browser.close();
  const cores = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const protocol = certificate ? "HTTP/2" : "HTTP/1.1 (no openssl here for a certificate)";
  return `Measured on ${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"}), ${gigabytes} GB, ${type()} ${release()}, Node ${process.version}, Chromium ${version}, ${protocol}, brotli, medians of ${RUNS}, load ${LOAD} before the start; slowed: processor 4 ×, 9 Mbit/s, 165 ms.`;
}

function say(line: string): void {
  console.log(line);
}
