/**
 * `npm run screens`: writes the screenshots of `docs/screens/`: each page at 1440 and 390 pixels, light and dark, from
 * the built console and the simulator. JPEG: under 200 kB each.
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
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const SCREENS: readonly Screen[] = [
  { name: "home", path: "/", until: "No forecast yet" },
  { name: "cpes", path: "/isp/cpes", until: named.healthy.name },
  { name: "cpe", path: `/isp/cpes/${named.healthy.id}`, until: "Online and healthy:" },
  {
    name: "cpe-fibre-cut",
    path: `/isp/cpes/${named.fibreCut.id}`,
    until: "a fibre cut on that PON",
  },
  { name: "activity", path: "/activity", until: "Back since", before: rebootAndComeBack },
];

const server = await preview({
  configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
  configLoader: "native",
  root: fileURLToPath(new URL("..", import.meta.url)),
  preview: { port: 0, strictPort: false },
});
const address = server.resolvedUrls?.local[0] ?? "";
const executablePath = installedBrowser();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--disable-dev-shm-usage"],
});
mkdirSync(FOLDER, { recursive: true });
try {
  for (const viewport of SIZES)
    for (const colorScheme of ["light", "dark"] as const)
      await take(browser, viewport, colorScheme);
} finally {
  await browser.close();
  await server.close();
}

/** All screens of one size and theme, each in a world of its own. */
async function take(
  among: Browser,
  viewport: (typeof SIZES)[number],
  colorScheme: "light" | "dark",
): Promise<void> {
  const page = await among.newPage({
    baseURL: address,
    viewport,
    colorScheme,
    locale: "en-GB",
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
    extraHTTPHeaders: { "krill-sim-world": `screens-${viewport.width}-${colorScheme}` },
  });
  const shoot = async (name: string) => {
    const file = `${FOLDER}${name}-${viewport.width}-${colorScheme}.jpg`;
    await page.screenshot({ path: file, type: "jpeg", quality: 75 });
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}`);
  };
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await shoot("sign-in");
  await page.getByLabel("Username", { exact: true }).fill("noc");
  await page.getByLabel("Password", { exact: true }).fill("noc");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Home" }).waitFor();
  // Opened lately: else the start page is that of a first visitor.
  await page.goto(`/isp/cpes/${named.weakDown.id}`);
  await page.getByText("too weak").first().waitFor();
  for (const { name, path, until, before } of SCREENS) {
    await before?.(page);
    await page.goto(path);
    await page.getByText(until).first().waitFor();
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await shoot(name);
  }
  await page.close();
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
