// Every page in front of every other Krill (`mocks/other/dresses.ts`).
import { DRESSES } from "#mocks/other/dresses.ts";
import { expect, test } from "./fixtures.ts";
import { heading, openAs } from "./helpers.ts";
import { PAGES } from "./pages.ts";

/** What no page shows a person: values that nobody has made words of. */
const NO_WORDS = /\bundefined\b|\bNaN\b|\[object |Invalid Date|\bnull\b/u;

for (const [name, { about }] of Object.entries(DRESSES)) {
  test.describe(`${name}: ${about}`, () => {
    test.use({ dress: name });

    test("every page stands, says what it has in words, and ends its loading", async ({ page }) => {
      test.setTimeout(PAGES.length * 15_000);
      await openAs(page, "/activity");
      for (const { path } of PAGES) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect.soft(heading(page), path).toHaveText(/\S/u);
          await expect
            .soft(page.getByLabel("Loading", { exact: true }), path)
            .toHaveCount(0, { timeout: 20_000 });
          await expect.soft(page.getByText("This page could not be shown"), path).toHaveCount(0);
          const text = await page.getByRole("main").innerText();
          const odd = text.split("\n").filter((line) => NO_WORDS.test(line));
          expect.soft(odd, path).toEqual([]);
        });
      }
    });
  });
}
