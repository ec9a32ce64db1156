import { createServer } from "vite";
import { krillAddress } from "./krill-address.ts";
import { orEnd } from "./or-end.ts";

/**
 * `npm start`: the console in development, with the bundled simulated Krill, or with a real one when
 * KRILL_URL names it. PORT and FLEET as in the README.
 */
const krillUrl = await orEnd(() => krillAddress(process.env["KRILL_URL"]));
// With a real Krill nothing of the simulator is loaded.
const fleet = krillUrl ? 0 : await orEnd(simulatedFleet);
const server = await createServer({ configLoader: "native", clearScreen: false });
// A port that is taken, in most cases; Vite says which.
await orEnd(() => server.listen(), "PORT=8080 npm start takes another port.");

const address = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.server.port}/`;
const lines = krillUrl
  ? [`Krill Console  ${address}`, `Krill          ${krillUrl} (through /api)`]
  : [
      `Krill Console  ${address}`,
      `Krill          simulated, ${fleet} CPEs; switches at ${address}_sim/`,
      "Sign in with   noc / noc",
    ];
console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);

async function simulatedFleet(): Promise<number> {
  const { fleetSize } = await import("#mocks/fleet-size.ts");
  return fleetSize(process.env["FLEET"]);
}
