import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, test } from "./fixtures.ts";
import { openAs, rowFor, rows, watchRequests } from "./helpers.ts";

const list = (page: Page) => page.getByRole("region", { name: "Problems" });
const search = (page: Page) => page.getByRole("combobox", { name: "Search in Problems" });

test("I type a search as I know it, completed on the way, and its address shows a colleague the same", async ({
  page,
}) => {
  const asked = watchRequests(page, /monitoring\/search/);
  await openAs(page, "/monitoring");
  await expect(rowFor(page, named.fibreCut.name)).toBeVisible();
  await expect(search(page)).toHaveValue("problem:true handled:false hard_state:true type:all");

  await search(page).fill("prob");
  await page.keyboard.press("Tab");
  await page.keyboard.type("t");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("regtag:0/15/9 type:host");
  await page.keyboard.press("Enter");
  await expect(list(page)).toContainText(/1–9 of 9 in [\d.]+ s/);
  await expect(search(page)).toHaveValue("problem:true regtag:0/15/9 type:host");
  await expect(rowFor(page, named.powerArea.name)).toHaveCount(0);
  expect(asked.join()).toMatch(/type=Host&problem=true&regtag=0%2F15%2F9/);

  await page.goto(page.url());
  await expect(list(page)).toContainText(/1–9 of 9/);
  // They stand above, and push what is below them down once.
  await expect(page.getByText(/^\d+ outages, /)).toBeVisible();
  await page
    .getByRole("navigation", { name: "Handled" })
    .getByRole("link", { name: "Handled" })
    .click();
  await expect(list(page)).toContainText("Nothing matches");
});

test("what a column is too narrow for is read where the pointer rests on it", async ({ page }) => {
  await openAs(page, "/monitoring");
  await expect(rowFor(page, named.fibreCut.name)).toBeVisible();
  const cells = rows(page).getByRole("cell");
  const at = await cells.evaluateAll((all) =>
    all.findIndex(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
  );
  expect(at, "a cell that is cut off").toBeGreaterThanOrEqual(0);
  const text = (await cells.nth(at).textContent()) ?? "";
  await cells.nth(at).hover();
  await expect(cells.nth(at)).toHaveAttribute("title", text);
});

test("on paper the list is whole and dark on light, without what can only be pressed", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openAs(page, "/monitoring");
  await expect(rowFor(page, named.fibreCut.name)).toBeVisible();
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Export CSV" })).toBeHidden();
  const table = page.getByRole("table", { name: "Problems" });
  const clipped = await table.evaluate((one) => {
    const box = one.parentElement ?? one;
    return [box.scrollHeight - box.clientHeight, one.scrollWidth - innerWidth];
  });
  expect(Math.max(...clipped), "pixels that are cut off").toBeLessThanOrEqual(0);
  await expect(page.locator("body")).toHaveCSS("color", "rgb(22, 32, 44)");
  await page.goto("/isp/cpes/101/edit");
  await expect(page.getByRole("heading", { name: "Edit cpe0101" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Serial number" })).toBeVisible();
  const fields = page.locator("input:not(:checked), select, textarea");
  const grounds = await fields.evaluateAll((all) => [
    ...new Set(
      all.filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).background),
    ),
  ]);
  expect(grounds, "behind what is filled in").toEqual([
    expect.stringMatching(/^rgb\(255, 255, 255\)/),
  ]);
});

test("a word that the server ignores is said, and rows that do not obey are not shown", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "handled" });
  await openAs(page, "/monitoring?q=problem%3Atrue+handled%3Afalse+type%3Ahost+colour%3Ared");
  await expect(list(page)).toContainText("This server ignores the filter handled:false");
  await expect(list(page)).toContainText("colour:red is no word that this console knows");
  await expect(rowFor(page, named.losAlone.name)).toBeVisible();
  await expect(list(page).getByText("acknowledged")).toHaveCount(0);
  await axe(page);
});

test("free text that the server does not search for is said, and tested here", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "search" });
  await openAs(page, "/monitoring?q=problem%3Atrue+type%3Ahost+losi");
  await expect(list(page)).toContainText("This server ignores the filter Text");
  await expect(rowFor(page, named.losAlone.name)).toBeVisible();
  for (const row of await rows(page).all()) await expect(row).toContainText("losi");
});

test("what comes and goes does not move what I read, and new ones ring on request", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/monitoring?q=problem%3Atrue+type%3Ahost");
  const names = () =>
    rows(page)
      .getByRole("link")
      .filter({ hasText: /^\w{3}\d{4}$/ })
      .allTextContents();
  await expect(rowFor(page, named.losAlone.name)).toBeVisible();
  await page.getByRole("button", { name: "Ring for new ones" }).click();
  await expect(page.getByText("Nothing new so far")).toBeVisible();
  const before = await names();

  await sim.patchCpe(named.healthy.id, { link: "losi" });
  await sim.patchCpe(named.losAlone.id, { link: "online" });
  await page.clock.runFor(31_000);
  await expect(list(page)).toContainText("1 new row");
  await expect(rowFor(page, named.losAlone.name)).toContainText("over");
  expect(await names()).toEqual(before);
  await expect(page).toHaveTitle(/^\(1\) Problems/);

  // What rang once is no proof that it still listens.
  const seen = page.getByRole("button", { name: "Seen" });
  const bell = page.getByRole("status").filter({ has: seen });
  await sim.faults({ errorRate: 1, match: "monitoring/search" });
  await page.clock.runFor(61_000);
  await expect(bell).toContainText("Not updating since");
  await sim.faults({});
  await page.clock.runFor(61_000);
  await expect(bell).not.toContainText("Not updating since");

  await list(page).getByRole("button", { name: "Update the list" }).click();
  await expect(rows(page).first()).toContainText(`${named.healthy.name}new`);
  await expect(rowFor(page, named.losAlone.name)).toHaveCount(0);
  await seen.click();
  await expect(page).toHaveTitle(/^Problems/);
});

test.describe("in front of a server that overlooks filters and orders", () => {
  test.use({ dress: "silent" });

  test("the bell says that it cannot tell what is new", async ({ page }) => {
    await openAs(page, "/monitoring?q=problem%3Atrue+type%3Ahost");
    await page.getByRole("button", { name: "Ring for new ones" }).click();
    await expect(page.getByText("Cannot tell what is new")).toBeVisible();
  });
});

test("when the monitoring does not answer, the old rows stay and the page says since when", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/monitoring");
  await expect(rowFor(page, named.fibreCut.name)).toBeVisible();
  await sim.faults({ errorRate: 1, errorStatus: 500, match: "monitoring/search" });
  await page.clock.runFor(21_000);
  await expect(list(page)).toContainText(/Not updating since \d\d:\d\d/);
  await expect(rowFor(page, named.fibreCut.name)).toBeVisible();
  await sim.faults({});
  await page.clock.runFor(41_000);
  await expect(list(page)).not.toContainText("Not updating");
});

test("the headings of groups stay those of the rows in sight while another order is on its way", async ({
  page,
}) => {
  await openAs(page, "/monitoring");
  const headings = list(page).locator("th[scope=colgroup]");
  await expect(headings.first()).toBeVisible();
  const said =
    (await list(page)
      .getByText(/^1–\d+ of/)
      .textContent()) ?? "";
  await expect(rows(page)).toHaveCount(Number(/–(\d+)/.exec(said)?.[1]));
  const before = await headings.allTextContents();
  const letOn: (() => void)[] = [];
  await page.route(/\/monitoring\/search\/.*sort=-?severity/, async (route) => {
    await new Promise<void>((go) => letOn.push(go));
    await route.fallback();
  });
  const state = list(page).getByRole("columnheader", { name: "State", exact: true });
  await state.getByRole("button").click();
  // The list that refreshes itself may ask besides.
  await expect.poll(() => letOn.length).toBeGreaterThan(0);
  await expect(state).toHaveAttribute("aria-sort", "ascending");
  expect(await headings.allTextContents()).toEqual(before);
  letOn.forEach((go) => go());
  await expect(headings.first()).not.toHaveText(before[0] ?? "");
});

test.describe("on a server that refuses the search", () => {
  test.use({ dress: "strict" });

  test("the problems are found all the same, in all that there is", async ({ page }) => {
    await openAs(page, "/monitoring?q=problem%3Atrue+type%3Ahost");
    await expect(list(page).getByRole("alert")).toContainText("This server ignores the filter");
    await list(page).getByRole("button", { name: "Read all" }).click();
    await expect(list(page)).toContainText(/Problems: all [\d,]+ were read/);
    await expect(rowFor(page, named.losAlone.name)).toBeVisible();
    await expect(rowFor(page, named.healthy.name)).toBeHidden();
    await axe(page);
  });
});
