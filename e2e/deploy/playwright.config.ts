import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** `npm run test:deploy`: the built files behind a real nginx, which each test file starts itself. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "**/*.deploy.ts",
  testIgnore: [],
  outputDir: "../../test-results",
  workers: 1,
  reporter: [["list"]],
  webServer: [],
});
