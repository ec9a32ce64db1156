import type { Locator, Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, watchRequests } from "./helpers.ts";

const main = (page: Page) => page.getByRole("main");
/** A field by how its label begins: marks stand behind it. */
const field = (page: Page, name: string) => main(page).getByLabel(new RegExp(`^${name}`));
const alert = (page: Page, text: string) => main(page).getByRole("alert").filter({ hasText: text });
/** Whether a press in its middle reaches it: nothing lies over it, and it is in sight. */
const isOnTop = (one: Locator) =>
  one.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
const toTop = (page: Page) => page.evaluate(() => window.scrollTo(0, 0));

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Everything that is needed to put an ONU on the CPE that waits for it. */
async function fillIn(page: Page, customer: number, sn: string): Promise<void> {
  await field(page, "Serial number").fill(sn);
  await field(page, "Customer").fill(String(customer));
  await page.getByRole("option", { name: new RegExp(`\\(#${customer}\\)`) }).click();
  await expect(page.getByRole("radio", { name: named.healthy.name })).toBeChecked();
}

test("a serial number at another CPE is seen where the press was, and a second press sends nothing", async ({
  page,
  sim,
}) => {
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  await sim.patchCpe(named.healthy.id, { sn: null });
  await openAs(page, "/installer");
  await fillIn(page, customer, named.expired.sn ?? "");
  await toTop(page);
  const install = page.getByRole("button", { name: "Install", exact: true });
  await install.tap();
  const taken = alert(page, "Another CPE has this serial number.");
  const anyway = taken.getByRole("button", { name: "Install all the same" });
  await expect(taken).toBeInViewport({ ratio: 1 });
  await expect(anyway).toBeInViewport({ ratio: 1 });
  const written = watchRequests(page, /^(POST|PATCH) .*cpes/);
  const asked = page.waitForResponse((answer) => answer.url().includes("sn="));
  await install.tap();
  await asked;
  await expect(taken).toBeVisible();
  expect(written).toEqual([]);
  await anyway.tap();
  await expect.poll(() => written).toHaveLength(1);
});

test("what came of a press is in sight, wherever the form is scrolled to", async ({
  page,
  context,
  sim,
}) => {
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  await sim.patchCpe(named.healthy.id, { sn: null });
  await openAs(page, "/installer");
  await fillIn(page, customer, "HWTC0ABC0011");
  await toTop(page);
  const install = page.getByRole("button", { name: "Install", exact: true });
  await context.setOffline(true);
  await install.tap();
  await expect(alert(page, "No connection: nothing was sent.")).toBeInViewport({ ratio: 1 });
  await context.setOffline(false);
  await sim.faults({ errorRate: 1, errorStatus: 500, method: "PATCH", match: "isp/cpes" });
  await install.tap();
  await expect(alert(page, "Installation:")).toBeInViewport({ ratio: 1 });
});

test("the customers that are suggested lie over the bar, each in sight that the keys come to", async ({
  page,
}) => {
  await openAs(page, "/installer");
  await field(page, "Customer").fill("a");
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options.nth(4)).toBeAttached();
  const [box, bar] = await Promise.all([
    field(page, "Customer").boundingBox(),
    page.getByRole("button", { name: "Install", exact: true }).boundingBox(),
  ]);
  // What this is about: there is no room for them above the bar.
  expect((bar?.y ?? 0) - (box?.y ?? 0)).toBeLessThan(400);
  for (let at = 0; at < 5; at++) {
    await expect
      .poll(() => isOnTop(page.getByRole("listbox").getByRole("option", { selected: true })))
      .toBe(true);
    await page.keyboard.press("ArrowDown");
  }
  const list = await page.getByRole("listbox").boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThan(845);
});

test("the label is scanned and the map opened without a connection, and what was typed stays", async ({
  page,
  context,
}) => {
  await openAs(page, "/installer");
  await field(page, "Wi-Fi password").fill("muy-secreta");
  const parts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .join(),
    );
  await expect.poll(parts).toMatch(/ScanDialog.*\.js/);
  await expect.poll(parts).toMatch(/MapPickerBody.*\.js/);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Scan the label" }).tap();
  const dialog = page.getByRole("dialog", { name: "Scan the label" });
  await expect(dialog.getByLabel("Choose a picture")).toBeAttached();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Set it on the map" }).tap();
  await expect(page.getByRole("application", { name: "Position of the device" })).toBeVisible();
  await expect(field(page, "Wi-Fi password")).toHaveValue("muy-secreta");
});

test("a customer's cable modem is named where an installer who may make no CPE can choose none", async ({
  page,
  sim,
}) => {
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.docsis.id}/`);
  await openAs(page, "/installer", "installer");
  await field(page, "Customer").fill(String(customer));
  await page.getByRole("option", { name: new RegExp(`\\(#${customer}\\)`) }).click();
  await expect(main(page)).toContainText(
    `Not for an ONU, since they are no fibre devices: ${named.docsis.name} (docsis).`,
  );
  await expect(main(page)).toContainText("This customer has no CPE for an ONU");
  await expect(main(page)).not.toContainText("This customer has no CPE.");
});

test("a field has its star where this installation cannot do without it", async ({ page, sim }) => {
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  await sim.patchCpe(named.healthy.id, { sn: null });
  await openAs(page, "/installer");
  await fillIn(page, customer, "HWTC0ABC0011");
  const isNeeded = (name: string) =>
    expect(field(page, name)).toHaveAttribute("aria-required", "true");
  await isNeeded("Serial number");
  await expect(field(page, "CPE model")).toHaveAttribute("aria-required", "false");
  await page.getByRole("radio", { name: "A new CPE" }).check();
  await isNeeded("CPE model");
  await isNeeded("Line profile");
});
