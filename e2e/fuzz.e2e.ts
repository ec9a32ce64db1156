import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";
import { mutator } from "#mocks/mutate.ts";
import { PAGES } from "./pages.ts";

/** Replies that are mutated, over all pages; `npm run soak` takes 2,000. FUZZ_SEED names another run. */
const REPLIES = Number(process.env["FUZZ"] ?? 150);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_126);
/** Pages of a test: as many tests as there are workers share them. */
const PARTS = 2;

/** Lets every reply of the API through with something wrong in it, but those that sign in. */
async function mutateReplies(page: Page, seed: number): Promise<{ count: () => number }> {
  const { mutate } = mutator(seed);
  let count = 0;
  await page.route(
    (url) => url.pathname.startsWith("/api/") && !url.pathname.includes("/auth/"),
    async (route) => {
      try {
        const reply = await route.fetch();
        const json: unknown = await reply.json();
        count += 1;
        await route.fulfill({ response: reply, body: JSON.stringify(mutate(json)) });
      } catch {
        // The page went on, or the reply was no JSON to begin with.
        await route.continue().catch(() => null);
      }
    },
  );
  return { count: () => count };
}

for (let part = 0; part < PARTS; part += 1) {
  test(`no reply, however wrong, leaves a page white or runs: part ${part + 1}`, async ({
    page,
  }) => {
    test.setTimeout(60_000 + REPLIES * 1000);
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).hostname !== "localhost") foreign.push(request.url());
    });
    await openAs(page, "/activity");
    const mutated = await mutateReplies(page, SEED + part);
    for (let at = part; mutated.count() < REPLIES / PARTS; at += PARTS) {
      const path = PAGES[at % PAGES.length]?.path ?? "/";
      await test.step(`${path}, from reply ${mutated.count()} on`, async () => {
        const before = mutated.count();
        await page.goto(path);
        await expect(heading(page)).toHaveText(/\S/u);
        await expect.poll(() => mutated.count()).toBeGreaterThan(before);
        await expect(page.getByLabel("Loading", { exact: true })).toHaveCount(0, {
          timeout: 20_000,
        });
        await expect(page.getByText("This page could not be shown")).toHaveCount(0);
        expect(await page.title()).not.toBe("owned");
        expect(await page.evaluate(() => "polluted" in {})).toBe(false);
      });
    }
    expect(foreign).toEqual([]);
  });
}
