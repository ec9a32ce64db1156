/** `npm run krill`: the simulated Krill as an HTTP server of its own. `PORT` (4280), `FLEET` (158 CPEs), `HOST` (all addresses). */
import { createServer } from "node:http";
import { fleetSize } from "./fleet-size.ts";
import { createListener } from "./http.ts";
import { createKrill } from "./krill.ts";

try {
  start(Number(process.env["PORT"] ?? 4280), fleetSize(process.env["FLEET"]));
} catch (error) {
  end(error);
}

function start(port: number, fleet: number): void {
  const krill = createKrill({ fleet });
  const { db } = krill.world();
  const server = createServer(createListener(krill));
  // A port that is taken, in most cases.
  server.once("error", end);
  server.listen(port, process.env["HOST"], () => {
    console.log(
      `Simulated Krill with ${db.cpes.size} CPEs: http://localhost:${port}/api/v2/ (sign in: noc / noc)`,
    );
    console.log(`Switches: http://localhost:${port}/_sim/`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close();
    });
  }
}

/** What it cannot begin with, in the place of a stack. */
function end(error: unknown): never {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}`);
  console.error("  PORT=4290 npm run krill takes another port.\n");
  process.exit(1);
}
