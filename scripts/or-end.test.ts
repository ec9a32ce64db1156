import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test.each([
  ["node_modules/vite/bin/vite.js", "build", "--configLoader", "native"],
  ["scripts/start.ts"],
])("what %s cannot begin with is said without a stack", (...command) => {
  const env = { ...process.env, KRILL_URL: "https://noc:secret@krill.example" };
  const { status, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain("KRILL_URL must be");
  expect(stderr).not.toMatch(/ at |secret/u);
});
