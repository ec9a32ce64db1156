import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, outcome as news, rowFor, rows } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

interface Line {
  id: number;
  lineid: string;
  cli: string;
  cpe: number;
}

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const choose = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** Two lines that have a number. */
async function twoLines(sim: Simulator): Promise<[Line, Line]> {
  const { results } = await sim.read<{ results: Line[] }>("isp/potses/?limit=400");
  const [one, two] = results.filter(({ cli }) => cli);
  if (!one || !two) throw new Error("the world has no two lines with a number");
  return [one, two];
}

/** What was written below `path` through the console. */
async function written(sim: Simulator, part: string): Promise<[string, unknown][]> {
  return (await sim.log())
    .filter(({ path }) => path.includes(part))
    .map(({ method, body }) => [method, body]);
}

async function remove(page: Page, name: string): Promise<void> {
  await button(page, "Delete").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
}

test("I change a telephone line: a number twice is caught, what it does is said, Undo puts it back", async ({
  page,
  sim,
}) => {
  const [line, other] = await twoLines(sim);
  await sim.write("PATCH", `isp/potses/${line.id}/`, {
    username: "trunk9",
    password: "sip-secreto",
    context: 1,
    dtmf: "auto",
    pbx_extension: false,
  });
  await openAs(page, "/isp/potses");
  await page.getByRole("searchbox").fill(line.lineid);
  await page.keyboard.press("Enter");
  await expect(rowFor(page, line.lineid)).toContainText(line.cli);
  await link(page, line.lineid).click();
  await expect(heading(page)).toHaveText(line.lineid);
  await expect(page.getByRole("main")).not.toContainText("sip-secreto");
  await expect(button(page, "Delete")).toHaveCount(0);
  await link(page, "Edit").click();
  await expect(heading(page)).toHaveText(`Edit ${line.lineid}`);

  await field(page, "CLI").fill(other.cli);
  await expect(page.getByRole("alert").filter({ hasText: "has this number" })).toContainText(
    other.lineid,
  );
  await choose(page, "Context").selectOption("internacional");
  await choose(page, "DTMF").fill("inband");
  await page.getByRole("checkbox", { name: "PBX extension" }).check();
  await expect(page.getByText("Krill provisions the whole device anew")).toBeVisible();
  await button(page, "Save 4 changes and act on the network").click();
  await expect(field(page, "CLI")).toHaveAccessibleDescription(/already exists/);
  await field(page, "CLI").fill("x".repeat(17));
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(field(page, "CLI")).toHaveAccessibleDescription(/At most 16/);
  await field(page, "CLI").fill("555123999");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(heading(page)).toHaveText(line.lineid);
  await expect(news(page)).toContainText("CLI, Context, DTMF, PBX extension");
  expect((await written(sim, "/potses/")).at(-1)).toEqual([
    "PATCH",
    { cli: "555123999", context: 2, dtmf: "inband", pbx_extension: true },
  ]);
  await button(page, "Undo").click();
  await expect(news(page)).toContainText("is as it was before");
  expect(await sim.read(`isp/potses/${line.id}/`)).toMatchObject({ cli: line.cli, dtmf: "auto" });
  await page.goto(`/isp/cpes/${line.cpe}`);
  await page.getByRole("rowheader", { name: line.lineid }).getByRole("link").click();
  await expect(heading(page)).toHaveText(line.lineid);
});

test("a speed profile from its making to its end; one in use stays, with the reason", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/profiles");
  await link(page, "New CPE profile").click();
  await expect(heading(page)).toHaveText("New CPE profile");
  await choose(page, "Technology").selectOption("wimax");
  await button(page, "Create profile").click();
  await expect(page.getByRole("alert")).toContainText("3 fields need attention");
  await field(page, "Name").fill("Radio 50");
  await field(page, "Downstream").fill("50M");
  await field(page, "Upstream").fill("10M");
  await button(page, "Create profile").click();
  await expect(heading(page)).toHaveText("Radio 50");
  await expect(page.getByRole("main")).toContainText("Downstream50M");
  await link(page, "Edit").click();
  await expect(page.getByText("No CPE uses this profile.")).toBeVisible();
  await field(page, "Upstream").fill("20M");
  await button(page, "Save 1 change and act on the network").click();
  await expect(news(page)).toContainText("Radio 50 was saved: Upstream");
  expect(await written(sim, "/cpe-profiles/")).toEqual([
    ["POST", { name: "Radio 50", tech: "wimax", downstream: "50M", upstream: "10M", access: true }],
    ["PATCH", { upstream: "20M" }],
  ]);
  await remove(page, "Radio 50");
  await expect(heading(page)).toHaveText("CPE profiles");
  await expect(news(page)).toContainText("Radio 50 was deleted");

  const used = rowFor(page, "600M Simétricos");
  await expect(used.getByRole("link").last()).toHaveText(/^\d+$/);
  const users = (await used.getByRole("link").last().textContent()) ?? "";
  await used.getByRole("link", { name: "600M Simétricos" }).click();
  await expect(heading(page)).toHaveText("600M Simétricos");
  await expect(page.getByText(new RegExp(`^1–\\d+ of ${users}$`, "u"))).toBeVisible();
  await remove(page, "600M Simétricos");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("use this profile");
});

test("a context from its making to its end", async ({ page, sim }) => {
  await openAs(page, "/isp/contexts");
  await link(page, "New context").click();
  await field(page, "Name").fill("solo-urgencias");
  await button(page, "Create context").click();
  await expect(heading(page)).toHaveText("solo-urgencias");
  await link(page, "Edit").click();
  await field(page, "Name").fill("urgencias");
  await expect(page.getByText("without such rules they cannot call")).toBeVisible();
  await page.getByRole("button", { name: /^Save 1 change/ }).click();
  await expect(heading(page)).toHaveText("urgencias");
  await remove(page, "urgencias");
  await expect(heading(page)).toHaveText("Contexts");
  expect((await written(sim, "/contexts/")).map(([method]) => method)).toEqual([
    "POST",
    "PATCH",
    "DELETE",
  ]);
  const asked = page.waitForRequest(/\/isp\/potses\/\?.*context=\d/u);
  await link(page, "nacional").click();
  await expect(heading(page)).toHaveText("nacional");
  expect((await (await asked).response())?.status()).toBe(200);
  await expect(rows(page).first()).toBeVisible();
});

test("lines, profiles and contexts keep what I typed over a reload, and show both versions before one is lost", async ({
  page,
  sim,
}) => {
  const [line] = await twoLines(sim);
  page.on("dialog", (dialog) => void dialog.accept());
  await openAs(page, "/isp/potses");
  for (const [collection, api, id, name, label] of [
    ["potses", "potses", line.id, "label", "Label"],
    ["profiles", "cpe-profiles", 4, "label", "Label"],
    ["contexts", "contexts", 2, "name", "Name"],
  ] as const) {
    await page.goto(`/isp/${collection}/${id}/edit`);
    await field(page, label).fill("mine");
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("What you typed on");
    await expect(field(page, label)).toHaveValue("mine");
    await sim.write("PATCH", `isp/${api}/${id}/`, { [name]: "theirs" });
    await page.getByRole("button", { name: /^Save 1 change/ }).click();
    const both = page.getByRole("dialog", { name: / was changed meanwhile$/ });
    await expect(both.getByRole("group", { name: label })).toContainText(
      "Now on the server: theirs",
    );
    await both.getByRole("radio", { name: /mine/ }).check();
    await both.getByRole("button", { name: "Save with this choice" }).click();
    await expect(news(page)).toContainText(`was saved: ${label}`);
    expect(await sim.read(`isp/${api}/${id}/`)).toMatchObject({ [name]: "mine" });
  }
});

test("who may only read looks at lines, profiles and contexts and changes none", async ({
  page,
  sim,
}) => {
  const [line] = await twoLines(sim);
  await openAs(page, `/isp/potses/${line.id}`, "helpdesk");
  for (const [path, name] of [
    [`/isp/potses/${line.id}`, line.lineid],
    ["/isp/profiles/4", "600M Simétricos"],
    ["/isp/contexts/1", "nacional"],
  ] as const) {
    await page.goto(path);
    await expect(heading(page)).toHaveText(name);
    await expect(page.getByRole("main").getByRole("term").first()).toBeVisible();
    await expect(link(page, "Edit")).toHaveCount(0);
    await expect(button(page, "Delete")).toHaveCount(0);
    await page.goto(`${path}/edit`);
    await expect(page.getByRole("alert")).toContainText("look at this but not change it");
  }
  await page.goto("/isp/profiles/new");
  await expect(page.getByRole("alert")).toContainText("not allowed to create");
});

test("I switch a flag in the list and on the device, told before what it does, and undo it", async ({
  page,
  sim,
}) => {
  const { id, name } = named.healthy;
  const internet = (on: string) =>
    rowFor(page, name).getByRole("button", { name: `Internet access: ${on}` });
  await openAs(page, `/isp/cpes?q=${name}`);
  await internet("yes").click();
  const dialog = page.getByRole("dialog", { name: `Access the internet: ${name}` });
  await expect(dialog).toContainText("The customer loses the service that is switched off");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(internet("yes")).toBeFocused();
  expect(await written(sim, "/cpes/")).toEqual([]);

  await internet("yes").click();
  await dialog.getByRole("button", { name: "Switch off" }).dblclick();
  await expect(news(page)).toContainText("was saved: Access the internet");
  await expect(internet("no")).toBeVisible();
  await button(page, "Undo").click();
  await expect(internet("yes")).toBeVisible();
  expect(await written(sim, "/cpes/")).toEqual([
    ["PATCH", { access: false }],
    ["PATCH", { access: true }],
  ]);

  // Somebody else was faster: what it is now is read anew.
  await page.goto(`/isp/cpes/${id}`);
  await sim.write("PATCH", `isp/cpes/${id}/`, { enable_notifications: true });
  await page.getByRole("button", { name: /^Notifications: / }).click();
  await expect(page.getByRole("dialog")).toContainText("Notifications: yes");
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await expect(news(page)).toContainText("was saved: Enable notifications");
  await expect(page.getByRole("button", { name: "Notifications: no" })).toBeVisible();
});

test("a flag whose reply was lost is never switched back by the same button", async ({
  page,
  sim,
}) => {
  const { name } = named.healthy;
  await openAs(page, `/isp/cpes?q=${name}`);
  await rowFor(page, name).getByRole("button", { name: "Internet access: yes" }).click();
  const dialog = page.getByRole("dialog", { name: `Access the internet: ${name}` });
  await sim.faults({ lostReply: true, method: "PATCH", match: "isp/cpes" });
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(dialog).toContainText("It is so already");
  await expect(
    dialog.getByRole("definition").filter({ hasText: "Internet access: no" }),
  ).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Switch/ })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Close" }).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
});

test("who may only read sees the flags and switches none", async ({ page }) => {
  await openAs(page, `/isp/cpes?q=${named.healthy.name}`, "helpdesk");
  const row = rowFor(page, named.healthy.name);
  await expect(row.getByRole("img", { name: "Internet access: yes" })).toBeVisible();
  await expect(row.getByRole("button")).toHaveCount(0);
  await link(page, named.healthy.name).click();
  await expect(page.getByText("Internet access: yes")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run diagnostic" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Internet access/ })).toHaveCount(0);
});

test("whose row it is stays in sight beside columns further right", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await openAs(page, "/isp/cpes");
  const name = rowFor(page, "cpe0002").getByRole("link", { name: "cpe0002" });
  const address = page.getByRole("columnheader", { name: "Address" });
  await expect(name).toBeInViewport({ ratio: 1 });
  await expect(address).not.toBeInViewport();
  await address.scrollIntoViewIfNeeded();
  await expect(address).toBeInViewport({ ratio: 1 });
  await expect(name).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("columnheader", { name: "CPE name" })).toBeInViewport({ ratio: 1 });
  await name.click();
  await expect(heading(page)).toHaveText("cpe0002");
});
