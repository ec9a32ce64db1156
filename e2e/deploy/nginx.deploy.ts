import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { named } from "#mocks/seed/named.ts";
import {
  API_POLICY,
  CODE_POLICY,
  contentSecurityPolicy,
  SETTINGS_HEADERS,
} from "../../scripts/csp.ts";
import { provideNginx, startNginx, type Nginx } from "../../scripts/nginx.ts";
import { makeCertificate } from "../bench/certificate.ts";
import { expect, test } from "../fixtures.ts";
import { heading } from "../helpers.ts";
import { theMainPath } from "../main-path.ts";
import { freePort, startKrill } from "../own-krill.ts";
import { simulator } from "../simulator.ts";

const FOLDER = ".cache/deploy";
let krill: { krill: string; stop: () => void };
let nginx = "";
const running: Nginx[] = [];

test.beforeAll(async () => {
  nginx = provideNginx((line) => console.log(line));
  krill = await startKrill();
});
test.afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
test.afterAll(() => krill.stop());

/** nginx in front of the simulated Krill, set as an operator sets it. */
async function serve(settings: Record<string, string> = {}): Promise<string> {
  const port = String(await freePort());
  const all = { KRILL_URL: krill.krill, PORT: port, ...settings };
  const one = await startNginx(nginx, `${FOLDER}/${port}`, all);
  running.push(one);
  return one.address;
}

test("the main path from the sign-in to a rebooted device", async ({ page, playwright, world }) => {
  const address = await serve();
  const direct = await playwright.request.newContext({
    baseURL: krill.krill,
    extraHTTPHeaders: { "krill-sim-world": world },
  });
  await theMainPath(page, simulator(direct), address);
  await direct.dispose();
});

test("only pages that the operator names may hold the console in a frame", async ({ request }) => {
  const frames = "https://noc.example https://wall.example";
  const reply = await request.get(`${await serve({ FRAME_ORIGINS: frames })}/login`);
  expect(reply.headers()["content-security-policy"]).toContain(`frame-ancestors ${frames}`);
});

test("each kind of file has its headers", async ({ request }) => {
  const address = await serve();
  const document = await request.get(`${address}/isp/cpes/101`);
  const html = await document.text();
  const [, nonce = ""] = /nonce="([^"]+)"/u.exec(html) ?? [];
  expect(nonce).toMatch(/^[0-9a-f]{32}$/u);
  expect(html).not.toContain("__CSP_NONCE__");
  expect(document.headers()).toMatchObject({
    "content-type": expect.stringContaining("text/html"),
    "content-security-policy": contentSecurityPolicy(nonce),
    "cache-control": "no-cache",
    "content-encoding": "gzip",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  });
  const again = await (await request.get(`${address}/`)).text();
  expect(again).not.toContain(nonce);

  const [, script = ""] = /"(\/assets\/base-[^"]+\.js)"/u.exec(html) ?? [];
  const asset = await request.get(address + script);
  expect(asset.headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": expect.stringContaining("javascript"),
    "content-encoding": "gzip",
    "content-security-policy": CODE_POLICY,
    "x-content-type-options": "nosniff",
  });
  const missing = await request.get(`${address}/assets/gone-12345678.js`);
  expect(missing.status()).toBe(404);
  expect(missing.headers()["cache-control"]).toBeUndefined();

  const refused = await request.get(`${address}/api/v2/isp/cpes/`);
  expect(refused.status()).toBe(401);
  expect(refused.headers()).toMatchObject({
    "content-security-policy": API_POLICY,
    "x-content-type-options": "nosniff",
  });

  const settings = await request.get(`${address}/config.json`);
  expect(await settings.json()).toEqual({});
  expect(settings.headers()).toMatchObject(SETTINGS_HEADERS);
  expect((await request.get(`${address}/favicon.svg`)).headers()).toMatchObject({
    "content-type": "image/svg+xml",
  });
});

test("below a path, in the operator's own name and language", async ({ page }) => {
  const config = resolve(FOLDER, "operator.json");
  writeFileSync(config, JSON.stringify({ title: "Operator", language: "es" }));
  const address = await serve({ BASE_PATH: "/console", CONSOLE_CONFIG: config });
  const outside: string[] = [];
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== address || !/^\/(console|api)\//u.test(pathname)) outside.push(request.url());
  });
  // As people type it: without the last slash, or by the document's own name.
  for (const [typed, shown] of [
    ["/console?x=1", "/console/?x=1"],
    ["/console/index.html", "/console/index.html"],
  ]) {
    const reply = await page.request.get(`${address}${typed}`);
    expect(reply.url()).toBe(`${address}${shown}`);
    expect(await reply.text()).toContain('data-base="/console/"');
  }
  await page.goto(`${address}/console/isp/cpes/${named.healthy.id}`);
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", "/console/favicon.svg");
  await expect(page).toHaveTitle(/ · Operator$/u);
  await page.getByLabel("Username", { exact: true }).fill("noc");
  await page.getByLabel("Password", { exact: true }).fill("noc");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(page)).toHaveText(named.healthy.name);
  await expect(page).toHaveURL(`${address}/console/isp/cpes/${named.healthy.id}`);
  await page.getByRole("link", { name: "Monitoring" }).click();
  await expect(heading(page)).toHaveText("Problems");
  await page.reload();
  await expect(heading(page)).toHaveText("Problems");
  await expect(page).toHaveTitle("Problems · Operator");
  expect(outside).toEqual([]);
});

test.describe("for a browser that speaks another language", () => {
  test.use({ locale: "fr-FR" });

  test("the operator's language stands", async ({ page }) => {
    const config = resolve(FOLDER, "spanish.json");
    writeFileSync(config, JSON.stringify({ language: "es" }));
    await page.goto(await serve({ CONSOLE_CONFIG: config }));
    await expect(heading(page)).toHaveText("Iniciar sesión");
  });
});

test.describe("over TLS", () => {
  test.use({ ignoreHTTPSErrors: true });

  test("the document says that it stays so", async ({ request }) => {
    const folder = resolve(FOLDER, "tls");
    test.skip(makeCertificate(folder) === null, "there is no openssl here");
    const address = await serve({
      TLS_CERTIFICATE: `${folder}/cert.pem`,
      TLS_KEY: `${folder}/key.pem`,
    });
    const document = await request.get(`${address}/`);
    expect(document.headers()["strict-transport-security"]).toBe("max-age=31536000");
    expect(document.headers()["content-security-policy"]).toContain("default-src 'none'");
  });
});

test.describe("with an API at another address", () => {
  let api: Server;
  let origin = "";
  let allowed = "*";
  const asked: string[] = [];
  test.beforeAll(async () => {
    // As Krill answers (contract 2.3), in the way in which the Fetch standard reads its wildcard.
    api = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.authorization ?? ""}`.trim());
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Headers", allowed);
      response.statusCode = request.method === "OPTIONS" ? 200 : 401;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await once(api, "listening");
    origin = `http://localhost:${(api.address() as AddressInfo).port}`;
  });
  test.afterAll(() => api.close());

  for (const [headers, isRefused] of [
    ["Accept", true],
    ["Accept, Authorization", false],
  ] as const) {
    test(`that lets pages send ${headers}, the sign-in ${isRefused ? "says why nobody can sign in" : "is as always"}`, async ({
      browser,
    }) => {
      allowed = headers;
      const config = resolve(FOLDER, "other.json");
      writeFileSync(config, JSON.stringify({ api: origin }));
      const address = await serve({ CONSOLE_CONFIG: config, API_ORIGIN: origin });
      // The tests' own header would be refused as well.
      const context = await browser.newContext({ extraHTTPHeaders: {} });
      const page = await context.newPage();
      await page.goto(address);
      const message = page.getByRole("alert").filter({ hasText: "Nobody can sign in" });
      if (isRefused) {
        await expect(message).toContainText(origin);
      } else {
        await expect.poll(() => asked).toContain("GET Bearer none");
        await expect(message).toBeHidden();
      }
      expect(asked.filter((one) => one.includes("Bearer") && !one.endsWith("Bearer none"))).toEqual(
        [],
      );
      await context.close();
    });
  }
});

test("a config.json that cannot be read stops the start and says what to mend", async ({
  page,
}) => {
  const config = resolve(FOLDER, "wrong.json");
  writeFileSync(config, '{"api": "krill.example"}');
  await page.goto(await serve({ CONSOLE_CONFIG: config }));
  await expect(page.getByText('config.json: "api" must be the origin of the API')).toBeVisible();
});
