import type { Page } from "@playwright/test";
import { PBXS } from "#mocks/seed/pbx.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, outcome as news, rowFor, rows } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

interface Row {
  id: number;
  customer: number;
}

/** The address of a seeded PBX, in the console and at the API. */
async function seeded(sim: Simulator, id: number = PBXS.office) {
  const { results } = await sim.read<{ results: Row[] }>("pbx/pbxs/?limit=100");
  const customer = results.find((one) => one.id === id)?.customer ?? 0;
  return { customer, path: `/pbx/${customer}/${id}`, api: `/pbx/customers/${customer}/pbxs/${id}` };
}

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const choose = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const save = (page: Page) => page.getByRole("button", { name: /^(Save|Create)/ });

/** What was written through the console: method, path and body. */
async function written(sim: Simulator): Promise<string[]> {
  return (await sim.log())
    .filter(({ path }) => path.includes("/pbx/"))
    .map(({ method, path, body }) => `${method} ${path.slice(7)} ${JSON.stringify(body)}`);
}

async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
}

test("a PBX is made for a customer with a line; one without is told what is missing", async ({
  page,
  sim,
}) => {
  const { customer } = await seeded(sim);
  await openAs(page, `/pbx/new/${customer}`);
  await page.getByRole("link", { name: "Edit it" }).click();
  await expect(heading(page)).toHaveText(/^Edit \S/);

  await page.goto("/isp/customers/new");
  await field(page, "Name").fill("Sin Líneas");
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(heading(page)).toHaveText("Sin Líneas");
  await page.getByRole("link", { name: "New PBX" }).click();
  await expect(page.getByRole("alert")).toContainText("no telephone line yet");
  await page.goto("/pbx/new");
  await choose(page, "Customer").fill("Sin Líneas");
  await page.getByRole("option", { name: /^Sin Líneas/ }).click();
  await expect(page.getByRole("alert")).toContainText("no telephone line yet");
  await page.getByRole("link", { name: "Add a device with telephone ports" }).click();
  await expect(heading(page)).toHaveText("New CPE");

  const lines = await sim.read<{ results: (Row & { cli: string | null })[] }>(
    "isp/potses/?limit=200&sort=-id",
  );
  const { results } = await sim.read<{ results: Row[] }>("pbx/pbxs/?limit=100");
  const taken = new Set(results.map((one) => one.customer));
  const free = lines.results.find((one) => one.cli !== null && !taken.has(one.customer));
  await page.goto(`/pbx/new/${free?.customer}`);
  await field(page, "Ring time (s)").fill("25");
  await page.getByRole("button", { name: "Create PBX" }).click();
  await expect(news(page)).toContainText("was created");
  await expect(page.getByRole("region", { name: "Main configuration" })).toContainText("25 s");
  expect((await written(sim)).at(-1)).toBe(
    `POST /pbx/customers/${free?.customer}/pbxs/ {"ringtime":25,"language":"es"}`,
  );
});

test("the list counts what each PBX has; the page shows where its calls go", async ({
  page,
  sim,
}) => {
  const { customer, path, api } = await seeded(sim);
  const owner = await sim.read<{ name: string; surname: string }>(`isp/customers/${customer}/`);
  const name = `${owner.name} ${owner.surname}`;
  await openAs(page, "/pbx");
  const row = rowFor(page, name);
  await expect(row).toContainText("6 lines · 2 voicemails · 4 groups · 1 queue · 2 receptionists");
  await row.getByRole("link", { name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  const incoming = page.getByRole("region", { name: "Incoming calls" });
  await expect(incoming).toContainText("Receptionist Bienvenido");
  await expect(incoming).toContainText("Voicemail of 1001 Recepción");
  await expect(page.getByRole("region", { name: "Holidays" })).toContainText("Good Friday");

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await choose(page, "Fixed").selectOption({ label: "A number outside…" });
  await field(page, "Number").fill("600111222");
  await field(page, "Label").fill("Móvil");
  await choose(page, "Outside the schedule").selectOption({ label: "Queue 300 Taller" });
  await page.getByRole("checkbox", { name: "1/1 Año Nuevo" }).uncheck();
  await expect(save(page)).toHaveText("Save 3 changes");
  await save(page).click();
  await expect(incoming).toContainText("Number outside: 600111222 Móvil");
  await expect(incoming).toContainText("Queue 300 Taller");
  expect(await written(sim)).toEqual([
    `PATCH ${api}/ ${JSON.stringify({
      holidays: [2, 3, 4, 5, 6, 7, 8, 9, 10],
      incoming_fix: "out:600111222/Móvil",
      incoming_out: "que:300",
    })}`,
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(incoming).toContainText("Receptionist Cerrado");
});

test.describe("before a Krill that words its numbers", () => {
  test.use({ dress: "texts" });
  test("Undo knows its own list again, and asks nobody", async ({ page, sim }) => {
    const { path, api } = await seeded(sim);
    await openAs(page, path);
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("checkbox", { name: "1/1 Año Nuevo" }).uncheck();
    await save(page).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(news(page)).toContainText("is as it was before");
    const [first, back] = await written(sim);
    // As they came, which is as texts.
    expect(first).toBe(`PATCH ${api}/ {"holidays":["2","3","4","5","6","7","8","9","10"]}`);
    expect(back).toMatch(/"holidays":\["1",/u);
  });
});

test("the way of the calls is drawn: its loop, its dead end and what no call reaches are found", async ({
  page,
  sim,
}) => {
  const { path } = await seeded(sim);
  await openAs(page, path);
  await page.getByRole("tab", { name: "Call flow" }).click();
  await page.keyboard.press("Enter");
  const found = page.getByRole("list", { name: "Loops, dead ends and what no call reaches" });
  await expect(found).toContainText(
    "Calls go round for ever: Group 200 Ventas → Group 201 Dirección → Group 200 Ventas",
  );
  await expect(found).toContainText(
    "Group 203 Pedidos sends calls nowhere (outside of “Oficina”; on holidays)",
  );
  await expect(found).toContainText("No call from outside gets to Group 202 Antiguo");
  await expect(found).toContainText("No call from outside gets to Extension 1005 Almacén");
  const drawing = page.getByRole("group", { name: "The way of the calls" });
  const sales = drawing.getByRole("listitem").filter({
    has: page.getByRole("link", { name: "Group 200 Ventas", exact: true }),
  });
  await expect(sales).toContainText("Loop");
  await expect(sales).toContainText("If nobody answers → Group 201 Dirección");
  const list = page.getByRole("region", { name: "The same as a list" }).getByRole("listitem");
  await expect(list.filter({ hasText: /^Number outside/ })).toContainText("leaves the PBX here");
  await expect(list.filter({ hasText: /^Group 202 Antiguo/ })).toHaveText(
    /^Group 202 Antiguo\s*Not reached$/,
  );

  // A Tuesday at noon, in the evening, on Good Friday, and at a number of somebody else.
  const answer = page.getByRole("status", { name: "What happens" });
  await page.getByLabel("Moment").fill("2026-11-24T12:00");
  await expect(answer).toContainText("Within the schedule → Receptionist Bienvenido");
  await expect(answer).toContainText("Dial 2 Taller → Queue 300 Taller");
  await expect(answer).toContainText("goes round for ever");
  await page.getByLabel("Moment").fill("2026-11-24T21:30");
  await expect(answer).toContainText("Outside the schedule → Receptionist Cerrado");
  await page.getByLabel("Moment").fill("2026-04-03T12:00");
  await expect(answer).toContainText("It is a holiday");
  await expect(answer).toContainText("On holidays → Voicemail of 1001 Recepción");
  await field(page, "Number").or(choose(page, "Number")).fill("+34 912 000 003");
  await expect(answer).toContainText("rings Extension 1001 Recepción for 20 s");
  await field(page, "Number").or(choose(page, "Number")).fill("900");
  await expect(answer).toContainText("900 is no number of this PBX");
  await expect(page).toHaveURL(/number=900/);

  await sales.getByRole("link", { name: "Group 200 Ventas" }).click();
  await choose(page, "If nobody answers").selectOption({ label: "Voicemail of 1001 Recepción" });
  await save(page).click();
  await expect(news(page)).toContainText("was saved");
  await page.goto(`${path}?tab=calls`);
  await expect(found).not.toContainText("for ever");
});

test("of 700 groups the first are listed, the others on request, and they are not drawn", async ({
  page,
  sim,
}) => {
  const { path, api } = await seeded(sim, PBXS.shop);
  const groups = Array.from({ length: 700 }, (_, at) => ({
    cli: String(50_000 + at),
    name: "Equipo",
  }));
  for (const group of groups) await sim.write("POST", `${api.slice(1)}/groups/`, group);
  await openAs(page, `${path}?tab=calls`);
  await expect(page.getByText(/^70\d places are too many to draw/)).toBeVisible();
  const found = page.getByRole("list", { name: "Loops, dead ends and what no call reaches" });
  await expect(found.getByRole("listitem")).toHaveCount(200);
  await page
    .getByRole("button", { name: /^Show 200 of 50\d more$/ })
    .first()
    .click();
  await expect(found.getByRole("listitem")).toHaveCount(400);
});

test("a schedule that ends at midnight shows its end, and keeps it when other hours change", async ({
  page,
  sim,
}) => {
  const { path, api } = await seeded(sim);
  const hours = { active: true, weekday_from: "mon", weekday_to: "fri", morning_from: "16:00" };
  const items = [{ ...hours, morning_to: "24:00", evening_from: null, evening_to: null }];
  const made = await sim.write<{ id: number }>("POST", `${api.slice(1)}/schedules/`, {
    name: "Noche",
    items,
  });
  await openAs(page, `${path}/schedules/${made.id}/edit`);
  await expect(page.getByLabel("Morning to")).toHaveValue("00:00");
  await page.getByLabel("Morning from").fill("17:00");
  await save(page).click();
  await expect(rowFor(page, "Noche")).toContainText("Mon–Fri: 17:00–24:00");
});

test("DDIs, groups, queues, receptionists and schedules are made, changed and deleted", async ({
  page,
  sim,
}) => {
  test.slow();
  const { path, api } = await seeded(sim);
  const begin = async (tab: string, button: string) => {
    await page.goto(`${path}?tab=${tab}`);
    await page.getByRole("link", { name: button }).click();
    await expect(heading(page)).toHaveText(button);
  };
  await openAs(page, path);

  await begin("schedules", "New schedule");
  await field(page, "Name").fill("Sábados");
  await page.getByRole("button", { name: "Add hours" }).click();
  await choose(page, "From day").selectOption("sat");
  await choose(page, "To day").selectOption("sat");
  await page.getByLabel("Morning to").fill("");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(page.getByText("Each row needs a morning or an evening").first()).toBeVisible();
  await page.getByLabel("Morning to").fill("13:30");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(rowFor(page, "Sábados")).toContainText("Sat: 09:00–13:30");

  await begin("groups", "New group");
  await field(page, "Number").fill("300");
  await field(page, "Name").fill("Fin de semana");
  await expect(page.getByRole("alert").filter({ hasText: "in use in this PBX" })).toContainText(
    "Queue 300 Taller",
  );
  await page.getByRole("checkbox", { name: "1002 Ventas 1" }).check();
  await choose(page, "If nobody answers").selectOption({ label: "Voicemail of 1001 Recepción" });
  await choose(page, "Schedule").selectOption({ label: "Sábados" });
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(field(page, "Number")).toHaveAccessibleDescription(/already in use/);
  await field(page, "Number").fill("210");
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(rowFor(page, "Fin de semana")).toContainText("1002 Ventas 1");
  await rowFor(page, "Fin de semana").getByRole("link", { name: "Fin de semana" }).click();
  await page.getByRole("checkbox", { name: "1002 Ventas 1" }).uncheck();
  await page.getByRole("checkbox", { name: "1003 Ventas 2" }).check();
  await save(page).click();
  await expect(rowFor(page, "Fin de semana")).toContainText("1003 Ventas 2");

  await begin("queues", "New queue");
  await field(page, "Number").fill("310");
  await field(page, "Name").fill("Averías");
  await field(page, "Max users").fill("7");
  await page.getByRole("button", { name: "Create queue" }).click();
  await rowFor(page, "Averías").getByRole("link", { name: "Averías" }).click();
  await remove(page, "310 Averías");
  await expect(news(page)).toContainText("was deleted");

  await begin("receptionists", "New receptionist");
  await field(page, "Name").fill("Fiestas");
  const addOption = page.getByRole("button", { name: "Add option" });
  await addOption.click();
  await addOption.click();
  await addOption.click();
  await page.getByRole("button", { name: "Remove option 3" }).press("Enter");
  await expect(addOption).toBeFocused();
  const second = page.getByRole("group", { name: "Option 2" });
  await second.getByRole("textbox", { name: "Dial" }).fill("1");
  await second
    .getByRole("combobox", { name: "Goes to" })
    .selectOption({ label: "Group 201 Dirección" });
  await page.getByRole("button", { name: "Create receptionist" }).click();
  await expect(page.getByText("Two options have the same digits").first()).toBeVisible();
  await page.getByRole("button", { name: "Remove option 1" }).click();
  await page.getByRole("button", { name: "Create receptionist" }).click();
  await expect(rowFor(page, "Fiestas")).toContainText("1: Group 201 Dirección");

  await begin("ddis", "New DDI");
  await field(page, "DDI").fill("00 34 912 000 099");
  await choose(page, "Then to").selectOption({ label: "Receptionist Fiestas" });
  await page.getByRole("button", { name: "Create DDI" }).click();
  await expect(rowFor(page, "0034912000099")).toContainText("Receptionist Fiestas");
  await rowFor(page, "0034912000099")
    .getByRole("link", { name: "0034912000099", exact: true })
    .click();
  await remove(page, "0034912000099");
  await expect(rowFor(page, "0034912000099")).toHaveCount(0);

  const { results } = await sim.read<{ results: Row[] }>(`${api.slice(1)}/schedules/`);
  const made = results.at(-1)?.id;
  expect((await written(sim)).filter((line) => line.startsWith("POST"))).toEqual([
    `POST ${api}/schedules/ ${JSON.stringify({
      name: "Sábados",
      items: [
        {
          active: true,
          weekday_from: "sat",
          weekday_to: "sat",
          morning_from: "09:00",
          morning_to: "13:30",
          evening_from: null,
          evening_to: null,
        },
      ],
    })}`,
    expect.stringContaining(`"cli":"300"`),
    expect.stringContaining(`"fail":"vm:1001","schedule":${made}`),
    expect.stringContaining(`"maxusers":7`),
    expect.stringContaining(`"options":[{"name":null,"dial":"1","jump":"grp:201"}]`),
    `POST ${api}/ddis/ {"ddi":"0034912000099","incoming":"rec:Fiestas"}`,
  ]);
});

test("who renames a receptionist is told which ways lead to it by its name", async ({
  page,
  sim,
}) => {
  const { path } = await seeded(sim);
  await openAs(page, `${path}/receptionists/2/edit`);
  const told = page.getByRole("alert").filter({ hasText: "One way leads here" });
  await field(page, "Name").fill("Cerrados");
  await expect(told).toContainText("The PBX's own rule");
  await field(page, "Name").fill("Cerrado");
  await expect(told).toHaveCount(0);
});

/** A kind of things of a PBX: what a new one needs, what is changed, and what it is called in the end. */
const KINDS: [
  kind: string,
  one: string,
  filled: object,
  changed: [string, string],
  name: string,
][] = [
  ["ddis", "DDI", { DDI: "912000055" }, ["DDI", "912000056"], "912000056"],
  ["groups", "group", { Number: "250", Name: "Tarde" }, ["Name", "Noche"], "250 Noche"],
  ["queues", "queue", { Number: "350", Name: "Tarde" }, ["Name", "Noche"], "350 Noche"],
  ["receptionists", "receptionist", { Name: "Tarde" }, ["Name", "Noche"], "Noche"],
  ["schedules", "schedule", { Name: "Tarde" }, ["Name", "Noche"], "Noche"],
  ["holidays", "holiday", { Day: "2/3" }, ["Day", "3/3"], "3/3"],
];

for (const [kind, one, filled, [changed, to], name] of KINDS)
  test(`a ${one} from its making to its end`, async ({ page, sim }) => {
    const path = kind === "holidays" ? "/pbx" : (await seeded(sim)).path;
    await openAs(page, `${path}/${kind}/new`);
    for (const [label, text] of Object.entries(filled)) await field(page, label).fill(String(text));
    await page.getByRole("button", { name: `Create ${one}` }).click();
    await expect(news(page)).toContainText("was created");
    const before = Object.values(filled).at(-1);
    await rowFor(page, String(before))
      .getByRole("link", { name: String(before), exact: true })
      .click();
    await field(page, changed).fill(to);
    await page.getByRole("button", { name: "Save 1 change" }).click();
    await expect(news(page)).toContainText(`was saved: ${changed}`);
    await rowFor(page, to).getByRole("link", { name: to, exact: true }).click();
    await remove(page, name);
    await expect(news(page)).toContainText(`${name} was deleted`);
    await expect(rowFor(page, to)).toHaveCount(0);
    const methods = (await written(sim)).map((line) => line.split(" ")[0]);
    expect(methods).toEqual(["POST", "PATCH", "DELETE"]);
  });

test("holidays and PBXs are deleted many at once, to the end of the job", async ({ page, sim }) => {
  for (const day of ["2/3", "3/3"])
    await sim.write("POST", "pbx/holidays/", { day, comment: "Fiesta local", realm: "cpe" });
  const deleteAll = async (count: number, what: string) => {
    await page.getByRole("checkbox", { name: "Select all rows of this page" }).check();
    await page.getByRole("button", { name: `Delete ${count}`, exact: true }).click();
    await page.getByLabel(/^Type the number of targets/).fill(String(count));
    await page.getByRole("button", { name: `Delete ${count} ${what}` }).click();
    await expect(page.getByText(`${count} of ${count}`)).toBeVisible({ timeout: 15_000 });
  };
  await openAs(page, "/pbx/holidays?q=Fiesta%20local");
  await deleteAll(2, "holidays");
  const { customer } = await seeded(sim, PBXS.shop);
  await page.goto(`/pbx?customer=${customer}`);
  await deleteAll(1, "PBX");
  await page.goto("/pbx");
  await expect(rows(page)).toHaveCount(2);
  const gone = (await sim.log()).filter(({ method }) => method === "DELETE");
  expect(gone.map(({ status }) => status)).toEqual([204, 204, 204]);
});

test("a group that is deleted from its own form asks for nothing that was typed into it", async ({
  page,
}) => {
  await openAs(page, "/pbx/1/1/groups/2/edit");
  await page.getByRole("textbox", { name: /^Name/ }).fill("Tecleado");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("201 Dirección");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page).toHaveURL(/\?tab=groups$/);
  await expect(page.getByRole("main")).toContainText("201 Dirección was deleted");
  await expect(dialog).toHaveCount(0);
});

test("holidays are made and changed, and deleted by a job", async ({ page, sim }) => {
  await openAs(page, "/pbx/holidays");
  await expect(rowFor(page, "Good Friday")).toHaveCount(1);
  for (const day of ["32/1", "1/1", "02/01"]) {
    await page.goto("/pbx/holidays/new");
    await field(page, "Day").fill(day);
    await save(page).click();
    if (day === "32/1") await expect(field(page, "Day")).toHaveAccessibleDescription(/A day as 15/);
    if (day === "1/1")
      await expect(field(page, "Day")).toHaveAccessibleDescription(/already exists/);
  }
  await expect(news(page)).toContainText("was created");
  expect((await written(sim)).at(-1)).toBe('POST /pbx/holidays/ {"day":"2/1"}');
  await rows(page).filter({ hasText: "2/1" }).first().getByRole("checkbox").check();
  await page.getByRole("button", { name: "Delete 1" }).click();
  await expect(heading(page)).toHaveText("New bulk job");
});

test("a server without half of it: what is there is shown, what is missing is named", async ({
  page,
  sim,
}) => {
  const { path, customer } = await seeded(sim);
  await sim.options({ absent: `customers/${customer}/pbxs/1/queues,pbx/holidays` });
  await openAs(page, `${path}?tab=calls`);
  await expect(page.getByText("This server does not show the queues")).toBeVisible();
  await expect(page.getByText("loops and dead ends cannot be told")).toBeVisible();
  await page.getByRole("tab", { name: "Groups" }).click();
  await expect(rowFor(page, "Ventas")).toHaveCount(1);
  // No list without rows, and nothing to add to what is not there.
  await page.getByRole("tab", { name: "Queues" }).click();
  await expect(page.getByText("The queues could not be read")).toBeVisible();
  await expect(page.getByRole("link", { name: "New queue" })).toHaveCount(0);
});

test("what fails can be tried again, and no second PBX is begun where nobody knows of the first", async ({
  page,
  sim,
}) => {
  const { path, customer } = await seeded(sim);
  await sim.faults({ errorRate: 1, match: `customers/${customer}/pbxs` });
  await openAs(page, `/pbx/new/${customer}`);
  const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(page.getByRole("button", { name: "Create PBX" })).toHaveCount(0);
  await sim.faults({ errorRate: 1, match: `customers/${customer}/pbxs/1/queues` });
  await page.goto(path);
  await expect(again).toBeVisible();
  await sim.faults({});
  await again.click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("the customer's lines become extensions, or cease to be", async ({ page, sim }) => {
  const { path } = await seeded(sim, PBXS.empty);
  await openAs(page, `${path}?tab=extensions`);
  await rowFor(page, "3001").getByRole("link", { name: "3001" }).click();
  await page.getByRole("checkbox", { name: /^PBX extension/ }).uncheck();
  await save(page).click();
  await expect(news(page)).toContainText("was saved");
  await page.goto(`${path}?tab=extensions`);
  await expect(rowFor(page, "3001")).toContainText("Not an extension");
});

test("calls are filtered and added up; without a list of all, a CPE's events tell them", async ({
  page,
  sim,
}) => {
  await openAs(page, "/pbx/cdrs?dst=1001&disposition=ANSWERED");
  const { count } = await sim.read<{ count: number }>("pbx/cdrs/?dst=1001&disposition=ANSWERED");
  const totals = page.getByRole("region", { name: "Totals of all calls that match" });
  await expect(totals).toContainText(`Calls${count}`);
  await expect(rows(page)).toHaveCount(count);
  await page.goto("/pbx/cdrs");
  await page.getByRole("button", { name: "Count all 240" }).click();
  await expect(totals).toContainText("Calls240");

  await sim.options({ absent: "pbx/cdrs" });
  await page.goto("/pbx/cdrs");
  await expect(page.getByText("This server has no list of all calls")).toBeVisible();
  const events = await sim.read<{ results: { host_name: string }[] }>(
    "monitoring/events/?type=cdr&limit=1",
  );
  await page.goto(`/pbx/cdrs?cpe=${events.results[0]?.host_name}`);
  await expect(rows(page).first()).toContainText(events.results[0]?.host_name ?? "?");
});

test("the calls of a number are one step from its row", async ({ page, sim }) => {
  const { path } = await seeded(sim);
  const { count } = await sim.read<{ count: number }>("pbx/cdrs/?limit=1&ddi=912000001");
  await openAs(page, `${path}?tab=ddis`);
  await rowFor(page, "912000001").getByRole("link", { name: "Calls of 912000001" }).click();
  await expect(heading(page)).toHaveText("CDRs");
  const totals = page.getByRole("region", { name: "Totals of all calls that match" });
  await expect(totals).toContainText(`Calls${count}`);
});

test("an outcome is chosen by its name, and an address may write it so", async ({ page, sim }) => {
  const { count } = await sim.read<{ count: number }>("pbx/cdrs/?limit=1&disposition=BUSY");
  const totals = page.getByRole("region", { name: "Totals of all calls that match" });
  await openAs(page, "/pbx/cdrs?disposition=busy");
  await expect(totals).toContainText(`Calls${count}`);
  await expect(page.getByRole("button", { name: /Outcome: Busy/ })).toBeVisible();
  await page.getByRole("button", { name: "Filters (1)" }).click();
  const outcome = page.getByRole("combobox", { name: "Outcome", exact: true });
  await expect(outcome).toHaveValue("BUSY");
  await outcome.selectOption("No answer");
  await expect(page).toHaveURL(/disposition=NO\+ANSWER/);
  await expect(rows(page).first()).toContainText("No answer");
  await page.goto("/pbx/cdrs?disposition=Ocupado");
  await expect(page.getByRole("listitem").filter({ hasText: "Outcome: Ocupado" })).toBeVisible();
});

test("a number finds its calls in whatever spelling, and calls in another are told", async ({
  page,
  sim,
}) => {
  const countOf = async (query: string) =>
    (await sim.read<{ count: number }>(`pbx/cdrs/?limit=1&${query}`)).count;
  const all = await countOf("src=912000001");
  await openAs(page, "/pbx/cdrs?src=34912000001");
  const totals = page.getByRole("region", { name: "Totals of all calls that match" });
  await expect(totals).toContainText(`Calls${all}`);
  await expect(rows(page)).toHaveCount(all);
  for (const query of ["src=912%20000%20001", "src=%2B34912000001"]) {
    await page.goto(`/pbx/cdrs?${query}`);
    await expect(totals).toContainText(`Calls${all}`);
  }
  const either = await countOf("ddi=912000001");
  for (const query of ["ddi=%2B34912000001", "q=%2B34912000001"]) {
    await page.goto(`/pbx/cdrs?${query}`);
    await expect(totals).toContainText(`Calls${either}`);
  }

  await page.goto("/pbx/cdrs?ddi=912000002");
  const some = page.getByRole("region", { name: "Totals of the calls found as 912000002" });
  await expect(some).toContainText(`Calls${await countOf("ddi=912000002")}`);
  const others = await countOf("ddi=0034912000002");
  await page.getByRole("link", { name: `${others} calls found as 0034912000002` }).click();
  await expect(rows(page)).toHaveCount(others);

  await page.goto("/pbx/cdrs?dst=699999999");
  await expect(page.getByText("Asked for: 699999999, 0034699999999, ")).toBeVisible();
});

test.describe("on a server that refuses what is not documented", () => {
  test.use({ dress: "strict" });

  test("calls are counted by what is read, and only what was read to its end is all", async ({
    page,
    sim,
  }) => {
    const { count } = await sim.read<{ count: number }>("pbx/cdrs/?disposition=ANSWERED");
    await openAs(page, "/pbx/cdrs?disposition=ANSWERED");
    await page.getByRole("button", { name: "Count all", exact: true }).click();
    const totals = page.getByRole("region", { name: "Totals of all calls that match" });
    await expect(totals).toContainText(`Calls${count}`);
  });

  test("calls of a reading that was stopped are not called all", async ({ page }) => {
    await page.route(/pbx\/cdrs\/.*offset=100/, () => undefined);
    await openAs(page, "/pbx/cdrs?disposition=ANSWERED");
    await page.getByRole("button", { name: "Count all", exact: true }).click();
    await page.getByRole("button", { name: "Stop reading" }).click();
    const name = "Totals of those calls that match among the ones that were read";
    await expect(page.getByRole("region", { name })).toContainText("CDRs: only");
  });
});

test.describe("on a server that overlooks what is not documented", () => {
  test.use({ dress: "silent" });

  test("only calls that have the words are counted as those that match", async ({ page, sim }) => {
    const { results } = await sim.read<{ results: { src: string }[] }>("pbx/cdrs/?limit=1");
    const number = results[0]?.src ?? "?";
    const { count } = await sim.read<{ count: number }>(`pbx/cdrs/?search=${number}`);
    await openAs(page, `/pbx/cdrs?q=${number}`);
    await page.getByRole("button", { name: /^Count all/ }).click();
    const totals = page.getByRole("region", { name: "Totals of all calls that match" });
    await expect(totals).toContainText(`Calls${count}Answered`);
  });
});

test("holidays that are being read, or could not be, are not called none", async ({
  page,
  sim,
}) => {
  const { path } = await seeded(sim);
  let answer = (_status: number) => {};
  const status = new Promise<number>((resolve) => (answer = resolve));
  await page.route("**/api/v2/pbx/holidays/**", async (route) =>
    route.fulfill({ status: await status, contentType: "text/plain", body: "gone" }),
  );
  await openAs(page, `${path}/edit`);
  const days = page.getByRole("group", { name: "Holidays", exact: true });
  await expect(days.getByRole("status", { name: "Holidays" })).toBeVisible();
  await expect(days).not.toContainText("no holidays");
  await expect(days.getByRole("checkbox", { name: "being read" })).not.toHaveCount(0);
  await expect(page.getByText("not among what could be read")).toHaveCount(0);
  answer(500);
  await expect(days.getByRole("alert")).toBeVisible();
  await expect(days).not.toContainText("no holidays");
  await page.unroute("**/api/v2/pbx/holidays/**");
  await days.getByRole("button", { name: "Try again" }).click();
  await expect(days.getByRole("checkbox").first()).toBeVisible();
  await expect(days.getByRole("alert")).toHaveCount(0);
});
