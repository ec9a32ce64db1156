import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, openDevice, outcome as news } from "./helpers.ts";
import type { Simulator } from "./simulator.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const choose = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const section = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(name) });
const create = (page: Page) => page.getByRole("button", { name: "Create CPE" });

/** Marks the document should its form ever say, however short, that it is unknown or there twice what was made. */
async function noteDoubts(page: Page): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver(() => {
      const said = document.querySelector("main form")?.textContent ?? "";
      if (/Outcome unknown|A CPE has that already/u.test(said))
        document.documentElement.dataset["doubted"] = "yes";
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Bodies of what was written to CPEs through the console. */
async function written(sim: Simulator): Promise<[method: string, body: unknown][]> {
  return (await sim.log())
    .filter(({ path, user }) => path.includes("/isp/cpes/") && user === "noc")
    .map(({ method, body }) => [method, body]);
}

test("what is typed in a dialog is asked about also where Escape is the very next key", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes/new");
  await choose(page, "Customer").fill("Nadie Conocida");
  await page.getByRole("button", { name: "New customer" }).click();
  const surname = page
    .getByRole("dialog", { name: "New customer" })
    .getByRole("textbox", { name: "Surname" });
  // Both events in one task, as where a busy browser hears the keys together.
  await surname.evaluate(async (input: HTMLInputElement) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    value?.set?.call(input, "Del Todo");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await Promise.resolve();
    input.closest("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true }));
  });
  await expect(page.getByRole("dialog", { name: "Leave without saving?" })).toContainText(
    "What you typed here has not been saved: Surname.",
  );
});

test("a new device: its customer made on the way, its serial as on the label, its model by vendor", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/cpes");
  await page.getByRole("link", { name: "New CPE" }).click();
  await expect(heading(page)).toHaveText("New CPE");
  await create(page).click();
  await expect(page.getByRole("alert")).toContainText("5 fields need attention");
  await expect(choose(page, "Customer")).toBeFocused();

  await field(page, "Serial number").fill("S/N: HWTC-5E00AA01");
  await expect(field(page, "Serial number")).toHaveAccessibleDescription(
    /HWTC5E00AA01 · 485754435e00aa01/,
  );
  await choose(page, "Customer").fill("Nadie Conocida");
  await expect(page.getByText("No such customer")).toBeVisible();
  await page.getByRole("button", { name: "New customer" }).click();
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await expect(dialog.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(
    "Nadie Conocida",
  );
  const surname = dialog.getByRole("textbox", { name: "Surname" });
  await surname.fill("Del Todo");
  await page.keyboard.press("Escape");
  const leave = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(leave).toContainText("What you typed here has not been saved: Surname.");
  await leave.getByRole("button", { name: "Stay here" }).click();
  await expect(surname).toBeFocused();
  await surname.fill("");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(dialog).toBeHidden();
  await expect(choose(page, "Customer")).toHaveValue(/^Nadie Conocida \(#\d+\)$/);
  await expect(field(page, "Serial number")).toHaveValue("S/N: HWTC-5E00AA01");

  await expect(choose(page, "CPE model").locator("optgroup")).toHaveCount(5);
  await choose(page, "CPE model").selectOption("HG8245H");
  await choose(page, "Speed profile").selectOption("600M Simétricos · 600M / 600M");
  await choose(page, "Line profile").selectOption("residential");
  await section(page, "Settings").click();
  await page.getByRole("checkbox", { name: "Access the internet" }).uncheck();
  await expect(page.getByText("Krill provisions the ONU as soon as")).toBeVisible();
  await noteDoubts(page);
  await create(page).click();
  await expect(heading(page)).toHaveText(/^cpe\d+$/);
  await expect(page.locator("html")).not.toHaveAttribute("data-doubted");
  await expect(news(page)).toContainText("was created");
  const [creation] = await written(sim);
  expect(creation?.[1]).toMatchObject({
    tech: "gpon",
    model: "HG8245H",
    sn: "485754435e00aa01",
    profile: 4,
    line_profile: "residential",
    active: true,
    access: false,
  });
  expect(creation?.[1]).not.toHaveProperty("mac");
});

test("the form has the shape of the technology, and every rule is said at its field", async ({
  page,
  sim,
}) => {
  await openAs(page, "/isp/cpes/new?customer=1");
  await expect(choose(page, "Customer")).toHaveValue(/\(#1\)$/);
  await field(page, "Serial number").fill("HWTC12345");
  await field(page, "Serial number").blur();
  await expect(field(page, "Serial number")).toHaveAccessibleDescription(/12 or 16 letters/);

  await choose(page, "Technology").selectOption("docsis");
  await field(page, "Serial number").fill("");
  await expect(choose(page, "Line profile")).toBeHidden();
  await field(page, "MAC").fill("7c:b7:33:5e:01");
  await choose(page, "CPE model").selectOption("CGNV4");
  await choose(page, "Speed profile").selectOption("Cable 300 · 300M / 30M");
  await section(page, "^IP$").click();
  await expect(field(page, "Fixed IP address")).toBeHidden();
  await choose(page, "Address profile").selectOption("fixed");
  await field(page, "Metro ethernet VLAN").fill("9999");
  await create(page).click();
  await expect(page.getByRole("alert")).toContainText("3 fields need attention");
  await expect(field(page, "MAC")).toHaveAccessibleDescription(/12 hexadecimal digits/);
  await expect(field(page, "Fixed IP address")).toHaveAccessibleDescription(/This is needed/);
  await expect(field(page, "Metro ethernet VLAN")).toHaveAccessibleDescription(/1 and 4094/);
  expect(await written(sim)).toEqual([]);

  // The server's own rules stand at their fields too, and who has it already is shown before.
  await field(page, "MAC").fill("7C-B7-33-5E-01-49");
  await expect(page.getByRole("alert").filter({ hasText: "has that already" })).toContainText(
    named.docsis.name,
  );
  await choose(page, "Address profile").selectOption("nat");
  await field(page, "Metro ethernet VLAN").fill("");
  await choose(page, "Realm").selectOption("cpe");
  await create(page).click();
  await expect(field(page, "MAC")).toHaveAccessibleDescription(/already exists/);
  await expect(field(page, "MAC")).toBeFocused();
  await field(page, "MAC").fill("7cb7.335e.ff49");
  await create(page).click();
  await expect(heading(page)).toHaveText(/^cpe\d+$/);
  expect((await written(sim)).at(-1)).toEqual([
    "POST",
    expect.objectContaining({ mac: "7cb7335eff49", address_profile: "nat", customer: 1 }),
  ]);
});

test("a fibre device without serial is asked about once, then left to the server", async ({
  page,
}) => {
  await openAs(page, "/isp/cpes/new?customer=1");
  await choose(page, "CPE model").selectOption("F680");
  await choose(page, "Speed profile").selectOption("100M Simétricos · 100M / 100M");
  await choose(page, "Line profile").selectOption("residential");
  await create(page).click();
  await expect(field(page, "Serial number")).toHaveAccessibleDescription(/Some servers take it/);
  await page.getByRole("button", { name: "Save all the same" }).click();
  await expect(field(page, "Serial number")).toHaveAccessibleDescription(
    /required for this technology/,
  );
});

test("I change a plan and a password, told before what it does, and undo it", async ({
  page,
  sim,
}) => {
  const before = await sim.read<Record<string, unknown>>("isp/cpes/101/");
  await openDevice(page, named.healthy);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(heading(page)).toHaveText("Edit cpe0101");
  await choose(page, "Speed profile").selectOption("50M Simétricos · 50M / 50M");
  await page.getByRole("button", { name: "Show Wi-Fi password" }).click();
  await field(page, "Wi-Fi password").fill("nueva-clave");
  await page.getByRole("checkbox", { name: "Access the internet" }).uncheck();
  const bar = page.getByRole("main").getByRole("status");
  await expect(bar.filter({ hasText: "service ports are made again" })).toContainText(
    "The customer loses the service that is switched off",
  );
  // What a live region holds when it comes is read out to nobody: its words come after it.
  const atFirst = page.evaluate(
    () =>
      new Promise((resolve) => {
        new MutationObserver(() => {
          for (const one of document.querySelectorAll<HTMLElement>("main [role=status]"))
            if (one.textContent.includes("was saved")) resolve(one.innerText.trim());
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await page.getByRole("button", { name: "Save 3 changes and act on the network" }).click();
  await expect(heading(page)).toHaveText("cpe0101");
  expect(await atFirst).toBe("");
  await expect(news(page)).toContainText("Speed profile, Access the internet, Wi-Fi password");
  // It is read out once, not with each second that it is old.
  await expect(news(page).locator("[aria-live=off] time")).toBeVisible();
  expect(await written(sim)).toEqual([
    ["PATCH", { profile: 1, access: false, wifi_password: expect.any(String) }],
  ]);
  expect(await sim.read("isp/cpes/101/")).toMatchObject({ wifi_password: "nueva-clave" });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(news(page)).toContainText("is as it was before");
  await expect(heading(page)).toBeFocused();
  const { profile, wifi_password, access } = before;
  expect(await sim.read("isp/cpes/101/")).toMatchObject({ profile, wifi_password, access });
  await news(page).getByRole("link", { name: "Activity" }).click();
  const item = page.getByRole("listitem").filter({ hasText: "cpe0101" });
  await expect(item.first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("nueva-clave");
});

test("a draft of a device is kept without its passwords, and says so", async ({ page }) => {
  await openAs(page, `/isp/cpes/${named.healthy.id}/edit`);
  await field(page, "Notes").fill("Cambiar el router");
  await page.getByLabel("PPPoE password", { exact: true }).fill("topsecret");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(field(page, "Notes")).toHaveValue("Cambiar el router");
  await expect(page.getByRole("alert")).toContainText("To be typed again: PPPoE password");
  await expect(page.getByLabel("PPPoE password", { exact: true })).toHaveValue("");
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).toContain("Cambiar el router");
  expect(kept).not.toContain("topsecret");
});

test("deleting a device wants its name and says what is lost; readers are offered nothing", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.inactive);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${named.inactive.name}` });
  await expect(dialog).toContainText("taken off its OLT");
  await dialog.getByRole("textbox").fill(named.inactive.name);
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(heading(page)).toHaveText("CPEs");
  await expect(news(page)).toContainText(`${named.inactive.name} was deleted`);
  expect((await written(sim)).map(([method]) => method)).toEqual(["DELETE"]);
});

test("who may only read a device is offered neither Edit nor Delete, and reads whose it is by name", async ({
  page,
  sim,
}) => {
  await openDevice(page, named.healthy, "helpdesk");
  await expect(page.getByRole("button", { name: "Run diagnostic" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Live reading" })).toContainText(/dBm/);
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
  await page.goto("/isp/cpes/new");
  await expect(page.getByRole("alert")).toContainText("not allowed to create");
  await page.goto(`/isp/cpes/${named.healthy.id}/edit`);
  await expect(page.getByRole("alert")).toContainText("look at this but not change it");
  const { customer, profile } = await sim.read<{ customer: number; profile: number }>(
    `isp/cpes/${named.healthy.id}/`,
  );
  const { name, surname } = await sim.read<{ name: string; surname: string }>(
    `isp/customers/${customer}/`,
  );
  await expect(page.getByText(`${name} ${surname} (#${customer})`)).toBeVisible();
  const speeds = await sim.read<{ results: { id: number; name: string }[] }>(
    "isp/cpe-profiles/?limit=1000",
  );
  const speed = speeds.results.find(({ id }) => id === profile)?.name ?? "";
  await expect(page.getByText(speed, { exact: true })).toBeVisible();
});

test("an ONU that waits on the fibre fills serial, model and port", async ({ page, sim }) => {
  const { results } = await sim.read<{ results: { sn: string; olt: string; fsp: string }[] }>(
    "gpon/unconfigured/",
  );
  const waiting = results.find(({ sn }) => sn.startsWith("48575443"));
  if (!waiting) throw new Error("nothing waits in this world");
  const printed = `HWTC${waiting.sn.slice(8).toUpperCase()}`;
  await openAs(page, "/isp/cpes/new?customer=1");
  await page.getByRole("button", { name: "Choose a waiting ONU" }).click();
  const dialog = page.getByRole("dialog", { name: "Unconfigured ONUs" });
  await dialog.getByRole("searchbox").fill(printed);
  await dialog.getByRole("button", { name: new RegExp(printed) }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, "Serial number")).toHaveValue(printed);
  await expect(choose(page, "CPE model")).not.toHaveValue("");
  await section(page, "Administrative info").click();
  await expect(page.getByLabel("Topology")).toHaveValue(`${waiting.olt} ${waiting.fsp}`);
  await choose(page, "Technology").selectOption("docsis");
  await expect(page.getByRole("button", { name: "Choose a waiting ONU" })).toBeHidden();
});

test("from an ONU that waits a device is made: what its OLT calls it becomes a model, or is left to me", async ({
  page,
}) => {
  await openAs(page, "/gpon/unconfigured?onu=485754430abc0011");
  await page.getByRole("link", { name: "Create its CPE" }).click();
  await expect(field(page, "Serial number")).toHaveValue(/^(HWTC|48575443)0abc0011$/i);
  await expect(choose(page, "CPE model")).toHaveValue("EG8145V5");
  await section(page, "Administrative info").click();
  await expect(page.getByLabel("Topology")).toHaveValue(/^olt\S+ 0\/1\/0$/);
  await page.goto("/isp/cpes/new?tech=gpon&model=245H");
  await expect(choose(page, "CPE model")).toHaveValue("HG8245H");
  await page.goto("/isp/cpes/new?tech=gpon&model=XJ-900");
  await expect(choose(page, "CPE model")).toHaveValue("");
  await expect(choose(page, "CPE model")).toHaveAccessibleDescription(/Its OLT calls it XJ-900/);
});

test("the speed profile is a choice while the profiles are still on their way", async ({
  page,
}) => {
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
  await page.route("**/isp/cpe-profiles/**", async (route) => {
    await arrival;
    await route.continue();
  });
  await openAs(page, "/isp/cpes/new");
  const profile = page.getByRole("combobox", { name: /^Speed profile/ });
  await expect(profile).toBeVisible();
  arrive();
  await profile.selectOption({ index: 1 });
});
