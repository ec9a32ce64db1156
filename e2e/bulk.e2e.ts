import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import {
  countOf,
  expectOnceEach,
  onDisk,
  pasteTargets,
  plainCpes,
  selectRows,
  sent,
  setBrake,
  tabTo,
} from "./bulk-helpers.ts";
import { axe, expect, signInAs, test } from "./fixtures.ts";
import { fromUserMenu, heading, lookUp, lookupBox, openAs } from "./helpers.ts";

const choose = (page: Page, name: RegExp) => page.getByRole("radio", { name }).check();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

/** A job on the first plain devices of the seed, pasted by name, up to its start button. */
async function prepare(page: Page, count: number, action = /^Reboot/): Promise<void> {
  await openAs(page, "/bulk/new");
  await pasteTargets(
    page,
    plainCpes(400, count).map(({ cpename }) => cpename),
  );
  await expect(page.getByText(`${count} found`)).toBeVisible();
  await choose(page, action);
  await expect(page.getByText(/^State and place read at/)).toBeVisible();
}

test.describe("with 400 devices", () => {
  test.use({ fleet: 400 });

  test("I reboot 50 devices from a selection and read the record of each", async ({
    page,
    sim,
  }) => {
    await openAs(page, "/isp/cpes?realm=cpe&sort=-cpename");
    await selectRows(page, 50);
    await expect(heading(page)).toHaveText("New bulk job");
    await expect(page.getByText("50 found")).toBeVisible();
    await choose(page, /^Reboot/);
    await expect(page.getByText(/devices can do this/)).toContainText("50");
    await expect(page.getByText(/^State and place read at/)).toBeVisible();
    await axe(page);
    await button(page, "Reboot 50 devices").click();
    await expect(heading(page)).toHaveText("Reboot 50 devices");
    await expect(countOf(page, "Done", 50)).toBeVisible({ timeout: 20_000 });
    await expect(page).toHaveTitle("Reboot 50 devices · Krill Console");
    await axe(page);
    await expectOnceEach(sim, "reboot", 50);

    await button(page, "Report").click();
    const waiting = page.waitForEvent("download");
    await button(page, "Report as CSV").click();
    const download = await waiting;
    const report = readFileSync((await download.path()) ?? "", "utf8");
    expect(report.trim().split("\r\n")).toHaveLength(51);
    expect(report).toContain("Reboot requested.");

    await page.getByRole("link", { name: "Activity", exact: true }).click();
    await page.getByRole("link", { name: "Bulk jobs keep their own record." }).click();
    await page.getByRole("link", { name: "Reboot 50 devices" }).click();
    await expect(countOf(page, "Done", 50)).toBeVisible();
  });

  test("a failing canary stops the job before its first wave", async ({ page, sim }) => {
    await prepare(page, 30);
    await sim.faults({ errorRate: 1, match: "/reboot" });
    await button(page, "Reboot 30 devices").click();
    await expect(alert(page)).toContainText("Stopped at the canary");
    await expect(page.getByRole("link", { name: /^Failed [123]$/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Waiting 2[789]$/ })).toBeVisible();
    expect(await sent(sim, "reboot")).toEqual([]);
    await sim.faults({});
    await button(page, /^Retry failed \([123]\)$/).click();
    await expect(countOf(page, "Done", 30)).toBeVisible({ timeout: 15_000 });
    await expectOnceEach(sim, "reboot", 30);
  });

  test("too many failures stop the job and leave the rest untouched", async ({ page, sim }) => {
    const devices = plainCpes(400, 40);
    for (const { id } of devices.slice(1)) await sim.patchCpe(id, { refuses: "Being upgraded." });
    await prepare(page, 40);
    await setBrake(page, "Canary", 1);
    await setBrake(page, "At the same time", 2);
    await button(page, "Reboot 40 devices").click();
    await expect(alert(page)).toContainText("Stopped: too many failures");
    const requests = await sent(sim, "reboot");
    expect(requests.length, "3 failures, and what was under way").toBeLessThanOrEqual(1 + 3 + 1);
    await page.getByRole("link", { name: /^Failed \d/ }).click();
    await expect(page.getByRole("table", { name: "Outcomes" })).toContainText("Being upgraded.");
  });

  test("I pause, reload and resume, and no device is sent to twice", async ({ page, sim }) => {
    await prepare(page, 40);
    await sim.faults({ latencyMs: 150, match: "/reboot" });
    await button(page, "Reboot 40 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    await button(page, "Pause").click();
    await expect(button(page, "Resume")).toBeVisible();
    // What is on its way still ends.
    await expect(countOf(page, "Sending")).toBeHidden();
    await page.reload();
    await expect(button(page, "Resume")).toBeVisible();
    await expect(countOf(page, "Done", 40)).toBeHidden();
    await button(page, "Resume").click();
    await expect(countOf(page, "Done", 40)).toBeVisible({ timeout: 20_000 });
    await expectOnceEach(sim, "reboot", 40);
  });

  test("I leave the page in mid-wave: what was on its way is unknown, and I decide", async ({
    page,
    sim,
  }) => {
    await prepare(page, 20);
    await setBrake(page, "At the same time", 2);
    await sim.faults({ latencyMs: 150, match: "/reboot" });
    await button(page, "Reboot 20 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    await sim.faults({ hang: 4000, match: "/reboot" });
    await expect(page.getByRole("link", { name: /^Sending [23]$/ })).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(alert(page).first()).toContainText("the page was closed or reloaded");
    const unknown = page.getByRole("link", { name: /^Outcome unknown \d$/ });
    await expect(unknown).toHaveText(/[23]$/);
    const count = Number((await unknown.textContent())?.at(-1));
    await sim.faults({});
    await page.getByRole("link", { name: "Show them" }).click();
    await expect(page).toHaveURL(/state=unknown/);
    await button(page, /^Leave it: /)
      .first()
      .click();
    await expect(page.getByText("Left as it is")).toBeVisible();
    await button(page, /^Send again to /)
      .first()
      .click();
    await expect(countOf(page, "Outcome unknown", count - 1)).toBeVisible();
    await axe(page);
    await button(page, "Resume").click();
    await expect(countOf(page, "Done", 20 - (count - 1))).toBeVisible({ timeout: 15_000 });
    const paths = await sent(sim, "reboot");
    const twice = paths.filter((path, at) => paths.indexOf(path) !== at);
    expect(twice.length, "only the one that I sent again").toBeLessThanOrEqual(1);
  });

  test("when the session ends in mid-job it waits for my password and goes on", async ({
    page,
    sim,
  }) => {
    await prepare(page, 40);
    await sim.faults({ latencyMs: 100, match: "/reboot" });
    await button(page, "Reboot 40 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    await sim.faults({ expireTokens: true, expireRefresh: true });
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByLabel("Password", { exact: true }).fill("noc");
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(countOf(page, "Done", 40)).toBeVisible({ timeout: 20_000 });
    await expectOnceEach(sim, "reboot", 40);
  });

  test("signing out stops a job, and its record waits for me", async ({ page, sim }) => {
    await prepare(page, 40);
    await sim.faults({ latencyMs: 200, match: "/reboot" });
    await button(page, "Reboot 40 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    const address = page.url();
    await (await fromUserMenu(page, "Sign out")).click();
    await expect(heading(page)).toHaveText("Sign in");
    await sim.faults({});
    await signInAs(page);
    await page.goto(address);
    await expect(alert(page).first()).toContainText("Paused: you are signed out");
    const before = (await sent(sim, "reboot")).length;
    expect(before).toBeLessThan(40);
    await button(page, "Resume").click();
    await expect(page.getByText("40 of 40")).toBeVisible({ timeout: 20_000 });
    const paths = await sent(sim, "reboot");
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("a second tab watches the job and can pause it, and never runs it too", async ({
    page,
    context,
    sim,
  }) => {
    await prepare(page, 40);
    // Slow enough that the other tab is there before the end.
    await sim.faults({ latencyMs: 1000, match: "/reboot" });
    await button(page, "Reboot 40 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(alert(other)).toContainText("Another tab runs this job");
    await button(other, "Pause").click();
    await expect(button(page, "Resume")).toBeVisible();
    await expect(button(other, "Resume")).toBeVisible();
    await sim.faults({ latencyMs: 150, match: "/reboot" });
    await button(other, "Resume").click();
    await expect(countOf(page, "Done", 40)).toBeVisible({ timeout: 20_000 });
    await expect(countOf(other, "Done", 40)).toBeVisible();
    await expectOnceEach(sim, "reboot", 40);
  });

  test("a server that asks for patience slows the whole job, and nothing is lost", async ({
    page,
    sim,
  }) => {
    await prepare(page, 12);
    await sim.faults({ rateLimit: { retryAfter: 2 }, match: "/reboot", times: 2 });
    await button(page, "Reboot 12 devices").click();
    await expect(page.getByText(/The server asked to wait: \d s/)).toBeVisible();
    await expect(countOf(page, "Done", 12)).toBeVisible({ timeout: 20_000 });
  });

  test("without a time to wait the job chooses one, and goes on at half its pace", async ({
    page,
    sim,
  }) => {
    await page.clock.install();
    await prepare(page, 12);
    await setBrake(page, "Canary", 1);
    await sim.faults({ rateLimit: { retryAfter: null }, match: "/reboot", times: 1 });
    await button(page, "Reboot 12 devices").click();
    await expect(page.getByText(/The server asked to wait: \d s/)).toBeVisible();
    await expect(page.getByText(/^2 of 4 at the same time/)).toBeVisible();
    expect(await sent(sim, "reboot")).toEqual([]);
    await page.clock.runFor(5000);
    await expect(countOf(page, "Done", 12)).toBeVisible({ timeout: 15_000 });
    await expectOnceEach(sim, "reboot", 12);
  });

  test("a wave is over when its devices were seen back, or when five minutes brought no proof", async ({
    page,
    sim,
  }) => {
    const [, , lost] = plainCpes(400, 3);
    await sim.patchCpe(lost?.id ?? 0, { neverReturns: true });
    await page.clock.install();
    await prepare(page, 3);
    await setBrake(page, "Canary", 1);
    await page.getByLabel("Wait until each is back").check();
    await choose(page, /^Run diagnostic/);
    await expect(page.getByLabel("Wait until each is back")).toBeHidden();
    await choose(page, /^Reboot/);
    await button(page, "Reboot 3 devices").click();
    await expect(countOf(page, "Waiting to be back", 1)).toBeVisible();
    await expect(countOf(page, "Waiting", 2)).toBeVisible();
    await sim.advance(30);
    await page.clock.runFor(16_000);
    await expect(countOf(page, "Done", 1)).toBeVisible();
    await expect(countOf(page, "Waiting to be back", 2)).toBeVisible();
    await sim.advance(30);
    await page.clock.runFor(16_000);
    await expect(countOf(page, "Done", 2)).toBeVisible();
    await page.clock.fastForward(300_000);
    await expect(countOf(page, "Failed", 1)).toBeVisible();
    await expect(page.getByRole("table", { name: "Outcomes" })).toContainText(
      "Accepted, but it was not seen back within five minutes.",
    );
    await expectOnceEach(sim, "reboot", 3);
  });

  test("jobs of a month ago are deleted when I ask for it", async ({ page }) => {
    await page.clock.install({ time: Date.now() - 32 * 24 * 3600_000 });
    await prepare(page, 1, /^Run diagnostic/);
    await button(page, "Run diagnostic on one device").click();
    await expect(countOf(page, "Done", 1)).toBeVisible();
    await page.clock.setSystemTime(Date.now());
    await page.getByRole("link", { name: "Bulk jobs" }).click();
    await button(page, "Delete the job that ended more than 30 days ago").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await expect(page.getByText("No bulk job yet")).toBeVisible();
    await page.reload();
    await expect(page.getByText("No bulk job yet")).toBeVisible();
  });

  test("without a connection the job waits, and goes on by itself", async ({
    page,
    context,
    sim,
  }) => {
    await prepare(page, 12);
    // Long enough that it is not over by then.
    await sim.faults({ latencyMs: 800, match: "/reboot" });
    await button(page, "Reboot 12 devices").click();
    await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
    await context.setOffline(true);
    await expect(alert(page).first()).toContainText("Paused: the browser is offline");
    await context.setOffline(false);
    await expect(page.getByText("12 of 12")).toBeVisible({ timeout: 20_000 });
    const paths = await sent(sim, "reboot");
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("I rename a job, make a new one of what failed, take its record along and delete it", async ({
    page,
    sim,
  }) => {
    const [refusing] = plainCpes(400, 3);
    await sim.patchCpe(refusing?.id ?? 0, { refuses: "Being upgraded." });
    await prepare(page, 3);
    await setBrake(page, "At the same time", 1);
    await button(page, "Reboot 3 devices").click();
    await expect(alert(page)).toContainText("Stopped at the canary");
    await button(page, "Resume").click();
    await expect(page.getByText("3 of 3")).toBeVisible();
    await button(page, "More").click();
    await button(page, "Rename").click();
    await page.getByRole("dialog").getByLabel("Name of the job").fill("Night shift");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await expect(heading(page)).toHaveText("Night shift");
    await button(page, "Report").click();
    const waiting = page.waitForEvent("download");
    await button(page, "Report as JSON").click();
    const report: unknown = JSON.parse(readFileSync((await (await waiting).path()) ?? "", "utf8"));
    expect(report).toMatchObject({ job: { name: "Night shift" }, counts: { done: 2, failed: 1 } });
    await button(page, "More").click();
    await button(page, "New job with the 1 failed").click();
    await expect(heading(page)).toHaveText("Night shift (the failed ones)");
    await expect(countOf(page, "Waiting", 1)).toBeVisible();
    await button(page, "More").click();
    await button(page, "Delete").click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(heading(page)).toHaveText("Bulk jobs");
    await expect(page.getByRole("link", { name: "Night shift", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /the failed ones/ })).toBeHidden();
  });

  test("a factory reset wants the number of devices typed", async ({ page, sim }) => {
    await prepare(page, 5, /^Factory reset/);
    const start = button(page, "Factory reset on 5 devices");
    await expect(start).toBeDisabled();
    await page.getByLabel("Type the number of targets (5) to confirm").fill("4");
    await expect(start).toBeDisabled();
    await page.getByLabel("Type the number of targets (5) to confirm").fill("5");
    await start.click();
    await expect(countOf(page, "Done", 5)).toBeVisible({ timeout: 15_000 });
    await expectOnceEach(sim, "factory", 5);
  });

  test("a device in an unfinished job says so before I reboot it by hand", async ({
    page,
    sim,
  }) => {
    const device = plainCpes(400, 20)[19];
    await prepare(page, 20);
    await sim.faults({ errorRate: 1, match: "/reboot" });
    await button(page, "Reboot 20 devices").click();
    await expect(alert(page)).toContainText("Stopped at the canary");
    await page.goto("/");
    await expect(page.getByRole("region", { name: "Bulk jobs" })).toContainText(/[123] of 20/);
    await page.goto(`/isp/cpes/${device?.id}`);
    await page
      .getByRole("group", { name: "Actions" })
      .getByRole("button", { name: "Reboot" })
      .click();
    await expect(page.getByRole("dialog")).toContainText(
      "It is in an unfinished bulk job: Reboot 20 devices",
    );
  });

  test("what a device does not offer is left out, and I see which", async ({ page }) => {
    await openAs(page, "/bulk/new");
    await pasteTargets(page, [named.healthy.name, named.bitstream.name, named.softphone.name]);
    await expect(page.getByText("3 found")).toBeVisible();
    await choose(page, /^Reprovision/);
    await expect(page.getByText("One device can do this")).toBeVisible();
    await page.getByText("2 do not offer this action").click();
    await expect(page.getByRole("link", { name: named.softphone.name })).toBeVisible();
    await expect(button(page, "Reprovision one device")).toBeEnabled();
  });

  test("I put a finished change back, and what somebody changed since stays as it is", async ({
    page,
    sim,
  }) => {
    const devices = plainCpes(400, 4);
    for (const { id } of devices) await sim.patchCpe(id, { tv_profile: "__iptv" });
    await prepare(page, 4, /^Change a field/);
    await page.getByLabel("Field", { exact: true }).selectOption("TV profile");
    await page.getByLabel("New value").fill("__iptv4k");
    await button(page, "Change TV profile of 4 devices").click();
    await expect(countOf(page, "Done", 4)).toBeVisible({ timeout: 15_000 });
    await sim.patchCpe(devices[1]?.id ?? 0, { tv_profile: "another" });
    await button(page, "Put it back").click();
    await button(page, "Prepare this job").click();
    await expect(heading(page)).toHaveText("Put back: Change TV profile of 4 devices");
    await button(page, "Change TV profile of 4 devices").click();
    await expect(countOf(page, "Done", 3)).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole("table", { name: "Outcomes" })).toContainText(
      "Changed by somebody since.",
    );
    await axe(page);
    const changes = (await sim.log()).filter(({ method }) => method === "PATCH");
    expect(changes.slice(-3).map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ tv_profile: "__iptv" })),
    );
  });

  test("I delete 4 devices, with their number typed", async ({ page, sim }) => {
    await prepare(page, 4, /^Delete/);
    await expect(page.getByText("There is no way back.")).toBeVisible();
    await page.getByLabel("Type the number of targets (4) to confirm").fill("4");
    await button(page, "Delete 4 devices").click();
    await expect(heading(page)).toHaveText("Delete 4 devices");
    await expect(countOf(page, "Done", 4)).toBeVisible({ timeout: 15_000 });
    const deleted = (await sim.log()).filter(({ method }) => method === "DELETE");
    expect(deleted.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    await page.getByRole("table", { name: "Outcomes" }).getByRole("link").first().click();
    await expect(page.getByText(/does not exist|not found/i).first()).toBeVisible();
  });

  test("a list pasted into the lookup box becomes a bulk job, by the keyboard alone", async ({
    page,
    sim,
  }) => {
    await openAs(page, "/");
    const names = plainCpes(400, 12).map(({ cpename }) => cpename);
    await lookUp(page, names.join("\n"));
    await expect(lookupBox(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("New bulk job");
    await expect(page.getByLabel("Devices, one per line")).toHaveValue(names.join("\n"));
    const pressed = async (control: Locator, key = "Enter") => {
      await tabTo(page, control);
      await page.keyboard.press(key);
    };
    await pressed(button(page, "Find these 12 devices"));
    await expect(page.getByText("12 found")).toBeVisible();
    // The group of choices is one stop; its first one is the diagnostic.
    await pressed(page.getByRole("radio", { name: /^Run diagnostic/ }), "Space");
    await tabTo(page, page.getByLabel("Wave size", { exact: true }));
    await page.keyboard.type("4");
    await sim.faults({ latencyMs: 1000, match: "diagnostic" });
    // One of them does not offer it.
    await pressed(button(page, "Run diagnostic on 11 devices"));
    await expect(heading(page)).toBeFocused();
    await pressed(button(page, "Pause"));
    await expect(button(page, "Resume")).toBeFocused();
    await sim.faults({});
    await page.keyboard.press("Enter");
    await expect(countOf(page, "Done", 11)).toBeVisible({ timeout: 15_000 });
    await expectOnceEach(sim, "diagnostic", 11);
  });

  test("a draft waits at its address, through a reload too", async ({ page }) => {
    await openAs(page, "/bulk/new");
    await pasteTargets(page, [named.healthy.name, "no-such-device-1"]);
    await expect(page.getByText("1 unknown")).toBeVisible();
    await choose(page, /^Reboot/);
    await setBrake(page, "Canary", 7);
    await page.getByRole("link", { name: "CRM", exact: true }).click();
    await expect(heading(page)).toHaveText("CPEs");
    await page.goBack();
    await expect(page.getByLabel("Canary", { exact: true })).toHaveValue("7");
    await page.reload();
    await expect(page.getByLabel("Canary", { exact: true })).toHaveValue("7");
    await expect(page.getByText("1 unknown")).toBeVisible();
    await page.getByLabel("Correct line 2").fill(named.weakUp.name);
    await button(page, "Find line 2").click();
    await expect(page.getByText("2 found")).toBeVisible();
    await expect(button(page, "Reboot 2 devices")).toBeEnabled();
  });

  test("lines of a file are corrected in their place, and each keeps its value", async ({
    page,
    sim,
  }) => {
    const devices = plainCpes(400, 4);
    for (const { id } of devices) await sim.patchCpe(id, { enable_notifications: true });
    const [one, two, three, four] = devices;
    const lines = [
      `${one?.cpename};yes`,
      "no-such-1;no",
      `${one?.cpename};no`,
      `${named.sharedSerial.sn};no`,
      "no-such-2;no",
    ];
    await openAs(page, "/bulk/new");
    await page.getByLabel("Choose a CSV file").setInputFiles({
      name: "notifications.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`device;value\n${lines.join("\n")}\n`),
    });
    await button(page, "Find these 5 devices").click();
    await expect(page.getByText("2 unknown")).toBeVisible();
    // Two at once: the second waits for the first.
    await sim.faults({ latencyMs: 300, match: "/cpes/" });
    await page.getByLabel("Correct line 3").fill(two?.cpename ?? "");
    await page.getByLabel("Correct line 6").fill("no-such-3");
    await button(page, "Find line 3").click();
    await button(page, "Find line 6").click();
    await expect(page.getByText("2 found")).toBeVisible();
    await expect(page.getByText("Not found either.")).toBeVisible();
    await sim.faults({});
    await page.getByLabel("Correct line 6").fill(three?.cpename ?? "");
    await page.keyboard.press("Enter");
    await expect(page.getByText("3 found")).toBeVisible();
    await button(page, "Correct line 4").click();
    await expect(page.getByLabel("Correct line 4")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(four?.cpename ?? "");
    await page.keyboard.press("Enter");
    await expect(page.getByText("4 found")).toBeVisible();
    const choice = page.getByLabel("Device of line 5");
    await choice.selectOption({ index: 1 });
    await expect(page.getByText("5 found")).toBeVisible();
    await page.getByLabel("Show", { exact: true }).selectOption("All lines");
    await choice.selectOption({ index: 2 });
    await button(page, "Leave out line 5").click();
    await expect(page.getByText("1 left out")).toBeVisible();
    await button(page, "Take line 5 back").click();
    await button(page, "Leave out line 2").click();
    await expect(page.getByText("4 found")).toBeVisible();
    await choose(page, /^Change a field/);
    await page.getByLabel("Field", { exact: true }).selectOption("Notifications");
    await page.getByLabel("Where the value comes from").selectOption("The file's second column");
    await button(page, "Change Notifications of 4 devices").click();
    await expect(heading(page)).toHaveText("Change Notifications of 4 devices");
    await expect(page.getByText("4 of 4", { exact: true })).toBeVisible({ timeout: 15_000 });
    const changed = (await sim.log()).filter(({ method }) => method === "PATCH");
    for (const { id } of devices.slice(1))
      expect(changed.find(({ path }) => path.includes(`/cpes/${id}/`))?.["body"]).toEqual({
        enable_notifications: false,
      });
    expect(changed.find(({ path }) => path.includes(`/cpes/${one?.id}/`))).toBeUndefined();
  });

  test("a user who may only read is offered nothing that is not theirs", async ({ page }) => {
    await openAs(page, "/bulk/new", "helpdesk");
    await pasteTargets(page, [named.healthy.name]);
    await expect(page.getByRole("radio", { name: /^Reboot/ })).toBeVisible();
    await expect(page.getByRole("radio", { name: /^Factory reset/ })).toBeHidden();
    await expect(page.getByText("Your user may not change these devices.")).toBeVisible();
    await expect(page.getByRole("radio", { name: "Change a field" })).toBeHidden();
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test("I watch a job and pause it", async ({ page, sim }) => {
      await prepare(page, 30);
      await sim.faults({ latencyMs: 200, match: "/reboot" });
      await button(page, "Reboot 30 devices").click();
      await expect(page.getByText(/^Wave 1 of 1/)).toBeVisible();
      await button(page, "Pause").click();
      await expect(button(page, "Resume")).toBeVisible();
      await axe(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    });
  });

  test.describe("en español", () => {
    test.use({ locale: "es-ES" });

    test("un trabajo se prepara y se sigue en español", async ({ page }) => {
      await page.goto("/login");
      await page.getByLabel("Usuario", { exact: true }).fill("noc");
      await page.getByLabel("Contraseña", { exact: true }).fill("noc");
      await page.getByRole("button", { name: "Entrar", exact: true }).click();
      await page.getByRole("link", { name: "Trabajos en lote" }).click();
      await expect(page.getByText("Todavía no hay trabajos en lote")).toBeVisible();
      await page.getByRole("link", { name: "Nuevo trabajo en lote" }).click();
      await page.getByLabel("Equipos, uno por línea").fill(named.healthy.name);
      await button(page, "Buscar este equipo").click();
      await page.getByRole("radio", { name: /^Diagnosticar/ }).check();
      await button(page, "Diagnosticar: un equipo").click();
      await expect(page.getByRole("list", { name: "Destinos por estado" })).toContainText(
        "Hecho 1",
      );
      await axe(page);
    });
  });
});

test.describe("with 1,300 devices", () => {
  test.use({ fleet: 1300 });
  test.slow();

  test("1,000 changes from a CSV file with 7 bad lines", async ({ page, sim }) => {
    const devices = plainCpes(1300, 994);
    const lines = devices.map(
      ({ cpename, sn }, at) => `${at % 2 === 0 ? (sn ?? cpename) : cpename};no`,
    );
    lines.splice(10, 0, "cpe99999;no", "HWTC00000001;no", "nothing at all;no");
    lines.splice(500, 0, `${devices[0]?.cpename};no`, `${devices[1]?.cpename};no`);
    lines.push(`${named.sharedSerial.sn};no`, `${devices[2]?.sn};perhaps`);
    await openAs(page, "/bulk/new");
    await page.getByLabel("Choose a CSV file").setInputFiles({
      name: "notifications.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`device;value\n${lines.join("\n")}\n`),
    });
    await expect(page.getByText("1,001 lines")).toBeVisible();
    await button(page, "Find these 1,001 devices").click();
    await expect(page.getByText("994 found")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("3 unknown")).toBeVisible();
    await expect(page.getByText("3 doubled")).toBeVisible();
    await expect(page.getByText("1 ambiguous")).toBeVisible();
    await expect(page.getByRole("row", { name: /nothing at all/ })).toContainText("14");
    await page.getByLabel("Device of line 1001").selectOption({ index: 1 });
    await page.getByLabel("Correct line 12").fill(named.healthy.name);
    await button(page, "Find line 12").click();
    await expect(page.getByText("996 found")).toBeVisible();
    await choose(page, /^Change a field/);
    await page.getByLabel("Field", { exact: true }).selectOption("Notifications");
    await page.getByLabel("Where the value comes from").selectOption("The file's second column");
    await setBrake(page, "Wave size", 500);
    await setBrake(page, "At the same time", 16);
    await button(page, "Change Notifications of 996 devices").click();
    await expect(page.getByText("996 of 996")).toBeVisible({ timeout: 60_000 });
    const changes = (await sim.log()).filter(({ method }) => method === "PATCH");
    expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length);
    for (const { body } of changes) expect(body).toEqual({ enable_notifications: false });
  });
});

test.describe("with 12,000 devices", () => {
  test.use({ fleet: 12_000 });
  test.setTimeout(400_000);

  test("everything that matches a filter, 12,000 devices: sent in waves, paused, gone on with after a reload, each sent to once", async ({
    page,
    sim,
  }) => {
    await openAs(page, "/isp/cpes?active=true");
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
    await button(page, /^Select all [\d,]+ matching$/).click();
    await button(page, /^Start a bulk job with these [\d,]+$/).click();
    const found = page.getByText(/^[\d,]+ found$/);
    await expect(found).toBeVisible({ timeout: 60_000 });
    const n = ((await found.textContent()) ?? "").split(" ")[0] ?? "";
    const count = Number(n.replaceAll(",", ""));
    expect(count).toBeGreaterThan(11_000);
    await choose(page, /^Reboot/);
    await expect(page.getByText(/^State and place read at/)).toBeVisible({ timeout: 60_000 });
    await setBrake(page, "Wave size", 5000);
    await setBrake(page, "At the same time", 16);
    await setBrake(page, "Per PON", 16);
    await sim.patchCpe(named.healthy.id, { active: false });
    const start = button(page, /^Reboot [\d,]+ devices$/);
    const targets = Number(((await start.textContent()) ?? "").replaceAll(/\D/g, ""));
    await start.click();
    const drift = page.getByRole("dialog", { name: "The filter matches another number now" });
    await expect(drift).toContainText(`It matched ${n}`);
    await drift.getByRole("button", { name: /^Reboot/ }).click();
    const progress = page.getByRole("progressbar", { name: "Progress" });
    const ended = async () => Number(await progress.getAttribute("aria-valuenow"));
    for (const some of [1000, 1500]) {
      await expect.poll(ended, { timeout: 60_000 }).toBeGreaterThan(some);
      await button(page, "Pause").click();
      await expect(countOf(page, "Sending")).toBeHidden();
      // What was marked and not sent is taken back: without that it would be unknown, and asked about.
      await expect.poll(() => onDisk(page, "sending")).toBe(0);
      await page.reload();
      await expect(button(page, "Resume")).toBeVisible();
      await expect(progress).toHaveAttribute("aria-valuemax", String(targets));
      await expectOnceEach(sim, "reboot", await ended());
      await button(page, "Resume").click();
    }
    await expect(progress).toHaveAttribute("aria-valuenow", String(targets), { timeout: 300_000 });
    await expectOnceEach(sim, "reboot", targets);
  });
});
