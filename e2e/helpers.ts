import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/**
 * Opens an address as somebody who is signed in already: with a session of the API where the console
 * keeps that of a tab. Going through the form costs a page more; `signInAs` does it where the test is
 * about it.
 */
export async function openAs(page: Page, address: string, user = "noc"): Promise<void> {
  const session = JSON.stringify({ ...(await tokensOf(page, user)), username: user, keep: false });
  // For this one load: whoever signs out afterwards stays signed out.
  const script = await page.addInitScript(
    (value) => sessionStorage.setItem("krill.session", value),
    session,
  );
  await page.goto(address);
  await script.dispose();
  // The frame: on a phone its navigation is folded away.
  await expect(page.getByRole("banner")).toBeVisible();
}

async function tokensOf(page: Page, user: string): Promise<object> {
  const form = { username: user, password: user };
  // Whatever dress the simulator wears: its own names of the tokens.
  const headers = { "krill-sim-dress": "" };
  const response = await page.request.post("/api/v2/auth/login", { form, headers });
  expect(response.ok(), `${user} can sign in`).toBe(true);
  return (await response.json()) as object;
}

/** The heading of the page in sight. */
export function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** The rows of the list in sight, without its header. */
export function rows(page: Page): Locator {
  return page
    .getByRole("main")
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
}

/** The row of a device, a customer or a host in the list, by its name. */
export function rowFor(page: Page, name: string): Locator {
  return rows(page).filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** The lookup box; there is one on every page. */
export function lookupBox(page: Page): Locator {
  return page.getByRole("combobox", { name: "Find a device, customer, IP or phone" });
}

/** Pastes a text into the lookup box as a label's photo or a scanner would give it. */
export async function lookUp(page: Page, text: string): Promise<void> {
  const box = lookupBox(page);
  await box.focus();
  await page.evaluate(async (value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Opens a device's page by its id and waits until the name stands on it. */
export async function openDevice(
  page: Page,
  { id, name }: { id: number; name: string },
  user = "noc",
): Promise<void> {
  await openAs(page, `/isp/cpes/${id}`, user);
  await expect(heading(page)).toHaveText(name);
}

/** Requests to the API that match, as they go out: only watched, never changed. */
export function watchRequests(page: Page, matches: RegExp): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const { pathname, search, origin } = new URL(request.url());
    const line = `${request.method()} ${origin}${pathname}${search}`;
    if (matches.test(line)) seen.push(line);
  });
  return seen;
}

/** A button of the user's menu, which is opened for it. */
export async function fromUserMenu(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: /^Signed in as / }).click();
  return page.getByRole("button", { name });
}

/** Does an action as a person would: its button, then the same word in the dialog that asks. */
export async function runAction(page: Page, name: string): Promise<void> {
  await page.getByRole("group", { name: "Actions" }).getByRole("button", { name }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}

/** What came of the last action, beside the buttons, or of the last save, above what was saved. */
export function outcome(page: Page): Locator {
  const status = page.getByRole("main").getByRole("status");
  return status.filter({ has: page.getByRole("link", { name: "Activity" }) });
}
