import { expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";

test("settings count at once, and are taken to another person's browser as a file", async ({
  page,
}) => {
  await openAs(page, "/account");
  await expect(heading(page)).toHaveText("Account");
  await expect(page.getByRole("region", { name: "Permissions" })).toContainText("APP: rubik");
  const sessions = page.getByRole("region", { name: "Open sessions of this browser" });
  await expect(sessions).toContainText(/Tabs with this session\s*1/);
  await page.getByLabel("Live figures are read again").selectOption("every 1 min");
  await page.getByRole("checkbox", { name: "Sounds" }).uncheck();
  await page.getByRole("main").getByLabel("Theme").selectOption("Dark");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the settings" }).click();
  const file = await (await waiting).path();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByLabel("Live figures are read again")).toHaveValue("10000");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import settings" }).press("Enter");
  await (await chooser).setFiles(file);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(/\d settings take the place of yours/);
  await dialog.getByRole("button", { name: "Take them over" }).click();
  await expect(page.getByLabel("Live figures are read again")).toHaveValue("60000");
  await expect(page.getByRole("checkbox", { name: "Sounds" })).not.toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.getByLabel("Import settings").setInputFiles({
    name: "x.json",
    mimeType: "application/json",
    buffer: Buffer.from("{}"),
  });
  await expect(page.getByRole("alert")).toContainText("no settings of the console");
});

test("says whether the access is renewed, and when it ends, as far as the server tells", async ({
  page,
  sim,
}) => {
  await openAs(page, "/account");
  const sessions = page.getByRole("region", { name: "Open sessions of this browser" });
  await expect(sessions).toContainText("it is then renewed by itself");
  await sim.options({ refresh: false });
  await openAs(page, "/account");
  await expect(sessions).toContainText("it is not renewed: you will be asked to sign in again");
});

test("a company account is offered where the server names its address, and leads back signed in", async ({
  page,
}) => {
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /Google|Microsoft/ })).toHaveCount(0);
  const form = { username: "noc", password: "noc" };
  const reply = await page.request.post("/api/v2/auth/login", { form });
  const { access } = (await reply.json()) as { access: string };
  // Tokens in a link that somebody sent sign nobody in.
  await page.goto(`/login#access=${access}`);
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { google: "/oauth/google?back={return}" } }),
  );
  await page.route("**/oauth/google?*", (route) => {
    const back = new URL(route.request().url()).searchParams.get("back") ?? "";
    return route.fulfill({ status: 302, headers: { location: `${back}#access=${access}` } });
  });
  await page.goto("/login?next=%2Faccount");
  const withGoogle = page.getByRole("button", { name: "Continue with Google" });
  await expect(withGoogle).toBeVisible();
  // A browser that keeps nothing could not tell these tokens from somebody else's.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await withGoogle.click();
  await expect(page.getByRole("alert")).toContainText("storage is full or blocked");
  await page.reload();
  await withGoogle.click();
  await expect(heading(page)).toHaveText("Account");
  await expect(page).toHaveURL(/\/account$/);
});
