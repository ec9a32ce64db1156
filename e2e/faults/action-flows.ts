import type { Page } from "@playwright/test";
import { named } from "#mocks/seed/named.ts";
import { expect } from "../fixtures.ts";
import { heading, openAs, openDevice, outcome, runAction } from "../helpers.ts";
import type { Flow, Stage } from "./flow.ts";

const refresh = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "Refresh" }).first().click();

export function reboot({ page, sim }: Stage): Flow {
  return {
    voice: "action",
    writes: 1,
    said: outcome(page),
    prepare: async () => {
      await openDevice(page, named.healthy);
      await expect(page.getByText(/^Online and healthy/)).toBeVisible();
      return { method: "POST", match: `/${named.healthy.id}/reboot` };
    },
    act: () => runAction(page, "Reboot"),
    again: (isThere) => actAgain(page, "Reboot", isThere),
    done: () => isBack({ page, sim }),
  };
}

export function disconnect({ page, sim }: Stage): Flow {
  return {
    voice: "action",
    writes: 1,
    said: outcome(page),
    prepare: async () => {
      const { results } = await sim.read<{ results: { acctuniqueid: string; username: string }[] }>(
        `oratio/accounting/?online=true&limit=10&search=${named.healthy.name}`,
      );
      const { acctuniqueid = "", username = "" } = results[0] ?? {};
      const user = encodeURIComponent(username);
      await openAs(page, `/radius/sessions/${acctuniqueid}?user=${user}`);
      await expect(heading(page)).toHaveText(username);
      await expect(page.getByText("Online", { exact: true })).toBeVisible();
      return { method: "GET", match: "/disconnect" };
    },
    act: () => runAction(page, "Disconnect"),
    again: (isThere) => actAgain(page, "Disconnect", isThere),
    done: () => isBack({ page, sim }),
  };
}

/** What is there is looked at; only what did not happen is sent again, by a person. */
async function actAgain(page: Page, action: string, isThere: boolean): Promise<string> {
  if (isThere) return "the watch finds the proof; nothing is sent again";
  const way = (await afterTheWait(page)) ?? `\`${action}\` again, by hand`;
  if (way.includes("by hand")) {
    await noDoubleClick(page);
    await runAction(page, action);
  }
  await expect(outcome(page)).toContainText("Accepted");
  return way;
}

/** After a 429 the button that counts down; null where there is none. */
async function afterTheWait(page: Page): Promise<string | null> {
  const tryAgain = page.getByRole("button", { name: /^Try again/ });
  if ((await tryAgain.count()) === 0) return null;
  await expect(tryAgain).toHaveText("Try again", { timeout: 10_000 });
  await tryAgain.click();
  return "`Try again`, after the wait that the server asked for";
}

/**
 * Within a second the same action again is taken for a double click, unless the first was refused; nobody reads that
 * quickly.
 */
async function noDoubleClick(page: Page): Promise<void> {
  if ((await outcome(page).getByText("Refused").count()) > 0) return;
  const start = performance.now();
  await expect.poll(() => performance.now() - start).toBeGreaterThan(1000);
}

async function isBack({ page, sim }: Stage): Promise<void> {
  await expect(outcome(page)).toContainText(/Accepted|Outcome unknown|Back since/);
  for (const [seconds, seen] of [
    [10, /down since|Back since/],
    [20, /Back since/],
  ] as const) {
    await sim.advance(seconds);
    await refresh(page);
    await expect(outcome(page)).toContainText(seen, { timeout: 12_000 });
  }
}

const COMMENT = "Cuadrilla avisada, llega a las diez.";

export function acknowledge({ page }: Stage): Flow {
  const dialog = page.getByRole("dialog");
  const button = page.getByRole("button", { name: "Acknowledge", exact: true });
  const comment = dialog.getByLabel("Comment");
  return {
    voice: "action",
    writes: 1,
    said: outcome(page),
    prepare: async () => {
      await openAs(page, `/monitoring/hosts/${named.losAlone.name}`);
      await expect(heading(page)).toHaveText(named.losAlone.name);
      await expect(button).toBeVisible();
      return { method: "POST", match: "/acknowledge" };
    },
    act: async () => {
      await button.click();
      await comment.fill(COMMENT);
      await dialog.getByRole("button", { name: "Acknowledge" }).click();
    },
    again: async (isThere) => {
      if (isThere) return "the page is read again and says `acknowledged`; nothing is sent again";
      const waited = await afterTheWait(page);
      if (waited !== null) return waited;
      await noDoubleClick(page);
      const offer = page.getByRole("button", { name: "Offer it all the same" });
      const wasHidden = (await offer.count()) > 0;
      if (wasHidden) await offer.click();
      await button.click();
      await expect(comment).toHaveValue(COMMENT);
      await dialog.getByRole("button", { name: "Acknowledge" }).click();
      const way = "`Acknowledge` again; the comment is still there";
      return wasHidden ? `\`Offer it all the same\`, then ${way}` : way;
    },
    done: async () => expect(page.getByText("Down · acknowledged", { exact: true })).toBeVisible(),
  };
}
