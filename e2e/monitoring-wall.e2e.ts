import type { CDPSession, Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures.ts";
import { openAs } from "./helpers.ts";

const wall = (page: Page) => page.getByRole("dialog", { name: "Wallboard" });

test("the wallboard shows a new outage, and two refreshes without an answer it says that it is blind", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/monitoring");
  await page.getByRole("link", { name: "Wallboard" }).click();
  await expect(wall(page).getByRole("region", { name: "Outages" })).toContainText(
    "PON oltNorte 0/15/9",
  );
  await expect(wall(page).getByRole("alert")).toBeEmpty();
  await axe(page);
  // Time that jumps while a reading is on its way counts as the reading's own, and puts off the next.
  const refresh = () =>
    expect(async () => {
      const reply = page.waitForResponse(/monitoring\/search\/.*problem=false/, { timeout: 3000 });
      await page.clock.fastForward(31_000);
      await (await reply).finished();
      const age = wall(page).getByText(/^(now|\d sec ago)$/);
      await expect(age).toBeVisible({ timeout: 2000 });
    }).toPass();
  for (const id of [118, 119, 120, 121, 122, 123]) await sim.patchCpe(id, { link: "online" });
  await refresh();
  for (const id of [118, 119, 120, 121, 122, 123, 124, 125])
    await sim.patchCpe(id, { link: "dyinggasp" });
  await refresh();
  await expect(wall(page).getByText("+1")).toBeVisible();

  await sim.faults({ offline: true });
  await page.clock.fastForward(62_000);
  await expect(wall(page).getByRole("alert")).toContainText(
    /I am blind Not updating since \d\d:\d\d/,
  );
  await expect(page).toHaveTitle(/^I am blind/);
  await sim.faults({});
  await refresh();
  await expect(wall(page).getByRole("alert")).toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/monitoring");
});

test.describe("on a bad night, on a wall of 3840 by 2160 pixels", () => {
  test.use({ fleet: 2000, viewport: { width: 3840, height: 2160 } });

  test("everything is in sight at once, in letters for five metres", async ({ page, sim }) => {
    const { fibre } = await sim.badNight();
    await openAs(page, "/monitoring?wall");
    const line = wall(page).getByText(`PON ${fibre.pon}`);
    await expect(line).toBeVisible();
    const hidden = await wall(page).evaluate(
      ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
    );
    expect(hidden, "pixels below the edge").toBeLessThanOrEqual(0);
    // A wall of 1.4 m: 55 px are 2 cm.
    const size = await line.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(size).toBeGreaterThanOrEqual(55);
  });
});

for (const width of [1440, 390])
  test(`what the wallboard shows first stays where it is, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openAs(page, "/activity");
    let letGo = () => {};
    const free = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/monitoring\/search\/.*sort=-severity&limit=1000/, async (route) => {
      await free;
      await route.continue();
    });
    await page.goto("/monitoring?wall");
    const figure = wall(page).getByRole("definition").nth(3);
    await expect(figure).toHaveText(/\d/);
    const own = wall(page).getByRole("region", { name: "The network's own problems" });
    const placeOf = async () => (await own.isVisible()) && (await own.boundingBox());
    const buttons = wall(page).getByRole("button").first();
    const before = [await placeOf(), await buttons.boundingBox()];
    letGo();
    await expect(wall(page).getByRole("region", { name: "Outages" })).toBeVisible();
    await expect(own).toBeVisible();
    const after = [await placeOf(), await buttons.boundingBox()];
    expect(after).toEqual(before[0] === false ? [after[0], before[1]] : before);
  });

test("what is a warning on the wallboard does not look like what is down", async ({ page }) => {
  await openAs(page, "/monitoring?wall");
  const own = wall(page).getByRole("region", { name: "The network's own problems" });
  const warning = own.getByRole("listitem").filter({ hasText: "Warning" }).first();
  const down = own.getByRole("listitem").filter({ hasText: "Down" }).first();
  const colourOf = (line: typeof down) =>
    line.evaluate((element) => getComputedStyle(element).borderInlineStartColor);
  expect(await colourOf(warning)).not.toBe(await colourOf(down));
});

/** A day in refreshes of a quarter of an hour. */
const PERIOD_S = 900;
const REFRESHES = 96;

test("a wallboard left for a day does not grow", async ({ page, sim }) => {
  test.slow();
  await page.clock.install();
  await openAs(page, `/monitoring?wall=${PERIOD_S}`);
  await expect(wall(page).getByRole("region", { name: "Outages" })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const refresh = async (times: number) => {
    for (let done = 0; done < times; done += 1) {
      const reply = page.waitForResponse(/monitoring\/search\/.*problem=false/);
      await sim.advance(PERIOD_S);
      await page.clock.fastForward(PERIOD_S * 1000);
      await reply;
      // Its age is that of the older of both readings.
      await wall(page)
        .getByText(/^(now|\d+ sec ago)$/)
        .waitFor();
    }
  };
  await refresh(24);
  const before = await heapOf(session);
  await refresh(REFRESHES - 24);
  const after = await heapOf(session);
  await expect(wall(page).getByRole("alert")).toBeEmpty();
  expect((after - before) / 1e6, "MB more after a day").toBeLessThan(1);
});

async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}

test.describe("in front of a server that has more hosts than are read, and does not filter them", () => {
  test.use({ dress: "silent", fleet: 31_000 });

  test("nobody is told that this is all that is down", async ({ page }) => {
    test.slow();
    const part = /There are more hosts than were read/;
    await openAs(page, "/monitoring?wall");
    await expect(wall(page).getByText(part)).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press("Escape");
    await expect(page.getByRole("region", { name: "Outages" }).getByText(part)).toBeVisible();
    await page.getByRole("link", { name: "Home" }).click();
    await expect(page.getByRole("region", { name: "Outages" }).getByText(part)).toBeVisible();
  });
});
