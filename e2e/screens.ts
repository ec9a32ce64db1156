/**
 * `npm run screens`: writes the screenshots of `docs/screens/`: each page at 1440 and 390 pixels, the wallboard at 3840, light and
 * dark, from the built console and the simulator. JPEG: under 200 kB each. `npm run screens -- problems wall` takes these alone.
 */
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "@playwright/test";
import { preview } from "vite";
import { named } from "#mocks/seed/named.ts";
import { installedBrowser } from "../scripts/browser.ts";

interface Screen {
  name: string;
  path: string;
  /** What has come once this text stands there. */
  until: string;
  /** What a person does first. */
  before?: (page: Page) => Promise<void>;
}

const FOLDER = fileURLToPath(new URL("../docs/screens/", import.meta.url));
const MOST_BYTES = 200_000;
const SCREENS: readonly Screen[] = [
  { name: "home", path: "/", until: "No forecast yet" },
  { name: "cpes", path: "/isp/cpes", until: named.healthy.name },
  { name: "cpe", path: `/isp/cpes/${named.healthy.id}`, until: "Online and healthy:" },
  {
    name: "cpe-fibre-cut",
    path: `/isp/cpes/${named.fibreCut.id}`,
    until: "a fibre cut on that PON",
  },
  { name: "problems", path: "/monitoring", until: "went down alone" },
  { name: "activity", path: "/activity", until: "Back since", before: rebootAndComeBack },
];
const ON_A_WALL: readonly Screen[] = [
  { name: "wall", path: "/monitoring?wall", until: "Street", before: badNight },
];
/** A world whose name ends in `@2000` has so many CPEs. */
const SIZES = [
  { width: 1440, height: 900, screens: SCREENS, fleet: "" },
  { width: 390, height: 844, screens: SCREENS, fleet: "" },
  { width: 3840, height: 2160, screens: ON_A_WALL, fleet: "@2000" },
] as const;
const wanted = process.argv.slice(2);

const server = await preview({
  configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
  configLoader: "native",
  root: fileURLToPath(new URL("..", import.meta.url)),
  preview: { port: 0, strictPort: false },
});
const address = server.resolvedUrls?.local[0] ?? "";
const executablePath = installedBrowser("measure");
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--disable-dev-shm-usage"],
});
mkdirSync(FOLDER, { recursive: true });
try {
  for (const size of SIZES)
    for (const colorScheme of ["light", "dark"] as const) await take(browser, size, colorScheme);
} finally {
  await browser.close();
  await server.close();
}

/** All screens of one size and theme, each in a world of its own. */
async function take(
  among: Browser,
  { width, height, screens, fleet }: (typeof SIZES)[number],
  colorScheme: "light" | "dark",
): Promise<void> {
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  if (!screens.some(({ name }) => isWanted(name))) return;
  const page = await among.newPage({
    baseURL: address,
    viewport: { width, height },
    colorScheme,
    locale: "en-GB",
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
    extraHTTPHeaders: { "krill-sim-world": `screens-${width}-${colorScheme}${fleet}` },
  });
  const shoot = async (name: string) => {
    const file = `${FOLDER}${name}-${width}-${colorScheme}.jpg`;
    await page.screenshot({ path: file, type: "jpeg", quality: width > 2000 ? 25 : 75 });
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}`);
  };
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  if (screens === SCREENS && isWanted("sign-in")) await shoot("sign-in");
  await page.getByLabel("Username", { exact: true }).fill("noc");
  await page.getByLabel("Password", { exact: true }).fill("noc");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Home" }).waitFor();
  // Opened lately: else the start page is that of a first visitor.
  await page.goto(`/isp/cpes/${named.weakDown.id}`);
  await page.getByText("too weak").first().waitFor();
  for (const { name, path, until, before } of screens.filter((one) => isWanted(one.name))) {
    await before?.(page);
    await page.goto(path);
    await page.getByText(until).first().waitFor();
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await shoot(name);
  }
  await page.close();
}

/** A fibre cut, a street without power and lone faults. */
async function badNight(page: Page): Promise<void> {
  await page.request.post("/_sim/scenario", { data: { name: "bad-night" } });
}

/** A reboot with its proof, so that there is something to see in Activity. */
async function rebootAndComeBack(page: Page): Promise<void> {
  const advance = (seconds: number) =>
    page.request.post("/_sim/clock", { data: { advance: seconds } });
  const reads = page.getByRole("region", { name: "Live reading" });
  await page.goto(`/isp/cpes/${named.healthy.id}`);
  await page.getByRole("button", { name: "Reboot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reboot", exact: true }).click();
  await page.getByText("not back yet").waitFor();
  for (const [seconds, text] of [
    [10, "down since"],
    [20, "Back since"],
  ] as const) {
    await advance(seconds);
    await reads.getByRole("button", { name: "Refresh" }).click();
    await page.getByText(text).first().waitFor();
  }
  await page.getByRole("button", { name: "Run diagnostic" }).click();
  await page.getByText("Diagnostic requested.").first().waitFor();
}
