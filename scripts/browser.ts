import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

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
 * What Chromium is not to do under Playwright. The last two load its address bar's popup, a page of
 * 400 modules that nobody sees, for each new window: half of a short test's processor time. The rest
 * is Playwright's own list, which the switch would replace.
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
];

/** Switches for Chromium under the end-to-end tests. */
export const BROWSER_ARGS = [`--disable-features=${SPARED.join(",")}`];

/** The Chromium or Chrome that is installed here, or null; `CHROMIUM_PATH` goes before all. */
export function installedBrowser(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = [
    ...(named ? [named] : []),
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...MAC,
  ];
  return places.find(canRun) ?? null;
}

/**
 * Finds a browser for the end-to-end tests or gets one: Debian's package as root, else Playwright's
 * own. Says what it did.
 * @returns its path, or null for Playwright's own
 * @throws Error when none could be had
 */
export function provideBrowser(say: (line: string) => void): string | null {
  const found = installedBrowser();
  if (found) {
    say(`browser: using ${found}`);
    return found;
  }
  if (process.getuid?.() === 0 && hasCommand("apt-get")) {
    say("browser: none found; installing Debian's chromium");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { stdio: "inherit", env } as const;
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
    const installed = installedBrowser();
    if (installed) return installed;
    say("browser: the package could not be had");
  }
  say("browser: fetching Playwright's own Chromium");
  // System libraries can only be added by root; elsewhere the browser alone is fetched.
  const withDeps = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
  execFileSync("playwright", ["install", ...withDeps, "chromium"], { stdio: "inherit" });
  return null;
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
