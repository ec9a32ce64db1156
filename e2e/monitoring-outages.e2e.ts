import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading, openAs, rowFor } from "./helpers.ts";

const outages = (page: Page) => page.getByRole("region", { name: "Outages" });
const card = (page: Page, name: string | RegExp) => outages(page).getByRole("article", { name });

test.describe("on a bad night", () => {
  test.use({ fleet: 2000 });

  test("I tell the host that flaps from those that are down: by its view, its page and its history", async ({
    page,
    sim,
  }) => {
    const { flapping } = await sim.badNight();
    await openAs(page, "/monitoring");
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("button", { name: "Flapping hosts" }).click();
    await rowFor(page, flapping).getByRole("link", { name: flapping }).click();
    await expect(heading(page)).toHaveText(flapping);
    await expect(page.getByRole("main")).toContainText("flapping");
    await page
      .getByRole("main")
      .getByRole("link", { name: "History", exact: true })
      .first()
      .click();
    await expect(page.getByRole("main").getByRole("row", { name: /Down/ }).nth(5)).toBeVisible();
  });

  test("a wider screen shows more outages, not wider ones", async ({ page, sim }) => {
    await sim.badNight();
    await openAs(page, "/monitoring");
    const cards = outages(page).getByRole("article");
    await expect(cards).toHaveCount(6);
    for (const [width, whole] of [
      [390, 1],
      [1440, 3],
      [1920, 4],
      [2560, 6],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await expect
        .poll(() =>
          cards.evaluateAll(
            (all) => all.filter((one) => one.getBoundingClientRect().right <= innerWidth).length,
          ),
        )
        .toBe(whole);
    }
  });

  test("I see the fibre cut, the street without power and the lone faults apart, and acknowledge the cut as one", async ({
    page,
    sim,
  }) => {
    const { fibre, power, alone } = await sim.badNight();
    await openAs(page, "/monitoring");
    const cut = card(page, `PON ${fibre.pon}`);
    await expect(cut).toContainText("Fibre");
    await expect(card(page, "PON oltNorte 0/15/9")).toBeVisible();
    await expect(cut).toContainText(new RegExp(`${fibre.devices.length} of \\d+ down \\(9\\d%\\)`));
    await expect(cut).toContainText(/Customers hit\d+/);
    const dark = card(page, `Street ${power.street}, Villaficticia`);
    await expect(dark).toContainText("Power");
    await expect(dark).toContainText(/20 (of \d+ )?(devices )?down/);
    // The fleet has lone faults of its own besides the staged ones, and some of those join by chance.
    const line = outages(page).getByText(/devices went down alone/);
    const total = Number(/\d+/.exec((await line.textContent()) ?? "")?.[0]);
    expect(total).toBeGreaterThan(alone * 0.95);
    expect(await outages(page).getByRole("article").count()).toBeLessThanOrEqual(6);
    await axe(page);

    const buttons = outages(page)
      .getByRole("article")
      .getByRole("button", { name: /^(Devices|Acknowledge)$/ });
    const places = () =>
      buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
    const before = await places();
    await cut.getByRole("button", { name: "Devices" }).click();
    await expect(cut.getByRole("link", { name: fibre.devices[0] ?? "" })).toBeInViewport();
    expect(await places(), "no button has moved").toEqual(before);
    await cut.getByRole("button", { name: "Acknowledge" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Go on to the start" }).click();
    await expect(dialog).toContainText("Fill this in");
    await dialog.getByLabel("Comment").fill("Crew is on its way");
    await dialog.getByRole("button", { name: "Go on to the start" }).click();
    await page.getByRole("button", { name: `Acknowledge ${fibre.devices.length}` }).click();
    await expect(page.getByRole("progressbar", { name: "Progress" })).toHaveAttribute(
      "aria-valuenow",
      String(fibre.devices.length),
      { timeout: 20_000 },
    );
    await page.goto("/monitoring");
    await expect(card(page, `PON ${fibre.pon}`)).toContainText("acknowledged");

    await page.goto("/");
    const lines = outages(page).getByRole("listitem");
    await expect(lines.first()).toContainText("Street Calle del Apagón");
    await expect(lines).toHaveCount(5);
    await expect(outages(page).getByText(`PON ${fibre.pon}`)).toHaveCount(0);
    await outages(page)
      .getByRole("link", { name: /^5 of \d+ · All outages/ })
      .click();
    await expect(heading(page)).toHaveText("Problems");
  });
});

test.describe("in a plant of whole ports", () => {
  test.use({ fleet: "plant" });

  test("a port without power and a cable node are two cards, each with its own devices, and lead to their pages", async ({
    page,
  }) => {
    await openAs(page, "/monitoring");
    await outages(page)
      .getByRole("button", { name: /^Show all / })
      .click();
    await expect(card(page, "PON oltPlanta 0/1/6")).toContainText("44 of 64 down (69%)");
    await expect(card(page, "PON oltPuerto 0/15/2")).toContainText("6 of 8 down");
    const node = card(page, "Fiber node cmtsPlanta FN-3");
    await expect(node).toContainText("26 of 40 down (65%)");
    await node.getByRole("link", { name: "In the list" }).click();
    await expect(rowFor(page, "cpe30003")).toBeInViewport();
    await expect(page.getByRole("main")).toContainText("26");
    await node.getByRole("heading").getByRole("link").click();
    await expect(page).toHaveURL(/\/docsis\/cmtss\/cmtsPlanta\?tab=modems&node=FN-3/);
  });
});

test("how many are down together is the same number on the problems, their cards, the start page and the wall", async ({
  page,
}) => {
  await openAs(page, "/monitoring");
  const said = /^(\d+) outages, (\d+) devices$/;
  const summary = outages(page).getByText(said);
  const [, count, devices] = said.exec((await summary.textContent()) ?? "") ?? [];
  const cards = await outages(page).getByRole("article").allInnerTexts();
  expect(cards).toHaveLength(Number(count));
  const sum = (lines: string[], figure: RegExp) =>
    lines.reduce((total, line) => total + Number(figure.exec(line)?.[1]), 0);
  expect(sum(cards, /^(\d+) (of \d+ |devices? )/m)).toBe(Number(devices));
  await page.goto("/");
  const lines = outages(page).getByRole("listitem");
  await expect(lines).toHaveCount(Number(count));
  expect(sum(await lines.allInnerTexts(), /^(\d+) /)).toBe(Number(devices));
  await page.goto("/monitoring?wall");
  const figure = page.getByRole("dialog").getByRole("definition").nth(1);
  await expect(figure).toHaveText(devices ?? "");
});

test("from the start page the cut is one press away: its port, and between which metres it is", async ({
  page,
}) => {
  await openAs(page, "/");
  await outages(page).getByRole("link", { name: "PON oltNorte 0/15/9" }).click();
  await expect(heading(page)).toHaveText("PON 0/15/9");
  await expect(page.getByRole("main")).toContainText("Whole port: 9 of 10 lost their light");
  await page.getByRole("main").getByRole("link", { name: "On the map" }).click();
  await expect(heading(page)).toHaveText("Map");
  await expect(page.getByText("Hosts: all 10 were read")).toBeVisible();

  await page.getByRole("link", { name: "Monitoring" }).click();
  await expect(heading(page)).toHaveText("Problems");
  await card(page, "PON oltNorte 0/15/9").getByRole("heading").getByRole("link").click();
  await expect(heading(page)).toHaveText("PON 0/15/9");
});

test("who has no plant is led from the start page to the devices of the cut", async ({ page }) => {
  await openAs(page, "/", "helpdesk");
  await outages(page).getByRole("link", { name: "PON oltNorte 0/15/9" }).click();
  await expect(heading(page)).toHaveText("Problems");
  await expect(page.getByRole("combobox", { name: "Search in Problems" })).toHaveValue(
    "problem:true type:host regtag:oltNorte-0/15/9",
  );
  const cut = card(page, "PON oltNorte 0/15/9");
  await expect(cut).toContainText("9 of 10 down");
  await expect(cut.getByRole("heading").getByRole("link")).toHaveCount(0);
});

test("nothing moves under my pointer: outages have their place before they come, and keep it when others come and go", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await sim.faults({ held: true, match: "sort=-severity" });
  await openAs(page, "/monitoring");
  const row = rowFor(page, named.losAlone.name);
  await expect(row).toBeVisible();
  const placed = await row.boundingBox();
  await sim.faults({});
  const cut = card(page, "PON oltNorte 0/15/9");
  await expect(cut).toContainText("9 of 10 down (90%)");
  expect(await row.boundingBox()).toEqual(placed);

  const host = card(page, "Host ptpErmita");
  const cards = outages(page).getByRole("article");
  await expect(cards.first()).toHaveAccessibleName("PON oltNorte 0/15/9");
  await expect(cards.last()).toHaveAccessibleName("Host ptpErmita");
  const before = await host.boundingBox();
  for (const id of [107, 108, 109, 110, 111, 112, 113, 114, 115])
    await sim.patchCpe(id, { link: "online" });
  for (const id of [1, 2, 3, 4, 5, 6, 7, 8]) await sim.patchCpe(id, { link: "losi" });
  await page.clock.runFor(31_000);
  await expect(outages(page)).toContainText("1 over");
  await expect(cut).toContainText("over");
  expect(await host.boundingBox()).toEqual(before);
  expect(await row.boundingBox()).toEqual(placed);
  await outages(page).getByRole("button", { name: "Put in order" }).click();
  await expect(cut).toHaveCount(0);
});

test("a repaired fibre: the card tells who is back, and names those still dark", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/monitoring");
  const cut = card(page, "PON oltNorte 0/15/9");
  await expect(cut).toContainText("9 of 10 down (90%)");
  for (const id of [107, 108, 109, 110, 111, 112, 113, 114])
    await sim.patchCpe(id, { link: "online" });
  await page.clock.runFor(31_000);
  await expect(cut).toContainText("Back so far8");
  await sim.advance(700);
  await page.clock.fastForward(700_000);
  await expect(cut).toContainText("1 still dark, ten minutes after four of five came back");
});

test("on a host's page I see why, acknowledge it, and what this server does not offer goes away", async ({
  page,
  sim,
}) => {
  await openAs(page, "/monitoring");
  await rowFor(page, named.losAlone.name).getByRole("link", { name: named.losAlone.name }).click();
  await expect(heading(page)).toHaveText(named.losAlone.name);
  await expect(page.getByRole("main")).toContainText("alarm/losi/offline");
  await page.getByRole("link", { name: "The device's page in the CRM" }).click();
  await expect(page).toHaveURL(`/isp/cpes/${named.losAlone.id}`);
  await page.goBack();
  await expect(page).toHaveURL(`/monitoring/hosts/${named.losAlone.name}`);

  const actions = page.getByRole("group", { name: "What can be done" });
  await actions.getByRole("button", { name: "Acknowledge" }).click();
  const comment = page.getByRole("dialog").getByLabel("Comment");
  await comment.fill("Calling the customer");
  await page.keyboard.press("Escape");
  await expect(comment).toHaveCount(0);
  await actions.getByRole("button", { name: "Acknowledge" }).click();
  await expect(comment).toHaveValue("Calling the customer");
  await page.getByRole("dialog").getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("main")).toContainText("Down · acknowledged");
  const sent = await sim.log();
  expect(sent.at(-1)).toMatchObject({
    method: "POST",
    path: `/api/v2/monitoring/hosts/${named.losAlone.name}/acknowledge`,
    body: { comment: "Calling the customer" },
  });

  await sim.faults({ errorRate: 1, errorStatus: 404, match: "/recheck" });
  await actions.getByRole("button", { name: "Recheck" }).click();
  await expect(page.getByRole("main")).toContainText("This server does not offer: Recheck.");
  await expect(actions.getByRole("button", { name: "Recheck" })).toHaveCount(0);

  // It may have been this one host: the list says why its button is gone, and gives it back.
  await page.getByRole("link", { name: "Problems" }).click();
  await expect(page.getByText("This server does not offer: Recheck.")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${named.losAlone.name}`, exact: true }).check();
  await expect(page.getByRole("button", { name: "Schedule downtime" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Recheck" })).toHaveCount(0);
  await page.getByRole("button", { name: "Offer it all the same" }).click();
  await expect(page.getByRole("button", { name: "Recheck" })).toBeVisible();
});

test("a server that leaves GET alone for a recheck asks me once, and by my no the button is gone", async ({
  page,
  sim,
}) => {
  await sim.options({ actionMethod: "GET" });
  await openAs(page, `/monitoring/hosts/${named.losAlone.name}`);
  const actions = page.getByRole("group", { name: "What can be done" });
  await actions.getByRole("button", { name: "Recheck" }).click();
  await page
    .getByRole("dialog", { name: "Does this server act by GET?" })
    .getByRole("button", { name: /^No/ })
    .click();
  await expect(page.getByRole("main")).toContainText("This server does not offer: Recheck.");
  await expect(actions.getByRole("button", { name: "Recheck" })).toHaveCount(0);
  await expect(actions.getByRole("button", { name: "Acknowledge" })).toBeEnabled();
});

test("what I type into an acknowledgement falls into its comment from the first key on, and the dialog of a card looks like any", async ({
  page,
}) => {
  await openAs(page, "/monitoring");
  const cut = card(page, "PON oltNorte 0/15/9");
  await cut.getByRole("button", { name: "Acknowledge" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Comment")).toBeFocused();
  const title = await dialog.getByRole("heading").boundingBox();
  const close = await dialog.getByRole("button", { name: "Close" }).boundingBox();
  expect(close?.x).toBeGreaterThan((title?.x ?? 0) + (title?.width ?? 0) - 1);
  await page.keyboard.press("Escape");
  await expect(cut.getByRole("button", { name: "Acknowledge" })).toBeFocused();
});
