import type { Locator, Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import {
  button,
  expectOnceEach,
  pasteTargets,
  plainCpes,
  prepare,
  setBrake,
} from "./bulk-helpers.ts";
import { expect, test } from "./fixtures.ts";
import { openAs } from "./helpers.ts";

const canary = (page: Page) => page.getByLabel("Canary", { exact: true });

/** Whether the one draft on the disk has this canary. */
const isSaved = (page: Page, size: number) =>
  page.evaluate(async (wanted) => {
    const opening = indexedDB.open("krill-drafts");
    await new Promise((done) => opening.addEventListener("success", done));
    const db = opening.result;
    const reading = db.transaction("drafts").objectStore("drafts").getAll();
    await new Promise((done) => reading.addEventListener("success", done));
    db.close();
    return (reading.result as { plan: { canary: number } }[]).some(
      ({ plan }) => plan.canary === wanted,
    );
  }, size);

/** Writes the drafts on the disk anew as version 1 of the database had them: the lines in the draft itself. */
const writeAsVersion1 = (page: Page) =>
  page.evaluate(async () => {
    const ended = (request: IDBRequest) =>
      new Promise((done, fail) => {
        request.addEventListener("success", done);
        request.addEventListener("error", fail);
      });
    const opening = indexedDB.open("krill-drafts");
    await ended(opening);
    const version = opening.result.version;
    const stores = opening.result.transaction(["drafts", "lines"]);
    const drafts = stores.objectStore("drafts").getAll();
    await ended(drafts);
    const old: object[] = [];
    for (const draft of drafts.result as { id: string; found?: number }[]) {
      const lines = stores.objectStore("lines").get(draft.id);
      await ended(lines);
      const { found: _, ...rest } = draft;
      old.push({ ...rest, lines: lines.result as unknown });
    }
    opening.result.close();
    await ended(indexedDB.deleteDatabase("krill-drafts"));
    const again = indexedDB.open("krill-drafts", 1);
    again.addEventListener("upgradeneeded", () =>
      again.result.createObjectStore("drafts", { keyPath: "id" }),
    );
    await ended(again);
    const writing = again.result.transaction("drafts", "readwrite");
    for (const draft of old) writing.objectStore("drafts").put(draft);
    await new Promise((done) => writing.addEventListener("complete", done));
    again.result.close();
    return { version, drafts: old.length };
  });

test("a draft that the version before left on the disk is taken up with its lines", async ({
  page,
}) => {
  await openAs(page, "/bulk/new");
  await pasteTargets(page, [named.healthy.name, "no-such-device-1"]);
  await expect(page.getByText("1 unknown")).toBeVisible();
  await page.getByRole("radio", { name: /^Reboot/ }).check();
  await setBrake(page, "Canary", 7);
  await expect.poll(() => isSaved(page, 7)).toBe(true);
  const address = page.url();
  // A page of the same origin without the console, which would hold the database.
  await page.route("**/blank", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>blank</title>" }),
  );
  await page.goto("/blank");
  expect(await writeAsVersion1(page)).toEqual({ version: 2, drafts: 1 });
  await page.goto(address);
  await expect(canary(page)).toHaveValue("7");
  await expect(page.getByText("1 unknown")).toBeVisible();
  await setBrake(page, "Canary", 5);
  await expect.poll(() => isSaved(page, 5)).toBe(true);
  await page.reload();
  await expect(canary(page)).toHaveValue("5");
  await expect(page.getByText("1 unknown")).toBeVisible();
});

test.describe("with 400 devices", () => {
  test.use({ fleet: 400 });

  test("a draft that is open in two tabs is started once, and the other tab says when it was", async ({
    page,
    context,
    sim,
  }) => {
    await prepare(page, 4);
    const start = (tab: Page) => button(tab, "Reboot 4 devices");
    const started = (tab: Page) => tab.getByText(/^This draft was started at /);
    const listening = await context.newPage();
    // A tab that misses what the others say.
    const deaf = await context.newPage();
    await deaf.addInitScript(() => {
      globalThis.BroadcastChannel = class extends BroadcastChannel {
        constructor(name: string) {
          super(name === "krill-jobs" ? "nobody" : name);
        }
      };
    });
    for (const tab of [listening, deaf]) {
      await tab.goto(page.url());
      await expect(start(tab)).toBeEnabled();
    }
    await start(page).click();
    await expect(page.getByText("4 of 4", { exact: true })).toBeVisible({ timeout: 15_000 });
    await expect(started(listening)).toBeVisible();
    await start(deaf).click();
    await expect(started(deaf)).toBeVisible();
    await deaf.getByRole("link", { name: "Reboot 4 devices" }).click();
    await expect(deaf.getByText("4 of 4", { exact: true })).toBeVisible();
    await expectOnceEach(sim, "reboot", 4);
  });

  test("a draft is thrown away only after a question with the number of its lines", async ({
    page,
  }) => {
    await prepare(page, 4);
    const drop = (place: Page | Locator) =>
      place.getByRole("button", { name: "Throw this draft away" });
    const dialog = page.getByRole("dialog", { name: "Throw this draft away?" });
    await drop(page).click();
    await expect(dialog).toContainText("Its 4 lines go with it");
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await expect(button(page, "Reboot 4 devices")).toBeEnabled();
    await drop(page).click();
    await drop(dialog).click();
    await expect(page.getByText("No bulk job yet")).toBeVisible();
  });

  test("a line that I add to pasted ones leaves what I corrected and left out as it was", async ({
    page,
  }) => {
    const [one, two, three, four] = plainCpes(400, 4).map(({ cpename }) => cpename);
    await openAs(page, "/bulk/new");
    await pasteTargets(page, [one ?? "", "no-such-1", three ?? ""]);
    await page.getByLabel("Correct line 2").fill(two ?? "");
    await button(page, "Find line 2").click();
    await expect(page.getByText("3 found")).toBeVisible();
    await page.getByLabel("Show", { exact: true }).selectOption("All lines");
    await button(page, "Leave out line 3").click();
    await expect(page.getByText("2 found")).toBeVisible();
    await pasteTargets(page, [four ?? "", one ?? "", "no-such-1", three ?? ""]);
    await expect(page.getByText("3 found")).toBeVisible();
    await expect(page.getByText("1 left out")).toBeVisible();
    await page.getByLabel("Show", { exact: true }).selectOption("All lines");
    const row = (line: number) => page.getByRole("row", { name: new RegExp(`^${line} `) });
    await expect(row(3)).toContainText(two ?? "");
    await expect(row(4)).toContainText("Left out");
  });

  test("a number that is one device's id and another's external ID is mine to choose, unless the file says which it is", async ({
    page,
    sim,
  }) => {
    const [one, other] = plainCpes(400, 2);
    await sim.patchCpe(other?.id ?? 0, { external_id: String(one?.id) });
    await openAs(page, "/bulk/new");
    await pasteTargets(page, [String(one?.id)]);
    await expect(page.getByText("1 ambiguous")).toBeVisible();
    await page.getByLabel("Device of line 1").selectOption({ value: String(other?.id) });
    await expect(page.getByText("1 found")).toBeVisible();
    await page.getByLabel("Choose a CSV file").setInputFiles({
      name: "targets.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`external_id\n\n${one?.id}\n`),
    });
    await expect(page.getByText(/its numbers are read as external IDs/)).toBeVisible();
    await button(page, "Find this device").click();
    await expect(page.getByText("1 found")).toBeVisible();
    await page.getByLabel("Show", { exact: true }).selectOption("All lines");
    const row = page.getByRole("row", { name: /^3 / });
    await expect(row.getByRole("link", { name: other?.cpename ?? "" })).toBeVisible();
  });
});
