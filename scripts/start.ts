import { createServer } from "vite";

/**
 * `npm start`: the console in development, with the bundled simulated Krill, or with a real one when
 * KRILL_URL names it. PORT and FLEET as in the README.
 */
const server = await createServer({ configLoader: "native", clearScreen: false });
try {
  await server.listen();
} catch (error) {
  // A port that is taken, in most cases; Vite says which.
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}.`);
  console.error("  PORT=8080 npm start takes another port.\n");
  process.exit(1);
}

const address = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.server.port}/`;
const krillUrl = process.env["KRILL_URL"];
const lines = krillUrl
  ? [`Krill Console  ${address}`, `Krill          ${krillUrl} (through /api)`]
  : [
      `Krill Console  ${address}`,
      `Krill          simulated, ${process.env["FLEET"] ?? 158} CPEs; switches at ${address}_sim/`,
      "Sign in with   noc / noc",
    ];
console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
