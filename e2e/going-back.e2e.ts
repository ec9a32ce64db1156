// Going back finds a page as it was left, and what has changed meanwhile.
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, lookUp, openAs, openDevice, rowFor, rows, watchRequests } from "./helpers.ts";

const list = (page: Page) => page.getByRole("region", { name: "CPEs" });
const linkIn = (page: Page, at: number) => rows(page).nth(at).getByRole("link").first();

test("a list keeps its place, what is selected and where the keyboard was", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page)).toHaveCount(50);
  for (const at of [1, 3]) await rows(page).nth(at).getByRole("checkbox").check();
  await expect(list(page)).toContainText("2 selected");
  const link = linkIn(page, 40);
  const name = (await link.textContent()) ?? "";
  await link.focus();
  const place = async () => (await link.boundingBox())?.y;
  const before = await place();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(name);
  await expect(page.getByRole("table", { name: "CPEs", includeHidden: true })).toHaveCount(0);
  await page.goBack();
  await expect(link).toBeFocused();
  expect(await place()).toBe(before);
  await expect(list(page)).toContainText("2 selected");
  await expect(page).toHaveTitle(/^CPEs/);
  // From here on as ever.
  await page.keyboard.press("j");
  await expect(linkIn(page, 41)).toBeFocused();
  await page.keyboard.press("]");
  await expect(list(page)).toContainText("51–100 of 158");
});

test("from where I followed a link the keyboard goes on, unless it is somewhere else", async ({
  page,
}) => {
  await openAs(page, "/");
  const pool = page.getByRole("main").getByRole("link", { name: "voip", exact: true });
  await pool.press("Enter");
  await expect(heading(page)).toHaveText("voip");
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(pool).toBeFocused();
  await page.goForward();
  await expect(heading(page)).toHaveText("voip");
  const menu = page.getByRole("button", { name: "Collapse the menu" });
  await menu.focus();
  await page.goBack();
  await expect(pool).toBeVisible();
  await expect(menu).toBeFocused();
  // Where a link of the frame or the lookup leads is read out too.
  await page.getByRole("link", { name: "PBX", exact: true }).press("Enter");
  await expect(heading(page)).toHaveText("PBXs");
  await expect(heading(page)).toBeFocused();
  await lookUp(page, "HWTC14310A47");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);
  await expect(heading(page)).toBeFocused();
});

test("the link to the content, and an address with a fragment, stay on the page that is open", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  const link = linkIn(page, 3);
  const name = (await link.textContent()) ?? "";
  await link.click();
  await expect(heading(page)).toHaveText(name);
  const address = page.url();
  await page.getByRole("link", { name: "Skip to the content" }).press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page, "no entry of its own to go back from").toHaveURL(address);
  expect(await page.evaluate(() => scrollY), "nothing of it below the header").toBe(0);
  await page.evaluate(() => location.assign("#part"));
  await expect(page).toHaveURL(`${address}#part`);
  await expect(list(page)).toBeHidden();
  await expect(heading(page)).toHaveText(name);
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText("CPEs");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the cards of a list stand where they stood", async ({ page }) => {
    await openAs(page, "/isp/cpes");
    await expect(rows(page)).toHaveCount(50);
    const link = linkIn(page, 30);
    for (let at = 20; at <= 30; at += 1) await linkIn(page, at).scrollIntoViewIfNeeded();
    await link.click({ trial: true });
    const place = async () => Math.round((await link.boundingBox())?.y ?? -1);
    const before = await place();
    await link.click();
    await expect(page).toHaveURL(/\/isp\/cpes\/\d+$/);
    await page.goBack();
    await expect.poll(place).toBe(before);
  });
});

test("what a colleague did meanwhile is in the list, which asks for nothing until it is seen again", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/isp/cpes?q=cpe010");
  const row = rowFor(page, named.healthy.name);
  await expect(row.getByRole("button", { name: "Active: yes" })).toBeVisible();
  await row.getByRole("link").first().click();
  await expect(heading(page)).toHaveText(named.healthy.name);
  const asked = watchRequests(page, /GET .*\/isp\/cpes\/\?/);
  await sim.patchCpe(named.healthy.id, { active: false });
  await page.clock.runFor(120_000);
  expect(asked).toEqual([]);
  await page.goBack();
  await expect(row.getByRole("button", { name: "Active: no" })).toBeVisible();
});

test("from an edit back to its device and on to its list, each as it was", async ({ page }) => {
  await openAs(page, "/isp/cpes?q=cpe010");
  await rowFor(page, named.healthy.name).getByRole("checkbox").check();
  await rowFor(page, named.healthy.name).getByRole("link").first().click();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByRole("main").getByRole("link", { name: "Edit" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  // The tab was an entry of the history, too.
  await page.goBack();
  await page.goBack();
  await expect(list(page)).toContainText("1 selected");
  await page.goForward();
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test("a password that was shown is hidden again", async ({ page, sim }) => {
  const { results } = await sim.read<{ results: { id: number }[] }>("isp/potses/?limit=1");
  await sim.write("PATCH", `isp/potses/${results[0]?.id}/`, { password: "sip-secreto" });
  await openAs(page, "/isp/potses?cols=lineid,password");
  const row = rows(page)
    .filter({ has: page.getByRole("button", { name: /^(Show|Hide) / }) })
    .first();
  const hide = row.getByRole("button", { name: /^Hide / });
  await row.getByRole("button", { name: /^Show / }).click();
  await expect(hide).toBeVisible();
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/isp\/potses\/\d+/);
  await page.goBack();
  await expect(row.getByRole("button", { name: /^Show / })).toBeVisible();
  await expect(hide).toHaveCount(0);
});

test("a form that was saved is empty again", async ({ page }) => {
  await openAs(page, "/isp/customers");
  await page.getByRole("link", { name: "New customer" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Gumersindo");
  await page.getByRole("button", { name: /^Create/ }).click();
  await expect(heading(page)).toContainText("Gumersindo");
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("a map that was moved stays where it was", async ({ page }) => {
  await openAs(page, "/gpon/naps?shown=map");
  const map = page.getByRole("application");
  const said = page.getByText(/of \d+ places in this part of the map/);
  await expect(said).toHaveText(/^38 of 38 /);
  await map.getByRole("button", { name: /^\d+ / }).first().press("Enter");
  await expect(said).not.toHaveText(/^38 of 38 /);
  const before = await said.textContent();
  await map
    .getByRole("button", { name: /^[a-z]/ })
    .first()
    .press("Enter");
  await page.getByRole("main").getByRole("link", { name: /cto/ }).first().click();
  await expect(heading(page)).toHaveText(/^cto/);
  await page.goBack();
  await expect(said).toHaveText(before ?? "");
});

test("a question on a list rests with it, and stands over no other page", async ({ page }) => {
  await openAs(page, "/monitoring");
  const host = rows(page).nth(1).getByRole("link").first();
  const name = (await host.textContent()) ?? "";
  await host.click();
  await expect(heading(page)).toHaveText(name);
  await page.goBack();
  await rows(page).nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Acknowledge", exact: true }).last().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  // Or all of it would be read out with each letter that is typed.
  await expect(page.getByRole("status").filter({ has: page.getByRole("dialog") })).toHaveCount(0);
  const question = page.getByRole("dialog");
  await question.getByRole("textbox", { name: /Comment/ }).fill("on its way");
  await page.goForward();
  await expect(heading(page)).toHaveText(name);
  await expect(question).toHaveCount(0);
  await page.getByRole("link", { name: "Problems", exact: true }).first().click();
  await expect(heading(page)).toHaveText("Problems");

  // The same where it goes with its page.
  await openDevice(page, named.healthy);
  await page.getByRole("button", { name: "Internet access: yes" }).click();
  await expect(question).toBeVisible();
  await page.goBack();
  await expect(question).toHaveCount(0);
  await page.getByRole("link", { name: "RADIUS", exact: true }).click();
  await expect(heading(page)).toHaveText("RADIUS sessions");
});
