import type { RequestHandler } from "msw";
import { acsRoutes } from "./handlers/acs.ts";
import { actionRoutes } from "./handlers/actions.ts";
import { authRoutes } from "./handlers/auth.ts";
import { cpeLinkRoutes } from "./handlers/cpe-links.ts";
import { docsisRoutes } from "./handlers/docsis.ts";
import { gisRoutes } from "./handlers/gis.ts";
import { gponRoutes } from "./handlers/gpon.ts";
import { ispRoutes } from "./handlers/isp.ts";
import { installerRoutes } from "./handlers/installer.ts";
import { kermitRoutes } from "./handlers/kermit.ts";
import { loggerRoutes } from "./handlers/logger.ts";
import { monitoringRoutes } from "./handlers/monitoring.ts";
import { planktonRoutes } from "./handlers/plankton.ts";
import { oratioRoutes } from "./handlers/oratio.ts";
import { rubikRoutes } from "./handlers/rubik.ts";
import { pbxRoutes } from "./handlers/pbx.ts";
import { simHandler } from "./handlers/sim.ts";
import { serve } from "./serve.ts";
import { warm } from "./warm.ts";
import { createWorld, type World } from "./world.ts";

/** The header that chooses a world; without it, `default`. */
export const WORLD_HEADER = "krill-sim-world";

/** A simulated Krill. */
export interface Krill {
  /** MSW handlers for everything below `/api/v2/` and `/_sim/`, grouped by application. */
  handlers: RequestHandler[];
  /** The world of a name, made when first asked for. */
  world(id?: string): World;
}

/** Routes by the first word of their address below `/api/v2/`. One line for each application. */
const APPS = {
  auth: authRoutes,
  me: authRoutes,
  isp: [...ispRoutes, ...cpeLinkRoutes, ...actionRoutes],
  cpes: [...cpeLinkRoutes, ...actionRoutes],
  monitoring: monitoringRoutes,
  gpon: gponRoutes,
  docsis: docsisRoutes,
  acs: acsRoutes,
  gis: gisRoutes,
  plankton: planktonRoutes,
  installer: installerRoutes,
  oratio: oratioRoutes,
  kermit: kermitRoutes,
  rubik: rubikRoutes,
  pbx: pbxRoutes,
  logger: loggerRoutes,
} as const;

/**
 * Makes a simulated Krill of `fleet` CPEs (158, as in the API's own examples; the named rows are always there). `now` gives
 * real time in milliseconds, for tests that want all times to be the same.
 */
export function createKrill({
  fleet = 158,
  now,
}: { fleet?: number; now?: () => number } = {}): Krill {
  const worlds = new Map<string, World>();
  const world = (id = "default") => {
    const known = worlds.get(id);
    if (known) return known;
    // `name@12000` is a world of its own size, `name@plant` one with the big plant, `name@hostile` or `name@hostile7` a hostile one.
    const own = /@(\d{1,6})$/.exec(id)?.[1];
    const size = {
      fleet: own === undefined ? fleet : Number(own),
      hasPlant: id.endsWith("@plant"),
    };
    const made = createWorld(id, size, now);
    warm(made);
    worlds.set(id, made);
    return made;
  };
  const worldOf = (request: Request) => world(request.headers.get(WORLD_HEADER) ?? undefined);
  const handlers = Object.entries(APPS).map(([prefix, routes]) =>
    serve(`*/api/v2/${prefix}/*`, routes, worldOf),
  );
  // What is not simulated is not there, rather than somebody else's.
  const nothing = serve("*/api/*", [], worldOf);
  return { handlers: [...handlers, nothing, simHandler(worldOf)], world };
}
