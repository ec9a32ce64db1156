import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, watchRequests } from "./helpers.ts";

const tab = `/isp/cpes/${named.healthy.id}?tab=cwmp_info`;
const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("an agent sees what is connected, changes a channel, and is told that it may not last", async ({
  page,
  sim,
}) => {
  await openAs(page, tab);
  await expect(page.getByRole("list", { name: "Sockets of the device" })).toContainText("LAN1");
  await expect(region(page, "Waiting for the device's next session")).toContainText(
    "Set parameter values",
  );
  const clients = region(page, "Connected devices");
  await expect(clients).toContainText(/as reported .* ago/);
  await expect(clients.getByRole("row").nth(1)).toContainText(/Wi-Fi (2.4|5) GHz/);
  await expect(clients.getByRole("row").nth(1)).toContainText(/−?\d+.*dBm (good|weak)/);
  await expect(region(page, "WANs")).toContainText("2_INTERNET_R_VID_1021");
  await expect(region(page, "Wi-Fi")).toContainText("may not last");
  await expect(region(page, "Wi-Fi").getByRole("link")).toHaveAttribute(
    "href",
    `/isp/cpes/${named.healthy.id}/edit`,
  );
  const radio = region(page, "Radio 2.4 GHz");
  await radio.getByText("Change these settings").click();
  await radio.getByLabel("Channel", { exact: true }).selectOption("13");
  // What was chosen outlives a reload, and the form is open with it.
  await page.reload();
  await expect(radio.getByLabel("Channel", { exact: true })).toHaveValue("13");
  await radio.getByRole("button", { name: "Change Wi-Fi" }).click();
  const dialog = page.getByRole("dialog", { name: /^Change Wi-Fi/ });
  await expect(dialog).toContainText("may not last");
  await dialog.getByRole("button", { name: "Change Wi-Fi", exact: true }).click();
  await expect(radio).toContainText(/Channel\s*13/);
  const sent = (await sim.log()).find(({ method }) => method === "PATCH");
  expect(sent).toMatchObject({ body: { channel: 13 }, status: 200 });
  // Its outcome stays where it was asked for, and so does the keyboard.
  await expect(radio.getByRole("status")).toContainText("Accepted");
  await expect(radio.getByLabel("Channel", { exact: true })).toHaveValue("13");
  await expect(radio.getByRole("button", { name: "Change Wi-Fi" })).toBeFocused();
});

test("an agent runs the device's own tests, and gets a channel suggested", async ({
  page,
  sim,
}) => {
  await openAs(page, tab);
  const tests = region(page, "Tests by the device itself");
  await tests.getByLabel("Host").fill("198.51.100.9");
  await tests.getByLabel("WAN").selectOption({ index: 1 });
  await tests.getByRole("button", { name: "Run diagnostic" }).click();
  await expect(tests).toContainText("Accepted");
  await sim.advance(6);
  const results = region(page, "Test results");
  await results.getByRole("button", { name: "Refresh" }).click();
  await expect(region(page, "Ping")).toContainText("4 of 4");
  await expect(region(page, "Ping")).toContainText("198.51.100.9");
  await tests.getByLabel("Test").selectOption({ label: "Site survey" });
  await expect(tests.getByLabel("Host")).toHaveCount(0);
  await expect
    .poll(async () => {
      await tests.getByRole("button", { name: "Run diagnostic" }).click();
      return (await sim.log()).map(({ path }) => path).join();
    })
    .toContain("test=site_survey");
  await sim.advance(6);
  await results.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("list", { name: "Suggested channels" })).toContainText(
    /2\.4 GHz: channel \d+ .* of 4 networks around touch it/,
  );
});

test("what a server or a device lacks is not there, without noise", async ({ page, sim }) => {
  await sim.options({ absent: "acs/" });
  await openAs(page, tab);
  await expect(region(page, "Connected devices")).toBeVisible();
  await expect(region(page, "Radio 2.4 GHz")).toBeVisible();
  await expect(page.getByText("Change these settings")).toHaveCount(0);
  await expect(region(page, "Waiting for the device's next session")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  // Of a device that is down TR-069 tells nothing, and the page says why.
  const asked = watchRequests(page, /\/acs\//);
  await page.goto(`/isp/cpes/${named.losAlone.id}?tab=cwmp_info`);
  await expect(heading(page)).toHaveText(named.losAlone.name);
  await expect(page.getByText("A device that is down or has no TR-069")).toBeVisible();
  expect(asked).toEqual([]);
});
