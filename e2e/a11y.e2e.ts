import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { axe, expect, signInAs, test } from "./fixtures.ts";
import { heading, lookUp, openAs, openDevice } from "./helpers.ts";
import { PAGES } from "./pages.ts";

/** All that the page reads has come. */
async function isWhole(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.getByLabel("Loading", { exact: true })).toHaveCount(0);
}

async function fitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 });
  const overflow = () =>
    page.evaluate(() => {
      // What lies over the page scrolls by itself.
      const frames = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
      return Math.max(...frames.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    });
  await expect.poll(overflow, "pixels beyond the screen's edge").toBeLessThanOrEqual(0);
}

/** The system goes dark, and the page has followed: half of each would be no theme. */
async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
}

type Language = "en" | "es";
const LANGUAGES = { en: "English", es: "Español" };

async function speak(page: Page, language: Language, isWholeScreen: boolean): Promise<void> {
  if (isWholeScreen) {
    await page.evaluate((to) => localStorage.setItem("krill.language", to), language);
    await page.reload();
    return;
  }
  await page.getByRole("button", { name: /^(Signed in as|Sesión de) / }).click();
  // `Account` has the same choice in the page itself.
  const choice = page.getByRole("banner").getByRole("combobox", { name: /^(Language|Idioma)$/ });
  await choice.selectOption(LANGUAGES[language]);
}

const NOWHERE = "/no/such/page";

/** To another address without loading the document, as by a link; through one that has no page, so that none stays. */
async function moveTo(page: Page, path: string): Promise<void> {
  const push = (to: string) =>
    page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate", { state: null }));
    }, to);
  const nowhere = /^(This page does not exist|Esta página no existe)$/;
  await push(NOWHERE);
  await expect(heading(page)).toHaveText(nowhere);
  if (path === NOWHERE) return;
  await push(path);
  await expect(heading(page)).not.toHaveText(nowhere);
}

/** One window for all pages that a worker looks at: a document, and axe in it, for each would be half of the time. */
const onOneDesk = test.extend<object, { desk: Page }>({
  desk: [
    async ({ browser }, use, { project, workerIndex }) => {
      const { baseURL, locale, timezoneId, viewport, contextOptions } = project.use;
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL && { baseURL }),
        ...(locale && { locale }),
        ...(timezoneId && { timezoneId }),
        ...(viewport && { viewport }),
        extraHTTPHeaders: { "krill-sim-world": `a11y-${workerIndex}` },
      });
      const page = await context.newPage();
      await openAs(page, "/");
      await use(page);
      await context.close();
    },
    { scope: "worker" },
  ],
  context: ({ desk }, use) => use(desk.context()),
  page: ({ desk }, use) => use(desk),
});

for (const { path, en, es, isWholeScreen = false } of PAGES) {
  onOneDesk(`${path} is for every hand and eye: light, dark, phone, Spanish`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    // In the one that the page before was left in; both are heard.
    const isSpanish = (await page.locator("html").getAttribute("lang")) === "es";
    await moveTo(page, path);
    await expect(heading(page)).toHaveText(isSpanish ? es : en);
    await isWhole(page);
    await axe(page);
    await turnDark(page);
    await axe(page, ["color-contrast"]);
    await fitsPhone(page);
    const other = isSpanish ? "en" : "es";
    await speak(page, other, isWholeScreen);
    await expect(heading(page)).toHaveText(isSpanish ? en : es);
    await expect(page.locator("html")).toHaveAttribute("lang", other);
    if (isWholeScreen) await isWhole(page);
    else await page.keyboard.press("Escape");
    await axe(page);
    await fitsPhone(page);
  });
}

for (const [path, name] of [
  ["/isp/cpes", "Search in CPEs"],
  ["/monitoring/groups", "Find a group"],
] as const)
  test(`what stands in the empty field ${name} is read as well as other words, light and dark`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await openAs(page, path);
    const field = page.getByPlaceholder(name);
    await expect(field).toBeVisible();
    const contrast = () =>
      field.evaluate((input) => {
        const light = (colour: string) => {
          const parts = (/[\d.]+(?:, [\d.]+)*/u.exec(colour)?.[0] ?? "").split(", ").map(Number);
          const [r = 0, g = 0, b = 0] = parts.map((part) => {
            const value = part / 255;
            return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const { color, opacity } = getComputedStyle(input, "::placeholder");
        const { backgroundColor, borderColor } = getComputedStyle(input);
        const against = (one: string) => {
          const two = [light(one), light(backgroundColor)];
          return Math.max(...two) / Math.min(...two);
        };
        return { words: opacity === "1" ? against(color) : 0, edge: against(borderColor) };
      });
    const isRead = () =>
      expect.poll(async () => {
        const { words, edge } = await contrast();
        return words > 4.5 && edge > 3;
      });
    await isRead().toBe(true);
    await turnDark(page);
    await isRead().toBe(true);
  });

test("the sign-in is for every hand and eye, with an error too", async ({ page, sim }) => {
  await page.goto("/login");
  await page.getByLabel("Username", { exact: true }).fill("noc");
  await page.getByLabel("Password", { exact: true }).fill("typo");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await sim.faults({ held: true, match: "auth/login" });
  const press = page.getByRole("button", { name: "Sign in", exact: true });
  await press.click();
  // For whoever wants it calm: a ring that goes round slowly, not another picture in each frame.
  const turn = () => press.evaluate((one) => getComputedStyle(one, "::after").animationDuration);
  await expect.poll(turn).toBe("4s");
  await sim.faults({});
  await expect(page.getByRole("alert")).toBeVisible();
  await axe(page);
  await turnDark(page);
  await axe(page);
  await fitsPhone(page);
  await page.getByLabel("Language").selectOption("Español");
  await expect(heading(page)).toHaveText("Iniciar sesión");
  await axe(page);
});

test("what opens over a page is for every hand and eye", async ({ page, sim }) => {
  await openDevice(page, named.losAlone);
  await isWhole(page);
  await page.getByRole("button", { name: "Why?" }).click();
  await expect(page.getByRole("table", { name: "Evidence" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Factory reset" }).click();
  await expect(page.getByRole("dialog")).toContainText(/Last touched(?!Loading)/);
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await lookUp(page, "ZTEG5A000134");
  await expect(page.getByRole("option").first()).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.goto("/isp/cpes?realm=phi");
  for (const name of ["Filters (1)", "Columns", "Views"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await axe(page);
  }
  await sim.faults({ expireTokens: true, expireRefresh: true });
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Customers", exact: true }).dispatchEvent("click");
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
  await axe(page);
});

test("after a dialog the cursor is where it was", async ({ page }) => {
  await page.goto("/");
  await signInAs(page);
  const menu = page.getByRole("button", { name: /^Signed in as / });
  await menu.focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});

/** What gets the keyboard by `key`, step by step through the page, and is then behind a bar. */
async function hiddenBy(page: Page, key: "Tab" | "Shift+Tab"): Promise<string[]> {
  const steps = page.getByRole("main").locator("input, select, textarea, button, a");
  const hidden: string[] = [];
  for (let at = await steps.count(); at > 0; at--) {
    await page.keyboard.press(key);
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || !focused.closest("main")) return null;
      const { top, bottom, left, right, height } = focused.getBoundingClientRect();
      if (height > innerHeight / 2) return null;
      // Somewhere a bit of it is on top of everything.
      const isSeen = [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
        const there = document.elementFromPoint((left + right) / 2, y);
        return there !== null && (focused.contains(there) || there.contains(focused));
      });
      return isSeen
        ? null
        : (focused.getAttribute("aria-label") ?? (focused.id || focused.innerHTML));
    });
    if (name !== null) hidden.push(name);
  }
  return hidden;
}

test("what has the keyboard is never hidden by the bar at a form's end, nor by the one at the top", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openAs(page, `/isp/cpes/${named.healthy.id}/edit`);
  await expect(page.getByLabel(/^Expiration date/)).toBeVisible();
  await page.getByRole("main").getByRole("combobox").first().focus();
  expect(await hiddenBy(page, "Tab")).toEqual([]);
  await page.goto("/rubik/tickets/new");
  await page.getByLabel("Owner").focus();
  expect(await hiddenBy(page, "Tab")).toEqual([]);
  await page.goto(`/monitoring/hosts/${named.weakDown.name}`);
  await isWhole(page);
  await page.getByRole("main").getByRole("button").last().focus();
  expect(await hiddenBy(page, "Shift+Tab")).toEqual([]);
});

test("text has the size that a person chose in the browser, and nothing is beyond the edge for it", async ({
  page,
}) => {
  await openAs(page, `/isp/cpes/${named.healthy.id}`);
  await isWhole(page);
  const main = page.getByRole("main");
  const words = [
    main.getByText("Customer", { exact: true }).first(),
    main.getByRole("button", { name: "Reboot", exact: true }),
    page.getByRole("link", { name: "CRM", exact: true }),
  ];
  const sizes = () =>
    Promise.all(
      words.map((one) =>
        one.evaluate((shown) => Number.parseFloat(getComputedStyle(shown).fontSize)),
      ),
    );
  const before = await sizes();
  // As the browser's own setting has it.
  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
  expect(await sizes()).toEqual(before.map((size) => size * 2));
  await fitsPhone(page);
  const menu = page.getByRole("button", { name: /^Signed in as / });
  const [frame, button] = [await page.getByRole("banner").boundingBox(), await menu.boundingBox()];
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(frame?.height ?? 0);
  // The figures of graphs are as wide as their numbers, and a button as its word.
  await page.evaluate(() => localStorage.setItem("krill.language", "es"));
  await page.goto(`/monitoring/hosts/${named.healthy.name}`);
  await isWhole(page);
  await expect(main.getByRole("columnheader", { name: "Máximo" }).first()).toBeVisible();
  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
  await fitsPhone(page);
  await page.goto("/monitoring/matrix");
  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
  const search = main.getByRole("button", { name: "Buscar", exact: true });
  await expect(search).toBeVisible();
  const [narrow, lines] = await search.evaluate((one) => {
    const inside = document.createRange();
    inside.selectNodeContents(one);
    return [one.scrollWidth > one.clientWidth, inside.getClientRects().length];
  });
  expect([narrow, lines]).toEqual([false, 1]);
});
