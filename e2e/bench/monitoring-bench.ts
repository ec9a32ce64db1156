import type { Page } from "@playwright/test";
import { FULL, signIn, withBrowser, type Stored } from "./browser.ts";
import { median, quantile } from "./median.ts";
import { startTarget, type Target } from "./target.ts";
import { scrollDown, sortBy, watchFor, watchTasks } from "./watch-page.ts";

/** Where the figures are made. */
export interface Place extends Omit<Parameters<typeof startTarget>[0], "down" | "world"> {
  runs: number;
}

/** Hosts of the Matrix with their services, and hosts that have a problem. */
const ROWS = Number(process.env["ROWS"] ?? 10_000);
const DOWN = Number(process.env["DOWN"] ?? 20_000);

/** The probe looks for rows after each change, which costs a layout each: here it has nothing to look for. */
const AT_ONCE = { selector: "html" };

/** One line of the table: its name, its times, and tasks over 50 ms in all runs. */
interface Line {
  name: string;
  times: number[];
  /** Between frames, ms, where frames are what is measured. */
  frames?: number[];
  long: number[];
}

/** The large pages of the monitoring over the built console, as a Markdown table. */
export async function monitoringTable(place: Place): Promise<string> {
  const lines = [
    ...(await withTarget({ ...place, fleet: ROWS }, matrix)),
    ...(await withTarget({ ...place, down: DOWN }, problems)),
  ];
  const rows = lines.map(({ name, times, frames, long }) => [
    name,
    frames
      ? `${quantile(frames, 0.5).toFixed(1)} ms, 95 %: ${quantile(frames, 0.95).toFixed(1)} ms`
      : `${median(times).toFixed(0)} ms`,
    long.length === 0
      ? "none"
      : `${(long.length / place.runs).toFixed(1)} a run, longest ${Math.max(...long).toFixed(0)} ms`,
  ]);
  return [["", "time", "tasks over 50 ms"], ["---", "---", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

  async function withTarget(
    options: Parameters<typeof startTarget>[0],
    run: (visit: Visit) => Promise<Line[]>,
  ): Promise<Line[]> {
    const target = await startTarget(options);
    try {
      const stored = await signIn(target);
      return await run(async (one) => {
        const all: Awaited<ReturnType<typeof one>>[] = [];
        for (let count = 0; count < place.runs; count += 1)
          all.push(await inBrowser(target, stored, one));
        return all;
      });
    } finally {
      await target.stop();
    }
  }
}

/** Does something in a new browser, as often as asked. */
type Visit = <T>(one: (page: Page) => Promise<T>) => Promise<T[]>;

function inBrowser<T>(target: Target, stored: Stored, one: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(target, FULL, stored, AT_ONCE, async (page) => {
    await page.addInitScript(watchTasks);
    return one(page);
  });
}

const tasks = (page: Page) => page.evaluate(() => window.longTasks.splice(0));

/** The Matrix, from its address on: reading, sorting, scrolling. */
async function matrixAt(page: Page, query: string, column: string) {
  await openWarm(page, `/monitoring/matrix?q=${query}`, ALL_READ);
  const [all, read] = [await page.evaluate(() => window.shownAt), await tasks(page)];
  const sort = await page.evaluate(sortBy, column);
  const sorting = await tasks(page);
  const frames = await page.evaluate(scrollDown);
  return { all, read, sort, sorting, frames, scrolling: await tasks(page) };
}

/** `ScanProgress`, once all is there. */
const ALL_READ = "main [role=status]";

/** Loads an address once for its code, then again, and waits until all rows of a search are there. */
async function openWarm(page: Page, address: string, selector: string): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await page.goto(address);
    const told = page.locator(selector).filter({ hasText: /all [\d,]+ were read/ });
    await told.waitFor({ timeout: 170_000 });
    await page.evaluate(() => {
      window.shownAt = performance.now();
    });
  }
}

function matrixLines(name: string, runs: Awaited<ReturnType<typeof matrixAt>>[]): Line[] {
  return [
    {
      name: `Matrix, ${name}: all read, from the address on`,
      times: runs.map(({ all }) => all),
      long: runs.flatMap(({ read }) => read),
    },
    {
      name: `Matrix, ${name}: sorted by a column`,
      times: runs.map(({ sort }) => sort),
      long: runs.flatMap(({ sorting }) => sorting),
    },
    {
      name: `Matrix, ${name}: a frame while scrolling 400 px each`,
      times: [],
      frames: runs.flatMap(({ frames }) => frames),
      long: runs.flatMap(({ scrolling }) => scrolling),
    },
  ];
}

const count = (rows: number) => rows.toLocaleString("en-GB");

async function matrix(visit: Visit): Promise<Line[]> {
  const runs = await visit((page) => matrixAt(page, "type:host", "dnrx"));
  return matrixLines(`${count(ROWS)} hosts with their services`, runs);
}

async function problems(visit: Visit): Promise<Line[]> {
  const list = await visit((page) => byMenu(page, "main section table a[href*=hosts]"));
  const cards = await visit((page) => byMenu(page, "main section article"));
  const rows = await visit((page) => matrixAt(page, "problem:true%20type:host", "Customer"));
  const map = await visit(async (page) => {
    await openWarm(page, "/monitoring/map?q=problem:true%20type:host", ALL_READ);
    const [all, read] = [await page.evaluate(() => window.shownAt), await tasks(page)];
    const frames = await zoom(page);
    return { all, read, frames, zooming: await tasks(page) };
  });
  const name = `${count(DOWN)} problems`;
  return [
    {
      name: `Problems, ${name}: from the click to the first rows`,
      times: list.map(({ whole }) => whole),
      long: list.flatMap(({ long }) => long),
    },
    {
      name: `Outages, ${name}: from the first request to the cards (goal 1,500 ms)`,
      times: cards.map(({ afterFirst }) => afterFirst),
      long: cards.flatMap(({ long }) => long),
    },
    {
      name: `Outages, ${name}: of it after the last reply`,
      times: cards.map(({ afterLast }) => afterLast),
      long: [],
    },
    ...matrixLines(name, rows),
    {
      name: `Map, ${name}: all read, from the address on`,
      times: map.map(({ all }) => all),
      long: map.flatMap(({ read }) => read),
    },
    {
      name: `Map, ${name}: a frame while zooming`,
      times: [],
      frames: map.flatMap(({ frames }) => frames),
      long: map.flatMap(({ zooming }) => zooming),
    },
  ];
}

/** The page of problems, opened from another page once its code is there, until the wanted stands. */
async function byMenu(page: Page, selector: string) {
  await page.goto("/monitoring");
  await page.getByRole("region", { name: "Outages" }).getByRole("article").first().waitFor();
  await page.goto("/activity");
  const link = page.getByRole("link", { name: "Monitoring", exact: true });
  await link.waitFor();
  await page.evaluate(watchFor, selector);
  const start = await page.evaluate(() => performance.now());
  await link.click();
  await page.waitForFunction(() => window.shownAt > 0);
  // What is worked on after the picture is the page's too.
  await page.waitForTimeout(1000);
  return page.evaluate((from) => {
    const search = performance
      .getEntriesByType("resource")
      .filter((entry) => /monitoring\/search\/.*problem=(true|false)/.test(entry.name))
      .filter((entry) => entry.name.includes("limit=1000"));
    const first = Math.min(...search.map(({ startTime }) => startTime));
    const last = Math.max(
      ...search.map((entry) => (entry as PerformanceResourceTiming).responseEnd),
    );
    const { shownAt, longTasks: long } = window;
    return { whole: shownAt - from, afterFirst: shownAt - first, afterLast: shownAt - last, long };
  }, start);
}

/** Six levels in and out again; the time of each frame, ms. */
async function zoom(page: Page): Promise<number[]> {
  const frames = page.evaluate(async () => {
    const times: number[] = [];
    let last = performance.now();
    const end = last + 4000;
    while (last < end) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times.slice(2);
  });
  await page.getByRole("application").focus();
  for (const key of ["+", "+", "+", "-", "-", "-"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(550);
  }
  return frames;
}
