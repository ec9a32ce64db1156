import { readFile } from "node:fs/promises";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";

test("a state that nobody has checked for long does not look healthy in the Matrix", async ({
  page,
}) => {
  const { name } = named.liveContradicts;
  await openAs(page, `/monitoring/matrix?q=host:${name}`);
  const row = page
    .getByRole("table", { name: "Matrix" })
    .getByRole("row")
    .filter({ hasText: name });
  await expect(row.getByRole("cell", { name: "Up · old" })).toBeVisible();
});

test("I look for ONUs far from their PON, sort by a metric, hide a group and take the table along", async ({
  page,
}) => {
  await openAs(page, "/monitoring/matrix");
  await page.getByRole("button", { name: /Far from their PON/ }).click();
  const table = page.getByRole("table", { name: "Matrix" });
  const device = table
    .getByRole("row")
    .filter({ hasText: `${named.weakDownCritical.name} · txrx` });
  await expect(device.getByRole("cell", { name: /^critical -29/ })).toBeVisible();

  await page.getByRole("combobox", { name: "Search in Matrix" }).fill("tech:gpon type:host");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/all 1\d\d were read/)).toBeVisible();
  await table.getByRole("button", { name: "pondesv" }).click();
  await expect(page).toHaveURL(/sort=txrx\.pondesv/);
  await table.getByRole("button", { name: "pondesv" }).click();
  await expect(table.getByRole("rowheader").first()).toHaveText("cpe0080");
  await expect(table.getByRole("columnheader", { name: "pondesv" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );

  await page.getByRole("searchbox", { name: /Narrow these rows/ }).fill(named.weakDown.name);
  await expect(table.getByRole("rowheader")).toHaveText([named.weakDown.name]);
  await page.getByRole("button", { name: "Column groups" }).click();
  await page.getByLabel("Administrative").uncheck();
  await expect(table.getByRole("columnheader", { name: "Customer" })).toHaveCount(0);

  await page.keyboard.press("Escape");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^krill-matrix-\d{4}-\d\d-\d\d\.csv$/u);
  const [header = "", line = ""] = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(header).toContain("txrx.dnrx (dBm)");
  expect(header).toContain("IP");
  expect(line).toContain(named.weakDown.name);

  await page.getByRole("link", { name: "Matrix", exact: true }).click();
  await page.getByRole("button", { name: "tech:gpon type:host", exact: true }).click();
  await expect(page.getByText(/all 1\d\d were read/)).toBeVisible();
});

for (const width of [1440, 390])
  test(`what the field for narrowing takes can be read in it, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openAs(page, "/monitoring/matrix?q=tech:gpon+type:host");
    for (const language of ["en", "es"]) {
      await page.evaluate((one) => localStorage.setItem("krill.language", one), language);
      await page.reload();
      const field = page.getByRole("searchbox", { name: /Narrow these rows|Acotar estas filas/ });
      const [needed, room] = await field.evaluate((element) => {
        const style = getComputedStyle(element);
        const pen = document.createElement("canvas").getContext("2d");
        if (pen) pen.font = style.font;
        const edges = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
        const { placeholder } = element as HTMLInputElement;
        return [pen?.measureText(placeholder).width ?? 0, element.clientWidth - edges];
      });
      expect(needed).toBeGreaterThan(0);
      expect(needed).toBeLessThanOrEqual(room ?? 0);
    }
  });

const FIGURES =
  /^([!×] )?(warning |critical )?[-+]?\d+([.,]\d+)?( (dBm|dB|%|[kMG]?bps|ms|[kM]?B))?$/;

test.describe("in the plant of whole ports", () => {
  test.use({ fleet: "plant" });

  test("figures stand at one edge with their heads, levels with two decimals", async ({ page }) => {
    await openAs(page, "/monitoring/matrix?q=tech:gpon+type:host");
    for (const [path, least] of [
      ["/monitoring/matrix?q=tech:gpon+type:host", 5],
      ["/activity?tab=requests", 2],
      ["/docsis/cmtss/cmtsPlanta", 2],
    ] as const) {
      await page.goto(path);
      const tables = page.getByRole("main").getByRole("table");
      const edges = () =>
        tables.evaluateAll((all) =>
          all.flatMap((table) => {
            const heads = [...table.querySelectorAll("thead tr:last-child th")];
            return [...(table.querySelector("tbody tr:not([aria-hidden])")?.children ?? [])].map(
              (cell, at) => ({
                // A state's badge may be a number, that of a reply, and is no figure.
                text: cell.querySelector("svg") ? "" : cell.textContent.trim(),
                cell: getComputedStyle(cell).textAlign,
                head: heads[at] ? getComputedStyle(heads[at]).textAlign : "",
              }),
            );
          }),
        );
      await expect
        .poll(async () => (await edges()).filter(({ text }) => FIGURES.test(text)).length)
        .toBeGreaterThanOrEqual(least);
      const figures = (await edges()).filter(({ text }) => FIGURES.test(text));
      expect(figures.filter(({ cell, head }) => cell !== "end" || head !== "end")).toEqual([]);
    }
    await page.goto("/monitoring/matrix?q=tech:gpon+type:host");
    const levels = page.getByRole("cell", { name: /^(warning |critical )?-?[\d.]+ dBm?$/ });
    await expect(levels.first()).toBeVisible();
    const said = await levels.allInnerTexts();
    expect(said.filter((one) => !/\.\d\d dBm?$/.test(one))).toEqual([]);
    // On paper every row is there, and none is cut off.
    const table = page.getByRole("table", { name: "Matrix" });
    await expect(page.getByText(/all [\d,]+ were read/)).toBeVisible();
    const all = Number(await table.getAttribute("aria-rowcount"));
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await table.getByRole("row").count()).toBe(all);
    expect(
      await table.evaluate(({ parentElement: frame }) => {
        if (!frame) return null;
        return getComputedStyle(frame).overflow === "visible"
          ? frame.scrollHeight - frame.clientHeight
          : "cut off";
      }),
    ).toBe(0);
  });
});

test("by keys I go through the Matrix, select, and take the devices to a bulk job", async ({
  page,
}) => {
  await openAs(page, "/monitoring/matrix?q=tech:gpon%20type:host");
  await expect(page.getByText(/all 1\d\d were read/)).toBeVisible();
  const all = page.getByRole("button", { name: /^Start a bulk job with these 1\d\d$/ });
  await expect(all).toBeVisible();
  const names = page.getByRole("table", { name: "Matrix" }).getByRole("rowheader");
  const [first = "", second = ""] = await names.allInnerTexts();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: first, exact: true })).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const box = page.getByRole("checkbox", { name: `Select ${second}` });
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect(page.getByRole("button", { name: "Start a bulk job with this one" })).toBeVisible();
  await box.check();
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: first, exact: true })).toBeFocused();
  await axe(page);
  await page.getByRole("button", { name: "Start a bulk job with these 2" }).click();
  await expect(heading(page)).toHaveText("New bulk job");
  await expect(page.getByRole("main")).toContainText("2 devices");
  await page.goBack();
  const link = page.getByRole("link", { name: first, exact: true });
  await expect(link).toBeVisible();
  await page.keyboard.press("j");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(first);
});
