import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { parseCsv } from "#src/util/csv.ts";
import { countOf, expectOnceEach, pasteTargets, selectRows } from "../bulk-helpers.ts";
import { expect, signInAs } from "../fixtures.ts";
import { heading, lookUp, openAs, outcome, rows, runAction } from "../helpers.ts";
import type { Simulator } from "../simulator.ts";

/** Where a flow happens. `sim` looks behind the dress. */
export interface Stage {
  page: Page;
  sim: Simulator;
}

type Flow = (stage: Stage) => Promise<void>;

interface List<Row> {
  count: number;
  results: Row[];
}

const main = (page: Page) => page.getByRole("main");

/** What was written besides the sign-in, oldest first: method and path below `/api/v2/`, one family of addresses. */
async function written(sim: Simulator): Promise<string[]> {
  return (await sim.log())
    .filter(({ path }) => !path.includes("/auth/"))
    .map(({ method, path }) => `${method} ${path.replace(/^\/api\/v2\/(isp\/(?=cpes))?/, "")}`);
}

/** The list in sight shows nothing else than these, and counts no others: where it names a total, it is theirs. */
async function showsOnly(page: Page, names: ReadonlySet<string>): Promise<void> {
  const refused = main(page).getByText("The server did not accept what was sent.");
  await expect(rows(page).first().or(refused)).toBeVisible();
  const shown = await rows(page).getByRole("link").allInnerTexts();
  const devices = shown.filter((text) => /^[a-z]{3}\d{4,}$/.test(text));
  expect(devices.filter((name) => !names.has(name))).toEqual([]);
  const total = /\bof ([\d,]+)\b/.exec(await main(page).innerText())?.[1];
  const ignores = await page.getByText(/ignores/).count();
  if (total !== undefined && ignores === 0)
    expect(Number(total.replaceAll(",", "")), "total").toBe(names.size);
}

const signInAndReboot: Flow = async ({ page, sim }) => {
  await page.goto("/login");
  await signInAs(page);
  await expect(heading(page)).toHaveText("Home");
  await lookUp(page, "HWTC14310A47");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);
  const sentence = page.getByRole("region", { name: "What is going on" });
  await expect(sentence).toContainText(/^(What is going on)?\s*Online/);
  await runAction(page, "Reboot");
  await expect(outcome(page)).toContainText("Accepted, not back yet");
  await sim.advance(10);
  await expect(outcome(page)).toContainText(/down since \d\d:\d\d/, { timeout: 12_000 });
  await sim.advance(20);
  await expect(outcome(page)).toContainText(/Back since \d\d:\d\d/, { timeout: 12_000 });
  await page.getByRole("link", { name: "Activity", exact: true }).first().click();
  await expect(heading(page)).toHaveText("Activity");
  const item = page.getByRole("listitem").filter({ hasText: named.healthy.name });
  await expect(item).toContainText("Reboot");
  expect(await written(sim)).toEqual([expect.stringMatching(/ cpes\/101\/reboot$/)]);
};

const listOf =
  (query: string): Flow =>
  async ({ page, sim }) => {
    const { results } = await sim.read<List<{ cpename: string }>>(`isp/cpes/?${query}&limit=1000`);
    await openAs(page, `/isp/cpes?${query}`);
    await showsOnly(page, new Set(results.map(({ cpename }) => cpename)));
  };

const devicesOfCustomer: Flow = async ({ page, sim }) => {
  const { customer } = await sim.read<{ customer: number }>("isp/cpes/101/");
  const own = await sim.read<List<{ cpename: string }>>(`isp/cpes/?customer=${customer}&limit=100`);
  await openAs(page, `/isp/customers/${customer}`);
  const list = page.getByRole("region", { name: "Devices of this customer" });
  await expect(
    list
      .getByRole("row")
      .or(list.getByText(/ignores/))
      .first(),
  ).toBeVisible();
  const shown = await list.getByRole("link").allInnerTexts();
  const names = new Set(own.results.map(({ cpename }) => cpename));
  const strangers = shown.filter((text) => /^[a-z]{3}\d{4,}$/.test(text) && !names.has(text));
  expect(strangers).toEqual([]);
};

const changeCustomer: Flow = async ({ page, sim }) => {
  const { customer } = await sim.read<{ customer: number }>("isp/cpes/101/");
  await openAs(page, `/isp/customers/${customer}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const comment = page.getByRole("textbox", { name: "Comment", exact: true });
  await comment.fill("Rings twice");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(heading(page)).not.toHaveText(/^Edit/);
  await expect(main(page)).toContainText("Rings twice");
  expect(await written(sim)).toEqual([`PATCH isp/customers/${customer}/`]);
  const now = await sim.read<{ comment: string }>(`isp/customers/${customer}/`);
  expect(now.comment).toBe("Rings twice");
};

const rebootThree: Flow = async ({ page, sim }) => {
  await openAs(page, "/isp/cpes?realm=phi&sort=-cpename");
  await selectRows(page, 3);
  await expect(page.getByText("3 found")).toBeVisible();
  await page.getByRole("radio", { name: /^Reboot/ }).check();
  await expect(page.getByText(/^State and place read at/)).toBeVisible({ timeout: 15_000 });
  await page.getByRole("button", { name: "Reboot 3 devices" }).click();
  await expect(countOf(page, "Done", 3)).toBeVisible({ timeout: 20_000 });
  await expectOnceEach(sim, "reboot", 3);
};

const exportAll: Flow = async ({ page }) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const lines = parseCsv(await readFile(await (await download).path(), "utf8"));
  const [header = [], ...devices] = lines;
  const names = devices.map((cells) => cells[header.indexOf("CPE name")]);
  expect(names).toHaveLength(158);
  expect(new Set(names).size).toBe(158);
};

const goOnAfterExpiry: Flow = async ({ page, sim }) => {
  await openAs(page, "/isp/cpes");
  await expect(rows(page).first()).toBeVisible();
  await sim.faults({ expireTokens: true });
  await page.reload();
  const ended = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(rows(page).first().or(ended).first()).toBeVisible();
  if (await ended.isVisible()) {
    await ended.getByLabel("Password", { exact: true }).fill("noc");
    await ended.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
};

const findByName: Flow = async ({ page, sim }) => {
  await openAs(page, "/");
  await lookUp(page, named.healthy.name);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(named.healthy.name);
  const { results } = await sim.read<List<{ cpename: string }>>("isp/cpes/?realm=phi&limit=3");
  await page.goto("/bulk/new");
  const names = results.map(({ cpename }) => cpename);
  await pasteTargets(page, names);
  await expect(page.getByText("3 found")).toBeVisible();
};

const readWhole: Flow = async ({ page, sim }) => {
  const query = "model=F680&active=true";
  const { results } = await sim.read<List<{ cpename: string }>>(`isp/cpes/?${query}&limit=1000`);
  await openAs(page, `/isp/cpes?${query}&size=200`);
  const all = page.getByRole("button", { name: "Read all", exact: true });
  // Where the server filters, or gave all that it has, it can be said how many there are.
  const total = page.getByText(new RegExp(`of ${results.length}$`));
  await expect(total.or(all).first()).toBeVisible();
  if (await all.isVisible()) {
    await all.click();
    await expect(page.getByRole("alert")).toContainText("CPEs: all 158 were read");
  }
  await expect(rows(page)).toHaveCount(results.length);
  const names = new Set(results.map(({ cpename }) => cpename));
  const shown = await rows(page).getByRole("link").allInnerTexts();
  expect(new Set(shown.filter((text) => /^[a-z]{3}\d{4,}$/.test(text)))).toEqual(names);
};

/** What people do all day, by what is true of it in front of every Krill. */
export const FLOWS: Readonly<Record<string, Flow>> = {
  "I sign in, paste a serial, read the sentence, reboot, and find it in Activity": signInAndReboot,
  "I see the devices of a realm, and no others": listOf("realm=phi"),
  "I see the devices without access, and no others": listOf("access=false"),
  "I find a device by its name, and three by a list of names": findByName,
  "I see all devices that match, filtered by the server or by the console": readWhole,
  "I see the devices of a customer, and no others": devicesOfCustomer,
  "I change a customer's comment once": changeCustomer,
  "I reboot three devices of a list, each once": rebootThree,
  "I export the list, each device once": exportAll,
  "I go on after my session has expired": goOnAfterExpiry,
};
