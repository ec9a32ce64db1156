import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, openDevice } from "./helpers.ts";

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const live = (page: Page) => region(page, "Live reading");

test("an agent sees what each address came by, and where the device stands once that is looked at", async ({
  page,
}) => {
  await openDevice(page, named.healthy);
  const addresses = (part: string) => region(page, part).getByRole("listitem");
  await expect(addresses("Live reading").filter({ hasText: "management" })).toHaveText(
    /^10\.[\d.]+ private · management$/,
  );
  await expect(addresses("Services").first()).toHaveText(/^100\.[\d.]+ CGNAT · dhcp$/);
  const map = page.getByRole("application", { name: "Place of the device" });
  await expect(region(page, "Administrative data")).toContainText("Coordinates");
  await expect(map).toHaveCount(0);
  await region(page, "Administrative data").getByText("Coordinates").scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 600);
  await expect(map).toBeVisible();
  await map.getByRole("button", { name: named.healthy.name }).press("Enter");
  await expect(region(page, "Place of the device")).toContainText("Installed here");
});

test("a radio tells its signal in words, a cable modem its packets", async ({ page }) => {
  await openDevice(page, named.wimax);
  await expect(region(page, "Signal")).toContainText(
    /Frequency3,550 MHz.*RSSI-\d+ dBm.*CINR\d+ dB/,
  );
  await page.goto(`/isp/cpes/${named.docsis.id}`);
  const lost = live(page).getByRole("listitem").filter({ hasText: "Lost packets, down" });
  await expect(lost).toContainText(/0(\.\d+)? %.*within limits/);
});

test("one line of time has states, sessions, calls and changes, and says which source is missing", async ({
  page,
  sim,
}) => {
  await sim.faults({ errorRate: 1, match: "/notifications" });
  await openAs(page, `/isp/cpes/${named.healthy.id}?tab=timeline&range=365d`);
  const list = page.getByRole("list", { name: "What happened, the newest first" });
  const panel = page.getByRole("tabpanel", { name: "Timeline" });
  await expect(list.getByRole("listitem").filter({ hasText: "TR-069" }).first()).toBeVisible();
  await expect(list.getByRole("listitem").filter({ hasText: "Up" }).first()).toBeVisible();
  await expect(panel).toContainText("Read from: Events");
  await expect(panel).toContainText("RADIUS sessions (");
  await expect(list.getByRole("listitem").filter({ hasText: /RADIUS.*not over/ })).toHaveCount(1);
  await expect(panel.getByRole("alert")).toContainText("Notifications: Krill failed");
  await panel.getByRole("button", { name: /^TR-069 \d/ }).click();
  await expect(page).toHaveURL(/without=tr069/);
  await expect(list.getByRole("listitem").filter({ hasText: "TR-069" })).toHaveCount(0);
});

test("the live reading is drawn while its page is open", async ({ page }) => {
  await openDevice(page, named.healthy);
  await expect(live(page)).toContainText(/[kM]bps/);
  const charts = region(page, "Live charts");
  await charts.getByRole("button", { name: "Draw it" }).click();
  await expect(charts.getByRole("slider", { name: /Traffic/ })).toBeVisible();
  await live(page).getByRole("button", { name: "Refresh" }).click();
  await expect(charts).toContainText("2 readings since");
});

test("an action that takes something along asks for it first", async ({ page, sim }) => {
  const { id } = named.healthy;
  const href = `/api/v2/isp/cpes/${id}/choose_base_station`;
  await sim.patchCpe(id, { actions: { choose_base_station: href } });
  await openDevice(page, named.healthy);
  await page.getByRole("button", { name: "Choose base station" }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Choose base station" });
  await expect(dialog.getByLabel("Base station")).toBeVisible();
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("Base station").selectOption("apSierra");
  await dialog.getByLabel("Try for (minutes)").fill("15");
  // A refusal takes away nothing that was typed.
  await sim.faults({
    errorRate: 1,
    errorStatus: 404,
    method: "POST",
    match: "choose_base_station",
  });
  await confirm.click();
  await expect(page.getByRole("main")).toContainText("Refused");
  await sim.faults({});
  await page.getByRole("button", { name: "Choose base station" }).click();
  await expect(dialog.getByLabel("Base station")).toHaveValue("apSierra");
  await expect(dialog.getByLabel("Try for (minutes)")).toHaveValue("15");
  await confirm.click();
  await expect(page.getByRole("main")).toContainText("Accepted");
  const sent = (await sim.log()).findLast(({ path }) => path.includes("choose_base_station"));
  expect(sent).toMatchObject({ method: "POST", body: { station: "apSierra", minutes: 15 } });
});

test("a colleague's link to a part that is not mine says so, and leaves the others to the keyboard", async ({
  page,
}) => {
  await openAs(page, `/isp/cpes/${named.healthy.id}?tab=radius`, "helpdesk");
  const panel = page.getByRole("tabpanel");
  await expect(panel.getByText("Live sessions: Not allowed")).toBeVisible();
  await page.getByRole("tablist", { name: "Parts of this device" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: "Overview" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Live reading", exact: true })).toBeVisible();
});

test("a part that a device lacks stays in its place and says so", async ({ page }) => {
  await page.route(/\/isp\/cpes\/101\/\?/, async (route) => {
    const response = await route.fetch();
    // The device as it is, less one of its links.
    const body = (await response.text()).replace(/,?"cdrs":"[^"]*"/, "");
    await route.fulfill({ response, body });
  });
  await openDevice(page, named.healthy);
  const tab = page.getByRole("tab", { name: "CDRs" });
  await expect(tab).toHaveAttribute("aria-disabled", "true");
  await expect(tab).toHaveAttribute("title", "This device names no such part");
  await tab.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "Overview" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("a service that tells no time of its check is not called never checked", async ({ page }) => {
  await page.route(/\/monitoring\/search\/?\?/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"last_check":"[^"]*",?/g, "");
    await route.fulfill({ response, body });
  });
  await openDevice(page, named.healthy);
  const service = region(page, "Services").getByRole("row", { name: /^txrx/ });
  await expect(service).toContainText("OK");
  await expect(service).not.toContainText("never");
  await page.goto(`/monitoring/hosts/${named.healthy.name}`);
  await expect(page.getByRole("row", { name: /^txrx/ })).toContainText("OK");
  await expect(page.getByRole("main")).not.toContainText("never");
  // What was never checked says so still.
  await page.goto(`/monitoring/hosts/${named.neverChecked.name}`);
  await expect(page.getByRole("main")).toContainText("never");
});

test("what stands on a device's page stays where it is when the device comes late", async ({
  page,
  sim,
}) => {
  await openAs(page, "/activity");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
  await sim.faults({ latencyMs: 1500, match: `/isp/cpes/${named.healthy.id}/` });
  await page.goto(`/isp/cpes/${named.healthy.id}`);
  const facts = region(page, "Customer and device");
  const top = async () => (await facts.boundingBox())?.y ?? 0;
  await expect(live(page)).toContainText(/[kM]bps/);
  const before = await top();
  await expect(facts.getByRole("link").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Factory reset" })).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
});

test("a device's own external ID and its customer's are told apart", async ({ page, sim }) => {
  await sim.patchCpe(named.healthy.id, { external_id: "CRM-020101" });
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  await sim.write("PATCH", `isp/customers/${customer}/`, { external_id: "X7000101Z" });
  await openDevice(page, named.healthy);
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Copy Customer's external ID" })).toBeVisible();
  await expect(main.getByRole("button", { name: "Copy External ID" })).toBeVisible();
  await page.getByRole("button", { name: "Copy for the ticket" }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect
    .poll(clipboard)
    .toMatch(/^Customer's external ID: X7000101Z\nExternal ID: CRM-020101$/m);
});

test.describe("in Spanish", () => {
  test.use({ locale: "es-ES" });

  test("what the API documents behind a device's links has Spanish names", async ({ page }) => {
    for (const [tab, names, english] of [
      [
        "livestatus",
        ["Próxima comprobación", "Impacto de negocio", "Gravedad"],
        /^(Next check|Severity)$/,
      ],
      ["info", ["Última caída", "Puertos de servicio"], /^(Last down time|Dnbw|Thresholds)$/],
      ["potses", ["Cliente"], /^(Customer|Billing profile)$/],
    ] as const) {
      await openAs(page, `/isp/cpes/${named.healthy.id}?tab=${tab}`);
      const shown = page.getByRole("tabpanel");
      for (const name of names)
        await expect(shown.getByText(name, { exact: true }).first()).toBeVisible();
      await expect(shown.getByText(english)).toHaveCount(0);
    }
  });
});
