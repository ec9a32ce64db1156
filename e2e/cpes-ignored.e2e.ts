// The list of CPEs in front of a server that ignores or refuses what a list is filtered, searched or sorted by.
import { named } from "#mocks/seed/named.ts";
import { button, column, exported, list } from "./cpe-list.ts";
import { axe, expect, test } from "./fixtures.ts";
import { openAs, rowFor, rows, watchRequests } from "./helpers.ts";

test("a server that ignores a filter: it says so, and shows no row that does not match", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "model" });
  await openAs(page, "/isp/cpes?model=CGNV4");
  await expect(page.getByRole("alert")).toContainText("This server ignores the filter Model");
  await expect.poll(async () => new Set(await column(page, "Model"))).toEqual(new Set(["CGNV4"]));
  await expect(button(page, "Export CSV")).toBeDisabled();
  await expect(list(page)).not.toContainText("of 158");
});

test("a server that refuses a filter: what is shown matches, and nothing stands for all that match", async ({
  page,
}) => {
  await page.route(/\/isp\/cpes\/\?/, (route) => {
    const url = new URL(route.request().url());
    if (url.searchParams.has("realm"))
      return route.fulfill({ status: 400, json: { detail: "Unknown parameter." } });
    // The rows of the page happen to match.
    url.searchParams.set("realm", "cpe");
    return route.continue({ url: url.href });
  });
  await openAs(page, "/isp/cpes?realm=cpe&size=25");
  await expect(page.getByRole("alert")).toContainText("This server ignores the filter Realm");
  await expect(rows(page)).toHaveCount(25);
  expect(new Set(await column(page, "Realm"))).toEqual(new Set(["cpe"]));
  await expect(button(page, "Export CSV")).toBeDisabled();
  await expect(page.getByRole("main")).not.toContainText(/1–25 of/);
  await rows(page).first().getByRole("checkbox").check();
  await expect(list(page).getByText("1 selected")).toBeVisible();
  await expect(list(page).getByRole("button", { name: /^Select all/ })).toBeHidden();
});

test("a server that does not search: it says so, and nothing stands for all that match", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "search" });
  await openAs(page, "/isp/cpes?q=CPE010");
  await expect(page.getByRole("alert")).toContainText("This server ignores the filter Text");
  await expect(button(page, "Export CSV")).toBeDisabled();
  await expect(rowFor(page, named.healthy.name)).toBeVisible();
  for (const row of await rows(page).all()) await expect(row).toContainText("cpe010");
  await rows(page).first().getByRole("checkbox").check();
  await expect(list(page).getByRole("button", { name: /^Select all/ })).toBeHidden();
});

test("a server that does not filter: the whole list is read on request, and filtered here", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "model" });
  await openAs(page, "/isp/cpes?model=CGNV4&sort=-id");
  await expect(page.getByRole("alert")).toContainText("This server ignores the filter Model");
  await button(page, "Read all").click();
  await expect(page.getByRole("alert")).toContainText("CPEs: all 158 were read");
  const models = await column(page, "Model");
  expect(new Set(models)).toEqual(new Set(["CGNV4"]));
  const range = page.getByText(/^1–\d+ of \d+/);
  const total = Number((await range.textContent())?.split(" of ")[1]);
  expect(total).toBeGreaterThan(models.length - 1);
  await rows(page).first().getByRole("checkbox").check();
  await button(page, `Select all ${total} matching`).click();
  await button(page, `Start a bulk job with these ${total}`).click();
  await expect(page.getByText(`${total} found`)).toBeVisible();
  await page.goBack();
  await expect(range, "what was read is not read again").toHaveText(
    `1–${models.length} of ${total}`,
  );
  await page.getByRole("searchbox", { name: "Search in CPEs" }).fill("nothing has this");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing matches", { exact: true })).toBeVisible();
  await axe(page);
});

test("a server that ignores a filter: nothing found on a page is not nothing at all", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "search" });
  await openAs(page, "/isp/cpes?q=pim&size=25");
  await expect(page.getByText("No row that was read matches; there may be others")).toBeVisible();
  await expect(page.getByText("Nothing matches")).toBeHidden();
});

test("a place whose filter the server ignores is not empty because a page is", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "profile" });
  await openAs(page, "/isp/profiles/8?size=25");
  const devices = page.getByRole("region", { name: "CPEs with this profile" }).last();
  await expect(devices.getByText("This server ignores the filter")).toBeVisible();
  await devices.getByRole("button", { name: "Next page" }).click();
  await expect(devices.getByText("This server ignores the filter")).toBeVisible();
  await expect(devices.getByText(/There is nothing here yet|past the end/)).toBeHidden();
});

test("a list that a server gives as a whole is filtered and counted here, ignored filters or not", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "model" });
  await openAs(page, "/isp/cpes?model=CGNV4&size=200");
  await expect(rows(page).first()).toBeVisible();
  const count = await rows(page).count();
  await expect(page.getByText(`1–${count} of ${count}`)).toBeVisible();
  expect(new Set(await column(page, "Model"))).toEqual(new Set(["CGNV4"]));
  await expect(page.getByRole("alert")).toContainText("the rows are filtered here");
  const asked = watchRequests(page, /isp\/cpes\/\?/);
  expect(await exported(page)).toHaveLength(count + 1);
  expect(asked, "what is there is not read again").toEqual([]);
});

test.describe("on a server that refuses what is not documented", () => {
  test.use({ dress: "strict" });

  test("it says where only a page is in order, and sorts all on request", async ({ page }) => {
    await openAs(page, "/isp/cpes?size=25");
    await expect(list(page)).toContainText("Only this page is in order.");
    const before = await column(page, "CPE name");
    await button(page, "Read all and sort").click();
    const told = page.getByRole("alert");
    await expect(told).toContainText("This server does not sort this list");
    await expect(told).toContainText("CPEs: all 158 were read");
    await expect(told.getByRole("button", { name: "Read again" })).toBeFocused();
    const after = await column(page, "CPE name");
    expect(after).toEqual(after.toSorted());
    expect(after).not.toEqual(before);
    await expect(list(page)).toContainText("1–25 of 158");
    await expect(list(page)).not.toContainText("Only this page is in order.");
    await axe(page);
  });

  test("documented filters count, and the rest is filtered here on request", async ({ page }) => {
    const asked = watchRequests(page, /isp\/cpes\/\?/);
    await openAs(page, "/isp/cpes?realm=phi&model=F680&size=25");
    const told = page.getByRole("alert");
    await expect(told).toContainText("This server ignores the filter Model");
    await button(page, "Read all").click();
    await expect(told).toContainText(/CPEs: all \d+ were read/);
    expect(new Set(await column(page, "Realm"))).toEqual(new Set(["phi"]));
    expect(new Set(await column(page, "Model"))).toEqual(new Set(["F680"]));
    expect(asked.at(-1), "the other realms are not read").toContain("realm=phi");
    await button(page, "cpe").click();
    await expect(told).toContainText(/CPEs: all \d+ were read/);
    await expect.poll(async () => new Set(await column(page, "Realm"))).toEqual(new Set(["cpe"]));
  });
});

test("what a server finds in fields out of sight counts as found", async ({ page }) => {
  await openAs(page, "/isp/cpes?q=HWTC14310A47");
  await expect(rows(page)).toHaveCount(1);
  await expect(button(page, "Export CSV")).toBeEnabled();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("an export leaves out what does not match, though the page in sight obeys by chance", async ({
  page,
  sim,
}) => {
  await sim.options({ overlooks: "realm" });
  await openAs(page, "/isp/cpes?realm=cpe&size=25");
  await expect(rows(page)).toHaveCount(25);
  const file = await exported(page);
  const realm = file[0]?.indexOf("Realm") ?? -1;
  expect(new Set(file.slice(1).map((line) => line[realm]))).toEqual(new Set(["cpe"]));
  await expect(page.getByRole("alert")).toContainText("rows came that do not match the filters");
});
