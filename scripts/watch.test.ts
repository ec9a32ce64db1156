import { expect, test } from "vitest";
import config from "../vite.config.ts";

test("what builds and tests write does not reload the tabs of the development server", async () => {
  const { server } = await config({ command: "serve", mode: "development" });
  expect(server?.watch?.ignored).toEqual(
    expect.arrayContaining(["**/dist-demo/**", "**/playwright-report/**", "**/test-results/**"]),
  );
});
