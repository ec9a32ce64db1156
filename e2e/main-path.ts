import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect } from "./fixtures.ts";
import { heading, lookUp, lookupBox, outcome } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

/** From a cold start to a rebooted device in Activity, by keyboard alone. */
export async function theMainPath(page: Page, sim: Simulator, console: string): Promise<void> {
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };

  await page.goto(`${console}/`);
  await expect(page.getByLabel("Username", { exact: true })).toBeFocused();
  await keyboard.type("noc");
  await press("Tab");
  await keyboard.type("noc");
  await press("Enter");
  await expect(heading(page)).toHaveText("Home");

  await press("/");
  await expect(lookupBox(page)).toBeFocused();
  await lookUp(page, "HWTC14310A47");
  await press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);
  await expect(page.getByRole("region", { name: "What is going on" })).toContainText(
    "Online and healthy: the light is good in both directions.",
  );

  await press("a");
  await expect(page.getByRole("button", { name: "Run diagnostic" })).toBeFocused();
  await press("Tab");
  await expect(page.getByRole("button", { name: "Reboot" })).toBeFocused();
  await press("Enter");
  const dialog = page.getByRole("dialog", { name: `Reboot: ${named.healthy.name}` });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await press("Tab", "Enter");
  await expect(outcome(page)).toContainText("Accepted, not back yet");
  await sim.advance(10);
  await expect(outcome(page)).toContainText(/down since \d\d:\d\d/, { timeout: 12_000 });
  await sim.advance(20);
  await expect(outcome(page)).toContainText(/Back since \d\d:\d\d/, { timeout: 12_000 });

  await press("g", "y");
  await expect(heading(page)).toHaveText("Activity");
  const item = page.getByRole("listitem").filter({ hasText: named.healthy.name });
  await expect(item).toContainText("Reboot");
  await expect(item).toContainText(/Back since \d\d:\d\d/);
  const actions = (await sim.log()).filter(({ path }) => path.includes("/cpes/"));
  expect(actions.map(({ method, path }) => `${method} ${path}`)).toEqual([
    expect.stringMatching(/^POST .*\/cpes\/101\/reboot$/),
  ]);
}
