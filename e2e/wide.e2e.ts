import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openAs } from "./helpers.ts";

test.use({ viewport: { width: 3840, height: 2160 } });

const boxOf = async (one: Locator) =>
  (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const MARGIN = 60;

test("on a wall's screen the panels of Home take the room that there is", async ({ page }) => {
  await openAs(page, "/");
  const pools = page.getByRole("main").getByRole("region", { name: "IP pools" });
  await expect(pools).toBeVisible();
  const last = await boxOf(pools);
  expect(last.x + last.width).toBeGreaterThan(3840 - MARGIN);
});

test("on a wall's screen the Matrix takes the room that there is, and cuts no header", async ({
  page,
}) => {
  await openAs(page, "/monitoring/matrix?q=perfdata:pondesv%3E1");
  const table = page.getByRole("table", { name: "Matrix" });
  await expect(table.getByRole("columnheader", { name: "Serial number" })).toBeVisible();
  const matrix = await boxOf(table);
  expect(matrix.x + matrix.width).toBeGreaterThan(3840 - MARGIN);
  const cut = await table
    .getByRole("columnheader")
    .evaluateAll((heads) =>
      heads.filter((head) => head.scrollWidth > head.clientWidth).map((head) => head.textContent),
    );
  expect(cut).toEqual([]);
});

test("on a wall's screen the Map takes the room that there is", async ({ page }) => {
  await openAs(page, "/monitoring/map");
  const map = page.getByRole("main").getByRole("application");
  await expect(map).toBeVisible();
  const { y, height } = await boxOf(map);
  expect(y + height).toBeGreaterThan(0.85 * 2160);
  expect(y + height).toBeLessThan(2160);
});
