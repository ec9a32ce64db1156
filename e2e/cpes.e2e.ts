import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { button, column, exported, list } from "./cpe-list.ts";
import { heading, openAs, rowFor, rows, watchRequests } from "./helpers.ts";

const filter = (page: Page, name: string) =>
  list(page)
    .getByRole("textbox", { name, exact: true })
    .or(list(page).getByRole("combobox", { name, exact: true }));

const FILTERS: [string, string, readonly { name: string }[]][] = [
  ["Serial number", "HWTC-14310A47", [named.healthy]],
  ["MAC", "7C-B7-33-5E-01-49", [named.docsis]],
  ["External ID", "CRM-000777", [named.doubledExternalId, named.doubledExternalIdToo]],
];
for (const [name, value, found] of FILTERS) {
  test(`I filter by ${name} as it is written on the label`, async ({ page }) => {
    await openAs(page, "/isp/cpes");
    await button(page, "Filters").click();
    await filter(page, name).fill(value);
    await filter(page, name).press("Enter");
    await expect(rows(page)).toHaveCount(found.length);
    await expect(filter(page, name)).toBeFocused();
    for (const cpe of found) await expect(rowFor(page, cpe.name)).toBeVisible();
    await expect(list(page)).toContainText(`1–${found.length} of ${found.length}`);
    await button(page, `Drop the filter ${name}: ${value}`).click();
    await expect(list(page)).toContainText("1–50 of 158");
    await expect(button(page, "Filters")).toBeFocused();
  });
}

test("I filter by several things at once, and the address tells them", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  await button(page, "Filters").click();
  await filter(page, "Technology").fill("gpon");
  await filter(page, "Technology").press("Enter");
  await filter(page, "Realm").fill("phi");
  await filter(page, "Realm").press("Enter");
  await filter(page, "Active").selectOption("Yes");
  await expect(page).toHaveURL(/realm=phi/);
  await expect(page).toHaveURL(/tech=gpon/);
  await expect(page).toHaveURL(/active=true/);
  await expect(button(page, "Filters (3)")).toBeVisible();
  await expect.poll(async () => new Set(await column(page, "Realm"))).toEqual(new Set(["phi"]));
});

test("the realms stand as tabs above the list", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  const realms = list(page).getByRole("group", { name: "Realm" });
  await expect(realms.getByRole("button")).toHaveText(["All realms", "cpe", "dem", "phi", "pim"]);
  await realms.getByRole("button", { name: "dem" }).click();
  await expect(rowFor(page, named.doubledExternalIdToo.name)).toBeVisible();
  await expect(realms.getByRole("button", { name: "dem" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL("/isp/cpes?realm=dem");
  await realms.getByRole("button", { name: "All realms" }).click();
  await expect(list(page)).toContainText("1–50 of 158");
});

test("I search in the list by a part of the name", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  const search = page.getByRole("searchbox", { name: "Search in CPEs" });
  await search.fill("cpe010");
  await search.press("Enter");
  await expect(rows(page)).toHaveCount(9);
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  await expect(page).toHaveURL("/isp/cpes?q=cpe010");
});

test("a click on a header sorts, a second one the other way round", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  const header = page.getByRole("columnheader", { name: "Model" });
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await column(page, "Model")).at(0)).toBe("ARBA-C5");
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL("/isp/cpes?sort=-model");
  await expect.poll(async () => (await column(page, "Model")).at(0)).not.toBe("ARBA-C5");
  // On a phone too, where each row is a card.
  await page.setViewportSize({ width: 390, height: 800 });
  await header.getByRole("button").click();
  await expect(page).toHaveURL("/isp/cpes?sort=model");
});

test("I turn pages by button and by key, and the next page is there at once", async ({ page }) => {
  await openAs(page, "/isp/cpes?size=25");
  await expect(list(page)).toContainText("1–25 of 158");
  const first = await column(page, "CPE name");
  await button(page, "Next page").click();
  await expect(list(page)).toContainText("26–50 of 158");
  expect(await column(page, "CPE name")).not.toEqual(first);
  await page.keyboard.press("]");
  await expect(list(page)).toContainText("51–75 of 158");
  await page.keyboard.press("[");
  await button(page, "Previous page").click();
  await expect(list(page)).toContainText("1–25 of 158");
  await expect(button(page, "Previous page")).toBeDisabled();
  await expect(button(page, "Previous page")).toBeFocused();
  await page.getByLabel("Rows per page").selectOption("200");
  await expect(list(page)).toContainText("1–158 of 158");
  await expect(button(page, "Next page")).toBeDisabled();
});

test("while other rows are on their way, the list tells only what it knows of those in sight", async ({
  page,
}) => {
  const letOn: (() => void)[] = [];
  const isHeld = () => expect.poll(() => letOn.length).toBe(1);
  const letThrough = () => letOn.splice(0).forEach((go) => go());
  await openAs(page, "/isp/cpes");
  await expect(list(page)).toContainText("1–50 of 158");
  await page.route(/\/isp\/cpes\/\?.*(realm=dem|search=|offset=100)/, async (route) => {
    await new Promise<void>((go) => letOn.push(go));
    await route.fallback();
  });
  const realms = list(page).getByRole("group", { name: "Realm" });
  await realms.getByRole("button", { name: "dem" }).click();
  await expect(page).toHaveURL("/isp/cpes?realm=dem");
  await isHeld();
  await expect(list(page)).toContainText("1–50 of 158");
  await expect(rows(page)).toHaveCount(50);
  await expect(list(page).getByText(/This server ignores/)).toHaveCount(0);
  // A press of it waits for what was asked for.
  await expect(button(page, "Export CSV")).toBeEnabled();
  // The pages of all 158 say nothing of those of a realm.
  const pager = list(page).getByRole("navigation");
  await expect(pager).toHaveText("1 / …");
  await expect(button(page, "Next page")).toBeDisabled();
  // Ticked now, they would stay selected when the others have come.
  const boxes = list(page).getByRole("checkbox");
  for (const box of [boxes.first(), boxes.last()]) await expect(box).toBeDisabled();
  await rows(page).first().getByRole("link").first().focus();
  await page.keyboard.press("x");
  letThrough();
  await expect(list(page)).toContainText("1–21 of 21");
  await expect(pager).toHaveText("1 / 1");
  await expect(list(page).getByText("1 selected")).toBeHidden();
  await expect(button(page, "Export CSV")).toBeEnabled();

  const search = page.getByRole("searchbox", { name: "Search in CPEs" });
  await search.fill("no such device");
  await search.press("Enter");
  await isHeld();
  letThrough();
  await expect(list(page).getByText("Nothing matches")).toBeVisible();
  await search.fill("dem0003");
  await search.press("Enter");
  await isHeld();
  await expect(list(page)).toContainText("Loading");
  await expect(list(page).getByText("Nothing matches")).toHaveCount(0);
  letThrough();
  await expect(list(page)).toContainText("1–1 of 1");

  await page.goto("/isp/cpes?page=2");
  await expect(list(page)).toContainText("51–100 of 158");
  await button(page, "Next page").click();
  await expect(page).toHaveURL("/isp/cpes?page=3");
  await expect(list(page)).toContainText("51–100 of 158");
  await isHeld();
  letThrough();
  await expect(list(page)).toContainText("101–150 of 158");
});

test("Back and Forward go through filters, pages and devices as I did", async ({ page }) => {
  await openAs(page, "/isp/cpes?realm=phi&size=25");
  await expect(list(page)).toContainText("1–25 of 30");
  await button(page, "Next page").click();
  await expect(list(page)).toContainText("26–30 of 30");
  const name = (await column(page, "CPE name")).at(0) ?? "";
  await rowFor(page, name).getByRole("link").first().click();
  await expect(heading(page)).toHaveText(name);
  await page.goBack();
  await expect(list(page)).toContainText("26–30 of 30");
  await page.goBack();
  await expect(list(page)).toContainText("1–25 of 30");
  await page.goForward();
  await expect(list(page)).toContainText("26–30 of 30");
});

test("the list asks only for the columns in sight, and for one page ahead", async ({ page }) => {
  const asked = watchRequests(page, /GET .*\/isp\/cpes\/\?/);
  await openAs(page, "/isp/cpes?cols=cpename,mac");
  await expect(page.getByRole("columnheader")).toHaveCount(3);
  await expect(rows(page).first()).toBeVisible();
  await expect.poll(() => asked.length).toBe(2);
  for (const line of asked)
    expect(line).toMatch(/attrs=_links(%2C|,)cpename(%2C|,)id(%2C|,)internal_id(%2C|,)mac(&|$)/);
});

test("I choose columns and row height, and both are as I left them the next day", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  await button(page, "Columns").click();
  const panel = page.getByRole("group", { name: "Columns" });
  await panel.getByLabel("MAC", { exact: true }).click();
  await panel.getByLabel("Address", { exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "MAC" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Address" })).toBeHidden();
  const height = async () => (await rows(page).first().boundingBox())?.height ?? 0;
  const low = await height();
  await panel.getByLabel("Row height").selectOption("Comfortable");
  await expect.poll(height).toBeGreaterThan(low);

  await page.goto("/isp/cpes");
  await expect(page.getByRole("columnheader", { name: "MAC" })).toBeVisible();
  await expect.poll(height).toBeGreaterThan(low);
  await button(page, "Columns").click();
  await panel.getByRole("button", { name: "Default columns" }).click();
  await expect(page.getByRole("columnheader", { name: "MAC" })).toBeHidden();
  await expect(page.getByRole("columnheader", { name: "Address" })).toBeVisible();
});

test("I save a view under a name and come back to it", async ({ page }) => {
  await openAs(page, "/isp/cpes?realm=phi&sort=-model");
  const views = page.getByRole("group", { name: "Views" });
  await button(page, "Views").click();
  await views.getByLabel("Name of this view").fill("Phi by model");
  await views.getByRole("button", { name: "Save this view" }).click();
  await page.goto("/isp/cpes");
  await expect(list(page)).toContainText("1–50 of 158");
  await button(page, "Views").click();
  await views.getByRole("button", { name: "Phi by model", exact: true }).click();
  await expect(page).toHaveURL("/isp/cpes?realm=phi&sort=-model");
  await expect(list(page)).toContainText("1–30 of 30");
  await views.getByRole("button", { name: "Delete the view Phi by model" }).click();
  await expect(views).toContainText("No saved views yet");

  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 320, height: 256 });
  for (const name of ["Views", "Columns"]) {
    await button(page, name).click();
    // At 400 % too no part of it lies where nothing scrolls to.
    await expect(page.getByRole("group", { name })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
  }
});

test("a colleague opens my address and sees the same rows and columns", async ({
  page,
  browser,
}) => {
  await openAs(page, "/isp/cpes?realm=phi&sort=-model&size=25&page=2&cols=cpename,model,sn");
  await expect(list(page)).toContainText("26–30 of 30");
  const mine = await rows(page).allTextContents();
  const colleague = await browser.newPage();
  await colleague.goto(page.url());
  await signInAs(colleague, "helpdesk");
  await expect(rows(colleague)).toHaveText(mine);
  await colleague.close();
});

test("I select rows, the page, or everything that matches", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  await page.getByRole("checkbox", { name: `Select ${named.healthy.name}` }).check();
  await expect(list(page)).toContainText("1 selected");
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
  await expect(list(page)).toContainText("50 selected");
  await button(page, "Select all 158 matching").click();
  await expect(list(page)).toContainText("All 158 matching are selected");
  await button(page, "Clear the selection").click();
  await expect(list(page)).toBeFocused();
  await expect(list(page)).not.toContainText("selected");
});

test("j and k move, x selects, a leads to what can be done, Enter opens", async ({ page }) => {
  await openAs(page, "/isp/cpes?realm=phi");
  await expect(rows(page).nth(1)).toBeVisible();
  const [first = "", second = ""] = await column(page, "CPE name");
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await page.keyboard.press("j");
  await expect(link(first)).toBeFocused();
  await page.keyboard.press("j");
  await expect(link(second)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: `Select ${second}` })).toBeChecked();
  await page.keyboard.press("k");
  await expect(link(first)).toBeFocused();
  // Where it leads to has come.
  await expect(list(page)).toContainText("1 selected");
  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: /^Start a bulk job with/ })).toBeFocused();
  await link(first).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(first);
});

test("a row opens by a click anywhere in it, and in a new tab with Ctrl", async ({
  page,
  context,
}) => {
  await openAs(page, "/isp/cpes");
  const cell = rowFor(page, named.healthy.name).getByRole("cell", { name: "HS8546V2" });
  const opened = context.waitForEvent("page");
  await cell.click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await expect(heading(tab)).toHaveText(named.healthy.name);
  await expect(heading(page)).toHaveText("CPEs");
  const again = context.waitForEvent("page");
  await page
    .getByRole("link", { name: named.healthy.name, exact: true })
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(heading(await again)).toHaveText(named.healthy.name);
  await cell.click();
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test.describe("under a thumb", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("what switches something off, or selects, is large enough to be hit", async ({ page }) => {
    await openAs(page, "/isp/cpes");
    const row = rowFor(page, named.healthy.name);
    const flags = row.getByRole("button", { name: /: (yes|no)$/ });
    await expect(flags).toHaveCount(5);
    for (const one of [...(await flags.all()), row.getByRole("checkbox")]) {
      const { width, height } = (await one.boundingBox()) ?? { width: 0, height: 0 };
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(28);
    }
  });
});

test("the export holds everything that matches, and nothing that a spreadsheet would run", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes?cols=cpename,sn,external_id,notes");
  await expect(rows(page).first()).toBeVisible();
  const lines = await exported(page);
  expect(lines[0]).toEqual([
    "CPE name",
    "Serial number",
    "Serial number (hex)",
    "External ID",
    "Notes",
  ]);
  expect(lines).toHaveLength(159);
  const hostile = lines.find(([name]) => name === named.hostileText.name);
  expect(hostile?.[3]).toBe("'=1+1");
  expect(lines.find(([name]) => name === named.healthy.name)?.slice(1, 3)).toEqual([
    "HWTC14310A47",
    "4857544314310a47",
  ]);
  expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test("Export CSV right after typing takes what I typed, with the first press", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ latencyMs: 400, match: "search=" });
  await page.getByRole("searchbox", { name: "Search in CPEs" }).fill("cpe010");
  await expect(list(page).getByText("↵")).toBeVisible();
  expect(await exported(page)).toHaveLength(10);
  await expect(page).toHaveURL("/isp/cpes?q=cpe010");
  await expect(list(page).getByText("↵")).toBeHidden();
});

test.describe("en español", () => {
  test.use({ locale: "es-ES" });

  test("la exportación se abre en un Excel español, con la velocidad por su nombre", async ({
    page,
  }) => {
    await openAs(page, "/isp/cpes?cols=cpename,profile");
    await expect(rows(page).first()).toBeVisible();
    const waiting = page.waitForEvent("download");
    await button(page, "Exportar CSV").click();
    const text = await readFile(await (await waiting).path(), "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [header, ...lines] = text.trim().split("\r\n");
    expect(header).toBe("Nombre del CPE;Perfil de velocidad");
    const names = lines.map((line) => line.split(";")[1]);
    expect(names.some((name) => /^[A-Za-z0-9 ]*[A-Za-z]/u.test(name ?? ""))).toBe(true);
    expect(names.filter((name) => /^#?\d+$/u.test(name ?? ""))).toEqual([]);
  });
});

test.describe("of 1,300 devices", () => {
  test.use({ fleet: 1300 });

  test("the end of an export is read out with its rows", async ({ page }) => {
    await openAs(page, "/isp/cpes");
    await expect(rows(page).first()).toBeVisible();
    expect(await exported(page)).toHaveLength(1301);
    await expect(
      page.getByRole("status").filter({ hasText: "Exported 1,300 rows" }),
    ).toBeAttached();
  });
});

test("I can stop an export that takes long", async ({ page, sim }) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ hang: 20_000, match: "limit=500" });
  await button(page, "Export CSV").click();
  await expect(list(page)).toContainText("Exporting 0 of 158");
  // The bar and its words stand apart.
  const gap = await list(page)
    .getByRole("progressbar", { name: "Export CSV" })
    .evaluate((bar) => {
      const words = document.createRange();
      words.selectNode(bar.nextSibling ?? bar);
      return words.getBoundingClientRect().left - bar.getBoundingClientRect().right;
    });
  expect(gap).toBeGreaterThan(4);
  // The keyboard goes on from the list, not from the page's beginning.
  await expect(list(page)).toBeFocused();
  await button(page, "Cancel the export").press("Enter");
  await expect(button(page, "Export CSV")).toBeVisible();
  await expect(list(page)).toBeFocused();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("a list that is left in the middle of an export asks first, and stops it then", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page)).toHaveCount(50);
  await sim.faults({ hang: 20_000, match: "limit=500" });
  await button(page, "Export CSV").click();
  await expect(list(page)).toContainText("Exporting 0 of 158");
  const away = page.getByRole("link", { name: "Rubik" });
  await away.click();
  const asked = page.getByRole("dialog", { name: "The export is still running" });
  await asked.getByRole("button", { name: "Keep exporting" }).click();
  await expect(list(page)).toContainText("Exporting 0 of 158");
  // A device opens over its list, where the export goes on.
  await rows(page).first().getByRole("link").first().click();
  await expect(heading(page)).not.toHaveText("CPEs");
  await page.goBack();
  await expect(list(page)).toContainText("Exporting 0 of 158");
  await away.click();
  const stopped = page.waitForEvent("requestfailed", (request) =>
    request.url().includes("limit=500"),
  );
  await asked.getByRole("button", { name: "Stop it and leave" }).click();
  await stopped;
  await expect(heading(page)).toHaveText("Rubik services");
});

test("nothing matches: it says which filters are on and drops them for me", async ({ page }) => {
  await openAs(page, "/isp/cpes?realm=phi&active=false&external_id=NO-SUCH");
  await expect(list(page)).toContainText("Nothing matches");
  await expect(list(page).getByRole("listitem")).toHaveText([
    "Realm: phi",
    "Active: No",
    "External ID: NO-SUCH",
  ]);
  await list(page).getByRole("button", { name: "Drop all filters" }).click();
  await expect(list(page)).toContainText("1–50 of 158");
  await expect(page).toHaveURL("/isp/cpes");
});

test("a page past the end leads back to the first", async ({ page }) => {
  await openAs(page, "/isp/cpes?page=99");
  await expect(list(page)).toContainText("This page is past the end of the list");
  await button(page, "Go to the first page").click();
  await expect(list(page)).toContainText("1–50 of 158");
});

test("an address with nonsense in it still shows the list", async ({ page }) => {
  await openAs(page, "/isp/cpes?page=-3&size=1e9&sort=nonsense&cols=nothing,%00&unknown=1");
  await expect(rows(page)).toHaveCount(50);
});

test("with a slow Krill the old rows stay until the new ones are there", async ({ page, sim }) => {
  await openAs(page, "/isp/cpes");
  const first = rowFor(page, (await firstName(page)) ?? "");
  await sim.faults({ held: true, match: "sort=-cpename" });
  await page.getByRole("columnheader", { name: "CPE name" }).getByRole("button").click();
  await expect(page).toHaveURL("/isp/cpes?sort=-cpename");
  await expect(first).toBeVisible();
  await sim.faults({});
  await expect(first).toBeHidden();
  await expect(rows(page)).toHaveCount(50);
});

const FAILURES: [string, object, RegExp][] = [
  ["fails", { errorRate: 1 }, /CPEs: Krill failed/],
  ["answers nonsense", { badJson: true }, /CPEs: An unreadable reply/],
  [
    "asks to wait",
    { rateLimit: { retryAfter: 2 } },
    /CPEs: Too many requests[\s\S]*Try again in \d s/,
  ],
];
for (const [what, fault, message] of FAILURES) {
  test(`when the list ${what}, it says so and I can try again`, async ({ page, sim }) => {
    await openAs(page, "/activity");
    await sim.faults({ ...fault, match: "isp/cpes/?" });
    await page.getByRole("link", { name: "CRM" }).click();
    await expect(page.getByRole("alert")).toContainText(message, { timeout: 15_000 });
    await expect(heading(page)).toHaveText("CPEs");
    await expect(page.getByText("0–0")).toBeHidden();
    await sim.faults({});
    await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole("alert")).toBeHidden();
  });
}

test("helpdesk sees the list and nothing that would change it", async ({ page }) => {
  await openAs(page, "/isp/cpes", "helpdesk");
  await expect(rows(page)).toHaveCount(50);
  for (const role of ["button", "link"] as const)
    await expect(page.getByRole("main").getByRole(role, { name: /new|edit|delete/i })).toHaveCount(
      0,
    );
});

test("I find a customer and see the customer's devices only", async ({ page, sim }) => {
  await openAs(page, "/isp/cpes");
  const customer = rowFor(page, named.healthy.name).getByRole("link").nth(1);
  const name = (await customer.textContent()) ?? "";
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  const search = page.getByRole("searchbox", { name: "Search in Customers" });
  await search.fill(name);
  await search.press("Enter");
  await rowFor(page, name).getByRole("link").first().click();
  await expect(heading(page)).toHaveText(name);
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  const { customer: owner } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  const { results } = await sim.read<{ results: { customer: number; cpename: string }[] }>(
    "isp/cpes/?limit=500",
  );
  const own = results.filter((cpe) => cpe.customer === owner).map(({ cpename }) => cpename);
  expect(own.length).toBeLessThan(results.length);
  expect(await column(page, "CPE name")).toEqual(own.toSorted());
});

async function firstName(page: Page): Promise<string | undefined> {
  await expect(rows(page).first()).toBeVisible();
  return (await column(page, "CPE name")).at(0);
}

test.describe("in front of a server that tells no count", () => {
  test.use({ dress: "silent" });

  test("a realm of thirty devices does not shorten the pages of the list", async ({ page }) => {
    await openAs(page, "/isp/cpes?realm=phi");
    await expect(rows(page)).toHaveCount(30);
    const main = page.getByRole("main");
    await expect(main).toContainText("1–30");
    await page.getByRole("button", { name: "All realms" }).click();
    await expect(main).toContainText("1–50");
    await expect(main).not.toContainText("rows a page");
  });
});
