import type { Page } from "@playwright/test";
import { acted, pageLoaded, withBrowser, type Profile, type Stored } from "./browser.ts";
import { recordFrames, type Seen, type Wanted } from "./probe.ts";
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
  const seen = await lookUp(page, screens.sentence);
  all.lookup.push(took(seen));
  all.lookupAfterReply.push(seen.shown - Math.min(seen.lastReply, seen.shown));
}

/** Pastes a device's serial into the lookup and presses Enter. */
async function lookUp(page: Page, wanted: Wanted): Promise<Seen> {
  const box = page.getByLabel(screens.lookup).first();
  await box.fill(screens.serial);
  return acted(page, "keydown", wanted, () => box.press("Enter"));
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

/** Waits that follow one another, one reply each. */
export interface Waits {
  /** Until the first row of the list. */
  cold: number;
  warm: number;
  /** From Enter in the lookup to the device's known facts and to its sentence, with its code in the cache. */
  facts: number;
  sentence: number;
}

/** Does everything with every reply delayed, to count the waits. */
export async function countWaits(
  target: Target,
  stored: Stored,
  profile: Profile,
  delay: number,
): Promise<Waits> {
  const load = async (milliseconds: number) => {
    await target.delay(milliseconds);
    const times: Record<keyof Waits, number[]> = { cold: [], warm: [], facts: [], sentence: [] };
    for (let count = 0; count < COUNTS; count += 1) {
      await withBrowser(target, profile, stored, screens.row, async (page) => {
        times.cold.push(took(await pageLoaded(page, screens.list)));
        await pageLoaded(page, screens.list);
        times.warm.push(took(await pageLoaded(page, screens.list)));
        // The first time fetches the code of lookup and device.
        await lookUp(page, screens.sentence);
        for (const part of ["facts", "sentence"] as const) {
          await pageLoaded(page, screens.list);
          times[part].push(took(await lookUp(page, screens[part])));
        }
      });
    }
    return times;
  };
  const [plain, delayed] = [await load(0), await load(delay)];
  await target.delay(0);
  const waits = (part: keyof Waits) => (median(delayed[part]) - median(plain[part])) / delay;
  return {
    cold: waits("cold"),
    warm: waits("warm"),
    facts: waits("facts"),
    sentence: waits("sentence"),
  };
}
