import { createServer } from "vite";
import { krillAddress } from "./krill-address.ts";

/**
 * `npm start`: the console in development, with the bundled simulated Krill, or with a real one when
 * KRILL_URL names it. PORT and FLEET as in the README.
 */
const krillUrl = await orEnd(async () => krillAddress(process.env["KRILL_URL"]));
const server = await createServer({ configLoader: "native", clearScreen: false });
// A port that is taken, in most cases; Vite says which.
await orEnd(() => server.listen(), "PORT=8080 npm start takes another port.");

const address = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.server.port}/`;
const lines = krillUrl
  ? [`Krill Console  ${address}`, `Krill          ${krillUrl} (through /api)`]
  : [
      `Krill Console  ${address}`,
      `Krill          simulated, ${process.env["FLEET"] ?? 158} CPEs; switches at ${address}_sim/`,
      "Sign in with   noc / noc",
    ];
console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);

/** Ends with what to mend in the place of a stack. */
async function orEnd<T>(work: () => Promise<T>, advice = ""): Promise<T> {
  try {
    return await work();
  } catch (error) {
    console.error(`\n  ${error instanceof Error ? error.message : String(error)}.`);
    console.error(`  ${advice}\n`);
    return process.exit(1);
  }
}
