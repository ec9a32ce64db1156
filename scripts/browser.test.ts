import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { installedBrowser } from "./browser.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "krill-browser-"));
  mkdirSync(join(folder, "first"));
  mkdirSync(join(folder, "second"));
  vi.stubEnv("PATH", [join(folder, "first"), join(folder, "second")].join(delimiter));
  vi.stubEnv("CHROMIUM_PATH", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const put = (path: string, mode = 0o755): string => {
  const file = join(folder, path);
  writeFileSync(file, "", { mode });
  return file;
};

test("the named browser goes before an installed one", () => {
  put("first/chromium");
  const named = put("second/my-browser");
  vi.stubEnv("CHROMIUM_PATH", named);
  expect(installedBrowser()).toBe(named);
});

test("a named browser that is not there is passed over", () => {
  const installed = put("second/chromium");
  vi.stubEnv("CHROMIUM_PATH", join(folder, "gone"));
  expect(installedBrowser()).toBe(installed);
});

test("Chromium goes before Chrome, wherever they stand", () => {
  put("first/google-chrome");
  const chromium = put("second/chromium");
  expect(installedBrowser()).toBe(chromium);
});

test("a folder or a file that cannot be run is no browser", () => {
  mkdirSync(join(folder, "first/chromium"));
  put("second/chromium", 0o644);
  const chrome = put("second/google-chrome");
  expect(installedBrowser()).toBe(chrome);
});

test("tests take Chromium without its windows first, what is measured takes it last", () => {
  const whole = put("first/chromium");
  const shell = put("second/chromium-headless-shell");
  expect(installedBrowser()).toBe(shell);
  expect(installedBrowser("measure")).toBe(whole);
  rmSync(whole);
  expect(installedBrowser("measure")).toBe(shell);
});
