// What Rubik does where somebody else was quicker, or an answer comes late or not at all.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";

const step = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const frames = (page: Page) =>
  page.evaluate(
    async () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** Chooses the first home at an address; returns all of its homes. */
async function chooseFirstHome(page: Page): Promise<Locator> {
  await openAs(page, "/rubik/coverage");
  await step(page, "Address").getByLabel("Street", { exact: true }).fill("farol");
  await page.getByRole("list", { name: "Addresses" }).getByRole("button").first().click();
  const homes = page.getByRole("list", { name: "Homes at this address" }).getByRole("button");
  await homes.first().click();
  return homes;
}

test("an answer for another home counts for nothing; an order without an answer is not forgotten", async ({
  page,
  sim,
}) => {
  const homes = await chooseFirstHome(page);
  const answer = Promise.withResolvers<void>();
  await page.route("**/rubik/verify/", async (route) => {
    await answer.promise;
    await route.continue();
  });
  const verify = page.getByRole("button", { name: "Verify coverage" });
  await verify.click();
  await page.getByRole("button", { name: "Change: Home" }).click();
  await homes.nth(1).click();
  await expect(verify).toBeVisible();
  const late = page.waitForResponse("**/rubik/verify/");
  answer.resolve();
  await late;
  await frames(page);
  await expect(verify).toBeVisible();
  await expect(step(page, "Customer")).toHaveCount(0);
  await verify.click();
  const customer = step(page, "Customer");
  await customer.getByLabel("Customer").fill("Ambrosia Inventada");
  await customer.getByLabel("CRM ID").fill("CRM-77");
  await customer.getByRole("textbox", { name: "Phone", exact: true }).fill("600123123");
  await customer.getByLabel("Service profile").selectOption("600 Mbps");
  await customer.getByRole("button", { name: "To the summary" }).click();
  await sim.faults({ lostReply: true, match: "rubik/services", method: "POST" });
  const order = page.getByRole("button", { name: "Order", exact: true });
  await order.click();
  await page.getByRole("dialog").getByRole("button", { name: "Order" }).click();
  const summary = step(page, "Summary").getByRole("alert");
  await expect(summary).toContainText("Outcome unknown");
  await sim.faults({});
  await page.reload();
  await expect(summary).toContainText("Outcome unknown");
  await order.click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Outcome unknown");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Look whether the service is there" }).click();
  await expect(heading(page)).toHaveText("Rubik services");
});

test("what is sent in one tab is not offered to be sent again in another", async ({
  page,
  context,
  sim,
}) => {
  await chooseFirstHome(page);
  await page.getByRole("button", { name: "Verify coverage" }).click();
  const customer = step(page, "Customer");
  await customer.getByLabel("Customer").fill("Ambrosia Inventada");
  await customer.getByLabel("CRM ID").fill("CRM-77");
  await customer.getByRole("textbox", { name: "Phone", exact: true }).fill("600123123");
  await customer.getByLabel("Service profile").selectOption("600 Mbps");
  await customer.getByRole("button", { name: "To the summary" }).click();
  const other = await context.newPage();
  await other.goto("/rubik/coverage");
  await expect(step(other, "Summary")).toContainText("Ambrosia Inventada");
  const send = async () => {
    await page.getByRole("button", { name: "Order", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Order" }).click();
  };
  await sim.faults({ lostReply: true, match: "rubik/services", method: "POST" });
  await send();
  await expect(step(other, "Summary").getByRole("alert")).toContainText("Outcome unknown");
  await sim.faults({});
  await send();
  await expect(heading(page)).toHaveText(/^#\d+$/);
  await expect(step(other, "Summary")).toHaveCount(0);
  await expect(step(other, "Address").getByLabel("Street", { exact: true })).toHaveValue("");

  // A reply that went is gone from both; another one that stands there stays, over a reload too.
  await page.goto("/rubik/tickets/1");
  const reply = (tab: Page) => tab.getByRole("textbox", { name: "Reply" });
  await reply(page).fill("Seguimos sin luz.");
  await other.goto("/rubik/tickets/1");
  await expect(reply(other)).toHaveValue("Seguimos sin luz.");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(reply(other)).toHaveValue("");
  await reply(page).fill("Ya hay luz.");
  await reply(other).fill("Y otra cosa.");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(reply(page)).toHaveValue("");
  await other.reload();
  await expect(reply(other)).toHaveValue("Y otra cosa.");
});

test("what somebody has changed meanwhile is not changed unseen; a reply outlives a reload", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services/1");
  const plan = page.getByRole("button", { name: "Plan the installation" });
  await plan.click();
  const dialog = page.getByRole("dialog");
  const planned = dialog.getByLabel("Planned installation");
  await planned.fill("2026-12-03T10:30");
  await sim.write("PATCH", "rubik/services/1/", { planned: "2026-12-05 09:00" });
  await dialog.getByRole("button", { name: "Plan the installation" }).click();
  await expect(dialog.getByRole("alert")).toContainText("somebody has changed this meanwhile");
  await expect(step(page, "Service")).toContainText("5 Dec 2026, 09:00");
  // What is there already is not sent.
  await planned.fill("2026-12-05T09:00");
  await dialog.getByRole("button", { name: "Plan the installation" }).click();
  await expect(dialog).toBeHidden();
  const sent = (await sim.log()).filter(({ path }) => path.includes("rubik/services/1/"));
  expect(sent).toHaveLength(1);
  await page.goto("/rubik/services/3");
  // Both forms of the serial number, whichever the owner writes; trouble as the owner calls it.
  await expect(step(page, "Service")).toContainText("HWTC5E000152 485754435e000152");
  await expect(step(page, "Rubik tickets")).toContainText("Loss of signal");
  await page.goto("/rubik/tickets/1");
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Seguimos sin luz.");
  await page.reload();
  await expect(reply).toHaveValue("Seguimos sin luz.");
  // What is written while the answer is on its way is not taken for what was sent.
  await sim.faults({ match: "comments", held: true });
  await page.getByRole("button", { name: "Send the reply" }).click();
  await reply.fill("Y otra cosa.");
  await sim.faults({});
  await expect(step(page, "Comments").getByRole("listitem").last()).toContainText("sin luz.");
  await expect(page.getByRole("button", { name: "Send the reply" })).toBeEnabled();
  await expect(reply).toHaveValue("Y otra cosa.");
  // The button is gone by what it did: the cursor stays in its part.
  const ticket = page.getByRole("region", { name: "Ticket", exact: true });
  await ticket.getByRole("button", { name: "Close the ticket" }).click();
  await dialog.getByRole("button", { name: "Close the ticket" }).click();
  await expect(ticket.locator("[tabindex='-1']")).toBeFocused();
});

test("who cancels a reservation does not cancel what a colleague has ordered meanwhile", async ({
  page,
  sim,
}) => {
  await openAs(page, "/rubik/services/1");
  await step(page, "Life cycle").getByRole("button", { name: "Cancel the service" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("No lo quiere.");
  await sim.write("PATCH", "rubik/services/1/", { state: "ordered", planned: "2026-12-03 10:30" });
  await sim.advance(5);
  await dialog.getByRole("button", { name: "Cancel the service" }).click();
  await expect(dialog.getByRole("alert")).toContainText("somebody has changed this meanwhile");
  await expect(dialog).toContainText("Ordered");
  await expect(dialog.getByLabel("Reason")).toHaveValue("No lo quiere.");
  expect(await sim.read("rubik/services/1/")).toMatchObject({ state: "ordered" });
});

test("without the owners' settings nothing is guessed: the way waits for them, and tests are not called none", async ({
  page,
  sim,
}) => {
  await sim.faults({ errorRate: 1, match: "owner-settings" });
  await openAs(page, "/rubik/services/3");
  const tests = step(page, "Tests and actions");
  await expect(tests.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 15_000 });
  await expect(tests).not.toContainText("name no tests");
  await page.goto("/rubik/coverage");
  await step(page, "Address").getByLabel("Street", { exact: true }).fill("Abat");
  await page.getByRole("list", { name: "Addresses" }).getByRole("button").first().click();
  await page.getByRole("button", { name: /level 01/ }).click();
  const again = step(page, "Coverage").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("button", { name: "Verify coverage" })).toHaveCount(0);
  await sim.faults({});
  await again.click();
  await expect(step(page, "Product").getByRole("button", { name: /FTTH/ }).first()).toBeVisible();
});
