import { expect, test, watchErrors } from "./fixtures.ts";

// That each of these would fail any test whose page does it is what is shown here.
test.use({ toleratedErrors: ["Content Security Policy"] });

test("a page that breaks the policy is stopped, and told of", async ({ page, context }) => {
  const errors = watchErrors(context);
  const told = (word: string) => errors.filter((one) => one.includes(word)).length;
  await page.goto("/login");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'owned'";
    const picture = new Image();
    picture.src = "https://evil.example/picture.png";
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.body.append(script, picture, style);
    void fetch("https://evil.example/").catch(() => undefined);
  });
  await expect.poll(() => told("script-src")).toBe(1);
  await expect.poll(() => told("img-src")).toBe(1);
  await expect.poll(() => told("style-src")).toBe(1);
  await expect.poll(() => told("connect-src")).toBe(1);
  await expect(page).not.toHaveTitle("owned");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("code of the console, also in a worker, reaches no address of its own", async ({
  request,
}) => {
  const html = await (await request.get("/", { headers: { accept: "text/html" } })).text();
  const [, script = ""] = /"(\/assets\/base-[^"]+\.js)"/u.exec(html) ?? [];
  const { "content-security-policy": policy } = (await request.get(script)).headers();
  expect(policy).toBe("default-src 'none'; script-src 'self'");
});

test("a reply of the API that is opened as a document runs nothing", async ({ request }) => {
  const { "content-security-policy": policy, "x-content-type-options": sniffing } = (
    await request.get("/api/v2/isp/cpes/")
  ).headers();
  expect(policy).toBe("default-src 'none'; form-action 'none'; frame-ancestors 'none'");
  expect(sniffing).toBe("nosniff");
});
