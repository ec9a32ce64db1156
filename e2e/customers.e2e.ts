import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, outcome as news, rowFor } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

interface Customer {
  id: number;
  name: string;
  surname: string;
  comment: string;
  city: string;
}

/** A field of the form; one with suggestions is a combobox. */
const field = (page: Page, name: string) =>
  page
    .getByRole("textbox", { name, exact: true })
    .or(page.getByRole("combobox", { name, exact: true }));
const save = (page: Page) => page.getByRole("button", { name: /^Save/ });
const fullName = ({ name, surname }: Customer) => `${name} ${surname}`;

/** A customer of the world, with CPEs or without. */
async function someCustomer(sim: Simulator): Promise<Customer> {
  const { customer } = await sim.read<{ customer: number }>("isp/cpes/101/");
  return sim.read<Customer>(`isp/customers/${customer}/`);
}

/** What was written to customers through the console: method and body. */
async function written(sim: Simulator): Promise<string[]> {
  return (await sim.log())
    .filter(({ path }) => path.includes("/isp/customers/"))
    .map(({ method, body }) => `${method} ${JSON.stringify(body)}`);
}

test("I create a customer, see who is like them, and find it in Activity", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  await openAs(page, "/isp/customers");
  await page.getByRole("link", { name: "New customer" }).click();
  await expect(heading(page)).toHaveText("New customer");
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(field(page, "Name")).toBeFocused();
  await expect(field(page, "Name")).toHaveAccessibleDescription(/This is needed/);

  await field(page, "Name").fill(known.name);
  await field(page, "Surname").fill(known.surname);
  await expect(page.getByRole("alert").filter({ hasText: "exists already" })).toContainText(
    fullName(known),
  );
  await field(page, "Surname").fill("Inventada");
  await field(page, "Postal code").fill("29 001");
  await field(page, "Latitude").fill("37.20542201999");
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(field(page, "Postal code")).toHaveAccessibleDescription(/Only digits and hyphens/);
  await expect(field(page, "Longitude")).toHaveAccessibleDescription(/belong together/);
  expect(await written(sim)).toEqual([]);

  await field(page, "Postal code").fill("29001");
  await field(page, "Longitude").fill("-4,7765");
  await page.getByRole("combobox", { name: "Realm" }).selectOption("phi");
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(heading(page)).toHaveText(`${known.name} Inventada`);
  await expect(news(page)).toContainText("was created");
  expect(await written(sim)).toEqual([
    `POST ${JSON.stringify({
      name: known.name,
      surname: "Inventada",
      realm: "phi",
      postalcode: "29001",
      latitude: "37.2054220",
      longitude: "-4.7765",
    })}`,
  ]);
  await news(page).getByRole("link", { name: "Activity" }).click();
  const item = page.getByRole("listitem").filter({ hasText: `${known.name} Inventada` });
  await expect(item.first()).toContainText("Create");
  await item.getByRole("link", { name: `${known.name} Inventada` }).click();
  await expect(heading(page)).toHaveText(`${known.name} Inventada`);
});

test("an edit sends what changed and nothing else, once, says what the server left, and Undo puts it back", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  await openAs(page, `/isp/customers/${known.id}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(heading(page)).toHaveText(`Edit ${fullName(known)}`);
  await expect(save(page)).toBeDisabled();
  await field(page, "Comment").fill("Llamar antes.\nPerro.");
  await field(page, "City").fill("");
  await page.getByRole("button", { name: "Save 2 changes" }).dblclick();
  await expect(news(page)).toContainText("was saved: Comment, City");
  await expect(page.getByRole("main")).toContainText("Llamar antes.");
  const change = 'PATCH {"comment":"Llamar antes.\\nPerro.","city":""}';
  expect(await written(sim)).toEqual([change]);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(news(page)).toContainText("is as it was before");
  await expect(page.getByRole("main")).not.toContainText("Llamar antes.");
  expect(await sim.read(`isp/customers/${known.id}/`)).toMatchObject({
    comment: known.comment,
    city: known.city,
  });

  // A server that lets nobody change it says 200 all the same.
  await sim.options({ keeps: "city" });
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "City").fill("Mía");
  await save(page).click();
  await expect(news(page)).toContainText("has not changed");
  await expect(news(page)).toContainText("the old value is still there: City");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await field(page, "City").fill("Mía");
  await field(page, "Comment").fill("Perro.");
  await save(page).click();
  await expect(news(page)).toContainText("was saved: Comment. Accepted");
});

test("Undo does not overwrite what a colleague changed since", async ({ page, sim }) => {
  const known = await someCustomer(sim);
  await openAs(page, `/isp/customers/${known.id}/edit`);
  await field(page, "City").fill("Mía");
  await save(page).click();
  await expect(news(page)).toContainText("was saved");
  await sim.write("PATCH", `isp/customers/${known.id}/`, { city: "Suya" });
  await page.getByRole("button", { name: "Undo" }).click();
  const dialog = page.getByRole("dialog", { name: /was changed since then/ });
  await expect(dialog).toContainText("Now on the server: Suya");
  await dialog.getByRole("button", { name: "Leave it as it is" }).click();
  expect(await sim.read(`isp/customers/${known.id}/`)).toMatchObject({ city: "Suya" });
});

test("both versions are shown before what a colleague saved is overwritten", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  await openAs(page, `/isp/customers/${known.id}/edit`);
  await field(page, "City").fill("Mía");
  await field(page, "Comment").fill("Mío");
  await sim.write("PATCH", `isp/customers/${known.id}/`, { city: "Suya", postalcode: "11111" });
  await save(page).click();
  const dialog = page.getByRole("dialog", { name: `${fullName(known)} was changed meanwhile` });
  await expect(dialog.getByRole("button", { name: "Back to the form" })).toBeFocused();
  const city = dialog.getByRole("group", { name: /City/ });
  await expect(city).toContainText(`When you opened it: ${known.city}`);
  await expect(city).toContainText("Now on the server: Suya");
  await expect(dialog.getByRole("group", { name: "Postal code" })).toContainText("11111");
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  await expect(field(page, "City")).toHaveValue("Mía");
  await save(page).click();
  await city.getByRole("radio", { name: /Now on the server/ }).check();
  await dialog.getByRole("button", { name: "Save with this choice" }).click();
  await expect(news(page)).toContainText("was saved: Comment");
  expect((await written(sim)).at(-1)).toBe('PATCH {"comment":"Mío"}');
  expect(await sim.read(`isp/customers/${known.id}/`)).toMatchObject({
    city: "Suya",
    postalcode: "11111",
    comment: "Mío",
  });
});

test("what I typed survives a reload, an ended session and a slip, and leaving asks", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/customers/new");
  await field(page, "Name").fill("Borradora");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(field(page, "Name")).toHaveValue("Borradora");
  await expect(page.getByRole("alert")).toContainText("What you typed on");

  await page.getByRole("link", { name: "CRM", exact: true }).click();
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(ask).toContainText("Name");
  await page.keyboard.press("Enter");
  await expect(ask).toBeHidden();
  await expect(heading(page)).toHaveText("New customer");

  await sim.faults({ expireTokens: true, expireRefresh: true });
  // What the page asks for by itself may have met the end first: the dialog then lies over the button.
  await page.getByRole("button", { name: "Create customer" }).dispatchEvent("click");
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
  await page.reload();
  const ended = page.getByRole("dialog", { name: "Your session has ended" });
  // The name is known: the password is what the keyboard is for.
  await expect(ended.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type("noc");
  await page.keyboard.press("Enter");
  await expect(field(page, "Name")).toHaveValue("Borradora");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(field(page, "Name")).toHaveValue("");
  await page.reload();
  await expect(field(page, "Name")).toHaveValue("");
});

test("while a save is on its way nothing more is typed into it, and who leaves is not called back", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  await openAs(page, `/isp/customers/${known.id}/edit`);
  await field(page, "City").fill("Mía");
  await sim.faults({ match: `customers/${known.id}`, method: "PATCH", held: true });
  const answered = page.waitForResponse((reply) => reply.request().method() === "PATCH");
  await save(page).click();
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  await field(page, "Comment").pressSequentially("x");
  await expect(field(page, "Comment")).toHaveValue(known.comment ?? "");
  await page.getByRole("link", { name: "PBX", exact: true }).click();
  const ask = page.getByRole("dialog", { name: "Leave while it is being sent?" });
  await ask.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(heading(page)).toHaveText("PBXs");
  await sim.faults({});
  await answered;
  await page.getByRole("link", { name: "RADIUS", exact: true }).click();
  await expect(heading(page)).toHaveText("RADIUS sessions");
  await page.goto(`/isp/customers/${known.id}/edit`);
  // Kept when it is let go: it fails also where it reaches the server only then.
  const fails = { match: `customers/${known.id}`, method: "PATCH", errorRate: 1 };
  await sim.faults({ ...fails, held: true });
  await field(page, "City").fill("Otra");
  await save(page).click();
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  await page.getByRole("link", { name: "PBX", exact: true }).click();
  await ask.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(heading(page)).toHaveText("PBXs");
  await sim.faults(fails);
  await page.goto(`/isp/customers/${known.id}/edit`);
  await expect(field(page, "City")).toHaveValue("Otra");

  // It fails while the question is open: its button goes on meaning what stands on it.
  await sim.faults({ ...fails, held: true });
  await save(page).click();
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  await page.getByRole("link", { name: "PBX", exact: true }).click();
  await expect(ask).toBeVisible();
  await sim.faults(fails);
  await expect(page.locator("form[aria-busy=false]")).toBeAttached();
  await sim.faults({});
  await ask.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(heading(page)).toHaveText("PBXs");
  await page.goto(`/isp/customers/${known.id}/edit`);
  await expect(field(page, "City")).toHaveValue("Otra");
});

test("two tabs with a new customer each keep what is theirs", async ({ page, context }) => {
  const other = await context.newPage();
  other.on("dialog", (dialog) => void dialog.accept());
  const kept = () =>
    other.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("krill.form."))
        .map(([, value]) => String(value))
        .join(" "),
    );
  const create = page.getByRole("button", { name: "Create customer" });
  await openAs(page, "/isp/customers/new");
  await openAs(other, "/isp/customers/new");
  // The other was typed into last.
  await field(page, "Name").fill("Primera");
  await field(other, "Name").fill("Segunda");
  await create.click();
  await expect(heading(page)).toHaveText("Primera");
  await other.reload();
  await expect(field(other, "Name")).toHaveValue("Segunda");

  // The other was typed into before.
  await page.goto("/isp/customers/new");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(field(page, "Name")).toHaveValue("");
  await expect.poll(kept).toContain("Segunda");
  await field(page, "Name").fill("Tercera");
  await create.click();
  await expect(heading(page)).toHaveText("Tercera");
  await expect.poll(kept).toContain("Segunda");
  await other.reload();
  await expect(field(other, "Name")).toHaveValue("Segunda");
});

test("a creation of unknown outcome is not sent again by itself", async ({ page, sim }) => {
  await openAs(page, "/isp/customers/new");
  await field(page, "Name").fill("Perdida");
  await sim.faults({ match: "isp/customers", method: "POST", errorRate: 1, errorStatus: 502 });
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("alert")).toContainText("it may have been created");
  await expect(field(page, "Name")).toHaveValue("Perdida");
  await sim.faults({});
  await page.getByRole("button", { name: "Send it again all the same" }).click();
  await expect(heading(page)).toHaveText("Perdida");
  await page.goto("/activity");
  await expect(page.getByRole("listitem").filter({ hasText: "Outcome unknown" })).toContainText(
    "Perdida",
  );
});

test("a creation of unknown outcome is known as that after a reload, and to who has left", async ({
  page,
  sim,
}) => {
  const creations = async () => (await written(sim)).filter((line) => line.includes("Perdida"));
  await openAs(page, "/isp/customers/new");
  await field(page, "Name").fill("Perdida");
  await sim.faults({ match: "isp/customers", method: "POST", errorRate: 1, errorStatus: 502 });
  await page.getByRole("button", { name: "Create customer" }).click();
  const doubt = page.getByRole("alert").filter({ hasText: "it may have been created" });
  const again = page.getByRole("button", { name: "Send it again all the same" });
  await expect(doubt).toBeVisible();
  await page.reload();
  await expect(field(page, "Name")).toHaveValue("Perdida");
  await expect(doubt).toBeVisible();
  await expect(again).toBeVisible();

  // A refusal of the second try says nothing of the first.
  await sim.faults({ match: "isp/customers", method: "POST", rateLimit: { retryAfter: 1 } });
  await again.click();
  await expect(page.getByRole("alert").filter({ hasText: "It was not saved" })).toBeVisible();
  await expect(doubt).toBeVisible();

  await page.getByRole("link", { name: "PBX", exact: true }).click();
  const ask = page.getByRole("dialog", { name: "Leave with the outcome unknown?" });
  await expect(ask).toContainText("may have been saved or not: Name");
  await ask.getByRole("button", { name: "Stay here" }).click();

  const fails = { match: "isp/customers", method: "POST", errorRate: 1, errorStatus: 502 } as const;
  await sim.faults({ ...fails, held: true });
  const answered = page.waitForResponse((reply) => reply.request().method() === "POST");
  await again.click();
  await expect(page.getByRole("button", { name: "Sending…" })).toBeVisible();
  await page.getByRole("link", { name: "CRM", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expect(heading(page)).toHaveText("CPEs");
  await sim.faults(fails);
  await answered;
  await sim.faults({});
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(news(page)).toContainText("Outcome unknown for Perdida");
  await page.getByRole("link", { name: "New customer" }).click();
  await expect(doubt).toBeVisible();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByRole("button", { name: "Create customer" })).toBeVisible();
  expect(await creations()).toEqual([]);
});

test("an undo or a deletion without a clear answer is not called failed", async ({ page, sim }) => {
  const { id } = await sim.write<Customer>("POST", "isp/customers/", { name: "Perdida" });
  await openAs(page, `/isp/customers/${id}/edit`);
  await field(page, "City").fill("Mía");
  await save(page).click();
  await expect(news(page)).toContainText("was saved");
  await sim.faults({ match: `customers/${id}`, method: "PATCH", errorRate: 1, errorStatus: 502 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("alert")).toContainText("it may have been put back");
  await expect(page.getByRole("alert")).not.toContainText(/could not|try again/);
  await sim.faults({ match: `customers/${id}`, method: "DELETE", errorRate: 1, errorStatus: 502 });
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Perdida");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("it may have been deleted");
  await expect(dialog.getByRole("alert")).not.toContainText(/try again/);
});

test("what a save without an answer has done is found, told and settled when I save again", async ({
  page,
  sim,
}) => {
  const { id } = await sim.write<Customer>("POST", "isp/customers/", { name: "Guardada" });
  await openAs(page, `/isp/customers/${id}/edit`);
  await field(page, "City").fill("Mía");
  await sim.faults({ match: `customers/${id}`, method: "PATCH", lostReply: true });
  await save(page).click();
  await expect(page.getByRole("alert")).toContainText("it may have been saved");
  await sim.faults({});
  await save(page).click();
  await expect(heading(page)).toHaveText("Guardada");
  await expect(
    page.getByRole("status").filter({ hasText: "Guardada was like that already" }),
  ).toBeVisible();
  await page.goto("/activity");
  const item = page.getByRole("listitem").filter({ hasText: "Guardada" });
  await expect(item).toContainText("The console has seen that it is as it was sent");
  await expect(page.getByRole("region", { name: "Outcome unknown" })).toHaveCount(0);
});

test("a server that fails or says no loses nothing that I typed", async ({ page, sim }) => {
  const known = await someCustomer(sim);
  await openAs(page, `/isp/customers/${known.id}/edit`);
  await field(page, "City").fill("Mía");
  await sim.faults({ match: `customers/${known.id}`, method: "GET", errorRate: 1 });
  await save(page).click();
  await expect(page.getByRole("alert")).toContainText("Nothing was sent");
  await sim.faults({ match: `customers/${known.id}`, method: "PATCH", errorRate: 1 });
  await save(page).click();
  await expect(page.getByRole("alert")).toContainText("Krill failed");
  await expect(field(page, "City")).toHaveValue("Mía");
  await sim.faults({});
  await sim.write("PATCH", `isp/customers/${known.id}/`, { city: "Mía" });
  await save(page).click();
  await expect(heading(page)).toHaveText(fullName(known));
});

test("deleting wants the name, says why it is refused, and leads to the list", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  const made = await sim.write<Customer>("POST", "isp/customers/", { name: "Efímera" });
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Delete", exact: true });
  await openAs(page, `/isp/customers/${known.id}`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill(fullName(known));
  await page.keyboard.press("Enter");
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText(/CPE\(s\) belong to this customer/);
  await page.keyboard.press("Escape");

  await page.goto(`/isp/customers/${made.id}`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("textbox").fill("Efímera");
  await confirm.click();
  await expect(heading(page)).toHaveText("Customers");
  await expect(news(page)).toContainText("Efímera was deleted");
  await expect(rowFor(page, "Efímera")).toHaveCount(0);
});

test("what is gone already is not said to be not deleted, and is left for the list", async ({
  page,
  sim,
}) => {
  const { id } = await sim.write<Customer>("POST", "isp/customers/", { name: "Efímera" });
  await openAs(page, "/isp/customers?q=Ef%C3%ADmera");
  await rowFor(page, "Efímera").getByRole("link").first().click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Delete", exact: true });
  await dialog.getByRole("textbox").fill("Efímera");
  await sim.faults({ match: `customers/${id}`, method: "DELETE", errorRate: 1, errorStatus: 404 });
  await confirm.click();
  // It is there: whatever answers 404 here, it was not deleted.
  await expect(dialog.getByRole("alert")).toContainText("Efímera was not deleted");
  await sim.faults({});
  await sim.write("DELETE", `isp/customers/${id}/`);
  await confirm.click();
  await expect(dialog.getByRole("alert")).toContainText("Efímera is not there any more");
  await expect(dialog.getByRole("button", { name: "To the list" })).toBeFocused();
  await expect(dialog).not.toContainText("not deleted");
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveText("Customers");
  await expect(rowFor(page, "Efímera")).toHaveCount(0);
});

test("who goes Back while it is being deleted stays where that leads", async ({ page, sim }) => {
  const { id } = await sim.write<Customer>("POST", "isp/customers/", { name: "Efímera" });
  await openAs(page, "/isp/customers?q=Ef%C3%ADmera");
  await rowFor(page, "Efímera").getByRole("link").first().click();
  await expect(heading(page)).toHaveText("Efímera");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Efímera");
  await sim.faults({ match: `customers/${id}`, method: "DELETE", held: true });
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await page.goBack();
  await expect(heading(page)).toHaveText("Customers");
  await sim.faults({});
  await expect(news(page)).toContainText("Efímera was deleted");
  await expect(rowFor(page, "Efímera")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("0–0 of 0");
  await expect(page).toHaveURL(/q=Ef/);
});

test("I delete two customers at once, and the one that has CPEs stays, with the server's reason", async ({
  page,
  sim,
}) => {
  const known = await someCustomer(sim);
  const surname = "Borrable";
  await sim.write("POST", "isp/customers/", { name: "Uno", surname });
  await sim.write("POST", "isp/customers/", { name: "Dos", surname });
  await sim.write("PATCH", `isp/customers/${known.id}/`, { surname });
  await openAs(page, "/isp/customers?q=Borrable");
  await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
  await page.getByRole("button", { name: /^Start a bulk job with these/ }).click();
  await page.getByRole("radio", { name: /^Delete/ }).check();
  await page.getByLabel("At the same time", { exact: true }).fill("1");
  // A customer is on no PON.
  await expect(page.getByLabel("Per PON", { exact: true })).toBeHidden();
  await page.getByLabel("Type the number of targets (3) to confirm").fill("3");
  await page.getByRole("button", { name: "Delete 3 customers" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Stopped at the canary");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("3 of 3")).toBeVisible({ timeout: 15_000 });
  const outcomes = page.getByRole("table", { name: "Outcomes" });
  await expect(outcomes.getByRole("row", { name: /Uno/ })).toContainText("Done");
  await expect(outcomes).toContainText("belong to this customer");
  await expect(outcomes.getByRole("columnheader", { name: "PON" })).toHaveCount(0);
  const deleted = (await sim.log()).filter(({ method }) => method === "DELETE");
  expect(
    deleted
      .map(({ status }) => String(status))
      .toSorted()
      .join(),
  ).toBe("204,204,409");
});

test("customers that I select on several pages all go to the bulk job", async ({ page }) => {
  await openAs(page, "/isp/customers");
  const box = page.getByRole("row").getByRole("checkbox");
  await box.nth(1).check();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(box.nth(1)).not.toBeChecked();
  await box.nth(1).check();
  await box.nth(2).check();
  await page.getByRole("button", { name: "Start a bulk job with these 3" }).click();
  await expect(page.getByText("3 found")).toBeVisible();
});

test("a customer's devices are listed without saying whose they are, and my columns stay mine", async ({
  page,
}) => {
  await openAs(page, "/isp/customers/1");
  const column = (name: string) => page.getByRole("columnheader", { name, exact: true });
  await expect(column("Model")).toBeVisible();
  await expect(column("Customer")).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("checkbox", { name: "Customer", exact: true })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Model", exact: true }).uncheck();
  await expect(column("Model")).toHaveCount(0);
  await expect(column("Customer")).toHaveCount(0);
  await page.goto("/isp/cpes");
  await expect(column("Customer")).toBeVisible();
  await expect(column("Model")).toHaveCount(0);
});

test("who may only read is offered nothing, at any address", async ({ page, sim }) => {
  const known = await someCustomer(sim);
  await openAs(page, "/isp/customers", "helpdesk");
  await expect(rowFor(page, fullName(known)).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "New customer" })).toHaveCount(0);
  await page.goto(`/isp/customers/${known.id}`);
  await expect(heading(page)).toHaveText(fullName(known));
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
  await page.goto("/isp/customers/new");
  await expect(page.getByRole("alert")).toContainText("not allowed to create");
  await page.goto(`/isp/customers/${known.id}/edit`);
  await expect(page.getByRole("alert")).toContainText("look at this but not change it");
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveCount(0);
});

test("what a record failed with stands apart from what is below it", async ({ page, sim }) => {
  await sim.faults({ match: "cpe-profiles/4/", method: "GET", errorRate: 1 });
  await openAs(page, "/isp/profiles/4");
  const main = page.getByRole("main");
  const problem = await main.getByRole("alert").first().boundingBox();
  const belongs = main.getByRole("region", { name: "CPEs with this profile" }).first();
  const below = await belongs.boundingBox();
  expect(problem && below && below.y - problem.y - problem.height).toBeGreaterThan(8);
});
