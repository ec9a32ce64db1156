import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "mocks/**/*.test.ts", "scripts/**/*.test.ts"],
    environment: "node",
    testTimeout: 20_000,
    setupFiles: "scripts/unit-setup.ts",
    // All processors, and each module read once by each: a fresh one for each of 158 files took four times as long.
    maxWorkers: "100%",
    isolate: false,
  },
});
