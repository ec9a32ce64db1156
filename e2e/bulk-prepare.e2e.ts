// Bulk jobs that are prepared: targets, what they can do, drafts, what is asked before the start.
import type { Locator } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import {
  alert,
  button,
  choose,
  countOf,
  expectOnceEach,
  pasteTargets,
  plainCpes,
  prepare,
  setBrake,
  tabTo,
} from "./bulk-helpers.ts";
import { expect, test } from "./fixtures.ts";
import { heading, lookUp, lookupBox, openAs } from "./helpers.ts";

test.describe("with 400 devices", () => {
  test.use({ fleet: 400 });

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
    // Where there never was a job so far: the first one has to be told of all the same.
    await openAs(page, "/");
    await expect(page.getByRole("region", { name: "Network" })).toBeVisible();
    await prepare(page, 20);
    await sim.faults({ errorRate: 1, match: "/reboot" });
    await button(page, "Reboot 20 devices").click();
    await expect(alert(page)).toContainText("Stopped at the canary");
    await page.getByRole("link", { name: "Home" }).click();
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
    // The button is gone with what it did: the keyboard goes on from what was found.
    const found = page.locator(":focus");
    await expect(found).toContainText("12 found");
    await expect(found).not.toContainText("2. What to do");
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
    // The file has a column of new values: that is where they come from.
    await expect(page.getByLabel("Where the value comes from")).toHaveValue("line");
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
});
