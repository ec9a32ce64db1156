import type { Page } from "@playwright/test";
import { expect, signInAs, test } from "./fixtures.ts";
import { fromUserMenu, heading, openDevice, rowFor, rows, watchRequests } from "./helpers.ts";
import { named } from "#mocks/seed/named.ts";

/** Opens an address without a session and signs in by the form. */
async function openAndSignIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await signInAs(page);
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const signInButton = (page: Page) => page.getByRole("button", { name: "Sign in", exact: true });

test("a wrong password says so and keeps what I typed", async ({ page }) => {
  await page.goto("/login");
  await field(page, "Username").fill("noc");
  await field(page, "Password").fill("typo");
  await signInButton(page).click();
  await expect(page.getByRole("alert")).toContainText("Wrong username or password");
  await expect(field(page, "Username")).toHaveValue("noc");
  await expect(field(page, "Password")).toHaveValue("typo");
  await field(page, "Password").fill("noc");
  await field(page, "Password").press("Enter");
  await expect(heading(page)).toHaveText("Home");
});

test("without a username or password I am asked for them, and nothing is sent", async ({
  page,
}) => {
  const sent = watchRequests(page, /\/api\//);
  await page.goto("/login");
  await signInButton(page).click();
  await expect(page.getByRole("alert")).toContainText("Enter your username and password");
  expect(sent).toEqual([]);
});

test("when Krill is down at the start it says so, and lets me in once it is back", async ({
  page,
  sim,
}) => {
  await sim.faults({ offline: true });
  await page.goto("/login");
  await field(page, "Username").fill("noc");
  await field(page, "Password").fill("noc");
  await signInButton(page).click();
  await expect(page.getByRole("alert")).toContainText("No connection to Krill");
  await expect(field(page, "Password")).toHaveValue("noc");
  await sim.faults({});
  await signInButton(page).click();
  await expect(heading(page)).toHaveText("Home");
});

test("when Krill is down as I come back, the page says so and goes on without a new sign-in", async ({
  page,
  sim,
}) => {
  await openAndSignIn(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ offline: true });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("CPEs: No connection to Krill", {
    timeout: 15_000,
  });
  await sim.faults({});
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("after signing in I stand where the link pointed", async ({ page }) => {
  await openAndSignIn(page, "/isp/cpes?realm=phi&sort=-cpename");
  await expect(page).toHaveURL("/isp/cpes?realm=phi&sort=-cpename");
  await expect(heading(page)).toHaveText("CPEs");
  await expect(rowFor(page, named.nameDiffers.name)).toBeVisible();
});

test("a link to another site does not lead there after signing in", async ({ page }) => {
  await openAndSignIn(page, "/login?next=//evil.example/");
  await expect(heading(page)).toHaveText("Home");
});

test("an access that has run out is renewed in silence, once for all that wait", async ({
  page,
  sim,
}) => {
  await openAndSignIn(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const renewals = watchRequests(page, /\/auth\/refresh/);
  await sim.faults({ expireTokens: true });
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(heading(page)).toHaveText("Customers");
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(renewals).toHaveLength(1);
});

test("when the session is over I sign in over the page and go on with what I typed", async ({
  page,
  sim,
}) => {
  await openAndSignIn(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search in CPEs" });
  await search.fill(named.healthy.name);
  await sim.faults({ expireTokens: true, expireRefresh: true });
  await search.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("Username", { exact: true })).toHaveValue("noc");
  await page.keyboard.press("Escape");
  await expect(dialog, "Escape does not get past it").toBeVisible();
  await dialog.getByLabel("Password", { exact: true }).fill("noc");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(search).toHaveValue(named.healthy.name);
  await expect(rows(page)).toHaveCount(1);
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
});

test("a session that I wished to keep is kept when I sign in again over the page", async ({
  page,
  context,
  sim,
}) => {
  await page.goto("/isp/cpes");
  await page.getByLabel("Keep me signed in").check();
  await signInAs(page);
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ expireTokens: true, expireRefresh: true });
  // What the frame asks by itself may have brought the question already, which lies over the page.
  await page.getByRole("link", { name: "Customers", exact: true }).dispatchEvent("click");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog.getByLabel("Keep me signed in")).toBeChecked();
  await dialog.getByLabel("Password", { exact: true }).fill("noc");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  const last = await context.newPage();
  await page.close();
  await last.goto("/isp/cpes");
  await expect(heading(last)).toHaveText("CPEs");
});

test("signing out ends the other tab too and leaves nothing of a customer behind", async ({
  page,
  context,
}) => {
  await openAndSignIn(page, "/isp/cpes");
  const customer = rowFor(page, named.healthy.name).getByRole("link").nth(1);
  const name = (await customer.textContent()) ?? "";
  await customer.click();
  await expect(heading(page)).toHaveText(name);
  const other = await context.newPage();
  await other.goto(`/isp/cpes/${named.healthy.id}`);
  await expect(heading(other)).toHaveText(named.healthy.name);

  await (await fromUserMenu(page, "Sign out")).click();
  for (const tab of [page, other]) {
    await expect(heading(tab)).toHaveText("Sign in");
    const kept = await tab.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(kept).not.toContain("eyJ");
    expect(kept).not.toContain(name);
  }
  await page.goBack();
  await expect(heading(page)).toHaveText("Sign in");
});

test("a link in a new tab opens without a second sign-in", async ({ page, context }) => {
  await openDevice(page, named.healthy);
  const tab = await context.newPage();
  await tab.goto(`/isp/cpes/${named.weakDown.id}`);
  await expect(heading(tab)).toHaveText(named.weakDown.name);
});

test("a link in a new tab never shows the sign-in, though the first tab is too busy to answer at once", async ({
  page,
  context,
}) => {
  await openDevice(page, named.healthy);
  const tab = await context.newPage();
  const passed: string[] = [];
  tab.on("framenavigated", (frame) => passed.push(new URL(frame.url()).pathname));
  const busy = page.evaluate(() => {
    const end = performance.now() + 1000;
    while (performance.now() < end);
  });
  const address = `/isp/cpes/${named.weakDown.id}`;
  await tab.goto(address);
  await expect(heading(tab)).toHaveText(named.weakDown.name);
  expect(new Set(passed)).toEqual(new Set([address]));
  await busy;
});

test("a closed browser asks again, unless I wished to stay signed in", async ({
  page,
  context,
}) => {
  await openAndSignIn(page, "/isp/cpes");
  await expect(heading(page)).toHaveText("CPEs");
  const next = await context.newPage();
  await page.close();
  await next.goto("/isp/cpes");
  await expect(heading(next)).toHaveText("Sign in");
  await next.getByLabel("Keep me signed in").check();
  await signInAs(next);
  const last = await context.newPage();
  await next.close();
  await last.goto("/isp/cpes");
  await expect(heading(last)).toHaveText("CPEs");
});

const SERVERS: [string, Record<string, unknown>][] = [
  ["whose tokens cannot be read", { jwt: false }],
  ["that takes the sign-in as JSON only", { loginContentType: "json" }],
  ["that takes the sign-in as a form only", { loginContentType: "form" }],
  ["that gives no refresh token", { refresh: false }],
  ["that is strict about slashes", { trailingSlash: "strict" }],
  ["that does not list applications", { meApps: "404" }],
  ["that lists applications as objects", { meApps: "envelope" }],
];
for (const [what, options] of SERVERS) {
  test(`I can sign in at a server ${what}`, async ({ page, sim }) => {
    await sim.options(options);
    await openAndSignIn(page, "/isp/cpes");
    await expect(
      page.getByRole("navigation", { name: "Applications" }).getByRole("link", { name: "CRM" }),
    ).toBeVisible();
    await expect(rowFor(page, named.healthy.name)).toBeVisible();
  });
}

test("at a server without refresh tokens the end of the session asks for the password", async ({
  page,
  sim,
}) => {
  await sim.options({ refresh: false });
  await openAndSignIn(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ expireTokens: true });
  await page.keyboard.press("]");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByLabel("Password", { exact: true }).fill("noc");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(page).first()).toBeVisible();
});
