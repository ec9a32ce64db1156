import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { openAs, watchRequests } from "./helpers.ts";

test("on a host's page I read the exact value at a moment, zoom, and see the same numbers as a table", async ({
  page,
}) => {
  const asked = watchRequests(page, /\/monitoring\/datasets\//);
  await openAs(page, `/monitoring/hosts/${named.healthy.name}?service=txrx`);
  const graphs = page.getByRole("region", { name: "Graphs" });
  const light = graphs.getByRole("slider", { name: /Values of dnatt/ });
  await expect(light).toHaveAttribute("aria-valuetext", /dnatt: [\d.]+ dB/);
  await expect(graphs).toContainText("warning above 26.00 dB");
  // Four graphs, one request.
  expect(asked).toHaveLength(1);

  await light.focus();
  await page.keyboard.press("Home");
  const first = await light.getAttribute("aria-valuetext");
  const value = /dnatt: ([\d.]+ dB)/.exec(first ?? "")?.[1] ?? "none";
  await expect(
    graphs
      .getByRole("row", { name: /^dnatt/ })
      .getByRole("cell")
      .first(),
  ).toHaveText(value);

  await graphs.getByRole("button", { name: "Table" }).click();
  const table = graphs.getByRole("group", { name: "dnatt" });
  await expect(table.getByRole("row").last()).toContainText(value);
  await expect(page).toHaveURL(/graphs=table/);

  await graphs.getByRole("button", { name: "Table" }).click();
  await graphs.getByLabel("Period").selectOption("Last hour");
  await expect(page).toHaveURL(/range=1h/);
  await graphs.getByRole("button", { name: "Zoom out" }).click();
  await expect(graphs.getByLabel("From", { exact: true })).toHaveValue(/^\d{4}-\d\d-\d\dT/);
  await expect(light).toBeVisible();
});

test("which graphs are looked for stands in the address, and a colleague sees the same", async ({
  page,
}) => {
  await openAs(page, `/monitoring/hosts/${named.healthy.name}?embed&graph=dnatt`);
  const graphs = page.getByRole("region", { name: "Graphs" });
  const search = graphs.getByRole("searchbox", { name: "Find a graph" });
  await expect(search).toHaveValue("dnatt");
  await expect(graphs.getByRole("slider")).toHaveCount(1);
  await search.fill("");
  await expect(graphs.getByRole("slider")).toHaveCount(4);
  await graphs.getByRole("button", { name: "Graphs after these" }).click();
  await expect(page).toHaveURL(/graphPage=2/);
  await page.reload();
  await expect(graphs).toContainText(/2 of \d/);
});
