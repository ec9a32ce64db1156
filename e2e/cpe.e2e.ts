import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, lookUp, openAs, openDevice, watchRequests } from "./helpers.ts";

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The one sentence; done when nothing is read for it any more. */
const sentence = (page: Page) => region(page, "What is going on").getByRole("status");
const live = (page: Page) => region(page, "Live reading");
const clipboard = (page: Page) => page.evaluate(async () => navigator.clipboard.readText());

const SENTENCES: [string, keyof typeof named, RegExp][] = [
  ["a healthy device", "healthy", /^Online and healthy: the light is good in both directions\.$/],
  [
    "weak light",
    "weakDown",
    /light towards the customer is too weak: dnrx -27\.\d+ dBm, limit -27/,
  ],
  [
    "very weak light",
    "weakDownCritical",
    /towards the customer is too weak: dnrx -29\.\d+ dBm, limit -29/,
  ],
  [
    "weak light on the way back",
    "weakUp",
    /light from the customer is too weak: uprx -30\.\d+ dBm, limit -30/,
  ],
  [
    "another operator's limits",
    "weakUpCritical",
    /from the customer is too weak: uprx -33\.\d+ dBm, limit -33/,
  ],
  [
    "too much light",
    "tooStrong",
    /towards the customer is too strong: dnrx -9\.\d+ dBm, limit -11/,
  ],
  [
    "a broken drop",
    "losAlone",
    /^Loss of signal, while 6 of 8 other .* its own drop cable or connector/,
  ],
  [
    "a fibre cut",
    "fibreCut",
    /^Loss of signal, and 9 of 10 devices .* a fibre cut on that PON is likely/,
  ],
  [
    "a switched-off device",
    "powerAlone",
    /^Its power went off, while 6 of 8 other devices .* at the customer's/,
  ],
  [
    "a power cut in the area",
    "powerArea",
    /^Its power went off, .*: 6 of 8 devices .* power cut in the area/,
  ],
  [
    "a device not provisioned",
    "notProvisioned",
    /^Not found on the network: it is probably not provisioned/,
  ],
  ["one who left", "inactive", /^Disabled: it is not subscribed/],
  [
    "access switched off",
    "noAccess",
    /^Internet access is switched off for it\.\s*On the network: Online and healthy/,
  ],
  [
    "an expired contract",
    "expired",
    /^Expired on 31 Mar 2024: Krill cuts internet access that day/,
  ],
  ["registration words that are no words", "placeholder", /^Online and healthy/],
  ["a registration that is old", "staleRegistration", /^Down\. Cannot tell why/],
  [
    "monitoring that still says up",
    "liveContradicts",
    /^Loss of signal, while 9 of 9 other .* drop cable/,
  ],
  ["a cable modem", "docsis", /^Online, and no fault is reported\.$/],
  ["a radio station", "wimax", /^Online, and no fault is reported\.$/],
  ["a line of another network", "bitstream", /^Online, and no fault is reported\.$/],
];
for (const [what, key, text] of SENTENCES) {
  test(`one sentence says what is going on with ${what}`, async ({ page }) => {
    await openDevice(page, named[key]);
    await expect(sentence(page)).toHaveAttribute("aria-busy", "false");
    await expect(sentence(page)).toHaveText(text);
  });
}

test("the sentence opens to what it rests on, with the source and age of each value", async ({
  page,
}) => {
  await openDevice(page, named.fibreCut);
  await expect(sentence(page)).toContainText("a fibre cut on that PON is likely");
  await page.getByRole("button", { name: "Why?" }).click();
  const evidence = page.getByRole("table", { name: "Evidence" });
  const same = evidence.getByRole("row", { name: /^Devices on its PON port with the same cause/ });
  await expect(same.getByRole("cell")).toHaveText(["9/10", "gpon onus/status", /just now|sec ago/]);
  await expect(evidence.getByRole("row", { name: /^Live state/ })).toContainText("down");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("the facts stand in two columns, numbers at the right, and actions that are not there leave no place", async ({
    page,
  }) => {
    await openDevice(page, named.healthy);
    const facts = region(page, "Customer and device");
    const lefts = await facts
      .getByRole("term")
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    expect(new Set(lefts).size).toBe(2);
    const ports = page.getByRole("table", { name: "Service ports" });
    await expect(ports.getByRole("cell").first()).toHaveCSS("text-align", "end");

    await openDevice(page, named.softphone);
    const none = page.getByText("This device offers no actions.");
    await expect(none).toBeVisible();
    const bottom = await none.evaluate((one) => one.getBoundingClientRect().bottom);
    const top = await facts.evaluate((one) => one.getBoundingClientRect().top);
    expect(top - bottom).toBeLessThan(60);
  });
});

test("since when a device is down is told apart from the age of the reading", async ({ page }) => {
  await openDevice(page, named.fibreCut);
  const going = region(page, "What is going on");
  await expect(going).toContainText(/Down since \d\d:\d\d · 4\d min ago/);
  await expect(going).toContainText(/read (now|\d+ sec ago)/);
  await openDevice(page, named.healthy);
  await expect(going).toContainText(/^Online and healthy.*read (now|\d+ sec ago)/s);
  await expect(going).not.toContainText("since");
});

test("where two sources disagree the live one is believed, and both are told", async ({ page }) => {
  await openDevice(page, named.liveContradicts);
  await expect(sentence(page)).toContainText("Loss of signal");
  await page.getByRole("button", { name: "Why?" }).click();
  const going = region(page, "What is going on");
  await expect(going.getByRole("heading", { name: "Sources that disagree" })).toBeVisible();
  await expect(going.getByRole("listitem").filter({ hasText: "against" }).first()).toContainText(
    "up",
  );
});

test("what is known stands at once, the rest follows in its own time", async ({ page, sim }) => {
  await openAs(page, "/activity");
  await lookUp(page, "HWTC14310A47");
  const found = page.getByRole("option", { name: named.healthy.name });
  await expect(found).toContainText("exact match");
  await sim.faults({ held: true });
  await found.click();
  await expect(heading(page)).toHaveText(named.healthy.name, { timeout: 1500 });
  await expect(page.getByRole("main")).toContainText("HWTC14310A47", { timeout: 500 });
  await expect(sentence(page)).toHaveText("Reading the live state…");
  await sim.faults({});
  await expect(sentence(page)).toHaveText(/^Online and healthy/);
});

test("while the neighbours are read it names no cause, then the right one", async ({
  page,
  sim,
}) => {
  await sim.faults({ held: true, match: "onus/status" });
  const asked = watchRequests(page, /onus\/status/);
  await openDevice(page, named.fibreCut);
  await expect(sentence(page)).toHaveText(
    "Loss of signal. Reading its neighbours on the PON port…",
  );
  await sim.faults({});
  await expect(sentence(page)).toContainText("a fibre cut on that PON is likely");
  expect(asked).toHaveLength(1);
});

test("when the neighbours cannot be read it says that it cannot tell", async ({ page, sim }) => {
  await sim.faults({ errorRate: 1, match: "onus/status" });
  await openDevice(page, named.fibreCut);
  await expect(sentence(page)).toHaveText(
    /^Loss of signal\. Cannot tell whether it is alone, because/,
  );
});

const BROKEN: [string, keyof typeof named, RegExp][] = [
  ["fails with a page of HTML", "info500", /Live reading: Krill failed/],
  ["is not JSON", "infoNotJson", /Live reading: An unreadable reply/],
  ["fails as it does for cable modems", "docsisInfo500", /Live reading: Krill failed/],
];
for (const [what, key, message] of BROKEN) {
  test(`when the live reading ${what}, that panel says so and the page stands`, async ({
    page,
  }) => {
    await openDevice(page, named[key]);
    await expect(live(page).getByRole("alert")).toContainText(message);
    await expect(page.getByText("<html>")).toBeHidden();
    await expect(sentence(page)).toHaveText(
      "Cannot tell for sure, because the live reading is missing. The monitoring last saw it up.",
    );
    await expect(page.getByRole("alert")).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Reboot" })).toBeVisible();
    await expect(region(page, "Customer and device").getByRole("link").first()).toBeVisible();
    await expect(region(page, "Services")).toBeVisible();
  });
}

test("a live reading that hangs can be given up; the page stands, and I can read again", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.infoHangs);
  await expect(sentence(page)).toHaveText(/Reading the live state…/);
  await expect(region(page, "Customer and device").getByRole("link").first()).toBeVisible();
  await expect(live(page)).toContainText("Still waiting for the answer");
  await live(page).getByRole("button", { name: "Cancel" }).click();
  await expect(live(page)).toContainText("The reading was cancelled");
  await sim.patchCpe(named.infoHangs.id, { info: null });
  await live(page).getByRole("button", { name: "Refresh" }).click();
  await expect(sentence(page)).toHaveText(/^Online and healthy/);
});

test("the live panel shows the levels against their limits, with units", async ({ page }) => {
  await openDevice(page, named.weakDown);
  const level = live(page).getByRole("listitem").filter({ hasText: "Light at the device" });
  await expect(level).toContainText(/-27\.\d+ dBm/);
  await expect(level).toContainText("warning");
  await expect(level).toContainText("warning below -27 dBm");
  await expect(live(page)).toContainText(/Distance[\d,]+ m/);
  await expect(live(page)).toContainText(/[kM]bps/);
});

test.describe("as time goes by", () => {
  test.beforeEach(async ({ page }) => page.clock.install());

  test("the live reading goes on by itself until I pause it", async ({ page }) => {
    const read = watchRequests(page, /monitoring\/cpes\/101\/info/);
    await openDevice(page, named.healthy);
    await expect(sentence(page)).toHaveText(/^Online and healthy/);
    const before = read.length;
    await page.clock.runFor(10_500);
    await expect.poll(() => read.length).toBe(before + 1);
    await live(page).getByRole("button", { name: "Pause" }).click();
    await expect(live(page)).toContainText("Paused");
    // The reading that was asked for is there: its age counts from here.
    await expect(live(page).getByText(/^(now|[0-4] sec ago)$/)).toBeVisible();
    await page.clock.runFor(120_000);
    expect(read).toHaveLength(before + 1);
    await expect(live(page)).toContainText("2 min ago");
    await live(page).getByRole("button", { name: "Resume" }).click();
    await expect.poll(() => read.length).toBe(before + 2);
    await expect(live(page)).not.toContainText("Paused");
  });

  test("the sentence is read out when it says something else, not with each new figure", async ({
    page,
    sim,
  }) => {
    await openDevice(page, named.healthy);
    await expect(sentence(page)).toHaveText(/^Online and healthy/);
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.clock.runFor(3000);
    await expect(sentence(page)).toHaveAttribute("aria-live", "off");
    await sim.write("POST", `isp/cpes/${named.healthy.id}/reboot/`);
    await sim.advance(10);
    await page.clock.runFor(10_500);
    // A reply is drawn by a timer, and time stands.
    await expect(async () => {
      await page.clock.runFor(20);
      await expect(sentence(page)).not.toHaveText(/healthy/, { timeout: 100 });
    }).toPass();
    await expect(sentence(page)).not.toHaveAttribute("aria-live", "off");
    await page.clock.runFor(3000);
    await expect(sentence(page)).toHaveAttribute("aria-live", "off");
  });

  test("when readings fail it says since when, and the old figures stay", async ({ page, sim }) => {
    await openDevice(page, named.healthy);
    const figure = live(page)
      .getByText(/^-\d+\.\d+ dBm$/)
      .first();
    await expect(figure).toBeVisible();
    await sim.faults({ errorRate: 1, match: "monitoring/cpes" });
    await page.clock.runFor(10_500);
    await expect(live(page)).toContainText(/Not updating since \d\d:\d\d/);
    await expect(live(page).getByRole("alert")).toContainText("Live reading: Krill failed");
    await expect(figure).toBeVisible();
    await sim.faults({});
    await page.clock.runFor(10_500);
    await expect(live(page).getByRole("alert")).toBeHidden();
    await expect(live(page)).not.toContainText("Not updating since");
  });
});

test("a link to a part of a device shows that part, also on a phone and in my own colours", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openAs(page, `/isp/cpes/${named.healthy.id}?tab=events`);
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await expect(tab("Events")).toBeInViewport();
  await expect(heading(page)).not.toBeInViewport();
  // What an event tells stands below its time and type, not out of sight beside them.
  const events = page.getByRole("tabpanel").getByRole("table");
  for (const name of ["Type", "Start", "Detail"])
    await expect(events.getByRole("columnheader", { name, exact: true })).toBeVisible();
  const right = await events.evaluate((one) => one.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(390);
  await page.emulateMedia({ forcedColors: "active" });
  const colour = (name: string) =>
    tab(name).evaluate((one) => getComputedStyle(one).backgroundColor);
  await expect.poll(() => colour("Events")).not.toBe(await colour("History"));
  // Its words too are in my colours, or they may be white on white.
  const ofWords = await tab("Events").evaluate((one) => {
    const mine = document.body.appendChild(document.createElement("span"));
    mine.style.cssText = "forced-color-adjust: none; color: SelectedItemText";
    const both = [getComputedStyle(one).color, getComputedStyle(mine).color];
    mine.remove();
    return both;
  });
  expect(ofWords[0]).toBe(ofWords[1]);
  await tab("History").click();
  await expect(tab("History")).toHaveAttribute("aria-selected", "true");
  await expect(tab("History")).toBeInViewport();
  // What is told by a drawing alone is drawn in my colours as well: where a level is too weak or too strong.
  await tab("Overview").click();
  const level = page.getByRole("region", { name: "Levels" }).getByRole("listitem").first();
  await expect(level).toContainText("dBm");
  const zones = await level
    .locator("[data-kind]")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).background));
  expect(new Set(zones).size, zones.join()).toBe(3);
});

const TABS = [
  "Events",
  "History",
  "CDRs",
  "TR-069",
  "Live status",
  "Device web pages",
  "Live reading (raw)",
  "Customer",
  "Profile",
  "Model",
  "POTS lines",
];
test("each of the device's links is a tab that is read when I open it", async ({ page }) => {
  const asked = watchRequests(page, /cpes\/101\/(events|logs|cwmp_info|livestatus|model|profile)/);
  await openDevice(page, named.healthy);
  await expect(page.getByRole("tab")).toHaveText(["Overview", "Timeline", "RADIUS", ...TABS]);
  expect(asked).toEqual([]);
  for (const name of TABS) {
    await page.getByRole("tab", { name, exact: true }).click();
    const panel = page.getByRole("tabpanel", { name, exact: true });
    await expect(panel.getByRole("heading", { name, exact: true })).toBeVisible();
    await expect(panel.getByText("Raw reply")).toBeVisible();
    await expect(panel.getByRole("alert")).toBeHidden();
  }
  await expect(page).toHaveURL(/\?tab=potses$/);
  await page.reload();
  await expect(page.getByRole("tab", { name: "POTS lines" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Model" })).toHaveAttribute("aria-selected", "true");
});

test("tabs work with the arrow keys", async ({ page }) => {
  await openDevice(page, named.healthy);
  await page.getByRole("tab", { name: "Overview" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Timeline" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "RADIUS" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Events" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: "Events" })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  await expect(page.getByRole("tabpanel", { name: "POTS lines" })).toBeVisible();
});

test("a part that fails says so in its tab only", async ({ page, sim }) => {
  await openDevice(page, named.healthy);
  await expect(sentence(page)).toHaveText(/^Online and healthy/);
  await sim.faults({ errorRate: 1, match: "/events" });
  await page.getByRole("tab", { name: "Events" }).click();
  await expect(page.getByRole("tabpanel").getByRole("alert")).toContainText("Events: Krill failed");
  await expect(page.getByRole("alert")).toHaveCount(1);
  await sim.faults({});
  await page.getByRole("tabpanel").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("passwords are masked, shown one at a time, and copied without being shown", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, {
    wifi_password: "clave-del-wifi",
    pppoe_username: "cpe0101@ejemplo",
    pppoe_password: "clave-de-pppoe",
  });
  await openDevice(page, named.healthy);
  const data = region(page, "Administrative data");
  await expect(data).toContainText("cpe0101@ejemplo");
  await expect(page.getByRole("main")).not.toContainText("clave-de");
  await data.getByRole("button", { name: "Show Wi-Fi password" }).click();
  await expect(data).toContainText("clave-del-wifi");
  await data.getByRole("button", { name: "Show PPPoE password" }).click();
  await expect(data).toContainText("clave-de-pppoe");
  await expect(data).not.toContainText("clave-del-wifi");
  await data.getByRole("button", { name: "Copy Wi-Fi password" }).click();
  await expect.poll(() => clipboard(page)).toBe("clave-del-wifi");
  await expect(data).not.toContainText("clave-del-wifi");
  await data.getByRole("button", { name: "Hide PPPoE password" }).click();
  await data.getByText("Raw reply").click();
  await expect(data.getByRole("region", { name: "Raw reply" })).toContainText('"pppoe_password"');
  await expect(data).not.toContainText("clave-de");
  const reading = region(page, "Live reading");
  await reading.getByText("Raw reply").click();
  await reading.getByRole("button", { name: "Copy as curl" }).click();
  const curl = /^curl 'http[^']+\/monitoring\/cpes\/101\/info' .+\$KRILL_TOKEN"$/;
  await expect.poll(() => clipboard(page)).toMatch(curl);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  );
  expect(kept).not.toContain("clave-de");
});

test("I copy a summary for the ticket, in my language and without passwords", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.weakDown.id, { wifi_password: "clave-del-wifi" });
  await openDevice(page, named.weakDown);
  await expect(sentence(page)).toHaveAttribute("aria-busy", "false");
  await page.getByRole("button", { name: "Copy for the ticket" }).click();
  await expect.poll(() => clipboard(page)).toContain("too weak: dnrx -27.");
  const english = await clipboard(page);
  expect(english).toContain(named.weakDown.name);
  expect(english).toContain("Last events");
  expect(english).toMatch(/^Up since: \d/m);
  expect(english).not.toContain("clave-del-wifi");
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByLabel("Language").selectOption("Español");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Copiar para la incidencia" }).click();
  await expect.poll(() => clipboard(page)).toContain("demasiado débil");
  expect(await clipboard(page)).toContain("Concesión de IP (DHCP)");

  // As below plain HTTP, where pages are offered no clipboard; the next of this test has one again.
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }),
  );
  const serial = page.getByRole("button", { name: "Copiar" }).first();
  await serial.click();
  await expect(page.getByRole("button", { name: "Copiado" })).toBeVisible();
  await page.evaluate(() => Reflect.deleteProperty(navigator, "clipboard"));
  await expect.poll(() => clipboard(page)).toBe("HWTC5E000102");
  // A browser that takes nothing at all: who pastes would paste what was copied before.
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "Copiar para la incidencia" }).click();
  await expect(page.getByRole("button", { name: "No se ha copiado nada" })).toBeVisible();
});

test("a summary of a cable modem names its MAC and the levels of both ways", async ({ page }) => {
  await openDevice(page, { id: 149, name: "cpe0149" });
  await page.getByRole("button", { name: "Copy for the ticket" }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^Downstream: dnrx -?[\d.]+ dBmV/m);
  const copied = await clipboard(page);
  expect(copied).toMatch(/^Upstream: /m);
  expect(copied).toContain("MAC: 7c:b7:33:5e:01:49");
  expect(copied).not.toContain("Serial number");
});

test("a summary copied while the page reads waits for the reading, and says where none came", async ({
  page,
  sim,
}) => {
  await sim.faults({ held: true, match: "/info" });
  await openDevice(page, named.healthy);
  await page.getByRole("button", { name: "Copy for the ticket" }).click();
  await sim.faults({});
  await expect.poll(() => clipboard(page)).toMatch(/^Online/m);
  expect(await clipboard(page)).toMatch(/^Up since: \d/m);
  await sim.faults({ hang: 20_000, match: "/info" });
  await openDevice(page, named.weakDown);
  await page.getByRole("button", { name: "Copy for the ticket" }).click();
  await expect.poll(() => clipboard(page)).toContain("The state had not been read");
  const unread = await clipboard(page);
  expect(unread).toMatch(/^Reported up since: \d/m);
  expect(unread).toContain("Live reading: none");
});

test("hostile text from a device stays text", async ({ page }) => {
  await openDevice(page, named.hostileText);
  await expect(region(page, "Notes")).toContainText("<img src=x onerror=");
  await expect(region(page, "Notes")).not.toContainText("\u202E");
  await expect(page).toHaveTitle(`${named.hostileText.name} · Krill Console`);
  await expect(page.getByRole("main").locator("img")).toHaveCount(0);
});

test("a device without links offers nothing that is not there", async ({ page }) => {
  await openDevice(page, named.noLinks);
  await expect(sentence(page)).toHaveText(/^Online and healthy/);
  await expect(page.getByRole("group", { name: "Actions" })).toBeHidden();
  await expect(page.getByRole("tab"), "RADIUS is asked by the device's name").toHaveText([
    "Overview",
    "RADIUS",
  ]);
});
