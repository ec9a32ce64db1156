import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { installedBrowser } from "../../scripts/browser.ts";
import { installProbe, type Seen, type Wanted } from "./probe.ts";
import { screens } from "./screens.ts";
import type { Target } from "./target.ts";

/** How fast the machine and the line are. */
export interface Profile {
  name: string;
  /** Times that the processor is slowed. */
  cpu: number;
  /** Megabits per second and milliseconds; null for the machine's own. */
  line: { megabits: number; latency: number } | null;
}

export const FULL: Profile = { name: "unthrottled", cpu: 1, line: null };
export const SLOWED: Profile = {
  name: "slowed",
  cpu: 4,
  line: { megabits: 9, latency: 165 },
};

/**
 * Milliseconds after the start of a browser until it is left alone: Chromium loads some 300 files of its own
 * (its address bar is a page by itself), which costs the first page measured more than it takes by itself.
 */
const SETTLE = 2500;

/** What a browser's local storage holds for the console: the session that is kept. */
export type Stored = [name: string, value: string][];

/**
 * Opens a browser of its own with an empty profile, so with an empty cache, runs `use` in its one page
 * and closes it.
 * @param first what `pageLoaded` waits for
 */
export async function withBrowser<T>(
  target: Target,
  profile: Profile,
  stored: Stored,
  first: Wanted,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "krill-bench-"));
  const executablePath = installedBrowser("measure");
  const context = await chromium.launchPersistentContext(folder, {
    ...(executablePath && { executablePath }),
    baseURL: target.address,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    args: [
      "--disable-dev-shm-usage",
      // Trusted as a whole: with a mere exception Chromium would cache nothing.
      ...(target.fingerprint
        ? [`--ignore-certificate-errors-spki-list=${target.fingerprint}`]
        : []),
    ],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // Before the probe, which may already need what the page keeps.
    await page.addInitScript((entries) => {
      for (const [name, value] of entries) localStorage.setItem(name, value);
    }, stored);
    await page.addInitScript(installProbe, first);
    await page.waitForTimeout(SETTLE);
    await throttle(page, profile);
    return await use(page);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throttle(page: Page, { cpu, line }: Profile): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (!line) return;
  const bytes = (line.megabits * 1e6) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
}

/** Goes to an address and waits for what the probe was told to see first. */
export async function pageLoaded(page: Page, path: string): Promise<Seen> {
  await page.goto(path, { waitUntil: "commit" });
  return page.evaluate(() => window.benchProbe.load);
}

/** Does something and waits, in the page, until the wanted thing is shown. */
export async function acted(
  page: Page,
  event: "click" | "keydown" | "popstate",
  wanted: Wanted,
  act: () => Promise<unknown>,
): Promise<Seen> {
  const seen = page.evaluate(([name, what]) => window.benchProbe.arm(name, what), [
    event,
    wanted,
  ] as const);
  await act();
  return seen;
}

/** Signs in by the form, kept, and returns what the browser then stores. */
export async function signIn(target: Target): Promise<Stored> {
  return withBrowser(target, FULL, [], screens.row, async (page) => {
    await page.goto("/login");
    await page.getByLabel("Username", { exact: true }).fill("noc");
    await page.getByLabel("Password", { exact: true }).fill("noc");
    await page.getByLabel("Keep me signed in").check();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation", { name: "Applications" }).waitFor();
    return page.evaluate(() => Object.entries(localStorage));
  });
}

declare global {
  interface Window {
    benchProbe: {
      load: Promise<Seen>;
      arm: (event: "click" | "keydown" | "popstate", wanted: Wanted) => Promise<Seen>;
    };
  }
}
