import { readFile } from "node:fs/promises";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs } from "./helpers.ts";

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
  const [header = "", line = ""] = (await readFile(await (await download).path(), "utf8")).split(
    "\r\n",
  );
  expect(header).toContain("txrx.dnrx");
  expect(header).toContain("IP");
  expect(line).toContain(named.weakDown.name);

  await page.getByRole("link", { name: "Matrix", exact: true }).click();
  await page.getByRole("button", { name: "tech:gpon type:host", exact: true }).click();
  await expect(page.getByText(/all 1\d\d were read/)).toBeVisible();
});
