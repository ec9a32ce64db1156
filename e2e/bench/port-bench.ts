import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { acted, FULL, pageLoaded, signIn, SLOWED, withBrowser, type Profile } from "./browser.ts";
import { makeCertificate } from "./certificate.ts";
import { median, quantile } from "./median.ts";
import { recordFrames, type Wanted } from "./probe.ts";
import { startTarget, type Target } from "./target.ts";

/**
 * The page of a port with 128 ONUs over the built console, RUNS (5) times: `npx -c 'node e2e/bench/port-bench.ts'` after a
 * build. The simulated OLT takes 150 ms for each of its three questions, which it is asked one after another.
 */
const FOLDER = ".cache/bench";
const PORT = Number(process.env["PORT"] ?? 4290);
const RUNS = Number(process.env["RUNS"] ?? 5);
const PATH = "/gpon/olts/oltPlanta/ports/0/2/0?size=200";
/** All rows stand; the page has said how many there are. */
const ROWS: Wanted = { selector: "main table tbody tr:nth-child(128)" };
/** What is wrong with the port, or that nothing is: the light has been read. */
const SAID: Wanted = { selector: "main [role=status]", text: "no limit is passed|One |Whole port" };
/** Sorted by the margin to the nearest limit. */
const SORTED: Wanted = { selector: 'main th[aria-sort="ascending"]', text: "To the limit" };

mkdirSync(FOLDER, { recursive: true });
const certificate = makeCertificate(FOLDER);
const target = await startTarget({
  port: PORT,
  fleet: 158,
  folder: FOLDER,
  certificate,
  world: "bench@plant",
});
try {
  const stored = await signIn(target);
  for (const profile of [FULL, SLOWED]) await report(target, profile, stored);
} finally {
  await target.stop();
}

async function report(
  from: Target,
  profile: Profile,
  stored: Awaited<ReturnType<typeof signIn>>,
): Promise<void> {
  const rows: number[] = [];
  const said: number[] = [];
  const afterReply: number[] = [];
  const sorted: number[] = [];
  const frames: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    rows.push(
      await withBrowser(from, profile, stored, ROWS, async (page) => {
        await pageLoaded(page, PATH);
        return (await pageLoaded(page, PATH)).shown;
      }),
    );
    await withBrowser(from, profile, stored, SAID, async (page) => {
      await pageLoaded(page, PATH);
      const seen = await pageLoaded(page, PATH);
      said.push(seen.shown);
      afterReply.push(seen.shown - seen.lastReply);
      const button = page.getByRole("button", { name: "To the limit" });
      const done = await acted(page, "click", SORTED, () => button.click());
      sorted.push(done.shown - done.start);
      if (run === 0) frames.push(...(await scroll(page)));
    });
  }
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
  console.log(
    `${profile.name}: rows ${ms(rows)}, judged ${ms(said)} (${ms(afterReply)} after the last reply), ` +
      `sorted ${ms(sorted)}, a frame while scrolling ${median(frames).toFixed(1)} ms, ` +
      `95 %: ${quantile(frames, 0.95).toFixed(1)} ms`,
  );
}

async function scroll(page: Page): Promise<number[]> {
  await page.mouse.move(700, 600);
  const frames = page.evaluate(recordFrames, 3000);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step < 40 ? 120 : -120);
    await page.waitForTimeout(40);
  }
  return frames;
}
