// Bulk jobs that run: waves, brakes, tabs, sessions, patience.
import { readFileSync } from "node:fs";
import {
  alert,
  button,
  choose,
  countOf,
  expectOnceEach,
  plainCpes,
  prepare,
  selectRows,
  sent,
  setBrake,
} from "./bulk-helpers.ts";
import { axe, expect, signInAs, test } from "./fixtures.ts";
import { fromUserMenu, heading, openAs, runAction } from "./helpers.ts";

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
    await expect(page.getByText("Whether it took effect was not watched.")).toBeVisible();
    await expect(page).toHaveTitle("Reboot 50 devices · Krill Console");
    await axe(page);
    await expectOnceEach(sim, "reboot", 50);

    await button(page, "Report").click();
    const waiting = page.waitForEvent("download");
    await button(page, "Report as CSV").click();
    const download = await waiting;
    const report = readFileSync((await download.path()) ?? "", "utf8");
    expect(report.trim().split("\r\n")).toHaveLength(51);
    expect(report).toContain("Done,,202,Reboot requested.");

    await page.getByRole("link", { name: "Activity", exact: true }).click();
    await expect(page.getByText("No action outside of bulk jobs yet")).toBeVisible();
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
    await expect(countOf(page, "Sending")).toBeVisible();
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
    await expect(page.getByRole("link", { name: /^Sending [12]$/ })).toBeVisible();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(alert(page).first()).toContainText("the page was closed or reloaded");
    const unknown = page.getByRole("link", { name: /^Outcome unknown \d$/ });
    await expect(unknown).toHaveText(/[1-3]$/);
    const count = Number((await unknown.textContent())?.at(-1));
    await sim.faults({});
    await button(page, "Check them all").click();
    await expect(
      page.getByText(/^Checked \d at \d\d:\d\d\. Of \d it cannot be told yet/),
    ).toBeVisible();
    await page.getByRole("link", { name: "Show them" }).click();
    await expect(page).toHaveURL(/state=unknown/);
    await expect(page.getByRole("cell", { name: "Not known" })).toHaveCount(count);
    await button(page, /^Leave it: /)
      .first()
      .press("Enter");
    await expect(page.getByText("Left as it is")).toBeVisible();
    // Its buttons are gone, and the keyboard is still in its row.
    const row = page.getByRole("row").filter({ hasText: "Left as it is" });
    await expect(row.locator(":focus")).toContainText("Left as it is");
    await button(page, /^Send again to /)
      .first()
      .press("Enter");
    await expect(countOf(page, "Outcome unknown", count - 1)).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Show" })).toBeFocused();
    await axe(page);
    await button(page, "Resume").click();
    await expect(countOf(page, "Done", 20 - (count - 1))).toBeVisible({ timeout: 15_000 });
    const paths = await sent(sim, "reboot");
    const twice = paths.filter((path, at) => paths.indexOf(path) !== at);
    expect(twice.length, "only the one that I sent again").toBeLessThanOrEqual(1);
  });

  test("where only GET is left the job names it, and goes on once I have answered on a device's page", async ({
    page,
    sim,
  }) => {
    await sim.options({ actionMethod: "GET" });
    const [first] = plainCpes(400, 1);
    await prepare(page, 1);
    await button(page, "Reboot one device").click();
    await expect(countOf(page, "Failed", 1)).toBeVisible({ timeout: 15_000 });
    const job = page.url();
    const outcomes = page.getByRole("table", { name: "Outcomes" });
    await expect(outcomes).toContainText("This server does not act by POST here; it names GET");
    await expect(outcomes).toContainText("on one device's own page and answer there");
    await page.goto(`/isp/cpes/${first?.id}`);
    await runAction(page, "Reboot");
    await button(page, "Yes, send it by GET").click();
    await expect(page.getByText("Accepted", { exact: false }).first()).toBeVisible();
    await page.goto(job);
    await button(page, "Retry failed (1)").click();
    await expect(countOf(page, "Done", 1)).toBeVisible({ timeout: 15_000 });
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
    await expect(page.getByText(/^Of the failed, one was accepted/)).toBeVisible();
    await expect(button(page, /^Retry failed/)).toHaveCount(0);
    await button(page, "More").click();
    await expect(button(page, "Rename")).toBeVisible();
    await expect(button(page, /^New job with/)).toHaveCount(0);
    await button(page, "More").click();
    await expectOnceEach(sim, "reboot", 3);
    await button(page, "Send again to the one accepted").click();
    const dialog = page.getByRole("dialog", { name: "One was accepted already: send again?" });
    await dialog.getByRole("button", { name: "Send again to this one" }).click();
    await expect(countOf(page, "Waiting to be back", 1)).toBeVisible();
    expect(await sent(sim, "reboot")).toHaveLength(4);
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
});
