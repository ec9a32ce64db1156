import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, rows } from "./helpers.ts";

declare global {
  interface Window {
    /** How far things moved by themselves: what Chromium calls layout shift. */
    jumped: number;
  }
}

const PATHS = [
  "/isp/cpes",
  "/isp/customers",
  "/isp/profiles/4",
  `/isp/cpes/${named.healthy.id}`,
  "/monitoring",
];

for (const path of PATHS) {
  test(`nothing jumps while ${path} loads from a slow Krill`, async ({ page, sim }) => {
    await page.addInitScript(() => {
      window.jumped = 0;
      new PerformanceObserver((seen) => {
        for (const entry of seen.getEntries())
          if ("value" in entry && typeof entry.value === "number") window.jumped += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await sim.faults({ latencyMs: 300, match: "/api/v2/" });
    await openAs(page, path);
    await expect(rows(page).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => window.jumped)).toBeLessThan(0.05);
  });
}

for (const path of ["/isp/profiles/4", "/isp/customers/1", "/isp/potses/1"])
  test(`a fact of ${path} without a value keeps its place`, async ({ page, sim }) => {
    await sim.faults({ held: true, match: `${path.replace("/profiles", "/cpe-profiles")}/` });
    await openAs(page, path);
    const facts = page.getByRole("main").locator("dl").first();
    await expect(facts.getByRole("definition").first()).toHaveText("…");
    const names = await facts.getByRole("term").allTextContents();
    await sim.faults({});
    await expect(facts.getByRole("definition").first()).not.toHaveText("…");
    expect(await facts.getByRole("term").allTextContents()).toEqual(names);
    await expect(facts.getByRole("definition").filter({ hasText: /^—$/ }).first()).toBeVisible();
  });

for (const path of ["/isp/customers/1", "/isp/cpes/101"])
  test(`the tabs of ${path} stay where they first stand, on a desk and on a phone`, async ({
    page,
    sim,
  }) => {
    await sim.faults({ latencyMs: 300 });
    const tabs = page.getByRole("main").getByRole("tablist");
    const place = async () => (await tabs.boundingBox())?.y ?? NaN;
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await openAs(page, path);
      await expect(tabs).toBeVisible();
      const first = await place();
      await expect(page.getByRole("region", { name: /^(Services|PBX)$/ })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      const moved = Math.abs((await place()) - first);
      expect(moved, `pixels at a width of ${width}`).toBeLessThan(2);
    }
  });
