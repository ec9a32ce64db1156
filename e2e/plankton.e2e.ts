import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, rows, watchRequests } from "./helpers.ts";

const main = (page: Page) => page.getByRole("main");

test("a service is found, and changed by a form that the server describes, unknown fields too", async ({
  page,
  sim,
}) => {
  await openAs(page, "/plankton/services");
  await expect(heading(page)).toHaveText("Plankton services");
  await expect(rows(page)).toHaveCount(30);
  await expect(page.getByRole("columnheader", { name: "Splitter colour" })).toBeVisible();
  await rows(page).first().getByRole("link").click();
  await expect(main(page)).toContainText("Drop length, m");
  await expect(main(page)).toContainText("PLK-00001");
  await main(page).getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Splitter colour").selectOption("brown");
  await page.getByLabel("Drop length, m").fill("87");
  await page.getByLabel("Extra").fill("{");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(main(page)).toContainText("Not JSON.");
  await page.getByLabel("Extra").fill('{"iptv": true}');
  await expect(page.getByRole("region", { name: "Other fields, kept as they are" })).toContainText(
    "Created",
  );
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page).toHaveURL(/\/plankton\/services\/1$/);
  await expect(main(page)).toContainText("87");
  const sent = (await sim.log()).find(({ method }) => method === "PATCH");
  expect(sent?.["body"]).toMatchObject({ drop_length: 87, extra: { iptv: true } });
  expect(sent?.["body"]).not.toHaveProperty("customer_name");
  // However it was typed, it is what was saved: nobody has changed it since.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(main(page)).toContainText("is as it was before");
  expect(await sim.read("plankton/services/1/")).toMatchObject({
    splitter_color: "blue",
    extra: { iptv: false, vlans: [100, 201] },
  });
});

test("a service is made and deleted; what the server refuses stands at its field", async ({
  page,
}) => {
  await openAs(page, "/plankton/services");
  await page.getByRole("link", { name: "New service" }).click();
  await page.getByLabel("Administrative ID").fill("PLK-90001");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(page.getByLabel("Customer name")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Customer name").fill("Molino Nuevo");
  await page.getByRole("button", { name: "Create service" }).click();
  await expect(heading(page)).toHaveText("Molino Nuevo");
  await main(page).getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Molino Nuevo");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(heading(page)).toHaveText("Plankton services");
});

test("a server without Plankton says so, and asks for nothing more", async ({ page, sim }) => {
  await sim.options({ absent: "plankton/" });
  const asked = watchRequests(page, /plankton\/services\/(?!\?|$)/);
  await openAs(page, "/plankton/services");
  await expect(main(page)).toContainText("This server has no Plankton services");
  expect(asked).toEqual([]);
  await page.goto("/plankton/services/new");
  await expect(main(page)).toContainText("This server has no Plankton services");
  await expect(page.getByRole("button", { name: "Create service" })).toHaveCount(0);
});

test("a Plankton that fails is not taken for one without fields", async ({ page, sim }) => {
  await sim.faults({ errorRate: 1, match: "plankton/" });
  await openAs(page, "/plankton/services/new");
  const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByLabel("All fields, as JSON")).toHaveCount(0);
  await sim.faults({});
  await again.click();
  await expect(page.getByLabel("Customer name")).toBeVisible();
  await sim.faults({ errorRate: 1, match: "plankton/" });
  await page.goto("/plankton/services");
  await expect(again).toBeVisible();
  await page.waitForLoadState("networkidle");
  await sim.faults({});
  await again.click();
  await expect(page.getByRole("columnheader", { name: /Customer name/ })).toBeVisible();
});

test("a file of the services has each serial number in both its forms", async ({ page }) => {
  await openAs(page, "/plankton/services");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const [header = "", line = ""] = (await readFile(await (await download).path(), "utf8")).split(
    "\r\n",
  );
  expect(header).toMatch(/,([^,]+),\1 \(hex\)/u);
  expect(line).toMatch(/,[A-Z]{4}[0-9A-F]{8},[0-9a-f]{16},/u);
});
