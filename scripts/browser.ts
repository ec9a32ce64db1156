import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Chromium without its windows: the same engine, and a sixth less of the processor for the end-to-end tests. */
const SHELL = "chromium-headless-shell";
const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
];
const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * What Chromium is not to do under Playwright. The last three cost processor time for each new window:
 * the address bar's popup, a page of 400 modules that nobody sees, half of a short test's; and a
 * process in reserve, in which nothing is ever loaded. The rest is Playwright's own list, which the
 * switch would replace.
 */
const SPARED = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
];

/** Switches for Chromium under the end-to-end tests. */
export const BROWSER_ARGS = [`--disable-features=${SPARED.join(",")}`];

/**
 * The Chromium or Chrome that is installed here, or null; `CHROMIUM_PATH` goes before all. Tests take the one without windows
 * first; what is measured or shown takes it last.
 */
export function installedBrowser(use: "test" | "measure" = "test"): string | null {
  const commands = use === "test" ? [SHELL, ...COMMANDS] : [...COMMANDS, SHELL];
  const named = process.env["CHROMIUM_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = [
    ...(named ? [named] : []),
    ...commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...MAC,
  ];
  return places.find(canRun) ?? null;
}

/**
 * Finds a browser for the end-to-end tests or gets one: Debian's package as root, else Playwright's
 * own. It takes up to a minute, so nothing is written meanwhile: other checks run beside it.
 * @returns its path, or null for Playwright's own; and what was done, to be said
 * @throws Error when none could be had, with what was tried
 */
export async function provideBrowser(): Promise<{ path: string | null; said: string }> {
  const found = installedBrowser();
  if (found) return { path: found, said: `browser: using ${found}` };
  const tried: string[] = [];
  if (process.getuid?.() === 0 && hasCommand("apt-get")) {
    tried.push("browser: none found; installing Debian's chromium");
    tried.push((await run("apt-get", ["update", "-qq"])).said);
    for (const name of [SHELL, "chromium"]) {
      const install = ["install", "-y", "-qq", "--no-install-recommends", name];
      tried.push((await run("apt-get", install)).said);
      const path = installedBrowser();
      if (path) return { path, said: `${tried[0]}: ${path}` };
    }
    tried.push("browser: the package could not be had");
  }
  tried.push("browser: fetching Playwright's own Chromium");
  // System libraries can only be added by root; elsewhere the browser alone is fetched.
  const withDeps = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
  const fetched = await run("playwright", ["install", ...withDeps, "chromium"]);
  tried.push(fetched.said);
  const said = tried.filter(Boolean).join("\n");
  if (!fetched.isDone) throw new Error(said);
  return { path: null, said };
}

/** Runs a command to its end; never throws. */
async function run(command: string, args: string[]): Promise<{ isDone: boolean; said: string }> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => parts.push(text));
  try {
    const [status] = (await once(child, "close")) as [number | null];
    return { isDone: status === 0, said: parts.join("").trim() };
  } catch (error) {
    return { isDone: false, said: String(error) };
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const hasCommand = (command: string) =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => canRun(join(folder, command)));
