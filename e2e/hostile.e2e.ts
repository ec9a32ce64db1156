import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parseCsv } from "#src/util/csv.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";
import { PAGES } from "./pages.ts";

/** As many tests as there are workers share the pages. */
const PARTS = 2;
/** In how many ways the texts are spread over the fields. */
const WAYS = process.env["SOAK"] ? 12 : 1;
const PHONE = { width: 390, height: 800 };
const DESK = { width: 1440, height: 900 };

/** Requests to others, and dialogs: what something that runs would show itself by. */
function watchForeign(page: Page): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "localhost") foreign.push(request.url());
  });
  page.on("dialog", (dialog) => foreign.push(`a dialog said ${dialog.message()}`));
  return foreign;
}

/** What of a page ran, or leads elsewhere in another way than as a link to a page. */
function wrongIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.links].filter(({ protocol }) => !/^https?:|^tel:/u.test(protocol));
    return [
      ...(document.title === "owned" ? ["something ran"] : []),
      ...("polluted" in {} ? ["the prototype of all objects is changed"] : []),
      ...links.map(({ href }) => `a link to ${href.slice(0, 60)}`),
    ];
  });
}

/** By how much a page is wider than its window. */
async function tooWideIn(page: Page): Promise<string[]> {
  const more = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return more > 0 ? [`${more} pixels too wide at ${page.viewportSize()?.width ?? 0}`] : [];
}

for (let way = 0; way < WAYS; way += 1)
  for (let part = 0; part < PARTS; part += 1)
    test.describe(() => {
      // Every text, number and key of every reply is out of `mocks/seed/hostile.ts`.
      test.use({ fleet: `hostile${way}` });

      test(`a hostile realm is shown as text on every page: way ${way + 1}, part ${part + 1}`, async ({
        page,
      }) => {
        test.setTimeout(120_000);
        const foreign = watchForeign(page);
        const wrong: string[] = [];
        await openAs(page, "/activity");
        for (const [at, { path }] of PAGES.entries()) {
          if (at % PARTS !== part) continue;
          await test.step(path, async () => {
            await page.setViewportSize(PHONE);
            await page.goto(path);
            await expect(heading(page)).toHaveText(/\S/u);
            await expect(page.getByLabel("Loading", { exact: true })).toHaveCount(0);
            await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
            await expect(page.getByText("This page could not be shown")).toHaveCount(0);
            const phone = [...(await wrongIn(page)), ...(await tooWideIn(page))];
            await page.setViewportSize(DESK);
            wrong.push(...[...phone, ...(await tooWideIn(page))].map((what) => `${path}: ${what}`));
          });
        }
        expect([...wrong, ...foreign]).toEqual([]);
      });
    });

test.use({ fleet: "hostile" });

test("an export out of the hostile realm runs nothing in a spreadsheet", async ({ page }) => {
  await openAs(page, "/isp/customers");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const cells = parseCsv(text).flat();
  expect(cells.some((cell) => cell.includes("HYPERLINK"))).toBe(true);
  expect(cells.filter((cell) => /^[=+@\t\r-]/u.test(cell))).toEqual([]);
});
