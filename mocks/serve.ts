import { http, HttpResponse, type RequestHandler } from "msw";
import { strike } from "./faults.ts";
import { answer } from "./guard.ts";
import { record } from "./journal.ts";
import { notFound, SERVER_HEADERS } from "./reply.ts";
import type { Route } from "./route.ts";
import { hostileReply } from "./seed/hostile.ts";
import type { User } from "./users.ts";
import type { World } from "./world.ts";

/** Path parameters where a path fits a route, else null. */
function matchPath(route: Route, segments: readonly string[]): Record<string, string> | null {
  const wanted = route.path.split("/");
  if (wanted.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

/** The same answer out of the hostile realm; what signs in and opens the applications stays as it is. */
async function hostile(path: string, answered: Response, salt: number): Promise<Response> {
  const isData = answered.headers.get("content-type")?.startsWith("application/json") === true;
  if (!isData || /^(auth|me)\//.test(path)) return answered;
  const { status, headers } = answered;
  headers.delete("content-length");
  return new HttpResponse(JSON.stringify(hostileReply(path, await answered.json(), salt)), {
    status,
    headers,
  });
}

/** A path segment in plain text; one that is not well encoded stays as it is and matches nothing. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * One MSW handler for a group of routes whose addresses fit a pattern of MSW's: failures, sign-in, rights, method, then the route;
 * 404 where there is none.
 */
export function serve(
  pattern: string,
  routes: readonly Route[],
  worldOf: (request: Request) => World,
): RequestHandler {
  return http.all(pattern, async ({ request }) => {
    const began = performance.now();
    const url = new URL(request.url);
    const world = worldOf(request);
    world.requestCount += 1;
    world.clock.settle();
    const path = url.pathname.slice(url.pathname.indexOf("/api/v2/") + 8).replace(/\/$/, "");
    const segments = path.split("/").map(decodeSegment);
    let params: Record<string, string> | null = null;
    const isAmong = (parts: string) =>
      parts.split(",").some((part) => part !== "" && `${path}/`.includes(part));
    const route = isAmong(world.options.absent)
      ? null
      : (routes.find((one) => (params = matchPath(one, segments)) !== null) ?? null);
    const contentType =
      (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    // delete("") leaves all as it is.
    url.searchParams.delete(world.options.overlooks);
    const ctx = { world, request, url, query: url.searchParams, params: params ?? {}, contentType };
    const fault = await strike(world, request, url);
    const who: { user: User | null; body: unknown } = { user: null, body: null };
    let honest: Response =
      fault.instead ??
      (route
        ? await answer(route, ctx, (user, body) => {
            who.user = user;
            who.body = body;
          })
        : notFound());
    if (honest.ok && isAmong(world.options.empty)) honest = HttpResponse.json([]);
    record(route, ctx, who, honest, performance.now() - began);
    const response = world.hostile === null ? honest : await hostile(path, honest, world.hostile);
    if (fault.isReplyLost || response.type === "error") return HttpResponse.error();
    for (const [name, value] of Object.entries(SERVER_HEADERS)) response.headers.set(name, value);
    return request.method === "HEAD"
      ? new HttpResponse(null, { status: response.status, headers: response.headers })
      : response;
  });
}
