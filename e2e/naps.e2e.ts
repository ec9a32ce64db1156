import type { Page } from "@playwright/test";
import { NAMED_NAP } from "#mocks/seed/naps.ts";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, openDevice, rowFor, rows } from "./helpers.ts";

const main = (page: Page) => page.getByRole("main");

test.describe("an access engineer", () => {
  test.use({ fleet: "plant" });

  test("finds a NAP in the list and on the map, with what hangs on it", async ({ page }) => {
    await openAs(page, "/gpon/naps?q=cto-1-2-3");
    await rowFor(page, "cto-1-2-3").getByRole("link", { name: "cto-1-2-3" }).click();
    await expect(heading(page)).toHaveText("cto-1-2-3");
    await expect(main(page)).toContainText("8 of 8 full");
    const devices = page.getByRole("region", { name: "Devices at this NAP" });
    await expect(devices.getByRole("row").nth(8)).toContainText("Down");
    await expect(devices.getByRole("link", { name: "In the CRM" })).toHaveAttribute(
      "href",
      "/isp/cpes?topology=cto-1-2-3",
    );
    await expect(main(page).getByRole("link", { name: "0/1/2" })).toHaveAttribute(
      "href",
      "/gpon/olts/oltPlanta/ports/0/1/2",
    );
    await page.getByRole("link", { name: "NAPs" }).click();
    await page.getByRole("button", { name: "On the map" }).click();
    await expect(page).toHaveURL(/shown=map/);
    await expect(main(page)).toContainText("have no position");
    await expect(main(page)).toContainText(/of \d{3} places in this part of the map/);
  });
});

test("a state that nobody has checked for long does not look healthy at its NAP", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.liveContradicts.id, { topology: NAMED_NAP.name });
  await openAs(page, `/gpon/naps/${NAMED_NAP.name}`);
  const row = rows(page).filter({ hasText: named.liveContradicts.name });
  await expect(row.getByRole("cell", { name: "Up · old" })).toBeVisible();
});

test("whether a NAP's place is a map or a table stands in the address", async ({ page }) => {
  await openAs(page, `/gpon/naps/${NAMED_NAP.name}`);
  const place = page.getByRole("region", { name: "Position" });
  await place.getByRole("button", { name: "Table" }).click();
  await expect(page).toHaveURL(/shown=table/);
  await page.reload();
  await expect(place.getByRole("table")).toBeVisible();
  await expect(place.getByRole("button", { name: "Table" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("a map brings near places together, also where its worker does not come", async ({ page }) => {
  const clusters = page.getByRole("application").getByRole("button", { name: /^\d+ / });
  const names = () => clusters.evaluateAll((all) => all.map((one) => one.ariaLabel));
  await openAs(page, "/gpon/naps?shown=map");
  await expect(clusters).not.toHaveCount(0);
  const together = await names();
  await page.route("**/map.worker-*", (route) => route.abort());
  await page.reload();
  await expect.poll(names).toEqual(together);
});

test("a NAP is made, moved and deleted", async ({ page, sim }) => {
  await openAs(page, "/gpon/naps");
  await page.getByRole("link", { name: "New NAP" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("nap nueva");
  await page.getByLabel("PON").fill("0/1/3, 00/01/04");
  await page.getByRole("button", { name: "Create NAP" }).click();
  await expect(main(page)).toContainText("Without blanks.");
  await page.getByRole("textbox", { name: "Name" }).fill("nap-nueva");
  await page.getByRole("button", { name: "Create NAP" }).click();
  await expect(heading(page)).toHaveText("nap-nueva");
  await expect(main(page)).toContainText("Nobody has entered its position.");
  await main(page).getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Latitude").fill("37,4");
  await page.getByLabel("Longitude").fill("-4.5");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(heading(page)).toHaveText("nap-nueva");
  await expect(page.getByRole("application", { name: "Position" })).toBeVisible();
  const sent = (await sim.log()).filter(({ path }) => path.includes("/gis/"));
  expect(sent.map(({ body }) => body)).toEqual([
    { name: "nap-nueva", pon: ["0/1/3", "0/1/4"] },
    { latitude: "37.4", longitude: "-4.5" },
  ]);
  await main(page).getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("nap-nueva");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(heading(page)).toHaveText("NAPs");
});

test("a device's topology is chosen by name or on the map, and an id is told by its NAP's name", async ({
  page,
  sim,
}) => {
  await sim.patchCpe(named.healthy.id, { topology: NAMED_NAP.external_id });
  await openDevice(page, named.healthy);
  // Nobody asks: it stands there once its place comes into sight.
  await page.getByText(NAMED_NAP.external_id, { exact: true }).first().scrollIntoViewIfNeeded();
  await page.getByRole("link", { name: `NAP ${NAMED_NAP.name}` }).click();
  await expect(heading(page)).toHaveText(NAMED_NAP.name);
  await page.goto(`/isp/cpes/${named.healthy.id}/edit`);
  const field = page.getByLabel("Topology");
  await expect(field).toHaveValue(NAMED_NAP.external_id);
  // The other one is that of the position; this one comes once the server is known to have NAPs.
  const onMap = page.getByRole("button", { name: "Choose on the map" });
  await expect(onMap).toHaveCount(2);
  await onMap.nth(0).click();
  const dialog = page.getByRole("dialog", { name: "NAPs on the map" });
  await dialog.getByRole("button", { name: "Table" }).click();
  const row = dialog
    .getByRole("row")
    .filter({ has: page.getByRole("link") })
    .first();
  const name = await row.getByRole("link").innerText();
  await row.getByRole("button", { name: "Take this NAP" }).click();
  await expect(dialog).toBeHidden();
  await expect(field).toHaveValue(name);
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(heading(page)).toHaveText(named.healthy.name);
  const sent = (await sim.log()).find(({ method }) => method === "PATCH");
  expect(sent).toMatchObject({ body: { topology: name } });
});

test("a server without NAPs says so, and a topology stays text", async ({ page, sim }) => {
  await sim.options({ absent: "gis/" });
  await openAs(page, "/gpon/naps");
  await expect(main(page)).toContainText("This server has no list of NAPs");
  await expect(rows(page)).toHaveCount(0);
  await page.goto(`/isp/cpes/${named.healthy.id}/edit`);
  await expect(page.getByLabel("Topology")).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose on the map" })).toHaveCount(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
