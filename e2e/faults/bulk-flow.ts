import { named } from "#mocks/seed/named.ts";
import { countOf, pasteTargets } from "../bulk-helpers.ts";
import { expect } from "../fixtures.ts";
import { openAs } from "../helpers.ts";
import type { Flow, Stage } from "./flow.ts";

const DEVICES = [named.healthy, named.weakDown, named.weakUp];
/** The one that is hit. */
const HIT = named.weakDown;

export function bulkJob({ page, sim }: Stage): Flow {
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  return {
    voice: "bulk",
    writes: DEVICES.length,
    said: page.getByRole("main"),
    prepare: async () => {
      await openAs(page, "/bulk/new");
      await pasteTargets(
        page,
        DEVICES.map(({ name }) => name),
      );
      await expect(page.getByText(`${DEVICES.length} found`)).toBeVisible();
      await page.getByRole("radio", { name: /^Reboot/ }).check();
      await expect(page.getByText(/^State and place read at/)).toBeVisible();
      return { method: "POST", match: `/${HIT.id}/reboot` };
    },
    act: () => button(`Reboot ${DEVICES.length} devices`).click(),
    again: async (isThere, isUnclear) => {
      if (!isUnclear) {
        const retry = button("Retry failed (1)");
        if ((await retry.count()) === 0)
          return "by itself, after the wait that the server asked for";
        await retry.click();
        return "`Retry failed (1)`";
      }
      await page.getByRole("link", { name: "Show them" }).click();
      if (!isThere) {
        await button(`Send again to ${HIT.name}`).click();
        await button("Resume").click();
        return "`Show them`, `Send again`, `Resume`";
      }
      // It is back a moment later; whoever looks too early looks again.
      await sim.advance(24);
      await expect(async () => {
        await button(`Check the device ${HIT.name}`).click({ timeout: 500 });
        await expect(countOf(page, "Done", DEVICES.length)).toBeVisible({ timeout: 1500 });
      }).toPass({ timeout: 15_000 });
      return "`Show them`, `Check the device`: it was restarted";
    },
    done: async () =>
      expect(countOf(page, "Done", DEVICES.length)).toBeVisible({ timeout: 20_000 }),
  };
}
