import { readFile } from "node:fs/promises";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, lookUp, openAs, rows } from "./helpers.ts";

test("I find a request in the server's own log, see what was sent without its secrets, and export", async ({
  page,
  sim,
}) => {
  const { id } = named.healthy;
  await sim.write("PATCH", `isp/cpes/${id}/`, {
    wifi_password: "clave-secreta",
    notes: "Revisado",
  });
  await openAs(page, "/activity");
  await page.getByRole("link", { name: "API requests" }).click();
  await expect(heading(page)).toHaveText("API requests");
  await expect(rows(page).first()).toContainText(/\d\d:\d\d:\d\d/);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("combobox", { name: "Method" }).fill("patch");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Path, exactly" }).fill(`/api/v2/isp/cpes/${id}/`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/method=patch.*path=/);
  await expect(rows(page).first()).toContainText(`/api/v2/isp/cpes/${id}/`);
  await expect(rows(page).filter({ hasText: "GET" })).toHaveCount(0);

  const download = page.waitForEvent("download");
  await page.goto(`${page.url()}&cols=requested_at,path,data`);
  await expect(rows(page).first()).toContainText("Revisado");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("notes: Revisado");
  expect(text).not.toContain("clave-secreta");

  await rows(page).filter({ hasText: "Revisado" }).first().getByRole("link").click();
  await expect(heading(page)).toHaveText(`PATCH /api/v2/isp/cpes/${id}/`);
  await expect(page.getByRole("region", { name: "Sent" })).toContainText("Revisado");
  await expect(page.getByRole("main")).not.toContainText("clave-secreta");
});

test("the admin site's changes by kind and action", async ({ page }) => {
  await openAs(page, "/activity/changes?action_flag=2");
  await expect(heading(page)).toHaveText("Admin changes");
  await expect(rows(page).filter({ hasText: "isp | Customer" })).toContainText("Comment");
  await expect(rows(page).filter({ hasText: "Deleted" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Drop the filter/ }).click();
  await expect(rows(page).filter({ hasText: "Deleted" })).toContainText("pbx | Holiday");
});

test("a device and a customer have a history: who changed what, without secrets", async ({
  page,
  sim,
}) => {
  const { id } = named.healthy;
  await sim.write("PATCH", `isp/cpes/${id}/`, {
    wifi_password: "clave-secreta",
    notes: "Revisado",
  });
  await sim.write("PATCH", "isp/customers/1/", { comment: "Llamar por la tarde" });
  await openAs(page, `/isp/cpes/${id}?tab=logs`);
  const history = page.getByRole("tabpanel", { name: "History" });
  await expect(history.getByRole("row").filter({ hasText: "Revisado" })).toContainText("PATCH");
  await expect(history).not.toContainText("clave-secreta");
  await expect(history.getByRole("button", { name: "Export CSV" })).toBeEnabled();

  await page.goto("/isp/customers/1");
  await expect(
    page.getByRole("region", { name: "Customer data" }).getByRole("term").first(),
  ).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await expect(history.getByRole("row").filter({ hasText: "Llamar por la tarde" })).toContainText(
    "noc",
  );
  await expect(history.getByRole("row").filter({ hasText: "in the admin site" })).toContainText(
    "Comment",
  );

  await sim.write("PATCH", "pbx/customers/1/pbxs/1/", { comment: "Cambio de horario" });
  await page.goto("/pbx/1/1?tab=history");
  await expect(history.getByRole("row").filter({ hasText: "Cambio de horario" })).toContainText(
    "noc",
  );
});

test("who may not read the server's logs is not led there", async ({ page }) => {
  await openAs(page, "/activity", "helpdesk");
  await expect(page.getByRole("link", { name: "This tab's requests" })).toBeVisible();
  await expect(page.getByRole("link", { name: "API requests" })).toHaveCount(0);
  await page.goto("/activity/requests");
  await expect(page.getByRole("alert")).toContainText(/permission|not allowed/i);
  await page.goto("/isp/customers/1");
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByRole("tab", { name: "History" })).toHaveCount(0);
});

test("a request that I am about to copy stays where it is while others are sent", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Activity", exact: true }).click();
  await page.getByRole("link", { name: "This tab's requests" }).click();
  const first = rows(page).first();
  const text = await first.innerText();
  expect(text, "to the second").toMatch(/\d\d:\d\d:\d\d/);
  await lookUp(page, "ZTEG5A000134");
  const newer = page.getByRole("main").getByRole("button", { name: /new row/ });
  await expect(newer).toBeVisible();
  expect(await first.innerText()).toBe(text);
  await page.keyboard.press("Escape");
  await newer.click();
  await expect(rows(page).filter({ hasText: "5a000134" }).first()).toBeVisible();
  await expect(newer).toHaveCount(0);
});
