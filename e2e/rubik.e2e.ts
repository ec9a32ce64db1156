import { rm, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, outcome, outcome as news, rows, watchRequests } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

/** What Rubik was sent: method, last words of the path, body. */
async function written(sim: Simulator): Promise<string[]> {
  return (await sim.log())
    .filter(({ path }) => path.includes("/rubik/"))
    .map(
      ({ method, path, body }) => `${method} ${path.split("/rubik/")[1]} ${JSON.stringify(body)}`,
    );
}

const cycle = (page: Page) => page.getByRole("region", { name: "Life cycle" });
const current = (page: Page) =>
  cycle(page).getByRole("listitem").and(page.locator("[aria-current=step]"));

test("services are filtered by owner and state, and reservations about to lapse stand on top", async ({
  page,
}) => {
  const asked = watchRequests(page, /\/rubik\/services\/\?/);
  await openAs(page, "/rubik/services");
  await expect(heading(page)).toHaveText("Rubik services");
  await expect(rows(page)).toHaveCount(50);
  expect(asked.some((line) => line.includes("sort=-updated"))).toBe(true);
  const lapsing = page.getByRole("region", { name: "Reservations about to lapse" });
  await expect(lapsing.getByRole("listitem").first()).toContainText(/#1|ACM100001/);
  await expect(lapsing.getByRole("listitem").first()).toContainText(/in 4 h|in 5 h/);
  await page.goto("/rubik/services?owner=neba&state=Held");
  await expect(rows(page).first()).toContainText("Held");
  await expect(rows(page).filter({ hasNotText: "neba" })).toHaveCount(0);
  await page.goto("/rubik/services?q=CRM-1003");
  await rows(page).getByRole("link").first().click();
  await expect(heading(page)).toHaveText("ACM100003");
});

test("reservations lapse by Krill's clock, however wrong this computer's is", async ({ page }) => {
  await page.clock.install({ time: Date.now() - 60 * 3_600_000 });
  await openAs(page, "/rubik/services");
  const lapsing = page.getByRole("region", { name: "Reservations about to lapse" });
  await expect(lapsing.getByRole("listitem").first()).toContainText(/in 4 h|in 5 h/);
});

test("a reservation is ordered, completed and taken down, each asked for what the owner needs", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services/1");
  await expect(current(page)).toContainText("Reserved");
  await expect(cycle(page).getByRole("button")).toHaveText(["Order", "Cancel the service"]);
  await cycle(page).getByRole("button", { name: "Order" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("it has a cost");
  await dialog.getByRole("button", { name: "Order" }).click();
  const planned = dialog.getByLabel("Planned installation");
  await expect(planned).toHaveAccessibleDescription(/acme wants to know this/);
  expect(await written(sim)).toEqual([]);
  await planned.fill("2026-12-03T10:30");
  await dialog.getByRole("button", { name: "Order" }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(cycle(page)).toContainText("The owner is working on the order");
  await expect(cycle(page).getByRole("button")).toHaveCount(0);
  await sim.advance(5);
  await expect(current(page)).toContainText("Ordered");
  await expect(page.getByRole("main")).toContainText("3 Dec 2026, 10:30");
  await cycle(page).getByRole("button", { name: "Complete" }).click();
  await dialog.getByRole("button", { name: "Complete" }).click();
  await expect(current(page)).toContainText("Completed");
  await cycle(page).getByRole("button", { name: "Take down" }).click();
  await dialog.getByLabel("Reason").fill("Se muda");
  await dialog.getByRole("button", { name: "Take down" }).click();
  await expect(current(page)).toContainText("Down");
  await expect(cycle(page)).toContainText("nothing more can be done");
  expect(await written(sim)).toEqual([
    'PATCH services/1/ {"state":"ordered","planned":"2026-12-03 10:30"}',
    'PATCH services/1/ {"state":"completed"}',
    'PATCH services/1/ {"state":"down","reason":"Se muda"}',
  ]);
  await expect(page.getByRole("region", { name: "Events" }).getByRole("listitem")).toHaveCount(5);
});

test("while an order is being sent its dialog stays, and tells what became of it", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services/3");
  await cycle(page).getByRole("button", { name: "Take down", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Se muda");
  const fails = { errorRate: 1, match: "rubik/services/3", method: "PATCH" };
  await sim.faults({ ...fails, held: true });
  await dialog.getByRole("button", { name: "Take down", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Sending…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeDisabled();
  // It fails also where it reaches the server only now.
  await sim.faults(fails);
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByLabel("Reason")).toHaveValue("Se muda");
});

test("the other vocabulary: sent again, cancellation asked for, cancelled; a reservation cancelled", async ({
  page,
  sim,
}) => {
  const dialog = page.getByRole("dialog");
  const go = async (name: string, reason?: string) => {
    await cycle(page).getByRole("button", { name, exact: true }).click();
    if (reason) await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name, exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await openAs(page, "/rubik/services/5");
  await expect(current(page)).toContainText("Acknowledged");
  await go("Send again");
  await go("Ask for cancellation");
  await go("Cancel the service");
  await expect(current(page)).toContainText("Cancelled");
  await page.goto("/rubik/services/1");
  await cycle(page).getByRole("button", { name: "Cancel the service" }).click();
  await sim.write("PATCH", "rubik/services/1/", { state: "canceled", reason: "colleague" });
  await dialog.getByLabel("Reason").fill("Ya no");
  await dialog.getByRole("button", { name: "Cancel the service" }).click();
  // A colleague was quicker: what is there now stands in the dialog.
  await expect(dialog.getByRole("alert")).toContainText("somebody has changed this meanwhile");
  await expect(dialog).toContainText("Cancelled");
  await page.goto("/rubik/services/6");
  await go("Take down");
  await expect(current(page)).toContainText("Down");
  await page.goto("/rubik/services/4");
  // A server that says 200 and leaves it as it was has not completed it.
  await sim.options({ keeps: "state" });
  await go("Complete");
  await expect(page.getByRole("status").filter({ hasText: "has not changed" })).toContainText(
    "the old value is still there: State",
  );
  await sim.options({});
  await go("Complete");
  await expect(current(page)).toContainText("Completed");
});

test("tests run at once, actions after asking; both are in Activity", async ({ page, sim }) => {
  await openAs(page, "/rubik/services/3");
  const tests = page.getByRole("region", { name: "Tests and actions" });
  await tests.getByRole("button", { name: "Check optical status" }).click();
  await expect(tests).toContainText("MARCA_ONT");
  await tests.getByRole("button", { name: "ONT reset" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("ACM100003");
  expect(await written(sim)).toEqual(["POST services/3/diagnostics/TST_FTTH_OSTATE/ {}"]);
  await dialog.getByRole("button", { name: "ONT reset" }).click();
  await expect(outcome(page)).toContainText("ONT reset");
  expect((await written(sim)).at(-1)).toBe("POST services/3/actions/TST_FTTH_RESET_ONT/ {}");
  await page.getByRole("button", { name: "Change the CTO" }).click();
  await dialog.getByLabel("CTO").fill("CTO-12/5");
  await dialog.getByRole("button", { name: "Change the CTO" }).click();
  await expect(page.getByRole("region", { name: "Service", exact: true })).toContainText(
    "CTO-12/5",
  );
  await page.goto("/activity");
  await expect(page.getByRole("main")).toContainText("Check optical status");
});

test("a server without events and settings loses nothing else", async ({ page, sim }) => {
  await sim.options({ absent: "/events/,owner-settings" });
  await openAs(page, "/rubik/services/3");
  await expect(page.getByRole("main")).toContainText("does not tell what happened");
  await expect(current(page)).toContainText("Completed");
  await expect(page.getByRole("main")).toContainText("name no tests");
});

const step = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Takes the first address of a street. */
async function chooseAddress(page: Page, street: string): Promise<void> {
  await step(page, "Address").getByLabel("Street", { exact: true }).fill(street);
  await page.getByRole("list", { name: "Addresses" }).getByRole("button").first().click();
}

test("without products: clues complete the address, the way is left and taken up, then ordered", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services");
  await page.getByRole("link", { name: "Coverage" }).click();
  await expect(heading(page)).toHaveText("Coverage");
  const address = step(page, "Address");
  await address.getByLabel("Province").fill("GIRONA");
  // Only one town is left: it fills itself.
  await expect(address.getByLabel("City")).toHaveValue("PALAFOLLS");
  await expect(address.getByLabel("Postal code")).toHaveValue("17200");
  await address.getByLabel("Street", { exact: true }).fill("farol");
  await expect(page.getByRole("list", { name: "Addresses" }).getByRole("button")).toHaveCount(4);
  await page.getByRole("button", { name: /del Farol 1,/ }).click();
  await page.getByRole("button", { name: /level BA/ }).click();
  await expect(step(page, "Coverage")).toBeVisible();
  await page.goto("/rubik/services");
  await page.goto("/rubik/coverage");
  await expect(page.getByRole("main")).toContainText("It goes on where it was");
  await page.getByRole("button", { name: "Verify coverage" }).click();
  const customer = step(page, "Customer");
  await customer.getByRole("button", { name: "To the summary" }).click();
  await expect(customer.getByLabel("Customer")).toBeFocused();
  await customer.getByLabel("Customer").fill("Ambrosia Inventada");
  await customer.getByLabel("CRM ID").fill("CRM-77");
  await customer.getByRole("textbox", { name: "Phone", exact: true }).fill("six hundred");
  await customer.getByLabel("Service profile").selectOption("600 Mbps");
  await customer.getByLabel("pPAI").selectOption("Murcia");
  await customer.getByRole("button", { name: "To the summary" }).click();
  const order = () => page.getByRole("button", { name: "Order", exact: true });
  await order().click();
  await page.getByRole("dialog").getByRole("button", { name: "Order" }).click();
  const phone = customer.getByRole("textbox", { name: "Phone", exact: true });
  await expect(phone).toHaveAccessibleDescription(/Enter a valid phone number/);
  await customer.getByRole("textbox", { name: "Phone", exact: true }).fill("600123123");
  await customer.getByRole("button", { name: "To the summary" }).click();
  await order().click();
  await page.getByRole("dialog").getByRole("button", { name: "Order" }).dblclick();
  await expect(heading(page)).toHaveText("#91");
  await expect(current(page)).toContainText("Reserved");
  const orders = (await written(sim)).filter((line) => line.startsWith("POST services/"));
  expect(orders).toHaveLength(2);
  // The blanks of the ids are as they came.
  expect(orders[1]).toContain('"externalId":"1720001039000002         BA"');
  expect(orders[1]).toContain('"uid":"1720001039000002       "');
  await page.goto("/rubik/coverage");
  await expect(step(page, "Address").getByLabel("City")).toHaveValue("");
});

test("an order begun on a customer's page has the customer in it", async ({ page }) => {
  await openAs(page, "/isp/customers/1");
  await page.getByRole("link", { name: "Order on another operator's network" }).click();
  await expect(heading(page)).toHaveText("Coverage");
  const name = await page
    .getByRole("main")
    .getByRole("link", { name: /\S \S/ })
    .first()
    .innerText();
  await chooseAddress(page, "farol");
  await page.getByRole("button", { name: /level BA/ }).click();
  await page.getByRole("button", { name: "Verify coverage" }).click();
  await expect(step(page, "Customer").getByLabel("Customer")).toHaveValue(name);
});

test("with products: the owner's product, its interconnection point and own fields go along", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/coverage");
  await chooseAddress(page, "Abat");
  await page.getByRole("button", { name: /level 01/ }).click();
  await step(page, "Product")
    .getByRole("button", { name: /FTTH, residential/ })
    .click();
  await page.getByRole("button", { name: "Verify coverage" }).click();
  const customer = step(page, "Customer");
  await expect(customer.getByLabel("pPAI")).toHaveValue("17100007062061");
  await expect(customer.getByLabel("Service profile").getByRole("option")).toHaveCount(2);
  await customer.getByLabel("Service profile").selectOption("1 Gbps");
  await customer.getByLabel("Customer").fill("Benigna");
  await customer.getByLabel("CRM ID").fill("CRM-78");
  await customer.getByRole("textbox", { name: "Phone", exact: true }).fill("600123124");
  await customer.getByLabel("Number ported (S/N)").fill("S");
  await customer.getByRole("button", { name: "To the summary" }).click();
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Order" }).click();
  await expect(current(page)).toContainText("In progress");
  expect((await written(sim)).at(-1)).toBe(
    `POST services/ ${JSON.stringify({
      owner: "neba",
      service_profile: "11",
      crm_customer_label: "Benigna",
      crm_external_id: "CRM-78",
      crm_phone_label: "600123124",
      ppai: "17100007062061",
      address_uid: "1720000039000002         01",
      product: "ftth-residencial",
      extrainfo: { "IN-PORTABILIDAD": "S" },
    })}`,
  );
  // On the list too, which is where an order leads that a server takes without a word.
  await page.getByRole("link", { name: "All services" }).click();
  await expect(heading(page)).toHaveText("Rubik services");
  await expect(news(page)).toContainText("was created");
});

test("no coverage, and an answer that is neither, end with what can be done next", async ({
  page,
}) => {
  await openAs(page, "/rubik/coverage");
  await chooseAddress(page, "Caracola");
  await page.getByRole("button", { name: /level CH/ }).click();
  await page.getByRole("button", { name: "Verify coverage" }).click();
  await expect(page.getByRole("alert")).toContainText("No coverage");
  await expect(page.getByRole("alert")).toContainText("no tiene CTO con puertos libres");
  await page.getByRole("button", { name: "Choose another home" }).click();
  await page.getByRole("button", { name: /level 02/ }).click();
  await page.getByRole("button", { name: "Verify coverage" }).click();
  await expect(page.getByRole("alert")).toContainText("neither coverage nor none");
  await page.getByRole("button", { name: "Choose another address" }).click();
  await chooseAddress(page, "Abat");
  await page.getByRole("button", { name: /level 02/ }).click();
  await expect(page.getByRole("alert")).toContainText("The owner sells nothing at this home");
});

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

test("a ticket from a service has its ids and test results, an image goes along, and it is answered and closed", async ({
  page,
  sim,
}, info) => {
  await openAs(page, "/rubik/services/3");
  const tests = page.getByRole("region", { name: "Tests and actions" });
  await tests.getByRole("button", { name: "Check optical status" }).click();
  await expect(tests).toContainText("MARCA_ONT");
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(heading(page)).toHaveText("New ticket");
  const field = (name: string) => page.getByLabel(name, { exact: false }).first();
  await expect(field("Owner")).toHaveValue("acme");
  await expect(field("Service #")).toHaveValue("3");
  const description = page.getByRole("textbox", { name: "Trouble description" });
  await expect(description).toHaveValue(/ACM100003[^]*MARCA_ONT: HUAWEI/);
  await field("Ticket type").selectOption("No service");
  await field("Symptom").selectOption("Weak light");
  await page.getByRole("combobox", { name: "Priority" }).fill("2");
  const image = info.outputPath("box.png");
  await writeFile(image, PIXEL);
  await page.getByLabel("Add images").setInputFiles(image);
  await expect(waiting(page)).toContainText("box.png");
  // What was chosen is sent, whatever becomes of the file on the disk.
  await rm(image);
  const create = page.getByRole("button", { name: "Create ticket" });
  const comments = page.getByRole("textbox", { name: "Comments" });
  await create.click();
  await expect(comments).toHaveAccessibleDescription(/This is needed/);
  await comments.fill("Llamar por la tarde.");
  await create.dblclick();
  await expect(heading(page)).toHaveText(/^#15/);
  const images = page.getByRole("region", { name: "Images" });
  await expect(images.getByRole("listitem")).toHaveText(/box\.png/);
  await page.getByRole("textbox", { name: "Reply" }).fill("Seguimos sin luz.");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(page.getByRole("region", { name: "Comments" })).toContainText("Seguimos sin luz.");
  await expect(page.getByTitle("OPENACTIVE")).toHaveText("Open, active");
  await page.getByRole("button", { name: "Close the ticket" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the ticket" }).click();
  await expect(page.getByRole("button", { name: "Send the reply" })).toHaveCount(0);
  await expect.poll(async () => (await written(sim)).at(-1)).toMatch(/^PATCH /);
  const [created, attached, replied, closed, ...more] = (await written(sim)).slice(1);
  expect(created).toContain('POST tickets/ {"owner":"acme","service":3');
  expect(created).toContain(
    '"type":"NOSERV","symptom":"LOW","priority":"2","customers_affected":1',
  );
  expect(attached).toMatch(/^POST tickets\/15\/attachments\/ .*"box\.png"/);
  expect(replied).toBe('POST tickets/15/comments/ {"comment":"Seguimos sin luz."}');
  expect(closed).toBe('PATCH tickets/15/ {"state":"CLOSED"}');
  expect(more).toEqual([]);
  await page.getByRole("link", { name: "All tickets" }).click();
  await expect(news(page)).toContainText("was created");
  await expect(rows(page).first()).toContainText("#15");
});

/** Fills what a new ticket of service 3 needs besides what is known of it, and adds an image. */
async function fillTicket(page: Page, image: string | null): Promise<void> {
  await page.getByRole("combobox", { name: "Ticket type" }).selectOption("No service");
  await page.getByRole("combobox", { name: "Symptom" }).selectOption("Weak light");
  await page.getByRole("textbox", { name: "Comments" }).fill("Sin luz.");
  if (image) await addImage(page, image);
}

const addImage = (page: Page, name: string) =>
  page.getByLabel("Add images").setInputFiles([{ name, mimeType: "image/png", buffer: PIXEL }]);
const waiting = (page: Page) => page.getByRole("list", { name: "Images to be sent" });

test("who may make none is offered no new ticket at a service, and no new PBX at a customer", async ({
  page,
}) => {
  for (const list of [/\/rubik\/tickets\/\?/, /\/pbx\/customers\/\d+\/pbxs\/\?/])
    await page.route(list, async (route) => {
      const response = await route.fetch();
      // The list as it is, for somebody without the right to add to it.
      const headers = { ...response.headers(), allow: "GET, HEAD, OPTIONS" };
      await route.fulfill({ response, headers });
    });
  await openAs(page, "/rubik/services/3");
  await expect(page.getByRole("region", { name: "Rubik tickets" })).toContainText(/ of \d/);
  await expect(page.getByRole("link", { name: "New ticket" })).toHaveCount(0);
  const answered = page.waitForResponse(/\/pbx\/customers\/5\/pbxs\//);
  await page.goto("/isp/customers/5");
  await answered;
  await expect(page.getByRole("region", { name: "PBX", exact: true })).toHaveCount(0);
});

test("an image alone is asked about on leaving, goes to no other ticket, and is named where a reload lost it", async ({
  page,
}) => {
  await openAs(page, "/rubik/tickets/new?service=1");
  await addImage(page, "mine.png");
  await expect(waiting(page)).toContainText("mine.png");
  await page.getByRole("button", { name: "Cancel" }).click();
  const leave = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(leave).toContainText("Images");
  await leave.getByRole("button", { name: "Leave without saving" }).click();
  await expect(heading(page)).toHaveText("Rubik tickets");
  await page.goto("/rubik/services/3");
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveValue("acme");
  await expect(waiting(page)).toHaveCount(0);

  page.on("dialog", (dialog) => void dialog.accept());
  await fillTicket(page, "lost.png");
  await expect(waiting(page)).toContainText("lost.png");
  await page.reload();
  await expect(page.getByText(/What you typed on .* is back/)).toBeVisible();
  await expect(waiting(page)).toContainText("lost.png lost by the reload");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByRole("alert").last()).toContainText(
    "Choose them again, or take them away",
  );
  await page.getByRole("button", { name: "Take away lost.png" }).click();
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(heading(page)).toHaveText(/^#15/);
});

test("who leaves while a ticket is being made finds its image with it, and not with the next one", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services/3");
  await page.getByRole("link", { name: "New ticket" }).click();
  await fillTicket(page, "a.png");
  await sim.faults({ held: true, match: "rubik/tickets/", method: "POST" });
  await page.getByRole("button", { name: "Create ticket" }).click();
  await page.goBack();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(cycle(page)).toBeVisible();
  await sim.faults({});
  await expect
    .poll(async () => (await written(sim)).at(-1))
    .toMatch(/tickets\/15\/attachments\/.*a\.png/);
  await page.getByRole("link", { name: "New ticket" }).click();
  await expect(heading(page)).toHaveText("New ticket");
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveValue("acme");
  await fillTicket(page, null);
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(heading(page)).toHaveText(/^#16/);
  await expect(page.getByRole("region", { name: "Images" })).toContainText("There are no images");
  expect((await written(sim)).filter((one) => one.includes("attachments"))).toHaveLength(1);
});

test("a ticket whose operators cannot be read says so", async ({ page, sim }) => {
  await sim.faults({ errorRate: 1, match: "/owner-settings/" });
  await openAs(page, "/rubik/tickets/new");
  await expect(page.getByRole("textbox", { name: "Owner" })).toHaveAccessibleDescription(
    /settings could not be read/,
  );
});

test("a ticket from a device on another operator's network knows its service and its state", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes/152");
  await page.getByRole("button", { name: "Open a Rubik ticket" }).click();
  await expect(heading(page)).toHaveText("New ticket");
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveValue("acme");
  await expect(page.getByRole("textbox", { name: "Service #" })).toHaveValue("3");
  await expect(page.getByRole("textbox", { name: "Trouble description" })).toHaveValue(
    /ACM100003[^]*cpe0152[^]*Live reading/,
  );
  // What the browser keeps with an address outlives the sign-out.
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain("cpe0152");
  await page.goto(`/rubik/tickets/new?cpe=${named.fibreCut.id}`);
  await expect(page.getByRole("textbox", { name: "Trouble description" })).toHaveValue(
    /CPE: cpe0107[^]*Outage: PON .* devices down .* /,
  );
});

test("a customer's page shows what was ordered for the customer; who has no Rubik sees no trace of it", async ({
  page,
  sim,
}) => {
  await sim.write("PATCH", "isp/customers/1/", { external_id: "CRM-1003" });
  await openAs(page, "/isp/customers/1");
  const panel = page.getByRole("region", { name: "Wholesale services" });
  await expect(panel.getByRole("listitem")).toHaveText(/ACM100003.*Completed.*acme/);
  await panel.getByRole("link", { name: "ACM100003" }).click();
  await expect(heading(page)).toHaveText("ACM100003");

  const pbx = page.getByRole("region", { name: "PBX" });
  await sim.options({ absent: "rubik/services" });
  await page.goto("/isp/customers/1");
  await expect(pbx.getByRole("link")).toBeVisible();
  await expect(panel).toHaveCount(0);
  await openAs(page, "/isp/customers/1", "helpdesk");
  await expect(page.getByRole("region", { name: "Customer data" })).toContainText("CRM-1003");
  await expect(panel.or(pbx)).toHaveCount(0);
});

test("the reservations stand in the order in which the line above them asks for them", async ({
  page,
}) => {
  await openAs(page, "/rubik/services?size=200&sort=created&state=reserved");
  await expect(heading(page)).toHaveText("Rubik services");
  await expect(rows(page).first()).toBeVisible();
});
