import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { chunkOf, closure, MAIN, type BuiltChunk } from "../scripts/preload-plan.ts";
import { CSS_LIMIT, filesOf, WAYS, type Way } from "../scripts/ways.ts";
import packageFile from "../package.json" with { type: "json" };
import { expect, signInAs, test } from "./fixtures.ts";

const DIST = new URL("../dist/", import.meta.url);
const readChunks = () =>
  JSON.parse(readFileSync(new URL(".vite/chunks.json", DIST), "utf8")) as BuiltChunk[];

test("a first visitor loads no more code than promised, from no other host, and no other app's", async ({
  page,
}) => {
  const loaded = watchFiles(page);
  const expectWithin = async (way: Way) => {
    // The same files that the budget weighs: a new one on the way belongs into scripts/ways.ts.
    const files = filesOf(readChunks(), way, "en").toSorted();
    await expect.poll(() => loaded.code(), way.name).toEqual(files);
    expect(loaded.kB(".js"), way.name).toBeLessThanOrEqual(way.limit);
    expect(loaded.kB(".css"), way.name).toBeLessThanOrEqual(CSS_LIMIT);
  };
  await page.goto("/isp/cpes");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  await expectWithin(WAYS.signIn);

  await signInAs(page);
  const rows = page.getByRole("main").getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  await expectWithin(WAYS.list);
  // The tab's icon comes after the first picture.
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", "/favicon.svg");

  await rows.nth(1).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("CPEs");
  await expect(page.getByRole("region", { name: "Services" })).toBeVisible();
  await expectWithin(WAYS.device);

  expect(loaded.foreignHosts()).toEqual([]);
  expect(loaded.foreignPages("isp")).toEqual([]);
});

test("the document names all code that its first script needs, so that none of it is asked for a wait later", () => {
  const html = readFileSync(new URL("index.html", DIST), "utf8");
  const chunks = readChunks();
  const start = chunkOf(chunks, MAIN);
  const needed = start ? [...closure(chunks, start)] : [];
  expect(needed.length).toBeGreaterThan(2);
  expect(needed.filter((file) => !html.includes(`"/${file}"`))).toEqual([]);
});

test("the licences of all that ships stand beside it, and each is one that lets it ship", () => {
  const text = readFileSync(new URL("licenses.txt", DIST), "utf8");
  const named = [...text.matchAll(/^## (\S+) - \S+ \((.+)\)$/gmu)];
  const names = new Set(named.map(([, name]) => name));
  expect(Object.keys(packageFile.dependencies).filter((one) => !names.has(one))).toEqual([]);
  const allowed = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/u;
  expect(named.filter(([, , licence]) => !allowed.test(licence ?? ""))).toEqual([]);
});

test("a signed-in person's browser asks for the list's code and data before anything runs late", async ({
  page,
}) => {
  await page.goto("/isp/cpes");
  await signInAs(page);
  const rows = page.getByRole("main").getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  await page.reload();
  await expect(rows.nth(1)).toBeVisible();
  // Document, then code, then data: no script is asked for after the first question to the API.
  const late = await page.evaluate(() => {
    const entries = performance.getEntriesByType("resource");
    const data = entries.filter(({ name }) => name.includes("/api/"));
    const first = Math.min(...data.map(({ startTime }) => startTime));
    const list = data.find(({ name }) => name.includes("/isp/cpes/?"));
    return entries
      .filter(({ name }) => name.endsWith(".js"))
      .filter(({ startTime }) => startTime > first && startTime < (list?.startTime ?? 0))
      .map(({ name }) => name);
  });
  expect(late).toEqual([]);
});

function watchFiles(page: Page) {
  const addresses = new Set<string>();
  page.on("request", (request) => addresses.add(request.url()));
  const own = () => [...addresses].filter((address) => new URL(address).host === hostOf(page));
  const files = () => own().map((address) => new URL(address).pathname.slice(1));
  return {
    /** Scripts and style sheets, sorted. */
    code: () => [...new Set(files())].filter((file) => /\.(js|css)$/.test(file)).toSorted(),
    kB: (ending: string) =>
      files()
        .filter((file) => file.endsWith(ending))
        .reduce(
          (sum, file) =>
            sum + gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length / 1000,
          0,
        ),
    foreignHosts: () =>
      [...addresses]
        .filter((address) => !["data:", "blob:"].includes(new URL(address).protocol))
        .filter((address) => new URL(address).host !== hostOf(page)),
    foreignPages: (app: string) => {
      const modules = readChunks()
        .filter(({ fileName }) => files().includes(fileName))
        .flatMap((chunk) => chunk.modules);
      return modules.filter(
        (module) =>
          /^src\/apps\/.*Page\.tsx$/.test(module) && !module.startsWith(`src/apps/${app}/`),
      );
    },
  };
}

const hostOf = (page: Page) => new URL(page.url()).host;

test("in the dark nothing bright is drawn before the page is there", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  // What the code waits for first never comes: what is drawn until then stays.
  await page.route("**/config.json", () => undefined);
  await page.goto("/login", { waitUntil: "commit" });
  // At first the document has no body.
  const ground = () =>
    page.evaluate(() => document.body && getComputedStyle(document.body).backgroundColor);
  await expect.poll(ground).toBe("rgb(15, 20, 27)");
  await expect(page.getByRole("button")).toHaveCount(0);
  await context.close();
});
