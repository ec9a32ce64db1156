import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import {
  fromUserMenu,
  heading,
  lookUp,
  lookupBox,
  openAs,
  rowFor,
  watchRequests,
} from "./helpers.ts";

/** What opens below the lookup box. */
const popup = (page: Page) => page.getByRole("banner").getByRole("search");
const results = (page: Page) => page.getByRole("listbox", { name: "Results" });
const result = (page: Page, name: string | RegExp) => results(page).getByRole("option", { name });

interface Lines {
  results: { cli: string | null; lineid: string }[];
}

/** Looks up each text from the page before it, and wants one device's page after Enter. */
async function eachOpens(page: Page, texts: readonly string[], name: string): Promise<void> {
  await openAs(page, "/activity");
  for (const text of texts)
    await test.step(text, async () => {
      await expect(heading(page)).toHaveText("Activity");
      const asked = watchRequests(page, /\/isp\/cpes\/\?/);
      await lookUp(page, text);
      await page.keyboard.press("Enter");
      await expect(heading(page)).toHaveText(name);
      expect(asked.length, "requests for the list of devices").toBeLessThanOrEqual(2);
      await expect(lookupBox(page)).toHaveValue("");
      await page.goBack();
    });
}

test("whatever form of the serial number the customer reads to me, Enter opens the device", async ({
  page,
}) => {
  const forms = [
    "4857544314310a47",
    "4857544314310A47",
    "4857 5443 1431 0A47",
    "48:57:54:43:14:31:0A:47",
    "0x4857544314310a47",
    "HWTC14310A47",
    "hwtc14310a47",
    "HWTC-14310A47",
    "HWTC 1431 0A47",
    "  HWTC14310A47\n",
  ];
  await eachOpens(page, forms, named.healthy.name);
});

test("what else is printed around the serial number does not disturb", async ({ page }) => {
  const labels = [
    "SN HWTC14310A47",
    "S/N: HWTC14310A47",
    "SN:4857544314310A47",
    "GPON SN: 4857544314310A47",
    "Nº de serie: HWTC14310A47",
    "4857544314310A47 (HWTC-14310A47)",
  ];
  await eachOpens(page, labels, named.healthy.name);
});

test("a MAC in any notation opens the device", async ({ page }) => {
  const macs = ["7c:b7:33:5e:01:49", "7C-B7-33-5E-01-49", "7cb7.335e.0149", "7CB7335E0149"];
  await eachOpens(page, macs, named.docsis.name);
});

test("a name or an id opens the device", async ({ page }) => {
  await eachOpens(page, ["phi0994", "PHI0994", "#154"], named.nameDiffers.name);
});

test("a serial number whose first half is no text opens the device too", async ({ page }) => {
  await eachOpens(page, ["0000deadbeef0000"], named.undecodableSerial.name);
});

test("an external id, an IP, a PPPoE user and a phone number open the device", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, {
    external_id: "ERP-47110815",
    fixed_address: "203.0.113.77",
    pppoe_username: "lola.flores@ejemplo",
  });
  await eachOpens(
    page,
    ["ERP-47110815", "203.0.113.77", "lola.flores@ejemplo"],
    named.healthy.name,
  );
  const { results: lines } = await sim.read<Lines>("isp/potses/?limit=100");
  const line = lines.find(({ cli }) => cli !== null);
  await lookUp(page, line?.cli ?? "no line has a number");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(line?.lineid.replace(/-\d+$/, "") ?? "");
});

test("a customer's name finds the customer and the devices, and I choose with the arrows", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  const row = rowFor(page, named.healthy.name);
  const name = (await row.getByRole("link").nth(1).textContent()) ?? "";
  await lookUp(page, name);
  const customers = results(page).getByRole("group", { name: "Customers" });
  await expect(customers.getByRole("option", { name })).toBeVisible();
  const devices = results(page).getByRole("group", { name: "Devices" });
  await expect(devices.getByRole("option", { name: named.healthy.name })).toBeVisible();
  await expect(popup(page).getByText(`Taken for: Text “${name}”`)).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(results(page).getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(name);
});

test("typing alone already shows the device, with both forms of its serial number", async ({
  page,
}) => {
  await openAs(page, "/activity");
  await lookupBox(page).pressSequentially("hwtc14310a47");
  await expect(
    popup(page).getByText("Taken for: Serial number HWTC14310A47 · 4857544314310a47"),
  ).toBeVisible();
  const found = result(page, named.healthy.name);
  await expect(found).toContainText("exact match");
  await expect(found).toContainText("HWTC14310A47");
  await expect(found).toContainText("4857544314310a47");
  await found.click();
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test("a serial number without its last character lists the devices, one with letters for digits offers the device", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, { sn: "485754435e00010a" });
  await openAs(page, "/activity");
  await lookUp(page, "HWTC5E00010");
  await expect(result(page, named.healthy.name)).toBeVisible();
  await expect(popup(page).getByText(/ignored the search/)).toHaveCount(0);
  await lookupBox(page).fill("HWTC5EOOO1OA");
  await page.keyboard.press("Enter");
  const offered = result(page, named.healthy.name);
  await expect(offered).toBeVisible();
  await expect(offered).not.toContainText("exact match");
  await expect(popup(page).getByText(/Also tried: .*Serial number HWTC5E00010A · /)).toBeVisible();
  await expect(heading(page)).toHaveText("Activity");
  await offered.click();
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test("a serial number that no device has says what was searched and keeps what I typed", async ({
  page,
}) => {
  await openAs(page, "/activity");
  await lookUp(page, "HWTC00000000");
  await page.keyboard.press("Enter");
  await expect(
    popup(page).getByText("No device has serial number HWTC00000000 · 4857544300000000"),
  ).toBeVisible();
  await expect(popup(page).getByText(/^Searched CRM: .*hexadecimal/)).toBeVisible();
  await expect(heading(page)).toHaveText("Activity");
  await expect(lookupBox(page)).toHaveValue("HWTC00000000");
});

test("text that is no number of anything says what it was taken for, and opens nothing", async ({
  page,
}) => {
  await openAs(page, "/activity");
  for (const text of ["HWTC14310B4", "7c:b7:33:5e:01", "´`<b>%00 \\ {{x}}"]) {
    await lookUp(page, text);
    await page.keyboard.press("Enter");
    await expect(popup(page).getByText(/^Taken for: /)).toBeVisible();
    await expect(popup(page).getByText(/^(Nothing|No device) .* “?\S/)).toBeVisible();
    await expect(lookupBox(page)).toHaveValue(text);
    await expect(heading(page)).toHaveText("Activity");
    await page.getByRole("button", { name: "Empty the lookup box" }).click();
    await expect(lookupBox(page)).toHaveValue("");
  }
});

test("a serial number that two devices have opens neither by itself", async ({ page }) => {
  await openAs(page, "/activity");
  await lookUp(page, "ZTEG5A000134");
  await page.keyboard.press("Enter");
  await expect(popup(page).getByText("2 exact matches: choose one")).toBeVisible();
  await expect(heading(page)).toHaveText("Activity");
  await expect(result(page, named.sharedSerial.name)).toContainText("· cpe ·");
  await expect(result(page, named.sharedSerialToo.name)).toContainText("· phi ·");
  await result(page, named.sharedSerialToo.name).click();
  await expect(heading(page)).toHaveText(named.sharedSerialToo.name);
});

test("an external id that two devices have opens neither by itself", async ({ page }) => {
  await openAs(page, "/activity");
  await lookUp(page, "CRM-000777");
  await page.keyboard.press("Enter");
  await expect(result(page, named.doubledExternalId.name)).toBeVisible();
  await expect(result(page, named.doubledExternalIdToo.name)).toBeVisible();
  await expect(heading(page)).toHaveText("Activity");
});

test("a pasted list is looked up one by one, and what is missing is named", async ({ page }) => {
  await openAs(page, "/activity");
  await lookUp(page, "HWTC14310A47\n485754435e000102\nHWTC00000000\n");
  await expect(popup(page).getByText("A list of 3")).toBeVisible();
  await result(page, "Look up these 3").click();
  await expect(result(page, named.healthy.name)).toBeVisible();
  await expect(result(page, named.weakDown.name)).toBeVisible();
  await expect(popup(page).getByText("Not found: HWTC00000000")).toBeVisible();
});

test.describe("on a server that overlooks what is not documented", () => {
  test.use({ dress: "silent" });

  test("what nobody could be asked for in a pasted list is not called missing", async ({
    page,
  }) => {
    await openAs(page, "/activity");
    await lookUp(page, "HWTC14310A47\nHWTC00000000\n7C:B7:33:00:00:99\n");
    await result(page, "Look up these 3").click();
    await expect(result(page, named.healthy.name)).toBeVisible();
    await expect(popup(page).getByText("Not found: HWTC00000000", { exact: true })).toBeVisible();
    await expect(popup(page).getByText(/^Could not be searched: 7C:B7/)).toBeVisible();
  });
});

test("with a slow Krill, Enter waits for the answer and then opens the device", async ({
  page,
  sim,
}) => {
  await openAs(page, "/activity");
  await sim.faults({ held: true, match: "isp/cpes/?" });
  await lookUp(page, "HWTC14310A47");
  await page.keyboard.press("Enter");
  await expect(popup(page).getByText("Asking CRM …")).toBeVisible();
  await sim.faults({});
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test("with a slow Krill, Escape gives up: nothing opens behind my back", async ({ page, sim }) => {
  await openAs(page, "/activity");
  await sim.faults({ held: true, match: "isp/cpes/?" });
  await lookUp(page, "HWTC14310A47");
  const given = page.waitForEvent("requestfailed", (request) =>
    request.url().includes("isp/cpes/?"),
  );
  await page.keyboard.press("Enter");
  await expect(popup(page).getByText("Asking CRM …")).toBeVisible();
  await page.keyboard.press("Escape");
  await given;
  await expect(popup(page).getByText("Asking CRM …")).toBeHidden();
  await expect(lookupBox(page)).toHaveValue("HWTC14310A47");
  await sim.faults({});
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);
});

test("when one source fails it says so, and the others' results stand", async ({ page, sim }) => {
  await openAs(page, "/isp/customers");
  await sim.faults({ errorRate: 1, match: "isp/customers/?" });
  await lookUp(page, named.healthy.name.slice(0, 6));
  await page.keyboard.press("Enter");
  await expect(result(page, named.healthy.name)).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("CRM could not be searched");
  await sim.faults({});
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("what I opened lately and what I pinned is at hand; signing out keeps only the pins", async ({
  page,
}) => {
  await openAs(page, `/isp/cpes/${named.healthy.id}`);
  await expect(heading(page)).toHaveText(named.healthy.name);
  await page.getByRole("link", { name: "Home" }).click();
  const lately = page.getByRole("region", { name: "Opened lately" });
  await expect(lately.getByRole("link", { name: named.healthy.name })).toBeVisible();
  await lately.getByRole("button", { name: `Pin ${named.healthy.name}` }).click();
  const pinned = page.getByRole("region", { name: "Pinned" });
  await expect(pinned.getByRole("link", { name: named.healthy.name })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(
    results(page).getByRole("group", { name: "Pinned" }).getByRole("option"),
  ).toContainText(named.healthy.name);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);

  await (await fromUserMenu(page, "Sign out")).click();
  await openAs(page, "/");
  await expect(pinned.getByRole("link", { name: named.healthy.name })).toBeVisible();
  await expect(lately).toBeHidden();
});

test("whoever leaves the box as its list comes finds the page free", async ({ page }) => {
  // Leaves when the console has looked for the last time who has the keyboard, before it draws anything.
  await page.addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, "activeElement");
    Object.defineProperty(Document.prototype, "activeElement", {
      configurable: true,
      get() {
        const now = own?.get?.call(this) as HTMLElement | null;
        if (Reflect.get(window, "isLeaving") === true && now?.role === "combobox") {
          Reflect.set(window, "isLeaving", false);
          queueMicrotask(() => now.blur());
        }
        return now;
      },
    });
  });
  let letGo = () => {};
  const free = new Promise<void>((resolve) => (letGo = resolve));
  await openAs(page, "/activity");
  await expect(heading(page)).toHaveText("Activity");
  await page.route(/\/assets\/lookup/iu, async (route) => {
    await free;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/assets\/lookup/iu);
  await lookupBox(page).focus();
  await asked;
  await page.evaluate(() => Reflect.set(window, "isLeaving", true));
  letGo();
  await expect(lookupBox(page)).not.toBeFocused();
  await expect(popup(page).getByText(/^Paste a serial number/u)).toBeHidden();
  // It comes to whoever comes back.
  await lookupBox(page).focus();
  await expect(popup(page).getByText(/^Paste a serial number/u)).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  test("the results fit the screen and open by a tap", async ({ page }) => {
    await openAs(page, "/activity");
    await lookUp(page, "HWTC5E000102");
    const found = result(page, named.weakDown.name);
    await expect(found).toBeInViewport({ ratio: 1 });
    await found.tap();
    await expect(heading(page)).toHaveText(named.weakDown.name);
  });
});

test("the start page tells of keys only where there are some", async ({ page }) => {
  await openAs(page, "/");
  await expect(page.getByText(/Paste a serial number/)).toContainText("press Enter.");
  const keys = page.getByText("The key / leads back to it from every page; ? lists all keys.");
  await expect(keys).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(keys).toBeHidden();
});
