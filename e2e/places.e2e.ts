// What stands on a page stays where it is, and nobody is led away from where they have gone.
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, openDevice } from "./helpers.ts";

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a tab keeps its place in the address while the device cannot be read, and can be tried again", async ({
  page,
  sim,
}) => {
  await sim.faults({ errorRate: 1, match: `isp/cpes/${named.healthy.id}/` });
  await openAs(page, `/isp/cpes/${named.healthy.id}?tab=timeline`);
  const panel = page.getByRole("tabpanel", { name: "Timeline" });
  const again = panel.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await sim.faults({});
  await again.click();
  await expect(panel).toContainText("Read from:");
  await expect(page).toHaveURL(/tab=timeline/);
});

test("a live reading that fails leaves its figures where they are; the next one ends what was said of no connection", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.healthy);
  const live = region(page, "Live reading");
  const figure = live.getByText(/^-\d+\.\d+ dBm$/).first();
  await expect(figure).toBeVisible();
  const top = async () => (await figure.boundingBox())?.y;
  const before = await top();
  await sim.faults({ errorRate: 1, match: `monitoring/cpes/${named.healthy.id}/info` });
  await live.getByRole("button", { name: "Refresh" }).click();
  await expect(live.getByRole("alert")).toContainText("Krill failed", { timeout: 15_000 });
  expect(await top()).toBe(before);
  await sim.faults({ offline: true });
  await page.getByRole("button", { name: "Update all" }).click();
  const lost = page.getByRole("alert").filter({ hasText: "CPE: No connection" });
  await expect(lost).toBeVisible({ timeout: 15_000 });
  await sim.faults({});
  await live.getByRole("button", { name: "Refresh" }).click();
  await expect(lost).toBeHidden();
});

test("without an API the outages keep no empty place", async ({ page, sim }) => {
  await sim.faults({ errorRate: 1, match: "monitoring/search" });
  await openAs(page, "/monitoring");
  const outages = region(page, "Outages");
  await expect(outages.getByRole("alert")).toBeVisible({ timeout: 15_000 });
  expect((await outages.boundingBox())?.height).toBeLessThan(240);
});

test("the latest problems of the start page keep their places until newer ones are asked for", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/");
  const news = region(page, "Latest problems");
  const links = news.getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(5);
  const before = await links.allInnerTexts();
  await sim.patchCpe(named.healthy.id, { link: "losi" });
  await page.clock.runFor(125_000);
  const newer = news.getByRole("button", { name: /^Show \d+ newer$/ });
  await expect(newer).toBeVisible();
  expect(await links.allInnerTexts()).toEqual(before);
  await expect(news).toContainText("no longer among the latest");
  await newer.click();
  await expect(links.first()).toContainText(named.healthy.name);
  await expect(newer).toHaveCount(0);
});

test("whoever leaves while an installation is sent stays where they went", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, { sn: null });
  await sim.options({ absent: "isp/,monitoring/" });
  const answer = Promise.withResolvers<void>();
  await page.route(/\/installer\/cpes\/\d+\/$/, async (route) => {
    if (route.request().method() === "PATCH") await answer.promise;
    await route.continue();
  });
  await openAs(page, "/installer", "installer");
  await page.getByLabel(/^Serial number/).fill("HWTC0ABC0011");
  await page.getByRole("combobox", { name: /^CPE(?! model)/ }).fill(named.healthy.name);
  await page.getByRole("option", { name: named.healthy.name }).click();
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await sent;
  await page.getByRole("link", { name: "Home" }).first().click();
  await expect(heading(page)).toHaveText("Home");
  const done = page.waitForResponse((response) => response.request().method() === "PATCH");
  answer.resolve();
  await done;
  // What was kept of it is thrown away when it is installed: only then would the page have changed.
  const isKept = () =>
    page.evaluate(() => Object.keys(localStorage).some((key) => key.includes(".installation.")));
  await expect.poll(isKept).toBe(false);
  await expect(heading(page)).toHaveText("Home");
});

test("on a phone a list stands where it stood before its first answer", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const answer = Promise.withResolvers<void>();
  await page.route(/\/isp\/customers\/\?/, async (route) => {
    await answer.promise;
    await route.continue();
  });
  await openAs(page, "/isp/customers");
  const table = region(page, "Customers").getByRole("table");
  await expect(table).toBeVisible();
  const before = (await table.boundingBox())?.y;
  await expect(page.getByRole("link", { name: "New customer" })).toHaveCount(0);
  answer.resolve();
  await expect(page.getByRole("link", { name: "New customer" })).toBeVisible();
  expect((await table.boundingBox())?.y).toBe(before);
});
