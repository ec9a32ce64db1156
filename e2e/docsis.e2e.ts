import type { Page } from "@playwright/test";
import { PLANT_CMTS } from "#mocks/seed/docsis.ts";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, rowFor, rows } from "./helpers.ts";

const findings = (page: Page) => page.getByRole("status", { name: "What stands out" });
const main = (page: Page) => page.getByRole("main");

test.describe("an access engineer, from the cable's side", () => {
  test.use({ fleet: "plant" });

  test("finds the dark node and the noisy channel of a CMTS, and the customers behind them", async ({
    page,
  }) => {
    await openAs(page, "/docsis");
    await expect(rowFor(page, PLANT_CMTS)).toContainText("294");
    await rowFor(page, PLANT_CMTS).getByRole("link", { name: PLANT_CMTS }).click();
    await expect(heading(page)).toHaveText(PLANT_CMTS);
    await expect(findings(page)).toContainText("FN-3: 26 of 40 modems are off.");
    // By its name and by the number on its bar.
    await expect(findings(page)).toContainText(
      "ca5-0-up1 (channel 2): 2.38% of its packets are lost",
    );
    await expect(
      main(page).getByRole("img", {
        name: "32 channels between 28 and 44 MHz, 1 of them stand out.",
      }),
    ).toBeVisible();
    await main(page).getByRole("link", { name: "FN-3" }).click();
    await expect(page).toHaveURL(/tab=modems&node=FN-3/);
    await expect(rows(page)).toHaveCount(40);
    await page.getByRole("button", { name: "State", exact: true }).click();
    await expect(rows(page).first()).toContainText("Offline");
    await page.getByRole("tab", { name: "Channels" }).click();
    await expect(rows(page).first()).toContainText("ca5-0-up1");
    await page.getByRole("tab", { name: "Overview" }).click();
    await findings(page).getByRole("link", { name: "ca5-0-up1 (channel 2)" }).click();
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().getByRole("link", { name: "40" }).click();
    await expect(main(page)).toContainText("1–40 of 40");
    await rows(page).first().getByRole("link").first().click();
    await expect(heading(page)).toHaveText(/^cpe30/);
    const modem = page.getByRole("region", { name: "Cable modem" });
    await expect(modem).toContainText(/Sent on \d+(\.\d+)? MHz/);
    await expect(modem).toContainText("within limits");
    await expect(modem.getByRole("link", { name: PLANT_CMTS })).toBeVisible();
  });

  test("gives an upstream another frequency, told whom it concerns", async ({ page, sim }) => {
    // The modems are counted only after the channel is selected and the dialog has asked.
    await sim.faults({ held: true, match: "/docsis/cms/" });
    await openAs(page, `/docsis/cmtss/${PLANT_CMTS}?tab=channels&q=ca5-0-up1`);
    await page.getByRole("checkbox", { name: "Select ca5-0-up1" }).check();
    const field = page.getByLabel("New frequency of ca5-0-up1, MHz");
    await expect(field).toHaveValue("34");
    await field.fill("36,6");
    await page.getByRole("button", { name: "Change frequency" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("How many modems use this channel is not known.");
    const send = dialog.getByRole("button", { name: "Change frequency" });
    // Only once it stands still.
    await send.click({ trial: true });
    const place = await send.boundingBox();
    await sim.faults({});
    await expect(dialog).toContainText("40 modems use this channel.");
    expect(await send.boundingBox()).toEqual(place);
    await expect(dialog).toContainText("36.6 MHz");
    await send.click();
    await expect(rows(page)).toContainText("36.6 MHz");
    const sent = (await sim.log()).find(({ method }) => method === "PATCH");
    expect(sent).toMatchObject({ body: { freq: 36_600_000 }, status: 200 });
    await page.goto("/activity");
    await expect(main(page)).toContainText("Change frequency");
  });

  test("is not offered what the server does not have", async ({ page, sim }) => {
    await sim.options({ absent: "upstreams/1,fiber-nodes" });
    await openAs(page, `/docsis/cmtss/${PLANT_CMTS}?tab=channels&q=ca5-0-up1`);
    await page.getByRole("checkbox", { name: "Select ca5-0-up1" }).check();
    await expect(page.getByText("1 selected")).toBeVisible();
    await expect(page.getByLabel("New frequency of ca5-0-up1, MHz")).toHaveCount(0);
    await expect(main(page)).toContainText("This server does not give: fiber nodes.");
    await sim.options({ absent: "docsis/" });
    await page.goto("/docsis");
    await expect(main(page)).toContainText("This server has no list of CMTSs.");
    await rowFor(page, PLANT_CMTS).getByRole("link", { name: PLANT_CMTS }).click();
    await expect(main(page)).toContainText("tells nothing of its channels and nodes");
    await page.getByRole("tab", { name: "Cable modems" }).click();
    await expect(main(page)).toContainText("1–50 of 320");
    await page.goto(`/isp/cpes/${named.docsis.id}`);
    await expect(page.getByRole("region", { name: "Services" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Cable modem" })).toHaveCount(0);
  });
});

test("the modems of a CMTS that has a number for its address have their CPEs", async ({
  page,
  sim,
}) => {
  await sim.options({ cmtsIds: "number" });
  await openAs(page, "/docsis");
  await rowFor(page, "cmtsCentral").getByRole("link", { name: "cmtsCentral" }).click();
  await expect(page).toHaveURL(/\/docsis\/cmtss\/\d+/);
  await page.getByRole("tab", { name: "Cable modems" }).click();
  await expect(
    main(page).getByRole("cell", { name: named.docsis.name, exact: true }),
  ).toBeVisible();
});

test("a list of CMTSs that fails is called by its name", async ({ page, sim }) => {
  await sim.faults({ errorRate: 1, match: "/docsis/cmtss/" });
  await openAs(page, "/docsis");
  await expect(page.getByText(/^CMTSs: Krill failed/)).toBeVisible();
});

test("a CMTS that the server does not list is told to be none of its own", async ({ page }) => {
  await openAs(page, "/docsis/cmtss/nowhere");
  await expect(page.getByText("No CMTS in this server's list is called nowhere")).toBeVisible();
  await page.goto("/docsis/cmtss/cmtsCentral");
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("No CMTS in this server's list")).toHaveCount(0);
});
