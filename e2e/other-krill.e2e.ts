import { DRESSES } from "#mocks/other/dresses.ts";
import { test } from "./fixtures.ts";
import { FLOWS } from "./other/flows.ts";

/** The most unlike one; `npm run soak` has them all. */
const HERE = "silent";
const SHORT = 5;

for (const name of Object.keys(DRESSES).filter((one) => process.env["SOAK"] || one === HERE)) {
  test.describe(`in front of a Krill that is ${name}`, () => {
    test.use({ dress: name });
    for (const [what, flow] of Object.entries(FLOWS).slice(0, process.env["SOAK"] ? 99 : SHORT))
      test(what, ({ page, sim }) => flow({ page, sim }));
  });
}
