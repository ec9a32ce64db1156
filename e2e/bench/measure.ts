import type { Page } from "@playwright/test";
import { acted, pageLoaded, withBrowser, type Profile, type Stored } from "./browser.ts";
import { recordFrames, type Seen } from "./probe.ts";
import { screens } from "./screens.ts";
import { median } from "./median.ts";
import type { Target } from "./target.ts";

/** Each figure's single measurements, in milliseconds. */
export interface Measured {
  empty: number[];
  cold: number[];
  warm: number[];
  /** Enter in the lookup to the sentence, whole, and its part after the last reply. */
  lookup: number[];
  lookupAfterReply: number[];
  toDevice: number[];
  back: number[];
  /** Between frames while scrolling. */
  frames: number[];
}

const took = ({ start, shown }: Seen) => shown - start;

/** Runs everything `times` times against one server in one profile. */
export async function measure(
  target: Target,
  profile: Profile,
  stored: Stored,
  times: number,
): Promise<Measured> {
  const all: Measured = {
    empty: [],
    cold: [],
    warm: [],
    lookup: [],
    lookupAfterReply: [],
    toDevice: [],
    back: [],
    frames: [],
  };
  for (let run = 0; run < times; run += 1) {
    await withBrowser(target, profile, stored, screens.emptyShown, async (page) => {
      all.empty.push(took(await pageLoaded(page, screens.empty)));
    });
    await withBrowser(target, profile, stored, screens.row, async (page) => {
      all.cold.push(took(await pageLoaded(page, screens.list)));
      // The second load compiles the code for the cache, so the third is what a daily user sees.
      await pageLoaded(page, screens.list);
      all.warm.push(took(await pageLoaded(page, screens.list)));
      await toDeviceAndBack(page, all);
      await findDevice(page, all);
      if (run === 0) all.frames.push(...(await scroll(page)));
    });
  }
  return all;
}

async function toDeviceAndBack(page: Page, all: Measured): Promise<void> {
  // The first visit fetches the page's code, the second is the one that people repeat all day.
  for (const isWarm of [false, true]) {
    const row = page.locator(screens.row.selector).nth(isWarm ? 2 : 1);
    const name = (await row.textContent()) ?? "";
    const there = await acted(page, "click", screens.device(name), () => row.click());
    const back = await acted(page, "popstate", screens.row, () =>
      page.evaluate(() => window.history.back()),
    );
    if (isWarm) {
      all.toDevice.push(took(there));
      all.back.push(took(back));
    }
  }
}

async function findDevice(page: Page, all: Measured): Promise<void> {
  const box = page.getByLabel(screens.lookup).first();
  await box.fill(screens.serial);
  const seen = await acted(page, "keydown", screens.sentence, () => box.press("Enter"));
  all.lookup.push(took(seen));
  all.lookupAfterReply.push(seen.shown - Math.min(seen.lastReply, seen.shown));
}

async function scroll(page: Page): Promise<number[]> {
  await pageLoaded(page, screens.longList);
  await page.mouse.move(700, 600);
  const frames = page.evaluate(recordFrames, 3000);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step < 40 ? 120 : -120);
    await page.waitForTimeout(40);
  }
  return frames;
}

/** How often the waits are counted; the middle one counts. */
const COUNTS = 3;

/** Loads the list with every reply delayed, to count the waits that follow one another. */
export async function countWaits(
  target: Target,
  stored: Stored,
  profile: Profile,
  delay: number,
): Promise<{ cold: number; warm: number }> {
  const load = async (milliseconds: number) => {
    await target.delay(milliseconds);
    const times = { cold: [] as number[], warm: [] as number[] };
    for (let count = 0; count < COUNTS; count += 1) {
      await withBrowser(target, profile, stored, screens.row, async (page) => {
        times.cold.push(took(await pageLoaded(page, screens.list)));
        await pageLoaded(page, screens.list);
        times.warm.push(took(await pageLoaded(page, screens.list)));
      });
    }
    return { cold: median(times.cold), warm: median(times.warm) };
  };
  const [plain, delayed] = [await load(0), await load(delay)];
  await target.delay(0);
  const waits = (a: number, b: number) => (b - a) / delay;
  return { cold: waits(plain.cold, delayed.cold), warm: waits(plain.warm, delayed.warm) };
}
