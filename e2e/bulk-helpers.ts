import type { Locator, Page } from "@playwright/test";
import { createKrill } from "#mocks/krill.ts";
import { expect } from "./fixtures.ts";
import { openAs } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

/** A device of the simulator's own seed. */
export interface SeededCpe {
  id: number;
  cpename: string;
  sn: string | null;
}

/** The devices of a world of so many CPEs, in the order of their ids; the named rows left out. */
export function plainCpes(fleet: number, count: number): SeededCpe[] {
  const { db } = createKrill({ fleet }).world();
  return db.cpes
    .ordered()
    .filter(({ id }) => id > 200)
    .slice(0, count);
}

/** Selects the first `count` rows of the list and takes them to a new bulk job. */
export async function selectRows(page: Page, count: number): Promise<void> {
  const boxes = page.getByRole("row").getByRole("checkbox");
  await boxes.nth(1).check();
  await boxes.nth(count).click({ modifiers: ["Shift"] });
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.getByRole("button", { name: /^Start a bulk job with these/ }).click();
}

/** Pastes lines as targets and looks them up. */
export async function pasteTargets(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByLabel("Devices, one per line").fill(lines.join("\n"));
  await page.getByRole("button", { name: /^Find th(ese|is)/ }).click();
}

/** Goes on with Tab until it has the focus: by the keyboard alone, from wherever that is. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const isThere = () => wanted.evaluate((one) => one === document.activeElement);
  for (let tabs = 0; tabs < 80 && !(await isThere()); tabs += 1) await page.keyboard.press("Tab");
  await expect(wanted).toBeFocused();
}

/** Sets a brake by its label. */
export async function setBrake(page: Page, label: string, value: number): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(String(value));
}

/** How many targets stand where, beside the progress; any number of them where none is named. */
export function countOf(page: Page, state: string, count?: number | string): Locator {
  return page
    .getByRole("list", { name: "Targets by state" })
    .getByRole(
      "link",
      count === undefined ? { name: state } : { name: `${state} ${count}`, exact: true },
    );
}

/** The simulator answered these without looking at the request. */
const UNREAD = new Set<unknown>([401, 429, 500]);

/** How many targets stand so on the disk, which may be a moment behind the page. */
export function onDisk(page: Page, state: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open("krill-jobs");
      opening.addEventListener("success", () => done(opening.result));
      opening.addEventListener("error", () => fail(new Error(String(opening.error))));
    });
    const rows = await new Promise<unknown[]>((done) => {
      const reading = db.transaction("targets").objectStore("targets").getAll();
      reading.addEventListener("success", () => done(reading.result));
    });
    db.close();
    return rows.filter((row) => (row as { state: string }).state === wanted).length;
  }, state);
}

/** The paths of all requests of one action that the simulator read, oldest first. */
export async function sent(sim: Simulator, action: string): Promise<string[]> {
  return (await sim.log())
    .filter(({ path, method }) => method !== "GET" && path.endsWith(action))
    .filter(({ status }) => !UNREAD.has(status))
    .map(({ path }) => path.replace("/isp/", "/"));
}

/** No device was sent the action twice. */
export async function expectOnceEach(sim: Simulator, action: string, count: number): Promise<void> {
  const paths = await sent(sim, action);
  expect(new Set(paths).size, "devices").toBe(count);
  expect(paths, "requests").toHaveLength(count);
}

/** Chooses what the job does. */
export const choose = (page: Page, name: RegExp) => page.getByRole("radio", { name }).check();
/** A button of the page. */
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
/** What went wrong, on the page itself. */
export const alert = (page: Page) => page.getByRole("main").getByRole("alert");

/** A job on the first plain devices of the seed, pasted by name, up to its start button. */
export async function prepare(page: Page, count: number, action = /^Reboot/): Promise<void> {
  if (page.url() === "about:blank") await openAs(page, "/bulk/new");
  else {
    await page.getByRole("link", { name: "Bulk jobs" }).click();
    await page.getByRole("link", { name: "New bulk job" }).click();
  }
  await pasteTargets(
    page,
    plainCpes(400, count).map(({ cpename }) => cpename),
  );
  await expect(page.getByText(`${count} found`)).toBeVisible();
  await choose(page, action);
  await expect(page.getByText(/^State and place read at/)).toBeVisible();
}
