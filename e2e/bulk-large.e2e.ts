// Bulk jobs for thousands.
import { named } from "#mocks/seed/named.ts";
import {
  button,
  choose,
  countOf,
  expectOnceEach,
  onDisk,
  plainCpes,
  setBrake,
} from "./bulk-helpers.ts";
import { expect, test } from "./fixtures.ts";
import { openAs } from "./helpers.ts";

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
