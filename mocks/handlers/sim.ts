import { http, type RequestHandler } from "msw";
import { setLink, shift } from "#mocks/db/network.ts";
import type { Link, Quirk } from "#mocks/db/rows.ts";
import { badNight } from "#mocks/scenario.ts";
import { gone, json, notFound, problem } from "#mocks/reply.ts";
import { DEFAULT_OPTIONS, NO_FAULTS } from "#mocks/switches.ts";
import { leaveTwins } from "#mocks/seed/oratio.ts";
import type { World } from "#mocks/world.ts";
import { SIM_PAGE } from "./sim-page.ts";

type Body = Record<string, unknown>;

/** The known settings of a body over their defaults; a message for what nobody knows. */
function settings<T extends object>(defaults: T, body: Body): T | string {
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(defaults, name))
      return `Unknown setting '${name}'. Known: ${Object.keys(defaults).join(", ")}.`;
    const usual = defaults[name as keyof T];
    if (usual !== null && value !== null && typeof usual !== typeof value)
      return `'${name}' must be a ${typeof usual}.`;
  }
  return { ...defaults, ...body };
}

function putFaults(world: World, body: Body): Response {
  const faults = settings(NO_FAULTS, body);
  if (typeof faults === "string") return problem(400, faults);
  world.faults = faults;
  const last = world.nextToken();
  if (faults.expireTokens) world.expiredUpTo.access = last;
  if (faults.expireRefresh) world.expiredUpTo.refresh = last;
  return json(world.faults);
}

const QUIRKS = new Set(["refuses", "neverReturns", "info", "hasNoLinks"]);

/** Changes a CPE behind the console's back: device fields, CPE fields, hrefs (`actions`, null drops one), quirks. */
function patchCpe(world: World, id: number, body: Body): Response {
  const { db } = world;
  const cpe = db.cpes.get(id);
  const device = db.devices.get(id);
  if (!cpe || !device) return notFound();
  for (const [name, value] of Object.entries(body)) {
    if (name === "link") setLink(world, cpe, device, value as Link);
    else if (name === "actions") {
      const hrefs = { ...db.quirks.get(id)?.hrefs, ...(value as Quirk["hrefs"]) };
      db.quirks.set(id, { ...db.quirks.get(id), hrefs });
    } else if (QUIRKS.has(name))
      db.quirks.set(id, { ...db.quirks.get(id), [name]: value ?? undefined });
    else if (Object.hasOwn(cpe, name)) db.cpes.change(cpe, { [name]: value });
    else if (Object.hasOwn(device, name)) shift(world, cpe, device, world.now(), { [name]: value });
    else return problem(400, `Unknown field '${name}'.`);
  }
  return json({ cpe, device, quirk: db.quirks.get(id) ?? null });
}

function answer(world: World, method: string, path: string, body: Body): Response {
  switch (`${method} ${path}`) {
    case "GET ":
      return new Response(SIM_PAGE, { headers: { "Content-Type": "text/html; charset=utf-8" } });
    case "GET state":
      return json({
        world: world.id,
        now: new Date(world.now()).toISOString(),
        cpes: world.db.cpes.size,
        requests: world.requestCount,
        faults: world.faults,
        options: world.options,
      });
    case "GET faults":
      return json(world.faults);
    case "PUT faults":
      return putFaults(world, body);
    case "GET options":
      return json(world.options);
    case "PUT options": {
      const options = settings(DEFAULT_OPTIONS, body);
      if (typeof options === "string") return problem(400, options);
      world.options = options;
      return json(options);
    }
    case "POST clock": {
      const seconds = Number(body["advance"]);
      if (!Number.isFinite(seconds) || seconds < 0)
        return problem(400, "'advance' must be a number of seconds.");
      world.clock.advance(seconds);
      world.clock.settle();
      return json({ now: new Date(world.now()).toISOString() });
    }
    case "POST sessions":
      return json({ left: leaveTwins(world.db, Number(body["twins"]) || 0) });
    case "POST scenario": {
      if (body["name"] !== "bad-night") return problem(400, "Known scenarios: bad-night.");
      return json(badNight(world, Number(body["alone"] ?? 300)));
    }
    case "GET log":
      return json(world.log);
    case "POST reset":
      world.reset();
      return gone();
    default: {
      const id = /^cpes\/(\d+)$/.exec(path)?.[1];
      if (id === undefined) return notFound();
      if (method === "PATCH") return patchCpe(world, Number(id), body);
      const cpe = world.db.cpes.get(Number(id));
      if (method !== "GET" || !cpe) return notFound();
      return json({
        cpe,
        device: world.db.devices.get(cpe.id),
        quirk: world.db.quirks.get(cpe.id) ?? null,
      });
    }
  }
}

/** The hands on the simulator, outside the API (docs/mock-api.md): no sign-in, no failures. */
export function simHandler(worldOf: (request: Request) => World): RequestHandler {
  return http.all(/\/_sim(\/|$)/, async ({ request }) => {
    const { pathname } = new URL(request.url);
    const path = pathname.slice(pathname.indexOf("/_sim") + 5).replaceAll(/^\/|\/$/g, "");
    const text = await request.text();
    let body: unknown;
    try {
      body = text === "" ? {} : JSON.parse(text);
    } catch {
      return problem(400, "The body is not JSON.");
    }
    if (body === null || typeof body !== "object")
      return problem(400, "The body must be an object.");
    const world = worldOf(request);
    world.clock.settle();
    return answer(world, request.method, path, body as Body);
  });
}
