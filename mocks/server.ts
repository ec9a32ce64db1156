/** `npm run krill`: the simulated Krill as an HTTP server of its own. `PORT` (4280), `FLEET` (158 CPEs), `HOST` (all addresses). */
import { createServer } from "node:http";
import { fleetSize } from "./fleet-size.ts";
import { createListener } from "./http.ts";
import { createKrill } from "./krill.ts";

const port = Number(process.env["PORT"] ?? 4280);
const fleet = fleetSize(process.env["FLEET"]);
const krill = createKrill({ fleet });
const { db } = krill.world();

const server = createServer(createListener(krill)).listen(port, process.env["HOST"], () => {
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
