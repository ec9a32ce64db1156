import { stamp } from "./clock.ts";
import type { Ctx, Route } from "./route.ts";
import type { User } from "./users.ts";

/** How much of the past a world keeps. */
const LOG_LENGTH = 20_000;

const SECRET = /password|secret|token/i;

/** A copy of a body with its secrets struck out. */
function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mask);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRET.test(key) && inner ? "********" : mask(inner),
    ]),
  );
}

/** Keeps the request in the server's own log (contract 3.13) and, where it changes something, in the simulator's. */
export function record(
  route: Route | null,
  ctx: Omit<Ctx, "user" | "body">,
  who: { user: User | null; body: unknown },
  response: Response,
  ms: number,
): void {
  const { world, request, url } = ctx;
  const isWrite = !["GET", "HEAD", "OPTIONS"].includes(request.method) && route?.acts !== false;
  const isAct = route?.acts === true && request.method !== "OPTIONS";
  const user = who.user?.username ? who.user : null;
  if (isWrite || isAct) {
    if (world.log.length >= LOG_LENGTH) world.log.shift();
    world.log.push({
      time: new Date(world.now()).toISOString(),
      user: user?.username ?? null,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      body: mask(who.body),
      status: response.status,
    });
  }
  if (route === null || (route.area === "logger" && !isWrite)) return;
  const db = world.db;
  const oldest = db.requests.size >= 2000 ? db.requests.ordered()[0] : undefined;
  if (oldest) db.requests.remove(oldest.id);
  db.requests.put({
    id: db.requests.nextId(),
    requested_at: stamp(world.now()),
    username_persistent: user?.username ?? null,
    user: user?.id ?? null,
    remote_addr: "192.0.2.20",
    response_ms: Math.round(ms),
    status_code: response.status,
    method: request.method,
    path: url.pathname,
    host: url.host,
    view: `${route.path.split("/")[0]}.views`,
    view_method: request.method.toLowerCase(),
    query_params: JSON.stringify(Object.fromEntries(ctx.query)),
    // drf-tracking strikes out keys called exactly `password`; `wifi_password` stays (contract 2.10).
    data: JSON.stringify(who.body ?? {}).replace(
      /"password":"[^"]*"/g,
      '"password":"********************"',
    ),
    response: "",
    errors: response.status >= 500 ? "Internal error" : null,
  });
}
