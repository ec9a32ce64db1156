import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { countOf, setBrake } from "./bulk-helpers.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading, openAs, watchRequests } from "./helpers.ts";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const wrongTable = (page: Page) => page.getByRole("table", { name: "Rows that are wrong" });

async function chooseFile(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByLabel("Choose a CSV file").setInputFiles({
    name: "new.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${lines.join("\n")}\n`),
  });
}

test("I import 500 customers of which 12 are wrong, and read what became of each row", async ({
  page,
  sim,
}) => {
  test.slow();
  await sim.write("POST", "isp/customers/", { name: "Known", external_id: "IMP-KNOWN" });
  const rows = Array.from({ length: 500 }, (_, at) => [`Cliente${at}`, "28001", `IMP-${at}`, ""]);
  const spoil = (at: number, column: number, text: string) => {
    const row = rows[at];
    if (row) row[column] = text;
  };
  for (const at of [10, 11, 12, 13]) spoil(at, 0, "");
  for (const at of [100, 200, 300]) spoil(at, 1, "28 A");
  for (const at of [401, 402]) spoil(at, 2, "IMP-400");
  for (const at of [450]) spoil(at, 2, "IMP-KNOWN");
  for (const at of [460, 461]) spoil(at, 3, "40.4");
  await openAs(page, "/isp/customers");
  await page.getByRole("link", { name: "Import customers" }).click();
  await expect(heading(page)).toHaveText("Import customers");
  await chooseFile(page, [
    "Name;postalcode;Their number;latitude",
    ...rows.map((cells) => cells.join(";")),
  ]);
  // The third column's heading says nothing.
  await page.getByLabel("Field of column Their number").selectOption("External ID");
  await expect(page.getByText("489 right")).toBeVisible();
  await expect(wrongTable(page).getByRole("row", { name: /^403 / })).toContainText(
    "External ID: line 402 has the same",
  );
  await axe(page);
  await button(page, "Check 489 rows with Krill").click();
  await expect(page.getByText("488 right")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("12 wrong")).toBeVisible();
  await expect(wrongTable(page)).toContainText("External ID: Known has it already");
  expect((await sim.log()).filter(({ method }) => method === "POST").length, "so far").toBe(2);
  const waiting = page.waitForEvent("download");
  await button(page, "The wrong rows as CSV").click();
  const wrong = readFileSync((await (await waiting).path()) ?? "", "utf8");
  expect(wrong.trim().split("\r\n")).toHaveLength(13);

  await button(page, "Go on with 488 rows").click();
  await expect(heading(page)).toHaveText("New bulk job");
  await expect(page.getByText("488 found")).toBeVisible();
  await setBrake(page, "Wave size", 500);
  await setBrake(page, "At the same time", 16);
  await button(page, "Create 488 customers").click();
  await expect(countOf(page, "Done", 488)).toBeVisible({ timeout: 60_000 });
  const created = (await sim.log()).filter(
    ({ method, path }) => method === "POST" && path.includes("isp/customers"),
  );
  expect(created.filter(({ status }) => status === 201)).toHaveLength(489);
  expect(created.at(-1)?.body).toMatchObject({ postalcode: "28001" });
});

test("a CPE's customer and profile may be named, its serial printed; what is wrong says where", async ({
  page,
  sim,
}) => {
  await sim.write("POST", "isp/customers/", { name: "Ana", external_id: "IMP-ANA" });
  const { results } = await sim.read<{ results: { id: number; name: string; tech: string }[] }>(
    "isp/cpe-profiles/?limit=100",
  );
  const profile = results.find(
    ({ name, tech }) => tech === "gpon" && results.filter((one) => one.name === name).length === 1,
  );
  const cpe = (sn: string, customer: string) =>
    [customer, "gpon", "HS8546V2", sn, profile?.name, "residential", "cpe"].join(",");
  await openAs(page, "/isp/cpes/import");
  await expect(page.getByText(/^Always needed: .*Customer/)).toBeVisible();
  const template = page.waitForEvent("download");
  await button(page, "An empty file with these columns").click();
  const empty = readFileSync((await (await template).path()) ?? "", "utf8");
  expect(empty.trim().split("\r\n")).toHaveLength(1);
  expect(empty).toContain("Serial number");
  await chooseFile(page, [
    "customer,tech,model,sn,profile,line_profile,realm",
    cpe("HWTC0ABC0A01", "IMP-ANA"),
    cpe("HWTC0ABC0A02", "IMP-NOBODY"),
    cpe("4857544314310a47", "IMP-ANA"),
    cpe("not a serial", "IMP-ANA"),
  ]);
  await button(page, "Check 3 rows with Krill").click();
  await expect(page.getByText("1 right")).toBeVisible();
  await expect(wrongTable(page).getByRole("row", { name: /^3 / })).toContainText(
    "Customer: “IMP-NOBODY” was not found",
  );
  await expect(wrongTable(page).getByRole("row", { name: /^4 / })).toContainText(
    "cpe0101 has it already",
  );
  await button(page, "Go on with one row").click();
  await button(page, "Create 1 CPE").click();
  await expect(countOf(page, "Done", 1)).toBeVisible({ timeout: 15_000 });
  const created = (await sim.log()).find(
    ({ method, path }) => method === "POST" && path.includes("isp/cpes"),
  );
  expect(created?.body).toMatchObject({ sn: "485754430abc0a01", profile: profile?.id });
});

test("a customer who could not be looked for, or has a namesake, is not called missing", async ({
  page,
  sim,
}) => {
  const lines = ["customer,tech,model,sn,profile,line_profile,realm"];
  for (const [at, customer] of ["IMP-TWICE", "IMP-NOBODY"].entries())
    lines.push(`${customer},gpon,HS8546V2,HWTC0ABC0A0${at},1,residential,cpe`);
  for (const name of ["Ana", "Eva"])
    await sim.write("POST", "isp/customers/", { name, external_id: "IMP-TWICE" });
  await openAs(page, "/isp/cpes/import");
  const check = async () => {
    await chooseFile(page, lines);
    await button(page, "Check 2 rows with Krill").click();
  };
  await check();
  await expect(wrongTable(page)).toContainText("Customer: “IMP-TWICE” is the name of several");
  await expect(wrongTable(page)).toContainText("Customer: “IMP-NOBODY” was not found");
  await sim.options({ overlooks: "external_id" });
  await page.reload();
  await check();
  await expect(wrongTable(page)).toContainText("Customer: “IMP-NOBODY” could not be looked up");
});

test("a customer's number that is another's id is not guessed, and whose a CPE becomes is said", async ({
  page,
  sim,
}) => {
  const { id: eva } = await sim.write<{ id: number }>("POST", "isp/customers/", {
    name: "Eva",
    external_id: "50",
  });
  const cpe = (at: number, customer: string) =>
    `${customer},gpon,HS8546V2,HWTC0ABC0A0${at},1,residential,cpe`;
  await openAs(page, "/isp/cpes/import");
  await expect(page.getByText("Customer: given by its id or its external ID.")).toBeVisible();
  await chooseFile(page, [
    "customer,tech,model,sn,profile,line_profile,realm",
    cpe(1, "50"),
    cpe(2, "99999"),
    cpe(3, `#${eva}`),
  ]);
  await button(page, "Check 3 rows with Krill").click();
  await expect(page.getByText("1 right")).toBeVisible();
  await expect(wrongTable(page).getByRole("row", { name: /^2 / })).toContainText(
    `names Eva too: write #50 for the first, #${eva} for the second`,
  );
  await expect(wrongTable(page).getByRole("row", { name: /^3 / })).toContainText(
    "“99999” was not found; it is given by its id or its external ID",
  );
  const right = page.getByRole("table", { name: "What would be sent" });
  await expect(right).toContainText(`#${eva} · Eva`);
  await button(page, "Go on with one row").click();
  await page.getByLabel("Show", { exact: true }).selectOption("All lines");
  await expect(page.getByRole("table", { name: "Lines and what they mean" })).toContainText(
    "· Eva",
  );
});

test("a file that a Spanish Excel saved keeps its accents, and what is not imported is named", async ({
  page,
}) => {
  await openAs(page, "/isp/customers/import");
  const lines = "name;Código secreto\r\nJosé Muñoz;x\r\n";
  await page.getByLabel("Choose a CSV file").setInputFiles({
    name: "new.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines, "latin1"),
  });
  await expect(page.getByRole("table", { name: "What would be sent" })).toContainText("José Muñoz");
  await expect(page.getByRole("status").filter({ hasText: "1 right" })).toContainText(
    "Columns that are not imported: Código secreto",
  );
});

test("where a server does not filter, an import says what it could not check", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "external_id" });
  await openAs(page, "/isp/customers/import");
  await chooseFile(page, ["name,external_id", "Ana,IMP-9"]);
  await button(page, "Check this row with Krill").click();
  await expect(page.getByText("1 right")).toBeVisible();
  await expect(
    page.getByText("is there already could not be checked by: External ID"),
  ).toBeVisible();
});

test("rows that are the same, and rows that nothing tells from what is there, are said to be so", async ({
  page,
}) => {
  await openAs(page, "/isp/customers/import");
  await chooseFile(page, ["name,external_id", "Ana,", "", "Eva,IMP-9", "Ana,", "Ida,"]);
  await expect(page.getByText("3 right")).toBeVisible();
  await expect(wrongTable(page).getByRole("row", { name: /^5 / })).toContainText(
    "line 2 is the same",
  );
  await expect(
    page.getByText("2 right rows have nothing by which Krill can tell whether they are there"),
  ).toBeVisible();
});

test("a check that fails on its way keeps what it has, and asks for the rest alone", async ({
  page,
  sim,
}) => {
  await sim.write("POST", "isp/customers/", { name: "Known", external_id: "IMP-3" });
  await openAs(page, "/isp/customers/import");
  await chooseFile(page, [
    "name,external_id",
    ...Array.from({ length: 60 }, (_, at) => `Cliente${at},IMP-${at}`),
  ]);
  // Krill fails for one of them, whatever else is asked.
  await sim.faults({ match: "external_id=IMP-17", errorRate: 1 });
  const asked = watchRequests(page, /GET .*external_id=IMP-/);
  await button(page, "Check 60 rows with Krill").click();
  await expect(page.getByRole("alert")).toContainText("One row could not be checked");
  await expect(page.getByRole("status").filter({ hasText: "58 right" })).toContainText(
    "1 not checked yet",
  );
  await expect(wrongTable(page)).toContainText("External ID: Known has it already");
  await expect(page.getByRole("table", { name: "Rows that are not checked yet" })).toContainText(
    "Cliente17",
  );
  await expect(button(page, "Go on with 58 rows")).toBeEnabled();
  expect(new Set(asked).size).toBe(60);
  asked.length = 0;
  // Patience is asked for, and given.
  await sim.faults({ match: "external_id=IMP-17", rateLimit: { retryAfter: 1 }, times: 1 });
  await button(page, "Check this row with Krill").click();
  await expect(button(page, "Go on with 59 rows")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(asked.filter((line) => !line.includes("IMP-17"))).toEqual([]);
});

test("who leaves an import before it was begun is asked, and loses nothing by staying", async ({
  page,
}) => {
  await openAs(page, "/isp/customers/import");
  await chooseFile(page, ["Their name,external_id", "Ana,IMP-9"]);
  await page.getByLabel("Field of column Their name").selectOption("Name");
  await button(page, "Check this row with Krill").click();
  await expect(button(page, "Go on with one row")).toBeVisible();
  await page.getByRole("link", { name: "GPON", exact: true }).click();
  const ask = page.getByRole("dialog", { name: "Leave the import?" });
  await expect(ask).toContainText("new.csv");
  await expect(ask.getByRole("button", { name: "Stay here" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(ask).toBeHidden();
  await expect(button(page, "Go on with one row")).toBeVisible();
  await page.getByRole("link", { name: "GPON", exact: true }).click();
  await ask.getByRole("button", { name: "Leave the import" }).click();
  await expect(heading(page)).toHaveText("OLTs");
  await page.goBack();
  // Without a file there is nothing to ask about.
  await page.getByRole("link", { name: "GPON", exact: true }).click();
  await expect(heading(page)).toHaveText("OLTs");
});

test("who may not create is told so", async ({ page }) => {
  await openAs(page, "/isp/customers/import", "helpdesk");
  await expect(page.getByRole("alert")).toContainText("may not create");
});
