import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading, openAs, watchRequests } from "./helpers.ts";
import { BROWSER_ARGS, installedBrowser } from "../scripts/browser.ts";
import { labelFilm, labelPicture } from "./label.ts";

const main = (page: Page) => page.getByRole("main");
/** A field by how its label begins: marks stand behind it. */
const field = (page: Page, name: string) => main(page).getByLabel(new RegExp(`^${name}`));
const steps = (page: Page) => page.getByRole("status", { name: "Steps" });

test.describe("an installer with a phone in one hand", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    geolocation: { latitude: 37.205422, longitude: -6.1, accuracy: 8 },
    permissions: ["geolocation"],
  });

  test("finds the installer as the first thing on Home", async ({ page }) => {
    await openAs(page, "/", "installer");
    const link = main(page).getByRole("link").first();
    await expect(link).toHaveText("Installer");
    await expect(link).toBeInViewport();
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await link.tap();
    await expect(page).toHaveURL("/installer");
    await openAs(page, "/", "noc");
    await expect(main(page).getByRole("link", { name: "Installer" })).toHaveCount(0);
  });

  test("installs a pending ONU, the network cut between the steps and the reply lost", async ({
    page,
    context,
    sim,
  }) => {
    // A whole installation, its watch included.
    test.slow();
    await openAs(page, "/installer");
    await page.getByRole("button", { name: "Choose a waiting ONU" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /HWTC0ABC0011/ })
      .click();
    await expect(field(page, "Serial number")).toHaveValue("HWTC0ABC0011");
    await expect(main(page)).toContainText("It waits at");
    await expect(field(page, "CPE model")).toHaveValue("EG8145V5");

    await context.setOffline(true);
    await field(page, "Wi-Fi SSID").fill("Casa Azul");
    await field(page, "Wi-Fi password").fill("muy-secreta");
    await page.getByRole("button", { name: "Use this phone's position" }).click();
    await expect(main(page)).toContainText("Position: 37.205422, -6.1 · to within 8 m");
    await context.setOffline(false);

    const customer = field(page, "Customer");
    await customer.fill("1");
    await page.getByRole("option", { name: /\(#1\)/ }).click();
    await page.getByRole("radio", { name: "A new CPE" }).check();
    await field(page, "Speed profile").selectOption({ index: 1 });
    await field(page, "Line profile").selectOption("residential");

    await page.reload();
    await expect(main(page)).toContainText("You are back where you left it");
    await expect(main(page)).toContainText("The Wi-Fi password is not kept on this phone");
    await expect(field(page, "Wi-Fi SSID")).toHaveValue("Casa Azul");
    await expect(field(page, "Wi-Fi password")).toHaveValue("");
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("muy-secreta");
    await field(page, "Wi-Fi password").fill("muy-secreta");
    await expect(page.getByRole("radio", { name: "A new CPE" })).toBeChecked();

    await context.setOffline(true);
    await page.getByRole("button", { name: "Install", exact: true }).click();
    await expect(main(page)).toContainText("No connection: nothing was sent.");
    await context.setOffline(false);

    const posted = watchRequests(page, /POST .*\/isp\/cpes\/$/);
    await sim.faults({ lostReply: true, method: "POST", match: "isp/cpes" });
    await page.getByRole("button", { name: "Install", exact: true }).click();
    await expect(main(page)).toContainText("Outcome unknown: it was sent, and no answer came.");
    await sim.faults({});
    await page.getByRole("button", { name: "Look what became of it" }).click();
    await expect(steps(page)).toBeVisible();
    await sim.advance(60);
    await expect(main(page)).toContainText("It works: online, with an address", {
      timeout: 15_000,
    });
    expect(posted).toHaveLength(1);
    expect(await sim.read("isp/cpes/?sn=HWTC0ABC0011")).toMatchObject({ count: 1 });
    await expect(main(page)).toContainText("HWTC0ABC0011");
    await axe(page);
    await page.getByRole("link", { name: "Next installation" }).click();
    await expect(field(page, "Serial number")).toHaveValue("");
  });

  test("scans the label from a picture, and puts the ONU on the CPE that waits for it", async ({
    page,
    sim,
  }) => {
    const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
    await sim.patchCpe(named.healthy.id, { sn: null });
    await openAs(page, "/installer", "installer");
    await page.getByRole("button", { name: "Scan the label" }).click();
    await page
      .getByRole("dialog")
      .getByLabel("Choose a picture")
      .setInputFiles(labelPicture("EG8145V5", "485754430ABC0011", "7CB7331A2B3C"));
    await expect(field(page, "Serial number")).toHaveValue("HWTC0ABC0011");
    const box = field(page, "Customer");
    await box.fill(String(customer));
    await page.getByRole("option", { name: new RegExp(`\\(#${customer}\\)`) }).click();
    await expect(page.getByRole("radio", { name: named.healthy.name })).toBeChecked();
    await field(page, "Wi-Fi password").fill("muy-secreta");
    // The session ends meanwhile: what was typed, the password too, goes on after it.
    await sim.faults({ expireTokens: true, expireRefresh: true });
    await page.getByRole("button", { name: "Install", exact: true }).click();
    const ended = page.getByRole("dialog", { name: "Your session has ended" });
    await ended.getByLabel("Password", { exact: true }).fill("installer");
    await ended.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(steps(page)).toBeVisible();
    await sim.advance(60);
    await expect(steps(page)).toContainText("Address granted · done", { timeout: 15_000 });
    const sent = (await sim.log()).filter(({ method }) => method === "PATCH");
    expect(sent.map(({ path }) => path)).toEqual([`/api/v2/installer/cpes/${named.healthy.id}/`]);
    expect(sent[0]?.["body"]).toHaveProperty("wifi_password");
  });
});

test("an installer without the CRM puts an ONU on a CPE found by its name", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, { sn: null });
  await sim.options({ absent: "isp/,monitoring/" });
  await openAs(page, "/installer", "installer");
  await field(page, "Serial number").fill("HWTC0ABC0011");
  await main(page)
    .getByRole("combobox", { name: /^CPE(?! model)/ })
    .fill(named.healthy.name);
  await page.getByRole("option", { name: named.healthy.name }).click();
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect(steps(page)).toBeVisible();
  expect((await sim.log()).map(({ method, path }) => `${method} ${path}`)).toContain(
    `PATCH /api/v2/installer/cpes/${named.healthy.id}/`,
  );
});

test("an installer is told where the customer may have other CPEs, and none is chosen for them", async ({
  page,
  sim,
}) => {
  const { customer } = await sim.read<{ customer: number }>(`isp/cpes/${named.healthy.id}/`);
  await sim.patchCpe(named.healthy.id, { sn: null });
  await sim.options({ overlooks: "customer" });
  await openAs(page, "/installer", "installer");
  const box = field(page, "Customer");
  await box.fill(String(customer));
  await page.getByRole("option", { name: new RegExp(`\\(#${customer}\\)`) }).click();
  await expect(main(page)).toContainText("The customer may have other CPEs");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test.describe("a phone that refuses", () => {
  test.use({ viewport: { width: 390, height: 844 }, permissions: [] });

  test("camera and position: both can be done without, and the keyboard is enough", async ({
    page,
  }) => {
    await openAs(page, "/installer");
    await expect(heading(page)).toHaveText("Installer");
    await page.getByRole("button", { name: "Use this phone's position" }).focus();
    await page.keyboard.press("Enter");
    await expect(main(page)).toContainText("The browser may not use the position.");
    await page.getByRole("button", { name: "Scan the label" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Scan the label" });
    await expect(dialog).toContainText("choose a picture");
    await dialog.getByLabel("Choose a picture").setInputFiles(labelPicture("EG8145V5"));
    await expect(dialog).toContainText("No serial number was found in the picture.");
    await page.keyboard.press("Escape");
    await field(page, "Serial number").fill("s/n: 5a54-4547 0abc0013");
    await expect(main(page)).toContainText("ZTEG0ABC0013");
    await page.keyboard.press("Enter");
    await expect(field(page, "Customer")).toBeFocused();
    await expect(main(page)).toContainText("Still missing: Customer.");
  });
});

test("the camera reads the serial number from a label with several codes", async ({
  playwright,
  baseURL,
  world,
}, info) => {
  const film = info.outputPath("label.y4m");
  writeFileSync(film, labelFilm("EG8145V5", "HWTC0ABC0011"));
  const executablePath = installedBrowser();
  const browser = await playwright.chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      ...BROWSER_ARGS,
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  const page = await browser.newPage({
    ...(baseURL && { baseURL }),
    viewport: { width: 390, height: 844 },
    locale: "en-GB",
    extraHTTPHeaders: { "krill-sim-world": world },
  });
  await openAs(page, "/installer");
  await page.getByRole("button", { name: "Scan the label" }).click();
  await expect(field(page, "Serial number")).toHaveValue("HWTC0ABC0011", { timeout: 15_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await browser.close();
});
