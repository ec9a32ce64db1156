import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "../scripts/browser.ts";

const port = Number(process.env["E2E_PORT"] ?? 4273);
const address = `http://localhost:${port}`;
const executablePath = installedBrowser();

export default defineConfig({
  testDir: ".",
  // What takes minutes is in `npm run soak` alone.
  testMatch: process.env["SOAK"] ? ["**/*.e2e.ts", "**/*.soak.ts"] : "**/*.e2e.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: "../.cache/e2e.json" }]],
  use: {
    baseURL: address,
    locale: "en-GB",
    timezoneId: "Europe/Madrid",
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    // Its pictures show what a failure looked like. "only-on-failure" would take one of every test that passes too, a
    // tenth of its time.
    trace: process.env["TRACE"] ? "on" : "off",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: BROWSER_ARGS,
    },
  },
  // The production build under its policy, with the simulator mounted beside it.
  webServer: {
    command: "vite preview --configLoader native",
    cwd: "..",
    env: { PORT: String(port) },
    url: address,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
