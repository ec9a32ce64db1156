import { named } from "#mocks/seed/named.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs, rows } from "./helpers.ts";

test("from a host I go to its history, to the events of its device, and see what is not over", async ({
  page,
}) => {
  await openAs(page, `/monitoring/hosts/${named.healthy.name}`);
  // The host's own beside the page's tab, once the host is read.
  const own = page.getByRole("main").locator(`a[href$="host_name=${named.healthy.name}"]`);
  await own.filter({ hasText: /^History$/ }).click();
  await expect(page).toHaveURL(`/monitoring/history?host_name=${named.healthy.name}`);
  await expect(rows(page).first()).toContainText("Up");
  await page.getByRole("tab", { name: "Events" }).click();
  await expect(page).toHaveURL(/show=events&host_name=/);
  await expect(rows(page).filter({ hasText: "iplease" })).toContainText("Not finished");
  await page.getByRole("tab", { name: "Notifications" }).click();
  await expect(rows(page).first()).toContainText("noc");
});

test("a count of a host group leads to the hosts it counts, and the map says who has no place on it", async ({
  page,
}) => {
  await openAs(page, "/monitoring/groups");
  const cpes = page.getByRole("article", { name: "cpe", exact: true });
  const down = cpes.getByRole("link", { name: /\d+ down/ });
  const count = /\d+/.exec((await down.textContent()) ?? "")?.[0] ?? "none";
  await down.click();
  await expect(heading(page)).toHaveText("Problems");
  await expect(page.getByRole("combobox", { name: "Search in Problems" })).toHaveValue(
    "type:host is:down hostgroups:cpe",
  );
  await expect(page.getByText(new RegExp(`of ${count}\\b`))).toBeVisible();

  await page.getByRole("link", { name: "Map", exact: true }).click();
  // The page before has views too.
  await expect(heading(page)).toHaveText("Map");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name: "All devices" }).click();
  await expect(page.getByText(/^\d+ of 1\d\d have no coordinates/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^\d+ places together: .*Up/ })).not.toHaveCount(0);

  await page.keyboard.press("Escape");
  const naps = page.getByRole("button", { name: /together: .*nothing reported down/ });
  await expect(naps).toHaveCount(0);
  await page.getByRole("button", { name: "NAPs", exact: true }).click();
  await expect(naps).not.toHaveCount(0);
});
