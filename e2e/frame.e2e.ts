import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { fromUserMenu, heading, lookupBox, openAs, rows } from "./helpers.ts";

const applications = (page: Page) => page.getByRole("navigation", { name: "Applications" });

test("Applications shows what I have: all of them as NOC", async ({ page }) => {
  await openAs(page, "/", "noc");
  for (const name of ["CRM", "Monitoring"])
    await expect(applications(page).getByRole("link", { name })).toBeVisible();
});

test("Applications shows what I have: CRM and Monitoring as helpdesk, no more", async ({
  page,
}) => {
  await openAs(page, "/", "helpdesk");
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
});

test("Applications shows what I have: no Monitoring as installer, and its address says so", async ({
  page,
  sim,
}) => {
  await openAs(page, "/monitoring", "installer");
  await expect(heading(page)).toHaveText("You don't have access to Monitoring");
  await expect(applications(page).getByRole("link", { name: "CRM" })).toBeVisible();
  await expect(applications(page).getByRole("link", { name: "Monitoring" })).toBeHidden();
  // Granted meanwhile: what this browser remembers is of before.
  await sim.faults({ errorRate: 1, match: "me/apps" });
  await page.evaluate(() => localStorage.setItem("krill.apps.noc", '["isp"]'));
  await openAs(page, "/monitoring", "noc");
  await expect(heading(page)).toHaveText("You don't have access to Monitoring");
  const again = page.getByRole("main").getByRole("button", { name: "Try again" });
  await again.click();
  await expect(page.getByRole("alert")).toContainText("Applications: Krill failed");
  await sim.faults({});
  await again.click();
  await expect(heading(page)).toHaveText("Problems");
});

test("an address that does not exist says so and offers to look things up", async ({ page }) => {
  await openAs(page, "/no/such/page");
  await expect(heading(page)).toHaveText("This page does not exist");
  await expect(page.getByRole("main")).toContainText("There is nothing at /no/such/page");
  await expect(lookupBox(page)).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("combobox")).toBeVisible();
});

test("the bare name of an application leads to its first page", async ({ page }) => {
  await openAs(page, "/radius");
  await expect(heading(page)).toHaveText("RADIUS sessions");
  await expect(page).toHaveURL(/\/radius\/sessions$/u);
});

test("a device that does not exist says so, and the rest of the console stands", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes/99999");
  await expect(page.getByRole("alert").first()).toContainText("Not found");
  await expect(lookupBox(page)).toBeVisible();
  await page.goto("/isp/cpes/not-a-number");
  await expect(page.getByRole("main")).toContainText(
    "This is not the number of a customer or a device",
  );
  // Nor was there ever such a thing to edit.
  await page.goto("/isp/customers/abc/edit");
  await expect(page.getByRole("main")).toContainText("This page does not exist");
});

test("I choose Spanish, and every page speaks it, after a reload and after signing out too", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByLabel("Language").selectOption("Español");
  await expect(page.getByRole("navigation", { name: "Aplicaciones" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Buscar en CPE" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Número de serie" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Actividad" }).click();
  await expect(heading(page)).toHaveText("Actividad");
  await page.reload();
  await expect(heading(page)).toHaveText("Actividad");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.getByRole("button", { name: /^Sesión de / }).click();
  await page.getByRole("button", { name: "Cerrar sesión" }).click();
  await expect(page.getByRole("button", { name: "Entrar" })).toBeVisible();
});

test.describe("in a Spanish browser", () => {
  test.use({ locale: "es-ES" });
  test("the console starts in Spanish", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByLabel("Contraseña", { exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
  });

  test("figures of five digits beside a name break neither it nor its line", async ({ page }) => {
    const counts = async (address: RegExp, count: number) =>
      page.route(address, (route) =>
        route.fulfill({ json: { count, next: null, previous: null, results: [] } }),
      );
    await counts(/business_impact__gte=/u, 12_045);
    // Everything: a filter that leaves nothing out is none.
    await counts(/monitoring\/search\/\?limit=1$/u, 90_000);
    await openAs(page, "/monitoring/groups");
    const menu = page.getByRole("navigation", { name: "Aplicaciones" });
    const monitoring = menu.getByRole("link", { name: "Monitorización" });
    await expect(monitoring.getByText("12045", { exact: true })).toHaveCount(2);
    const height = async (name: string) =>
      (await menu.getByRole("link", { name }).boundingBox())?.height;
    expect(await height("Monitorización")).toBe(await height("CRM"));
    expect(await overflow(page)).toBe(0);
    await page.getByRole("button", { name: "Plegar el menú" }).click();
    expect(await height("Monitorización")).toBe(await height("CRM"));
    expect(await overflow(page)).toBe(0);
    // The second figure has no place there, and is heard all the same.
    await expect(monitoring).toHaveAccessibleName("Monitorización");
    await expect(monitoring).toHaveAccessibleDescription(/caídos.*críticos/u);
  });
});

test("I choose the dark theme and it stays; the system's theme is followed when I wish", async ({
  page,
}) => {
  const scheme = async (value: string) =>
    expect(page.locator("html")).toHaveCSS("color-scheme", value);
  await page.emulateMedia({ colorScheme: "light" });
  await openAs(page, "/");
  await scheme("light");
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  await scheme("dark");
  await page.reload();
  await scheme("dark");
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByLabel("Theme").selectOption("System");
  await scheme("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await scheme("dark");
});

test("the keys lead where they say", async ({ page }) => {
  await openAs(page, "/");
  await expect(heading(page)).toHaveText("Home");
  await page.getByRole("link", { name: "Home" }).focus();
  await press(page, "g c");
  await expect(heading(page)).toHaveText("CPEs");
  await press(page, "g m");
  await expect(heading(page)).toHaveText("Problems");
  await press(page, "g y");
  await expect(heading(page)).toHaveText("Activity");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toContainText("Go to CRM");
  await press(page, "g c");
  await expect(heading(page), "not behind a dialog").toHaveText("Activity");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await press(page, "g h");
  await expect(heading(page)).toHaveText("Home");
});

test("a slash or Ctrl+K puts the cursor into the lookup box, and what I type there is text", async ({
  page,
}) => {
  await openAs(page, "/activity");
  await expect(heading(page)).toHaveText("Activity");
  await page.keyboard.press("/");
  await expect(lookupBox(page)).toBeFocused();
  await page.keyboard.type("g c?/");
  await expect(lookupBox(page)).toHaveValue("g c?/");
  await expect(heading(page)).toHaveText("Activity");
  await page.getByRole("link", { name: "This tab's requests" }).focus();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(lookupBox(page)).toBeFocused();
});

test("single keys can be turned off, and stay off", async ({ page }) => {
  await openAs(page, "/activity");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByLabel("Single-key shortcuts are on").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(heading(page)).toHaveText("Activity");
  await page.keyboard.press("?");
  await press(page, "g c");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(lookupBox(page), "this one is no single key").toBeFocused();
  await expect(help).toBeHidden();
  await expect(heading(page)).toHaveText("Activity");
  await (await fromUserMenu(page, "Keyboard shortcuts")).click();
  await expect(help).toBeVisible();
});

test("the first Tab skips to the content", async ({ page }) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the folded menu stays folded and still names its links", async ({ page }) => {
  await openAs(page, "/");
  await page.getByRole("button", { name: "Collapse the menu" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Expand the menu" })).toBeVisible();
  await applications(page).getByRole("link", { name: "CRM" }).click();
  await expect(heading(page)).toHaveText("CPEs");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  test("the menu opens over the page and closes when I have chosen", async ({ page }) => {
    await openAs(page, "/isp/customers");
    await expect(heading(page)).toHaveText("Customers");
    await expect(applications(page)).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).tap();
    await applications(page).getByRole("link", { name: "Monitoring" }).tap();
    await expect(heading(page)).toHaveText("Problems");
    await expect(applications(page)).toBeHidden();
    // By keys too: left by Escape, and never over what has the keyboard.
    const menu = page.getByRole("button", { name: "Menu" });
    await menu.press("Enter");
    await applications(page).getByRole("link", { name: "PBX" }).focus();
    await page.keyboard.press("Escape");
    await expect(applications(page)).toBeHidden();
    await expect(menu).toBeFocused();
    await menu.press("Enter");
    await expect(applications(page)).toBeVisible();
    await page.getByRole("main").getByRole("link").first().focus();
    await expect(applications(page)).toBeHidden();
  });
});

/** Keys one after the other: `g c`. */
async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

/** How far the menu's links reach beyond it, px. */
const overflow = (page: Page) =>
  page.locator("#navigation").evaluate((menu) => menu.scrollWidth - menu.clientWidth);
