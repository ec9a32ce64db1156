import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, openDevice, rows } from "./helpers.ts";

const LOST = "A part of the console could not be loaded";

/** A new release has taken the place of the one that this tab has begun with: its files are gone. */
async function release(page: Page): Promise<{ reload: () => Promise<void> }> {
  const gone = "**/assets/*.js";
  await page.route(gone, (route) => route.fulfill({ status: 410, body: "Gone" }));
  // Only then does the browser ask no file of the old release any more.
  const ask = () => page.evaluate(async () => (await fetch("/assets/any.js")).status);
  await expect.poll(ask).toBe(410);
  return {
    // The document of the new release names files that are there.
    reload: async () => {
      await page.unroute(gone);
      // The last is that of the page, where the lookup box has one too.
      await page.getByRole("button", { name: "Reload" }).last().click();
    },
  };
}

/** A file of the console does not come for a while; done when the browser has noticed. */
async function lose(page: Page, name: string): Promise<() => Promise<void>> {
  const file = `**/assets/${name}-*.js`;
  await page.route(file, (route) => route.abort());
  const ask = () =>
    page.evaluate(async (url) => {
      try {
        await fetch(url);
        return "came";
      } catch {
        return "lost";
      }
    }, `/assets/${name}-any.js`);
  await expect.poll(ask).toBe("lost");
  return () => page.unroute(file);
}

test("a page whose code is gone since a new release offers to reload, and stands there then with what was chosen and typed meanwhile", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const { reload } = await release(page);
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByLabel("Language").selectOption("Español");
  const noSpanish = page.getByRole("banner").getByRole("alert");
  await expect(noSpanish).toContainText(LOST);
  await expect(noSpanish.getByRole("button", { name: "Reload" })).toBeVisible();
  await page.keyboard.press("Escape");
  // The lookup box comes with its first focus.
  await page.keyboard.press("/");
  const noLookup = page.getByRole("banner").getByRole("alert").filter({ hasText: LOST });
  await expect(noLookup).toContainText("The console was updated meanwhile");
  await expect(noLookup.getByRole("button", { name: "Reload" })).toBeVisible();
  await page.keyboard.type("Garcia");
  await page.getByRole("link", { name: "Rubik" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(LOST);
  await reload();
  await expect(heading(page)).toHaveText("Servicios Rubik");
  await expect(rows(page).first()).toBeVisible();
  const box = page.getByRole("banner").getByRole("combobox");
  await expect(box).toHaveValue("Garcia");
  await page.getByRole("button", { name: /^Sesión de / }).click();
  await page.getByRole("button", { name: "Cerrar sesión" }).click();
  await openAs(page, "/isp/cpes", "helpdesk");
  await expect(box).toHaveValue("");
});

test("a page whose code did not come for a moment is there at the next visit, without a reload", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const giveBack = await lose(page, "ServicesPage");
  await page.getByRole("link", { name: "Rubik" }).click();
  await expect(page.getByRole("alert")).toContainText(LOST);
  await giveBack();
  await page.getByRole("link", { name: "CRM" }).click();
  await expect(heading(page)).toHaveText("CPEs");
  await page.getByRole("link", { name: "Rubik" }).click();
  await expect(heading(page)).toHaveText("Rubik services");
});

test("a part of a page whose code is gone says so in its place; what is typed is there after the reload", async ({
  page,
}) => {
  page.on("dialog", (dialog) => void dialog.accept());
  await openAs(page, "/isp/customers/new");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Conservada");
  await name.blur();
  const { reload } = await release(page);
  await page.keyboard.press("?");
  const lost = page.getByRole("alert").filter({ hasText: LOST });
  await lost.getByRole("button", { name: "Try again" }).click();
  await expect(lost).toBeVisible();
  await reload();
  await expect(name).toHaveValue("Conservada");
});

test("code that did not come for a moment comes at the next try, without a reload", async ({
  page,
}) => {
  await openDevice(page, named.healthy);
  await expect(page.getByText(/^Online and healthy/)).toBeVisible();
  const giveBack = await lose(page, "KeysHelp");
  await page.keyboard.press("?");
  const lost = page.getByRole("alert").filter({ hasText: LOST });
  await expect(lost).toBeVisible();
  await giveBack();
  await lost.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("without a connection no reload is offered, and a part comes by itself once there is one", async ({
  page,
  context,
}) => {
  await openDevice(page, named.healthy);
  await expect(page.getByText(/^Online and healthy/)).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.press("?");
  const lost = page.getByRole("alert").filter({ hasText: LOST });
  await expect(lost).toContainText("No connection");
  await expect(lost.getByRole("button")).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("a page that cannot be loaded without a connection offers its reload once there is one", async ({
  page,
  context,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const away = page.getByRole("link", { name: "Rubik" });
  await expect(away).toBeVisible();
  await context.setOffline(true);
  await away.click();
  const lost = page.getByRole("alert").filter({ hasText: LOST });
  await expect(lost).toContainText("No connection");
  await expect(lost.getByRole("button", { name: "Reload" })).toHaveCount(0);
  await context.setOffline(false);
  await lost.getByRole("button", { name: "Reload" }).click();
  await expect(heading(page)).toHaveText("Rubik services");
});
