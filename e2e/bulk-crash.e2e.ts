import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "../scripts/browser.ts";
import { countOf, pasteTargets, plainCpes, sent } from "./bulk-helpers.ts";
import { expect, signInAs, test } from "./fixtures.ts";

/** A browser of our own, with its own folder, that can be killed like any process. */
interface OwnBrowser {
  child: ChildProcess;
  browser: Browser;
  page: Page;
}

async function launch(folder: string, world: string): Promise<OwnBrowser> {
  const child = spawn(
    installedBrowser() ?? chromium.executablePath(),
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-dev-shm-usage",
      ...BROWSER_ARGS,
      "--remote-debugging-port=0",
      `--user-data-dir=${folder}`,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("the browser did not start")));
    child.stderr?.on("data", (text: Buffer) => {
      const found = /DevTools listening on (ws:\S+)/.exec(text.toString())?.[1];
      if (found) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error("no context");
  await context.setExtraHTTPHeaders({ "krill-sim-world": world });
  return { child, browser, page: await context.newPage() };
}

/** Ends the browser and all its processes at once, as a power cut would. */
async function kill({ child }: OwnBrowser): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await gone;
}

test.use({ fleet: 400 });
test.slow();

test("the browser is killed in mid-wave: the job is there afterwards, and no device gets it twice", async ({
  sim,
  world,
  baseURL,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "krill-crash-"));
  let own = await launch(folder, world);
  try {
    await own.page.goto(`${baseURL ?? ""}/bulk/new`);
    await signInAs(own.page);
    await pasteTargets(
      own.page,
      plainCpes(400, 60).map(({ cpename }) => cpename),
    );
    await own.page.getByRole("radio", { name: /^Reboot/ }).check();
    await expect(own.page.getByText(/^State and place read at/)).toBeVisible();
    await sim.faults({ latencyMs: 250, match: "/reboot" });
    await own.page.getByRole("button", { name: "Reboot 60 devices" }).click();
    await expect(own.page.getByText(/^Wave 1 of 2/)).toBeVisible();
    await expect(own.page.getByRole("link", { name: /^Done [1-3]\d$/ })).toBeVisible();
    const address = own.page.url();
    await kill(own);
    await sim.faults({});
    const before = await sent(sim, "reboot");
    expect(before.length).toBeLessThan(60);

    own = await launch(folder, world);
    await own.page.goto(address);
    await signInAs(own.page);
    const { page } = own;
    await expect(page.getByRole("alert").first()).toContainText("the page was closed or reloaded");
    const unknown = page.getByRole("link", { name: /^Outcome unknown \d+$/ });
    await expect(unknown).toBeVisible();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByText("60 of 60")).toBeVisible({ timeout: 30_000 });
    await expect(countOf(page, "Waiting", 1)).toBeHidden();
    const paths = await sent(sim, "reboot");
    expect(new Set(paths).size, "each device at most once").toBe(paths.length);
    const open = Number(((await unknown.textContent()) ?? "").replaceAll(/\D/g, ""));
    expect(open).toBeGreaterThan(0);
    expect(paths.length, "nothing lost").toBeGreaterThanOrEqual(60 - open);
  } finally {
    await kill(own).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
