import type { CDPSession, Page, Request } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { fromUserMenu, heading, openAs, rows } from "./helpers.ts";

/** What a page holds after everything that nobody needs has been collected. */
interface Held {
  /** Bytes of JavaScript objects. */
  heap: number;
  /** Nodes, those that stand nowhere any more too. */
  nodes: number;
  listeners: number;
}

/** More than this must not have come together since the measurement before. */
const MOST = { heap: 1_500_000, nodes: 1500, listeners: 200 };

async function held(session: CDPSession): Promise<Held> {
  // What the first collection frees only the next one finds.
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** What only waits for the end of a time limit of a minute is given up in time. */
async function expectFlat(session: CDPSession, before: Held, what: string): Promise<void> {
  const said = (one: Held) =>
    `${(one.heap / 1e6).toFixed(2)} MB, ${one.nodes} nodes, ${one.listeners} listeners`;
  let after = before;
  const more = async () => {
    after = await held(session);
    return Object.entries(MOST)
      .filter(([name, most]) => after[name as keyof Held] - before[name as keyof Held] >= most)
      .map(([name]) => name);
  };
  await more();
  console.log(`${what}: ${said(before)} → ${said(after)}`);
  await expect.poll(more, { timeout: 90_000, intervals: [10_000], message: what }).toEqual([]);
  console.log(`${what}, a moment later: ${said(after)}`);
}

/** The menu tells more behind a name: how many hosts are down. */
const inMenu = (page: Page, name: string) =>
  page
    .getByRole("complementary")
    .getByRole("link", { name: new RegExp(`^${name}\\b`) })
    .click({ timeout: 30_000 });

const APPS: [link: string, title: string][] = [
  ["CRM", "CPEs"],
  ["PBX", "PBXs"],
  ["Monitoring", "Problems"],
  ["RADIUS", "RADIUS sessions"],
  ["GPON", "OLTs"],
  ["DOCSIS", "CMTSs"],
  ["Rubik", "Rubik services"],
  ["Plankton", "Plankton services"],
  ["Bulk jobs", "Bulk jobs"],
  ["Activity", "Activity"],
];

/** Every application, and in those with a list its first thing: some twenty navigations. */
async function walk(page: Page): Promise<number> {
  let count = 0;
  for (const [link, title] of APPS) {
    await inMenu(page, link);
    await expect(heading(page)).toHaveText(title);
    await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
    count += 1;
    if (["Bulk jobs", "Activity", "Monitoring"].includes(link)) continue;
    await rows(page).first().getByRole("link").first().click();
    await expect(heading(page)).not.toHaveText(title);
    await expect(page.getByLabel("Loading", { exact: true })).toHaveCount(0);
    count += 1;
  }
  return count;
}

async function walks(page: Page, navigations: number): Promise<void> {
  for (let count = 0; count < navigations;) count += await walk(page);
}

test("200 navigations over all applications leave nothing behind", async ({ page }) => {
  test.setTimeout(15 * 60_000);
  await openAs(page, "/");
  const session = await page.context().newCDPSession(page);
  // Until all code is loaded and what is kept on purpose (the log of requests) is full.
  await walks(page, 100);
  await inMenu(page, "Activity");
  const before = await held(session);
  await walks(page, 200);
  await inMenu(page, "Activity");
  await expectFlat(session, before, "200 navigations");
});

test("50 sign-ins and sign-outs leave nothing behind", async ({ page }) => {
  test.setTimeout(15 * 60_000);
  await page.goto("/login");
  const session = await page.context().newCDPSession(page);
  const round = async () => {
    await signInAs(page);
    await expect(heading(page)).toHaveText("Home");
    await inMenu(page, "CRM");
    await expect(rows(page).first()).toBeVisible();
    await (await fromUserMenu(page, "Sign out")).click();
    await expect(heading(page)).toHaveText("Sign in");
  };
  for (let count = 0; count < 10; count += 1) await round();
  const before = await held(session);
  for (let count = 0; count < 50; count += 1) await round();
  await expectFlat(session, before, "50 sign-ins and sign-outs");
});

test("50 searches of the Matrix leave nothing behind", async ({ page }) => {
  test.setTimeout(10 * 60_000);
  await openAs(page, "/monitoring/matrix");
  const session = await page.context().newCDPSession(page);
  const box = page.getByRole("combobox", { name: "Search in Matrix" });
  const search = async (count: number) => {
    for (let at = 0; at < count; at += 1) {
      // Each is another one, and finds all devices.
      await box.fill(`type:host business_impact:<${100 + at}`);
      await box.press("Enter");
      await expect(page).toHaveURL(new RegExp(`${100 + at}$`));
      await expect(page.getByText(/all \d+ were read/)).toBeVisible();
    }
  };
  await search(10);
  const before = await held(session);
  await search(50);
  await expectFlat(session, before, "50 searches");
});

for (const [what, path, polls] of [
  ["a device's live reading", `/isp/cpes/${named.healthy.id}`, 200],
  ["the list of problems and its outages", "/monitoring", 200],
  ["the wallboard", "/monitoring?wall", 200],
] as const) {
  test(`8 hours of polling leave nothing behind: ${what}`, async ({ page }) => {
    test.setTimeout(20 * 60_000);
    await page.clock.install();
    let replies = 0;
    let open = 0;
    const isAsked = (request: Request) => request.url().includes("/api/v2/");
    page.on("request", (request) => (open += isAsked(request) ? 1 : 0));
    page.on("requestfailed", (request) => (open -= isAsked(request) ? 1 : 0));
    page.on("requestfinished", (request) => {
      open -= isAsked(request) ? 1 : 0;
      replies += isAsked(request) ? 1 : 0;
    });
    await openAs(page, path);
    const session = await page.context().newCDPSession(page);
    const hours = async (count: number) => {
      for (let half = 0; half < count * 120; half += 1) {
        await page.clock.runFor(30_000);
        // A reading that spans a jump of the clock counts as a slow one, and the next comes later.
        await expect.poll(() => open).toBe(0);
      }
    };
    await hours(1);
    const [before, repliesBefore] = [await held(session), replies];
    await hours(8);
    expect(replies - repliesBefore, "replies").toBeGreaterThan(polls);
    await expectFlat(session, before, `8 hours: ${what}`);
  });
}
