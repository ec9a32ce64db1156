import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, signInAs, test } from "./fixtures.ts";
import { heading, lookUp, openAs, openDevice } from "./helpers.ts";
import { PAGES } from "./pages.ts";

/** All that the page reads has come. */
async function isWhole(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.getByLabel("Loading", { exact: true })).toHaveCount(0);
}

async function fitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 });
  const overflow = () =>
    page.evaluate(() => {
      // What lies over the page scrolls by itself.
      const frames = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
      return Math.max(...frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    });
  await expect.poll(overflow, "pixels beyond the screen's edge").toBeLessThanOrEqual(0);
}

/** The system goes dark, and the page has followed: half of each would be no theme. */
async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
}

async function speakSpanish(page: Page, isWholeScreen: boolean): Promise<void> {
  if (isWholeScreen) {
    await page.evaluate(() => localStorage.setItem("krill.language", "es"));
    await page.reload();
    return;
  }
  await page.getByRole("button", { name: /^Signed in as / }).click();
  // `Account` has the same choice in the page itself.
  await page.getByRole("banner").getByLabel("Language").selectOption("Español");
}

for (const { path, en, es, isWholeScreen = false } of PAGES) {
  test(`${path} is for every hand and eye: light, dark, phone, Spanish`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await openAs(page, path);
    await expect(heading(page)).toHaveText(en);
    await isWhole(page);
    await axe(page);
    await turnDark(page);
    await axe(page, ["color-contrast"]);
    await fitsPhone(page);
    await speakSpanish(page, isWholeScreen);
    await expect(heading(page)).toHaveText(es);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    if (isWholeScreen) await isWhole(page);
    else await page.keyboard.press("Escape");
    await axe(page);
    await fitsPhone(page);
  });
}

test("the sign-in is for every hand and eye, with an error too", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("Username", { exact: true }).fill("noc");
  await page.getByLabel("Password", { exact: true }).fill("typo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await axe(page);
  await turnDark(page);
  await axe(page);
  await fitsPhone(page);
  await page.getByLabel("Language").selectOption("Español");
  await expect(heading(page)).toHaveText("Iniciar sesión");
  await axe(page);
});

test("what opens over a page is for every hand and eye", async ({ page, sim }) => {
  await openDevice(page, named.losAlone);
  await isWhole(page);
  await page.getByRole("button", { name: "Why?" }).click();
  await expect(page.getByRole("table", { name: "Evidence" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Factory reset" }).click();
  await expect(page.getByRole("dialog")).toContainText(/Last touched(?!Loading)/);
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await lookUp(page, "ZTEG5A000134");
  await expect(page.getByRole("option").first()).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.goto("/isp/cpes?realm=phi");
  for (const name of ["Filters (1)", "Columns", "Views"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await axe(page);
  }
  await sim.faults({ expireTokens: true, expireRefresh: true });
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
  await axe(page);
});

test("after a dialog the cursor is where it was", async ({ page }) => {
  await page.goto("/");
  await signInAs(page);
  const menu = page.getByRole("button", { name: /^Signed in as / });
  await menu.focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});
