import { readFile } from "node:fs/promises";
import { named } from "#mocks/seed/named.ts";
import { countOf } from "./bulk-helpers.ts";
import { axe, expect, test } from "./fixtures.ts";
import { heading, lookUp, openAs, outcome, rowFor, rows, watchRequests } from "./helpers.ts";

interface SessionRow {
  acctuniqueid: string;
  username: string;
  krillcpename: string;
  callingstationid: string;
  framedipaddress: string;
}

const ONLINE = "oratio/accounting/?online=true&limit=1000";

test("I find a session by a MAC as it stands on the label, cut it, and see the new one", async ({
  page,
  sim,
}) => {
  const { results } = await sim.read<{ results: SessionRow[] }>(
    `${ONLINE}&search=${named.healthy.name}`,
  );
  const [session] = results;
  if (!session) throw new Error("the healthy device has no session");
  const disconnects = watchRequests(page, /disconnect/);
  await openAs(page, "/radius/sessions");
  const mac = session.callingstationid.replaceAll("-", "").toUpperCase();
  const search = page.getByRole("searchbox", { name: "Search in RADIUS sessions" });
  await search.fill(mac);
  await search.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await rowFor(page, session.username).getByRole("link").first().click();
  await expect(heading(page)).toHaveText(session.username);
  await expect(page.getByText("Online", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: named.healthy.name, exact: true })).toBeVisible();
  expect(disconnects, "nothing acts before the click").toEqual([]);

  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(named.healthy.name);
  await expect(dialog).toContainText("no internet until the device connects again");
  await expect(dialog).toContainText(/Last touched(Nothing is on record|.* ago)/);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(outcome(page)).toContainText("Accepted");
  await sim.advance(30);
  await expect(outcome(page)).toContainText("Back since", { timeout: 15_000 });
  await expect(page.getByText("Another session has taken its place")).toBeVisible();
  await expect(page.getByRole("button", { name: "Disconnect" })).toHaveCount(0);
  await expect(page.locator("body"), "the keyboard stays on the page").not.toBeFocused();
  await axe(page);
  expect(disconnects).toHaveLength(1);
  expect(disconnects[0]).toMatch(/^GET .*\/disconnect\/$/);
});

test("a session whose device could not be read says so, also where I am asked before it is cut", async ({
  page,
  sim,
}) => {
  await openAs(page, "/radius/sessions");
  await sim.faults({ errorRate: 1, match: "isp/cpes/" });
  await rows(page).first().getByRole("link").first().click();
  const device = page.getByRole("region", { name: "Device and customer" });
  await expect(device.getByText("Device and customer: Krill failed")).toBeVisible();
  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Not known: the device could not be read");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await sim.faults({});
  await device.getByRole("button", { name: "Try again" }).click();
  await expect(device).toContainText("Customer");
});

test("a device's page has its sessions, a session the way to its device and customer", async ({
  page,
  sim,
}) => {
  const oratio = watchRequests(page, /\/oratio\//);
  await openAs(page, `/isp/cpes/${named.healthy.id}`);
  await expect(page.getByText(/^Online and healthy/)).toBeVisible();
  expect(oratio, "RADIUS is not asked before its tab is opened").toEqual([]);
  await page.getByRole("tab", { name: "RADIUS" }).click();
  const live = page.getByRole("region", { name: "Live sessions" });
  await expect(live.getByRole("row")).toHaveCount(2);
  await live.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/radius\/sessions\//);
  const owner = page.getByRole("region", { name: "Device and customer" });
  await owner.getByRole("link", { name: named.healthy.name, exact: true }).click();
  // The session's heading is the same: its user is called as the device.
  await expect(page).toHaveURL(/\/isp\/cpes\//);
  await expect(page.getByText(/^Online and healthy/)).toBeVisible();
  await page.goBack();
  const customer = owner.getByRole("link").nth(1);
  const name = (await customer.textContent()) ?? "";
  await customer.click();
  await expect(heading(page)).toHaveText(name);
  // A server that overlooks the search gives everybody's sessions: none of them is this device's.
  await sim.options({ overlooks: "search" });
  await page.goto(`/isp/cpes/${named.healthy.id}?tab=radius`);
  await expect(page.getByText("This server cannot be asked").first()).toBeVisible();
});

test("the lookup box finds sessions and leases by user, address and MAC", async ({ page, sim }) => {
  const { results } = await sim.read<{ results: SessionRow[] }>(ONLINE);
  const session = results.find(({ username }) => username.includes("@"));
  if (!session) throw new Error("nobody has PPPoE");
  await openAs(page, "/");
  await lookUp(page, session.username);
  const found = page.getByRole("group", { name: "Sessions" });
  await expect(found.getByRole("option")).toContainText(session.framedipaddress);
  await found.getByRole("option").click();
  await expect(heading(page)).toHaveText(session.username);
  await lookUp(page, session.callingstationid);
  await expect(page.getByRole("group", { name: "Leases" }).getByRole("option")).toContainText(
    session.krillcpename,
  );
  await expect(page.getByRole("group", { name: "Sessions" }).getByRole("option")).toBeVisible();
});

test.describe("with 300 devices", () => {
  test.use({ fleet: 300 });

  test("I disconnect 200 sessions that were left over, and the live ones stay", async ({
    page,
    sim,
  }) => {
    await sim.leaveTwins(500);
    const before = await sim.read<{ count: number; results: SessionRow[] }>(ONLINE);
    const users = new Set(before.results.map(({ username }) => username)).size;
    const left = before.count - users;
    expect(left).toBeGreaterThan(200);
    await openAs(page, "/radius/sessions/duplicates");
    await expect(page.getByText(`all ${before.count} were read`)).toBeVisible();
    await expect(page.getByRole("button", { name: `User (${left})` })).toBeVisible();
    await page.getByRole("button", { name: `Address (${left})` }).click();
    await expect(page).toHaveURL(/by=address/);
    await page.getByRole("button", { name: `User (${left})` }).click();
    await axe(page);
    await page.getByRole("button", { name: /^Select all that are probably left over/ }).click();
    await expect(page.getByText(`${left} selected`)).toBeVisible();
    await page.getByRole("button", { name: `Disconnect these ${left}` }).click();
    await expect(heading(page)).toHaveText("New bulk job");
    await expect(page.getByText(`${left} found`)).toBeVisible();
    await page.getByLabel("At the same time").fill("16");
    await page.getByRole("button", { name: `Disconnect ${left} sessions` }).click();
    await expect(countOf(page, "Done", left)).toBeVisible({ timeout: 25_000 });
    const sent = (await sim.log()).filter(({ path }) => path.includes("/disconnect"));
    expect(new Set(sent.map(({ path }) => path)).size).toBe(left);
    expect(sent).toHaveLength(left);
    const after = await sim.read<{ count: number; results: SessionRow[] }>(ONLINE);
    expect(after.count).toBe(users);
    await page.goto("/radius/sessions/duplicates");
    await expect(page.getByText("No duplicates among the sessions that were read")).toBeVisible();
  });
});

test("a file of sessions has what was received and what was sent, each under its name", async ({
  page,
}) => {
  await openAs(page, "/radius/sessions");
  await expect(rows(page).first()).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const [header = "", line = ""] = (await readFile(await (await waiting).path(), "utf8")).split(
    "\r\n",
  );
  expect(header).toMatch(/,Lasted \(s\),Download \(B\),Upload \(B\)$/);
  expect(line).toMatch(/,\d+,\d+,\d+$/);
});

test("the history is narrowed by day", async ({ page }) => {
  await openAs(page, "/radius/sessions/history");
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Filters" }).click();
  const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
  const asked = page.waitForRequest(/acctstarttime__gte=/);
  await page.getByLabel("Started from").fill(day);
  await asked;
  await expect(page).toHaveURL(new RegExp(`acctstarttime__gte=${day}`));
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("the session of an IPv6 address is found by the prefix that it lies in", async ({
  page,
  sim,
}) => {
  const { results } = await sim.read<{
    results: (SessionRow & { framedipv6prefix: string | null })[];
  }>(ONLINE);
  const session = results.find((one) => one.framedipv6prefix);
  if (!session) throw new Error("no session has a prefix");
  const address = session.framedipv6prefix?.replace("::/56", ":a::1") ?? "?";
  await openAs(page, `/radius/sessions?q=${address}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rowFor(page, session.username)).toContainText(session.framedipv6prefix ?? "?");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await lookUp(page, address);
  await expect(page.getByRole("group", { name: "Sessions" }).getByRole("option")).toContainText(
    session.framedipv6prefix ?? "?",
  );
});

test("who had an address on a day is found though the session began before", async ({
  page,
  sim,
}) => {
  interface Past {
    acctuniqueid: string;
    framedipaddress: string;
    username: string;
    acctstarttime: string;
    acctstoptime: string | null;
  }
  const { results } = await sim.read<{ results: Past[] }>(
    "oratio/accounting/?limit=500&sort=acctstarttime",
  );
  const DAY = 86_400_000;
  const past = results.find(
    (one) => Date.parse(one.acctstoptime ?? "") - Date.parse(one.acctstarttime) > 3 * DAY,
  );
  if (!past) throw new Error("no session of several days has ended");
  const { framedipaddress, username } = past;
  const dayAfter = (days: number) =>
    new Date(Date.parse(past.acctstarttime) + days * DAY).toISOString().slice(0, 10);
  await openAs(page, `/radius/sessions/history?framedipaddress=${framedipaddress}`);
  await page.getByRole("button", { name: "Filters (1)" }).click();
  await page.getByLabel("In use on", { exact: true }).fill(dayAfter(2));
  await expect(rows(page)).toHaveCount(1);
  await expect(rowFor(page, username)).toBeVisible();
  await page.getByLabel("In use on", { exact: true }).fill(dayAfter(-900));
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test("a session that is known to be over says so and offers no end while it is read again", async ({
  page,
}) => {
  await openAs(page, "/radius/sessions/history?sort=acctstarttime");
  await expect(rows(page).first()).toBeVisible();
  let letOn = () => {};
  const isOn = new Promise<void>((go) => {
    letOn = go;
  });
  await page.route(/\/oratio\//, async (route) => {
    await isOn;
    await route.fallback();
  });
  await rows(page).first().getByRole("link").first().click();
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Disconnect" })).toHaveCount(0);
  letOn();
  await expect(page.getByText("Session ID", { exact: true })).toBeVisible();
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Disconnect" })).toHaveCount(0);
});

test("how a session stands that cannot be read is unknown", async ({ page }) => {
  await openAs(page, "/radius/sessions");
  await expect(rows(page).first()).toBeVisible();
  await page.route(/\/oratio\//, (route) => route.fulfill({ status: 500, body: "<h1>no</h1>" }));
  await rows(page).first().getByRole("link").first().click();
  await expect(page.getByRole("alert")).toContainText("Krill failed");
  await expect(page.getByText("Unknown", { exact: true })).toBeVisible();
  await expect(page.getByText("Being read", { exact: true })).toHaveCount(0);
});

test("pools say how full they are, warn, and tell when they will be full", async ({
  page,
  sim,
}) => {
  const day = 86_400_000;
  const today = Math.floor(Date.now() / day) * day;
  const samples = [4, 3, 2, 1].flatMap((ago) => [today - ago * day + day / 2, 62 - ago]);
  await page.addInitScript(
    (kept) => localStorage.setItem("krill.pools.noc", kept),
    JSON.stringify({ voip: [0, samples] }),
  );
  await openAs(page, "/radius/pools");
  const voip = page.getByRole("listitem").filter({ hasText: "voip" });
  await expect(voip.getByRole("meter")).toHaveAttribute("aria-valuetext", "96.9%");
  await expect(voip).toContainText("Less than 5% free");
  await expect(voip).toContainText("Full in about 2 days");
  await expect(page.getByRole("main").getByRole("meter").first()).toHaveAccessibleName(/voip/);
  await expect(page.getByRole("listitem").filter({ hasText: "nat" })).toContainText("65,536");
  await sim.faults({ errorRate: 1, match: "oratio/pools/" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText(/^Not updating since/)).toBeVisible();
  await expect(voip).toContainText("Less than 5% free");
});

test("the fullest pools on the home page say when they are no longer read, or never were", async ({
  page,
  sim,
}) => {
  await page.clock.install();
  await openAs(page, "/");
  const pools = page.getByRole("region", { name: "IP pools" });
  await expect(pools.getByRole("meter").first()).toBeVisible();
  await sim.faults({ errorRate: 1, match: "oratio/pools/" });
  await page.clock.fastForward(301_000);
  await expect(pools.getByText(/^Not updating since/)).toBeVisible();
  await expect(pools.getByRole("meter").first()).toBeVisible();
  await page.reload();
  await expect(pools.getByText("IP pools: Krill failed")).toBeVisible();
  await sim.faults({});
  await pools.getByRole("button", { name: "Try again" }).click();
  await expect(pools.getByRole("meter").first()).toBeVisible();
});

test("65,536 addresses are in order of their numbers, whatever order the server keeps", async ({
  page,
  sim,
}) => {
  const addresses = async () =>
    (await rows(page).allTextContents()).map((text) => /100\.64\.\d+\.\d+/.exec(text)?.[0]);
  await openAs(page, "/radius/pools/nat?size=25");
  await expect(page.getByText("1–25 of 65,536")).toBeVisible();
  await expect(rows(page)).toHaveCount(25);
  expect((await addresses()).slice(8, 12)).toEqual([
    "100.64.0.8",
    "100.64.0.9",
    "100.64.0.10",
    "100.64.0.11",
  ]);
  await page.goto("/radius/pools/nat?size=25&page=2622");
  await expect(rows(page).last()).toContainText("100.64.255.255");

  await sim.options({ addressOrder: "text" });
  await page.goto("/radius/pools/nat?size=25");
  await expect(page.getByText("This server orders addresses as text")).toBeVisible();
  await page.getByRole("button", { name: "Read all and order them" }).click();
  await expect(page.getByText("all 65,536 were read")).toBeVisible({ timeout: 25_000 });
  await expect(page.getByText("1–25 of 65,536")).toBeVisible();
  expect((await addresses()).slice(0, 3)).toEqual(["100.64.0.0", "100.64.0.1", "100.64.0.2"]);
  const search = page.getByRole("searchbox", { name: "Search in Addresses" });
  await search.fill("100.64.255.254");
  await search.press("Enter");
  await expect(rows(page)).toHaveCount(1);
});

test("on a computer whose clock is hours off, addresses are in use until Krill's clock says otherwise", async ({
  page,
}) => {
  const inUse = rows(page).filter({ hasText: "In use" });
  await openAs(page, "/radius/pools/nat?size=25");
  await expect(rows(page)).toHaveCount(25);
  const before = await inUse.allTextContents();
  expect(before).not.toHaveLength(0);
  await page.clock.install({ time: Date.now() + 48 * 3_600_000 });
  await page.reload();
  await expect(page.getByText(/clock is 2,?880 minutes ahead/).first()).toBeVisible();
  await expect(inUse).toHaveCount(before.length);
});

test("leases lead to their devices", async ({ page }) => {
  await openAs(page, `/radius/leases?q=${named.healthy.name}`);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole("link", { name: named.healthy.name }).click();
  await expect(heading(page)).toHaveText(named.healthy.name);
  await page.goto("/radius/leases");
  await page.getByRole("link", { name: "IPv6" }).click();
  await expect(page).toHaveURL(/ipv6$/);
  await expect(rows(page).first()).toContainText("2001:db8:");
});
