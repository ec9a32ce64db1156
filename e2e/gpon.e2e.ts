import type { Page } from "@playwright/test";
import { PLANT_DEVICES, PLANT_OLTS } from "#mocks/seed/big-plant.ts";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, rowFor, rows, watchRequests } from "./helpers.ts";

const { whole, late, silent } = PLANT_OLTS;
const portPath = (port: number, olt: string = whole) => `/gpon/olts/${olt}/ports/0/1/${port}`;
/** What is said to be wrong with the port in sight. */
const faults = (page: Page) => page.getByRole("status", { name: "What is wrong with this port" });
/** The one sentence on a device's page. */
const sentence = (page: Page) =>
  page.getByRole("region", { name: "What is going on" }).getByRole("status");
const panel = (page: Page) => page.getByRole("region", { name: "ONUs of this port" });

test.describe("an access engineer, from the plant's side", () => {
  test.use({ fleet: "plant" });

  test("sees which port of an OLT suffers, and from what", async ({ page }) => {
    await openAs(page, "/gpon");
    const olt = rowFor(page, whole);
    await expect(olt).toContainText("MA5800-X15");
    await expect(olt.getByRole("cell", { name: "1,152", exact: true })).toBeVisible();
    await expect(olt, "what its ports suffer is told, not only its own services").toContainText(
      /\d outages · \d+ down/,
    );
    await expect(page.getByRole("table")).not.toContainText("none");
    await olt.getByRole("link", { name: whole }).click();
    await expect(heading(page)).toHaveText(whole);
    const main = page.getByRole("main");
    await expect(main).toContainText("6 ports suffer: 0/1/1, 0/1/2, 0/1/3, 0/1/4, 0/1/6, 0/1/7");
    const first = main.getByRole("link", { name: "0/1/1", exact: true });
    const facts = main.getByText("MA5800-X15");
    expect((await first.boundingBox())?.y, "what is wrong comes first").toBeLessThan(
      (await facts.boundingBox())?.y ?? 0,
    );
    await first.click();
    await expect(heading(page)).toHaveText("PON 0/1/1");
    await page.goBack();
    await main
      .getByRole("link", { name: "PON 0/1/1: 0 of 64 online, 64 without light. Most are down." })
      .click();
    await expect(heading(page)).toHaveText("PON 0/1/1");
    await expect(faults(page)).toContainText("Whole port: 64 of 64 lost their light");
    await expect(rows(page)).toHaveCount(50);
  });

  const STORIES: [port: number, said: RegExp][] = [
    [0, /^No ONU stands out, and no limit is passed\.$/],
    [2, /^One branch: 8 of 64 lost their light: .* On splitter cto-1-2-3\./],
    [3, /^Whole port: 64 of 64 have too much light\.$/],
    [4, /^One branch: 8 of 64 get or give too little light, .* On splitter cto-1-4-3\.$/],
    [5, /One drop: 1 of 64 lost its light: .*One drop: 1 of 63 gets or gives too little light/],
    [6, /^Whole port: 44 of 64 lost their power\./],
    [7, /^Whole port: 64 of 64 get or give too little light/],
  ];
  test("tells a whole port, one branch and one drop apart", async ({ page }) => {
    await openAs(page, portPath(0));
    for (const [port, said] of STORIES) {
      await page.goto(portPath(port));
      await expect(faults(page)).toHaveText(said);
    }
  });

  test("sorts by what is nearest to its limit, and opens its device", async ({ page }) => {
    await openAs(page, portPath(5));
    await expect(faults(page)).toContainText("too little light");
    await expect(
      page.getByText("-27.00 dBm", { exact: true }),
      "a limit on the strip",
    ).toBeVisible();
    await page.getByRole("button", { name: "To the limit" }).click();
    await expect(rows(page).first()).toContainText("cpe20332");
    await expect(rows(page).first()).toContainText(
      /-1\.\d\d dB Light at the ONU, low.*-9\.\d\d dB/,
    );
    await page.getByRole("button", { name: "From the median" }).click();
    await rows(page).first().getByRole("link", { name: "cpe20332" }).click();
    await expect(heading(page)).toHaveText("cpe20332");
    await page.goBack();
    await expect(page).toHaveURL(/sort=deviation/);
    await faults(page).getByRole("link", { name: "cpe20332" }).click();
    await expect(heading(page)).toHaveText("cpe20332");
  });

  test("is told before a reboot that the ONU is down, and who touched it last", async ({
    page,
  }) => {
    await openAs(page, portPath(1));
    await rows(page).first().getByRole("checkbox").check();
    await page.getByRole("button", { name: "Reboot" }).click();
    const dialog = page.getByRole("dialog", { name: /^Reboot: / });
    await expect(dialog).toContainText("The device is down: it will not get the request");
    await expect(dialog).toContainText(/Last touched(Nothing is on record|.* ago)/);
  });

  test("acts on one ONU, and starts a bulk job with several", async ({ page, sim }) => {
    await openAs(page, portPath(8));
    await page.getByRole("checkbox", { name: "Select cpe20513" }).check();
    await page.getByRole("button", { name: "Reboot" }).click();
    const dialog = page.getByRole("dialog", { name: "Reboot: cpe20513" });
    await dialog.getByRole("button", { name: "Reboot", exact: true }).click();
    await expect(panel(page)).toContainText("Accepted, not back yet");
    expect((await sim.log()).map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/cpes\/20513\/reboot$/),
    );
    await page.getByRole("checkbox", { name: "Select cpe20514" }).check();
    await page.getByRole("searchbox", { name: "Search in ONUs" }).fill("Poste");
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText("Not registered here");
    await page.getByRole("button", { name: "Find its CPE" }).click();
    await expect(rows(page)).toContainText("No CPE");
    await page.getByRole("searchbox", { name: "Search in ONUs" }).fill("cpe2051");
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveCount(7);
    await page.getByRole("checkbox", { name: "Select cpe20514" }).check();
    await page.getByRole("button", { name: "Select all 7 matching" }).click();
    await expect(
      page.getByRole("button", { name: "Start a bulk job with these 7" }),
      "what does not match is none of them",
    ).toBeVisible();
    await page.getByRole("searchbox", { name: "Search in ONUs" }).fill("");
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
    await page.getByRole("button", { name: "Select all 65 matching" }).click();
    await expect(panel(page)).toContainText("One of them has no known CPE");
    await page.getByRole("button", { name: "Start a bulk job with these 64" }).click();
    await expect(heading(page)).toHaveText("New bulk job");
    await expect(page.getByText("64 found")).toBeVisible({ timeout: 15_000 });
    await page.getByRole("radio", { name: /^Reprovision/ }).check();
    await expect(page.getByText(/of its \d+ devices in one wave/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Reprovision 64 devices" })).toBeEnabled();
  });

  test("who has no CRM is led to none of its pages, and offered no search in it", async ({
    page,
  }) => {
    await page.route("**/api/v2/me/apps/", (route) =>
      route.fulfill({ json: ["gpon", "docsis", "monitoring", "oratio", "pbx"] }),
    );
    const main = page.getByRole("main");
    for (const [address, seen] of [
      [portPath(8), "cpe20513"],
      [portPath(5), "cpe20332"],
      ["/docsis/cmtss/cmtsPlanta?tab=modems", "cpe30001"],
      ["/radius/sessions?search=cpe0101", "cpe0101"],
      ["/pbx", "#1"],
    ] as const) {
      await openAs(page, address);
      await expect(main.getByRole("row").filter({ hasText: seen }).first()).toBeVisible();
      await expect(main.locator('a[href^="/isp/"]'), address).toHaveCount(0);
      await expect(page.getByRole("button", { name: "Find its CPE" })).toHaveCount(0);
    }
    await openAs(page, "/gpon/naps/cto-1-2-3");
    const device = page.getByRole("region", { name: "Devices at this NAP" }).getByRole("link");
    await expect(device.first()).toHaveAttribute("href", /^\/monitoring\/hosts\/cpe/);
  });

  test("has those of a cut branch in sight by one press, with their customers", async ({
    page,
  }) => {
    await openAs(page, portPath(2));
    await faults(page).getByRole("link", { name: "cto-1-2-3" }).click();
    await expect(page).toHaveURL(/\?topology=cto-1-2-3$/);
    await expect(rows(page)).toHaveCount(8);
    await expect(rows(page).filter({ hasText: "No light" })).toHaveCount(8);
    for (const name of ["Splitter", "Customer"])
      await expect(
        page.getByRole("columnheader", { name, exact: true }),
        "without scrolling sideways",
      ).toBeInViewport({ ratio: 1 });
    await page.goBack();
    await expect(rows(page)).toHaveCount(50);
  });

  test("takes care of a cut branch where it is seen: acknowledges what is down, plans downtime for all", async ({
    page,
  }) => {
    await openAs(page, portPath(2));
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
    await page.getByRole("button", { name: "Select all 64 matching" }).click();
    await expect(panel(page).getByRole("button", { name: "Schedule downtime" })).toBeVisible();
    await panel(page).getByRole("button", { name: "Acknowledge" }).click();
    const dialog = page.getByRole("dialog", { name: "Acknowledge 8 hosts and services" });
    await dialog.getByLabel("Comment").fill("Crew is on its way");
    await dialog.getByRole("button", { name: "Go on to the start" }).click();
    await expect(page.getByText("8 found")).toBeVisible();
    await expect(page.getByRole("button", { name: "Acknowledge 8" })).toBeEnabled();
  });

  test("waits for a slow OLT, may give up, and leaving asks for nothing more", async ({
    page,
    sim,
  }) => {
    await sim.options({ plantLateMs: 7000 });
    const asked = watchRequests(page, /onus\//);
    await openAs(page, portPath(0, late));
    await expect(panel(page)).toContainText("Still waiting for the answer");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(panel(page)).toContainText("The reading was cancelled");
    const given = page.waitForEvent("requestfailed", (one) => one.url().includes("/onus/status/"));
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("link", { name: late }).click();
    await given;
    await expect(heading(page)).toHaveText(late);
    expect(asked.every((line) => line.includes("/onus/status/"))).toBe(true);
  });

  test("waits 15 s for a slow OLT on a port's page and a device's: asked once, nothing false meanwhile", async ({
    page,
    context,
    sim,
  }) => {
    await sim.patchCpe(PLANT_DEVICES.late, { link: "losi" });
    await openAs(page, "/gpon");
    await expect(heading(page)).toHaveText("OLTs");
    const device = await context.newPage();
    await device.goto("/gpon");
    await expect(heading(device)).toHaveText("OLTs");
    const asked = [page, device].map((tab) => watchRequests(tab, /onus\/status/));
    await page.goto(portPath(0, late));
    await device.goto(`/isp/cpes/${PLANT_DEVICES.late}`);
    await expect(sentence(device)).toHaveText(
      "Loss of signal. Reading its neighbours on the PON port…",
    );
    await expect(panel(page)).toContainText("Still waiting for the answer");
    await expect(faults(page)).toHaveCount(0);
    await expect(faults(page)).toContainText("One drop: 1 of 8 lost its light", {
      timeout: 20_000,
    });
    await expect(panel(page)).toContainText("Reading the light");
    await expect(panel(page)).toContainText("This OLT takes 15 s to tell all of a port");
    await expect(sentence(device)).toContainText("while 7 of 7 other devices");
    expect(asked.flat()).toHaveLength(1);
  });

  test("with two devices of an OLT that does not answer has it asked once, and is told that nobody can tell", async ({
    page,
    context,
    sim,
  }) => {
    await sim.options({ plantSilentMs: 4000 });
    const ids = [PLANT_DEVICES.silent, PLANT_DEVICES.silent + 1];
    for (const id of ids) await sim.patchCpe(id, { link: "losi" });
    await openAs(page, "/gpon");
    await expect(heading(page)).toHaveText("OLTs");
    const other = await context.newPage();
    await other.goto("/gpon");
    await expect(heading(other)).toHaveText("OLTs");
    const tabs = [page, other];
    const asked = tabs.map((tab) => watchRequests(tab, /onus\/status/));
    await Promise.all(tabs.map((tab, index) => tab.goto(`/isp/cpes/${ids[index]}`)));
    for (const tab of tabs)
      await expect(sentence(tab)).toHaveText(
        /^Loss of signal\. Cannot tell whether it is alone, because its neighbours/,
      );
    expect(asked.flat()).toHaveLength(1);
  });

  test("is told once that an OLT does not answer", async ({ page, sim }) => {
    await sim.options({ plantSilentMs: 400 });
    const asked = watchRequests(page, /onus\/status/);
    await openAs(page, portPath(0, silent));
    await expect(panel(page).getByRole("alert").first()).toContainText("Krill failed");
    expect(asked).toHaveLength(1);
    await expect(panel(page)).toContainText("The OLT has not answered. These are the devices");
    await expect(rows(page)).toHaveCount(8);
    await panel(page).getByRole("button", { name: "Try again" }).first().click();
    await expect.poll(() => asked.length).toBe(2);
  });

  test("sees what the monitoring reports while an OLT does not answer", async ({ page, sim }) => {
    await sim.options({ plantSilentMs: 60_000 });
    await openAs(page, portPath(0, silent));
    await expect(panel(page)).toContainText("The OLT has not answered. These are the devices");
    await expect(rows(page)).toHaveCount(8);
    await expect(panel(page).getByRole("alert")).toHaveCount(0);
  });

  test("sees who is registered at a port of which the OLT names no ONU", async ({ page, sim }) => {
    await sim.options({ empty: "onus/" });
    await openAs(page, portPath(5));
    await expect(panel(page)).toContainText("The OLT names no ONU on this port. These are the");
    await expect(rows(page)).toHaveCount(50);
    await expect(panel(page)).not.toContainText("No ONUs are known");
  });

  test("in two tabs asks the OLT once", async ({ page, context, sim }) => {
    await openAs(page, "/gpon");
    await sim.options({ plantMs: 700 });
    const other = await context.newPage();
    await other.goto("/gpon");
    await expect(heading(other)).toHaveText("OLTs");
    const asked = [page, other].map((tab) => watchRequests(tab, /onus\/(status|txrx|bandwidth)/));
    await Promise.all([page, other].map((tab) => tab.goto(portPath(4))));
    for (const tab of [page, other]) await expect(faults(tab)).toContainText("cto-1-4-3");
    for (const tab of [page, other]) await expect(panel(tab)).toContainText("Traffic:");
    expect(asked.flat()).toHaveLength(3);
  });

  test("sees what a server lacks hidden, in a plain word", async ({ page, sim }) => {
    await sim.options({ absent: "onus/txrx,onus/bandwidth" });
    await openAs(page, portPath(5));
    await expect(panel(page)).toContainText("This server does not give the light of a port.");
    await expect(panel(page)).toContainText("This server does not give the traffic of a port.");
    await expect(faults(page)).toContainText("One drop: 1 of 64 lost its light");
    await sim.options({ absent: "gpon/" });
    await page.goto("/gpon");
    await expect(page.getByRole("main")).toContainText("This server has no list of OLTs.");
    await rowFor(page, whole).getByRole("link", { name: whole }).click();
    await expect(page.getByRole("main")).toContainText("Counted from the devices");
    await page.getByRole("link", { name: /^PON 0\/1\/6: 20 of 64 online/ }).click();
    await expect(panel(page)).toContainText("This server does not give the ONUs of a port.");
    await expect(faults(page)).toContainText("Whole port: 44 of 64 lost their power.");
  });
});

test("an ONU goes from light to customer with the keyboard", async ({ page, sim }) => {
  const { sn, name } = named.notProvisioned;
  await openAs(page, "/");
  await expect(page.getByRole("link", { name: "GPON" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await expect(heading(page)).toHaveText("OLTs");
  const toWaiting = page.getByRole("link", { name: "Unconfigured ONUs" });
  await toWaiting.focus();
  await page.keyboard.press("Enter");
  await expect(rows(page).filter({ hasText: sn ?? "" })).toContainText(name);
  await page.getByRole("searchbox", { name: /^Search in/ }).focus();
  await page.keyboard.type("HWTC5E000126");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const onu = page.getByRole("region", { name: "ONU HWTC5E000126" });
  await expect(onu).toContainText(`Waits for it: ${name}`);
  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Enable: HWTC5E000126" });
  await expect(dialog).toContainText("it writes to the OLT");
  // What the action takes along is asked for first.
  await expect(dialog.getByRole("button", { name: "Enable" })).toBeEnabled();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(onu).toContainText("Accepted, not online yet");
  await sim.advance(9);
  const steps = onu.getByRole("region", { name: "From light to customer" });
  await expect(steps).toContainText(/Its light is read: dnrx -\d+\.\d+ dBm\s+within limits/, {
    timeout: 12_000,
  });
  await expect(onu).toContainText("It no longer waits.");
  await steps.getByRole("link", { name }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(name);
  const sent = (await sim.log()).find(({ path }) => path.includes("/enable/"));
  expect(sent).toMatchObject({ method: "POST", user: "noc" });
});

test("an ONU that nobody waits for gets its CPE made from here, and a refusal is told", async ({
  page,
  sim,
}) => {
  await openAs(page, "/gpon/unconfigured?model=EG8145V5&sort=olt");
  await page.getByRole("link", { name: "HWTC0ABC0011" }).click();
  // Opened above the list, which stays as it was.
  await expect(page).toHaveURL(/\?model=EG8145V5&sort=olt&onu=485754430abc0011$/);
  const onu = page.getByRole("region", { name: "ONU HWTC0ABC0011" });
  await expect(onu).toContainText("No CPE in the CRM has this serial number.");
  await expect(onu.getByRole("link", { name: "Create its CPE" })).toHaveAttribute(
    "href",
    /\/isp\/cpes\/new\?tech=gpon&sn=485754430abc0011&model=EG8145V5&topology=olt\w+\+0%2F1%2F0$/,
  );
  await onu.getByRole("button", { name: "Enable" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("No CPE in the CRM has this serial number.");
  await dialog.getByRole("button", { name: "Enable", exact: true }).click();
  await expect(onu).toContainText("Refused");
  await expect(onu).toContainText("No CPE has this serial number.");
  // Whoever lacks the CRM sees the ONUs, and it is not asked for them.
  await sim.faults({ errorRate: 1, match: "me/apps" });
  await page.evaluate(() => localStorage.setItem("krill.apps.noc", '["gpon"]'));
  const asked = watchRequests(page, /isp\/cpes/);
  await page.reload();
  await expect(onu.getByRole("button", { name: "Enable" })).toBeEnabled();
  await expect(page.getByRole("link", { name: "HWTC0ABC0011" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "CPE", exact: true })).toHaveCount(0);
  await expect(onu).toContainText("You don't have access to CRM");
  expect(asked).toEqual([]);
});

test("an application that a person lacks is neither offered nor opened", async ({ page }) => {
  await openAs(page, "/gpon", "helpdesk");
  await expect(page.getByRole("main")).toContainText("You don't have access to GPON");
  await expect(page.getByRole("link", { name: "GPON" })).toHaveCount(0);
});

test("an ONU whose list cannot be read is not called being read", async ({ page }) => {
  await page.route("**/api/v2/gpon/unconfigured*/**", (route) =>
    route.fulfill({ status: 500, contentType: "text/plain", body: "down" }),
  );
  await openAs(page, "/gpon/unconfigured?onu=485754435e000126");
  await expect(page.getByRole("alert").first()).toBeVisible();
  const opened = page.getByRole("region", { name: "ONU HWTC5E000126" });
  await expect(opened).not.toContainText("…");
  await expect(opened.getByRole("status")).toHaveCount(0);
  await expect(opened.getByRole("link").first()).toBeVisible();
});

test("ports that are counted from the monitoring's registrations are not called well", async ({
  page,
  sim,
}) => {
  await sim.options({ absent: "gpon/" });
  await openAs(page, "/gpon/olts/oltNorte");
  await expect(
    page.getByText(/those whose port it does not know are not among them/),
  ).toBeVisible();
  const boards = page.getByRole("list", { name: "Boards" });
  await expect(
    boards.getByRole("link", { name: /online as registered.*Of others nothing is known/ }).first(),
  ).toBeVisible();
  await expect(boards.getByRole("link", { name: /Well\./ })).toHaveCount(0);
  await expect(page.getByText("No port stands out.")).toHaveCount(0);
});

for (const [plant, name, there, back] of [
  ["/gpon/olts", "oltNorte", "The OLT with its ports", /\/gpon\/olts\/oltNorte$/],
  ["/docsis/cmtss", "cmtsCentral", "The CMTS with its channels", /\/docsis\/cmtss\/cmtsCentral$/],
] as const)
  test(`the page of ${name} and that of its host lead to each other`, async ({ page }) => {
    await openAs(page, `${plant}/${name}`);
    await page.getByRole("link", { name: "Its host in the monitoring" }).click();
    await expect(page).toHaveURL(new RegExp(`/monitoring/hosts/${name}$`));
    await page.getByRole("link", { name: there }).click();
    await expect(page).toHaveURL(back);
    await expect(heading(page)).toHaveText(name);
  });

test.describe("in a browser an hour behind the server's zone", () => {
  test.use({ timezoneId: "Atlantic/Canary" });

  test("an ONU has not waited since a time to come", async ({ page }) => {
    await openAs(page, "/gpon/unconfigured");
    await expect(rows(page).first()).toContainText(/\d{4}, \d\d:\d\d/);
    await expect(page.getByRole("table")).not.toContainText(/\bin \d+ (min|sec|hr)/);
  });
});
