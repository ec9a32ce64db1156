import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, rowFor } from "./helpers.ts";

/** Holds what the console asks of the addresses that end so, until it is let go. */
async function holds(page: Page, ...ends: RegExp[]): Promise<() => Promise<void>> {
  let letGo = () => {};
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const held = new Set<Promise<unknown>>();
  await page.route("**/api/v2/**", async (route) => {
    const request = route.request();
    if (ends.some((end) => end.test(`${request.method()} ${new URL(request.url()).pathname}`))) {
      held.add(page.waitForResponse((response) => response.request() === request));
      await free;
    }
    await route.continue();
  });
  return async () => {
    letGo();
    await Promise.all(held);
  };
}

const applications = (page: Page) => page.getByRole("navigation", { name: "Applications" });

test("a row that I am about to press stays where it is, when there is one realm only after all", async ({
  page,
}) => {
  const letGo = await holds(page, /^OPTIONS .*\/isp\/cpes\/$/u);
  await openAs(page, `/isp/cpes?q=${named.healthy.name}`, "helpdesk");
  const row = rowFor(page, named.healthy.name);
  await expect(row).toBeVisible();
  const realms = page.getByRole("group", { name: "Realm" });
  await expect(realms).toBeVisible();
  await row.getByRole("link", { name: named.healthy.name }).hover();
  await page.mouse.down();
  await letGo();
  await expect(realms).toBeHidden();
  await page.mouse.up();
  await expect(page).toHaveURL(/\/isp\/cpes\/\d+$/u);
});

test("which applications I have is known before they stand there, and from then on at once", async ({
  page,
}) => {
  const letGo = await holds(page, /^GET .*\/me\/apps\/$/u);
  await openAs(page, "/isp/cpes", "helpdesk");
  // They would come by themselves if the answer took long.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.pause()));
  const jobs = page.getByRole("link", { name: "Bulk jobs" });
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  await expect(jobs).toBeHidden();
  await expect(applications(page).getByRole("link")).toHaveCount(0);
  await letGo();
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
  const place = await jobs.boundingBox();

  await page.unrouteAll();
  const again = await holds(page, /^GET .*\/me\/apps\/$/u);
  await page.reload();
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
  expect(await jobs.boundingBox()).toEqual(place);
  await again();
});
