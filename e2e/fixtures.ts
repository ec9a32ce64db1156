import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import axeCore, { type RunOptions } from "axe-core";
import { simulator, type Simulator } from "./simulator.ts";

interface Fixtures {
  /** Name of this test's own database in the simulator. */
  world: string;
  /**
   * How many CPEs the test's world has; null: as many as the server's own; `plant`: those, and the big plant; `hostile`:
   * those, hostile in every field, in one of many ways (`hostile7`).
   */
  fleet: number | "plant" | "hostile" | `hostile${number}` | null;
  /** The dress of another Krill that the simulator wears (`mocks/other/dresses.ts`); `DRESS` puts one on every test. */
  dress: string;
  /** The simulator's switches, in this test's world. */
  sim: Simulator;
  /** Messages that a test expects and that would otherwise fail it, as parts of their text. */
  toleratedErrors: string[];
  /** Fails a test whose pages threw an error or broke the content security policy. */
  cleanPages: void;
}

/**
 * `test` for every end-to-end test: each has a world of its own (the same seed, its own changes,
 * faults and clock), so all can run in parallel.
 */
export const test = base.extend<Fixtures>({
  fleet: [null, { option: true }],
  world: async ({ fleet }, use, info) => {
    const size = fleet === null ? "" : `@${fleet}`;
    await use(`${info.testId}-${info.repeatEachIndex}-${info.retry}${size}`);
  },
  permissions: ["clipboard-read", "clipboard-write"],
  dress: [process.env["DRESS"] ?? "", { option: true }],
  extraHTTPHeaders: async ({ world, dress }, use) => {
    await use({ "krill-sim-world": world, "krill-sim-dress": dress });
  },
  sim: async ({ request }, use) => {
    await use(simulator(request));
  },
  toleratedErrors: [[], { option: true }],
  cleanPages: [
    async ({ context, toleratedErrors }, use) => {
      const errors = watchErrors(context);
      await use();
      const unexpected = errors.filter(
        (error) => !toleratedErrors.some((part) => error.includes(part)),
      );
      expect(unexpected, "errors in the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Uncaught errors and broken policies of all pages, as they happen; `cleanPages` fails each test that has some. */
export function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy"))
      errors.push(message.text());
  });
  return errors;
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Checks the page as it stands against WCAG 2.2 AA, or some rules of it alone; the message names each
 * broken rule and where.
 */
export async function axe(page: Page, rules?: readonly string[]): Promise<void> {
  // Some 100 ms of reading, which a document that has it is spared.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  const options: RunOptions = {
    runOnly: rules ? { type: "rule", values: [...rules] } : { type: "tag", values: WCAG },
    // Of what passes nobody reads the list.
    resultTypes: ["violations"],
  };
  const { violations } = await page.evaluate(async (how) => {
    // A row that is not drawn yet has a place by estimate, and its links lie beside it: each is judged as drawn.
    const drawn = new CSSStyleSheet();
    drawn.replaceSync("tr { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(drawn);
    try {
      return await (window as unknown as { axe: typeof axeCore }).axe.run(how);
    } finally {
      document.adoptedStyleSheets.pop();
    }
  }, options);
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`,
  );
  expect(found, "accessibility").toEqual([]);
}

/**
 * Signs in by the form, at whatever address the page stands, or at `/login`. Demo users have their
 * name as password.
 */
export async function signInAs(page: Page, user = "noc"): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/login");
  await page.getByLabel("Username", { exact: true }).fill(user);
  await page.getByLabel("Password", { exact: true }).fill(user);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // The frame: on a phone its navigation is folded away.
  await expect(page.getByRole("banner")).toBeVisible();
}
