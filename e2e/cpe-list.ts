// The list of CPEs, as tests read it.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parseCsv } from "#src/util/csv.ts";
import { expect } from "./fixtures.ts";
import { rows } from "./helpers.ts";

/** The list of CPEs. */
export const list = (page: Page) => page.getByRole("region", { name: /^CPEs?$/ });
/** A button of it. */
export const button = (page: Page, name: string) =>
  list(page).getByRole("button", { name, exact: true });
/** The cells of one column, as far as the page shows them. */
export async function column(page: Page, header: string): Promise<string[]> {
  const headers = await page.getByRole("columnheader").allTextContents();
  const at = headers.findIndex((text) => text.trim() === header);
  const cells = rows(page).locator(`:scope > :nth-child(${at + 1})`);
  return (await cells.allTextContents()).map((text) => text.trim());
}

/** The lines of the file that the list is exported to. */
export async function exported(page: Page): Promise<string[][]> {
  const waiting = page.waitForEvent("download");
  await button(page, "Export CSV").click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^krill-cpes-\d{4}-\d\d-\d\d\.csv$/);
  return parseCsv(await readFile(await file.path(), "utf8"));
}
