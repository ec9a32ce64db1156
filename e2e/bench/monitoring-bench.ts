import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { FULL, signIn, withBrowser } from "./browser.ts";
import { makeCertificate } from "./certificate.ts";
import { median, quantile } from "./median.ts";
import { screens } from "./screens.ts";
import { startTarget, type Target } from "./target.ts";

/**
 * The large pages of the monitoring over the built console: the Matrix of ROWS (10000) hosts, and the
 * outages of DOWN (20000) hosts that are down, RUNS (3) times each. `npx -c 'node
 * e2e/bench/monitoring-bench.ts'` after a build.
 */
const FOLDER = ".cache/bench";
const PORT = Number(process.env["PORT"] ?? 4290);
const ROWS = Number(process.env["ROWS"] ?? 10_000);
const DOWN = Number(process.env["DOWN"] ?? 20_000);
const RUNS = Number(process.env["RUNS"] ?? 3);
/** The probe looks for rows after each change, which costs a layout each: here it has nothing to look for. */
const AT_ONCE = { selector: "html" };

declare global {
  interface Window {
    longTasks: number[];
    shownAt: number;
  }
}

mkdirSync(FOLDER, { recursive: true });
const certificate = makeCertificate(FOLDER);
const options = { port: PORT, folder: FOLDER, certificate };
await withTarget(await startTarget({ ...options, fleet: ROWS }), matrix);
await withTarget(await startTarget({ ...options, fleet: 158, down: DOWN }), outages);

async function withTarget(target: Target, run: (target: Target) => Promise<void>): Promise<void> {
  try {
    await run(target);
  } finally {
    await target.stop();
  }
}

async function matrix(target: Target): Promise<void> {
  const stored = await signIn(target);
  const cells: { all: number; sort: number; frames: number[]; long: number[] }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const one = await withBrowser(target, FULL, stored, screens.row, async (page) => {
      await page.addInitScript(watchTasks);
      const start = performance.now();
      await page.goto("/monitoring/matrix?q=type:host");
      const told = page.getByRole("status").filter({ hasText: /all [\d,]+ were read/ });
      await told.waitFor({ timeout: 170_000 });
      const all = performance.now() - start;
      const sort = await page.evaluate(sortByLight);
      await page.evaluate(() => {
        window.longTasks = [];
      });
      const frames = await page.evaluate(scrollDown);
      const long = await page.evaluate(() => window.longTasks);
      return { all, sort, frames, long };
    });
    cells.push(one);
  }
  const frames = cells.flatMap((one) => one.frames);
  console.log(
    `Matrix, ${ROWS} hosts: all read ${seconds(median(cells.map(({ all }) => all)))}; sorted by a metric ` +
      `${median(cells.map(({ sort }) => sort)).toFixed(0)} ms; frames while scrolling 400 px each: ` +
      `${quantile(frames, 0.5).toFixed(1)} ms, 95 %: ${quantile(frames, 0.95).toFixed(1)} ms; ` +
      `tasks over 50 ms while scrolling: ${said(cells.flatMap(({ long }) => long))}`,
  );
}

async function outages(target: Target): Promise<void> {
  const stored = await signIn(target);
  const runs: { whole: number; after: number; long: number[] }[] = [];
  for (let run = 0; run < RUNS; run += 1)
    runs.push(await withBrowser(target, FULL, stored, AT_ONCE, outagesOnce));
  const of = (name: "whole" | "after") => seconds(median(runs.map((one) => one[name])));
  console.log(
    `Outages, ${DOWN} hosts down: ${of("whole")} from the first request to the cards, ` +
      `${of("after")} of it after the last reply; tasks over 50 ms: ${said(runs.flatMap(({ long }) => long))}`,
  );
}

/** The cards stand on the second reading: the first competes with the page's own start. */
async function outagesOnce(page: Page) {
  await page.addInitScript(watchTasks);
  await page.goto("/monitoring");
  await page.getByRole("region", { name: "Outages" }).getByRole("article").first().waitFor();
  await page.goto("/activity");
  await page.evaluate(watchCards);
  await page.getByRole("link", { name: "Monitoring" }).click();
  await page.waitForFunction(() => window.shownAt > 0);
  return page.evaluate(() => {
    const search = performance
      .getEntriesByType("resource")
      .filter((entry) => /monitoring\/search\/.*problem=(true|false)/.test(entry.name))
      .filter((entry) => entry.name.includes("limit=1000"));
    const first = Math.min(...search.map(({ startTime }) => startTime));
    const last = Math.max(
      ...search.map((entry) => (entry as PerformanceResourceTiming).responseEnd),
    );
    const long = window.longTasks;
    return { whole: window.shownAt - first, after: window.shownAt - last, long };
  });
}

/** Runs in the page: notes tasks over 50 ms. */
function watchTasks(): void {
  window.longTasks = [];
  window.shownAt = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: "longtask" });
}

/** Runs in the page: notes when the first card stands. */
function watchCards(): void {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(1000);
  window.longTasks = [];
  new MutationObserver((_, observer) => {
    if (!document.querySelector("main section article")) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      window.shownAt = performance.now();
    });
  }).observe(document.body, { childList: true, subtree: true });
}

/** Runs in the page: sorts by the light and waits for the picture, ms. */
async function sortByLight(): Promise<number> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("main th button")];
  const start = performance.now();
  buttons.find(({ textContent }) => textContent === "dnrx")?.click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}

/** Runs in the page: scrolls the table for 180 frames; the time of each, ms. */
async function scrollDown(): Promise<number[]> {
  const frame = document.querySelector("main table")?.parentElement;
  const times: number[] = [];
  let last = performance.now();
  for (let step = 0; step < 180; step += 1) {
    frame?.scrollBy(0, 400);
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times.slice(2);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function said(tasks: readonly number[]): string {
  return tasks.length === 0
    ? "none"
    : `${tasks.length}, longest ${Math.max(...tasks).toFixed(0)} ms`;
}
