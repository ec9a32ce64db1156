import { expect, test } from "./fixtures.ts";
import { openAs, rows } from "./helpers.ts";

declare global {
  interface Window {
    /** How far things moved by themselves: what Chromium calls layout shift. */
    jumped: number;
  }
}

for (const path of ["/isp/cpes", "/isp/customers", "/isp/profiles/4"]) {
  test(`nothing jumps while ${path} loads from a slow Krill`, async ({ page, sim }) => {
    await page.addInitScript(() => {
      window.jumped = 0;
      new PerformanceObserver((seen) => {
        for (const entry of seen.getEntries())
          if ("value" in entry && typeof entry.value === "number") window.jumped += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await sim.faults({ latencyMs: 300, match: "/isp/" });
    await openAs(page, path);
    await expect(rows(page).first().getByRole("link").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => window.jumped)).toBeLessThan(0.03);
  });
}
