import { mkdirSync } from "node:fs";
import type { CDPSession, Page } from "@playwright/test";
import { FULL, signIn, withBrowser } from "./browser.ts";
import { makeCertificate } from "./certificate.ts";
import { quantile } from "./median.ts";
import { screens } from "./screens.ts";
import { startTarget, type Target } from "./target.ts";

/**
 * A bulk job over the built console: `TARGETS` (1000,10000) devices of a simulator that answers `REPLY`
 * (20) ms later, `CONCURRENCY` (4) at a time. Prints the throughput against what the concurrency
 * allows, long tasks, frames and the heap. `npx -c 'node e2e/bench/bulk-bench.ts'` after a build.
 */
const FOLDER = ".cache/bench";
const PORT = Number(process.env["PORT"] ?? 4290);
const SIZES = (process.env["TARGETS"] ?? "1000,10000").split(",").map(Number);
const REPLY = Number(process.env["REPLY"] ?? 20);
const CONCURRENCY = Number(process.env["CONCURRENCY"] ?? 4);

interface Run {
  targets: number;
  seconds: number;
  /** What a page that does nothing else gets through in a second, so many requests at a time. */
  bare: number;
  /** Tasks over 50 ms while it ran, ms. */
  longTasks: number[];
  /** Between frames, ms. */
  frames: number[];
  /** Bytes after a collection, before the start and at the end. */
  heap: { before: number; after: number };
}

/** What the page watches while the job runs. */
interface Watch {
  longTasks: number[];
  frames: number[];
  start: number;
  end: Promise<number>;
}

declare global {
  interface Window {
    bulkBench: Watch;
  }
}

mkdirSync(FOLDER, { recursive: true });
const certificate = makeCertificate(FOLDER);
const runs: Run[] = [];
for (const fleet of SIZES) {
  const target = await startTarget({ port: PORT, fleet, folder: FOLDER, certificate });
  try {
    runs.push(await runJob(target));
  } finally {
    await target.stop();
  }
}
print(runs);

async function runJob(target: Target): Promise<Run> {
  const stored = await signIn(target);
  return withBrowser(target, FULL, stored, screens.row, async (page) => {
    const session = await page.context().newCDPSession(page);
    const targets = await prepare(page);
    const before = await heapOf(session);
    await target.delay(REPLY);
    const bare = await bareRate(page);
    await page.evaluate(watch);
    await page.getByRole("button", { name: /^Reboot [\d,]+ devices$/ }).click();
    const end = await page.evaluate(() => window.bulkBench.end);
    const seen = await page.evaluate(() => {
      const { start, longTasks, frames } = window.bulkBench;
      return { start, longTasks, frames };
    });
    await target.delay(0);
    const after = await heapOf(session);
    return { targets, bare, seconds: (end - seen.start) / 1000, ...seen, heap: { before, after } };
  });
}

/** Takes all devices to a new job, up to its start button; gives their number. */
async function prepare(page: Page): Promise<number> {
  await page.goto(screens.list);
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
  await page.getByRole("button", { name: /^Select all [\d,]+ matching$/ }).click();
  await page.getByRole("button", { name: /^Start a bulk job with these/ }).click();
  await page.getByRole("radio", { name: /^Reboot/ }).check({ timeout: 120_000 });
  await page.getByText(/^State and place read at/).waitFor({ timeout: 120_000 });
  const brakes = { "Wave size": 10_000, "At the same time": CONCURRENCY, "Per PON": 16 };
  for (const [label, value] of Object.entries(brakes))
    await page.getByLabel(label, { exact: true }).fill(String(value));
  const button = page.getByRole("button", { name: /^Reboot [\d,]+ devices$/ });
  return Number(((await button.textContent()) ?? "").replaceAll(/\D/g, ""));
}

/** Runs in the page: watches it from the job's first finished target to its last. */
function watch(): void {
  const longTasks: number[] = [];
  const frames: number[] = [];
  const state = { start: 0, isOver: false };
  const end = new Promise<number>((resolve) => {
    const timer = setInterval(() => {
      const bar = document.querySelector('main [role="progressbar"]');
      const now = Number(bar?.getAttribute("aria-valuenow") ?? 0);
      if (bar && now > 0 && window.bulkBench.start === 0)
        window.bulkBench.start = performance.now();
      if (!bar || now === 0 || now < Number(bar.getAttribute("aria-valuemax"))) return;
      clearInterval(timer);
      state.isOver = true;
      resolve(performance.now());
    }, 50);
  });
  const isCounted = () => window.bulkBench.start > 0 && !state.isOver;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (isCounted()) longTasks.push(duration);
  }).observe({ type: "longtask" });
  let last = performance.now();
  const frame = (now: number) => {
    if (isCounted()) frames.push(now - last);
    last = now;
    if (!state.isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.bulkBench = { longTasks, frames, start: 0, end };
}

/** Sends per second of bare loops in an empty page of the same browser: what is left of the plan's own figure. */
async function bareRate(page: Page): Promise<number> {
  const empty = await page.context().newPage();
  await empty.goto(screens.empty);
  const rate = await empty.evaluate(
    async ([loops, ms]) => {
      const end = performance.now() + ms;
      let sends = 0;
      const loop = async (): Promise<void> => {
        while (performance.now() < end) {
          const reply = await fetch("/api/v2/auth/refresh/", { method: "POST", body: "{}" });
          await reply.arrayBuffer();
          sends += 1;
        }
      };
      await Promise.all(Array.from({ length: loops }, loop));
      return (sends / ms) * 1000;
    },
    [CONCURRENCY, 5000] as const,
  );
  await empty.close();
  return rate;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}

function print(all: readonly Run[]): void {
  const lines = all.map(({ targets, seconds, bare, longTasks, frames, heap }) => {
    const rate = targets / seconds;
    const allowed = (CONCURRENCY * 1000) / REPLY;
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    return [
      String(targets),
      `${seconds.toFixed(1)} s`,
      `${rate.toFixed(0)} /s of ${allowed.toFixed(0)} (${((rate / allowed) * 100).toFixed(0)} %)`,
      `${bare.toFixed(0)} /s (${((rate / bare) * 100).toFixed(0)} %)`,
      `${longTasks.length}${longTasks.length > 0 ? ` (longest ${Math.max(...longTasks).toFixed(0)} ms)` : ""}`,
      `${quantile(frames, 0.5).toFixed(1)} / ${quantile(frames, 0.95).toFixed(1)} ms`,
      `${megabytes(heap.before)} → ${megabytes(heap.after)} MB`,
    ];
  });
  const head = [
    "targets",
    "time",
    "sends",
    "an empty page",
    "tasks over 50 ms",
    "frame, median / 95 %",
    "heap",
  ];
  const rows = [head, head.map(() => "---"), ...lines];
  console.log(rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  console.log(`\n${CONCURRENCY} at the same time, every reply ${REPLY} ms later.`);
}
