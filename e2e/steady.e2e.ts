import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, rowFor } from "./helpers.ts";

/** Holds what the console asks of the addresses that end so, until it is let go. */
async function holds(page: Page, ...ends: RegExp[]): Promise<() => Promise<void>> {
  let letGo = () => {};
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const held = new Set<Promise<unknown>>();
  await page.route("**/api/v2/**", async (route) => {
    const request = route.request();
    if (ends.some((end) => end.test(`${request.method()} ${new URL(request.url()).pathname}`))) {
      held.add(page.waitForResponse((response) => response.request() === request));
      await free;
    }
    await route.continue();
  });
  return async () => {
    letGo();
    await Promise.all(held);
  };
}

const PRESSABLE = ":is(main, aside) :is(a, button, input):not([disabled], [aria-disabled=true])";
/** Under half a line nobody presses anything else. */
const LEAST_PX = 8;

/** What can be pressed and has moved up or down since the last call. */
const moved = (page: Page): Promise<string[]> =>
  page.evaluate(
    async ([pressable, least]) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      for (let frames = 0; frames < 3; frames++) await frame();
      const all = [...document.querySelectorAll<HTMLElement>(pressable)];
      const shown = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
      const tops = new Map(shown.map((one) => [one, one.getBoundingClientRect().top]));
      const before = Reflect.get(window, "tops") as typeof tops | undefined;
      Reflect.set(window, "tops", tops);
      return [...tops].flatMap(([one, top]) => {
        const was = before?.get(one) ?? top;
        const isInSight = was > 0 && was < innerHeight;
        return isInSight && Math.abs(top - was) > least
          ? [`${one.ariaLabel ?? one.innerText}: ${Math.round(top - was)} px`]
          : [];
      });
    },
    [PRESSABLE, LEAST_PX] as const,
  );

const PLACES: [path: string, width: number, language?: "es"][] = [
  ["/", 1440],
  ["/", 390],
  ["/isp/cpes/101", 1440],
  ["/isp/cpes/101", 1440, "es"],
  ["/isp/cpes/101", 1280],
  ["/isp/cpes/101", 768],
  ["/isp/cpes/101", 390],
  ["/isp/cpes/101", 390, "es"],
  // It has no actions.
  ["/isp/cpes/153", 1280],
  ["/isp/cpes/142", 1440],
  ["/isp/customers/1", 1440],
  ["/isp/cpes/new", 390],
  ["/monitoring/groups", 390],
  ["/monitoring/map", 390],
  ["/monitoring/hosts/cpe0102", 390],
  ["/gpon/olts/oltNorte/ports/0/15/9", 390],
  ["/gpon/naps/cto-mirador", 1440],
  ["/radius/pools/voip", 1440],
  ["/radius/sessions/duplicates", 390],
  ["/docsis/cmtss/cmtsCentral", 390],
  ["/pbx/1/1/edit", 1440],
  ["/installer?cpe=102", 390],
  ["/account", 1440],
];
for (const [path, width, language = "en"] of PLACES)
  test(`${path} at ${width} pixels in ${language}: what I may press stays, though the answers come in the wrong order`, async ({
    page,
  }) => {
    const waiting: (() => Promise<void>)[] = [];
    await page.setViewportSize({ width, height: 900 });
    await openAs(page, "/activity");
    // The menu as somebody has it who was here before.
    await page.waitForFunction(() => localStorage.getItem("krill.apps.noc") !== null);
    await page.evaluate((value) => localStorage.setItem("krill.language", value), language);
    await page.route("**/api/v2/**", (route) => {
      waiting.push(async () => {
        const response = await route.fetch();
        // What nobody waits for any more takes no answer.
        await route.fulfill({ response }).catch(() => {});
      });
    });
    await page.goto(path);
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    const busy = page.locator("[aria-busy=true]").or(page.getByLabel(/^(Loading|Cargando)$/u));
    const found: string[] = [];
    for (;;) {
      await expect.poll(async () => waiting.length > 0 || (await busy.count()) === 0).toBe(true);
      found.push(...(await moved(page)));
      const next = waiting.pop();
      if (!next) break;
      await next();
    }
    expect(found).toEqual([]);
  });

const applications = (page: Page) => page.getByRole("navigation", { name: "Applications" });

test("a row that I am about to press stays where it is, when the server names no realms after all", async ({
  page,
}) => {
  const letGo = await holds(page, /^OPTIONS .*\/isp\/cpes\/$/u);
  await openAs(page, `/isp/cpes?q=${named.healthy.name}`, "helpdesk");
  const row = rowFor(page, named.healthy.name);
  await expect(row).toBeVisible();
  const realms = page.getByRole("group", { name: "Realm" });
  await expect(realms).toBeVisible();
  await row.getByRole("link", { name: named.healthy.name }).hover();
  await page.mouse.down();
  await letGo();
  await expect(realms).toHaveText(/^All realms.*those seen so far$/u);
  await page.mouse.up();
  await expect(page).toHaveURL(/\/isp\/cpes\/\d+$/u);
});

test("which applications I have is known before they stand there, and from then on at once", async ({
  page,
}) => {
  const letGo = await holds(page, /^GET .*\/me\/apps\/$/u);
  await openAs(page, "/isp/cpes", "helpdesk");
  // They would come by themselves if the answer took long.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.pause()));
  const jobs = page.getByRole("link", { name: "Bulk jobs" });
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  await expect(jobs).toBeHidden();
  await expect(applications(page).getByRole("link")).toHaveCount(0);
  await letGo();
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
  const place = await jobs.boundingBox();

  await page.unrouteAll();
  const again = await holds(page, /^GET .*\/me\/apps\/$/u);
  await page.reload();
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
  expect(await jobs.boundingBox()).toEqual(place);
  await again();

  // A server in trouble says nothing of what I have.
  await page.unrouteAll();
  await page.route("**/api/v2/me/apps/", (route) => route.fulfill({ status: 500, body: "down" }));
  const failed = page.waitForResponse("**/api/v2/me/apps/");
  await page.reload();
  await (await failed).finished();
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  await expect(applications(page).getByRole("link")).toHaveText([/^CRM/, /^Monitoring/]);
});
