import { HttpResponse } from "msw";
import { invalid, json, notFound, problem } from "./reply.ts";
import type { Ctx, Method, Route } from "./route.ts";
import { holder } from "./tokens.ts";
import { USERS, type User } from "./users.ts";
import type { World } from "./world.ts";

const ORDER: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The user of HTTP Basic credentials, which the real server accepts too (contract 2.2). */
function basicUser(credentials: string): User | null {
  try {
    const [name, password] = atob(credentials).split(":");
    return USERS.find((user) => user.username === name && user.password === password) ?? null;
  } catch {
    return null;
  }
}

/** The user of a request: by Bearer token, or by HTTP Basic. */
function authenticate(world: World, request: Request): User | null {
  const [scheme, credentials = ""] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme === "Bearer") return holder(world, credentials, "access");
  return scheme === "Basic" ? basicUser(credentials) : null;
}

/** 401 as SimpleJWT says it; without any token, as DRF does. */
function unauthenticated(request: Request): Response {
  const headers = { "WWW-Authenticate": 'Bearer realm="api"' };
  if (!request.headers.has("authorization")) {
    return problem(401, "Authentication credentials were not provided.", headers);
  }
  const body = {
    detail: "Given token not valid for any token type",
    code: "token_not_valid",
    messages: [
      { token_class: "AccessToken", token_type: "access", message: "Token is invalid or expired" },
    ],
  };
  return json(body, 401, headers);
}

function mayUse(route: Route, user: User, method: Method, world: World): boolean {
  if (route.area === null) return true;
  if (route.allows) return route.allows(user, method, world);
  const level = user.areas[route.area];
  return level === "write" || (level === "read" && method === "GET");
}

/** The parts of an upload: files by name, size and type alone. */
function readParts(parts: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...parts].map(([name, part]) => [
      name,
      typeof part === "string" ? part : { name: part.name, size: part.size, type: part.type },
    ]),
  );
}

/** The body by its content type, or the refusal. */
async function readBody(
  request: Request,
  contentType: string,
): Promise<Record<string, unknown> | Response> {
  if (contentType === "multipart/form-data") return readParts(await request.formData());
  const text = await request.text();
  if (text.trim() === "") return {};
  if (contentType === "application/x-www-form-urlencoded")
    return Object.fromEntries(new URLSearchParams(text));
  if (contentType !== "application/json")
    return problem(415, `Unsupported media type "${contentType}" in request.`);
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      return value as Record<string, unknown>;
    return invalid({
      non_field_errors: [
        `Invalid data. Expected a dictionary, but got ${Array.isArray(value) ? "list" : typeof value}.`,
      ],
    });
  } catch (error) {
    return problem(
      400,
      `JSON parse error - ${error instanceof Error ? error.message : "unreadable"}`,
    );
  }
}

/** The answer of one route to one request: who, may they, what. */
export async function answer(
  route: Route,
  ctx: Omit<Ctx, "user" | "body">,
  onUser: (user: User, body: unknown) => void,
): Promise<Response> {
  const { world, request, url } = ctx;
  const known = ORDER.filter((method) => route.methods[method]);
  const user = authenticate(world, request);
  if (request.method === "OPTIONS" && request.headers.has("access-control-request-method"))
    return json({});
  if (route.area !== null && !user) return unauthenticated(request);
  const someone = user ?? { ...(USERS[0] as User), username: "", areas: {} };
  const allowed = known.filter((method) => mayUse(route, someone, method, world));
  const allow = { Allow: [...allowed, "HEAD", "OPTIONS"].join(", ") };
  if (route.area !== null && allowed.length === 0)
    return problem(403, "You do not have permission to perform this action.", allow);
  if (
    world.options.trailingSlash === "strict" &&
    route.slash &&
    (route.slash === "with") !== url.pathname.endsWith("/")
  ) {
    if (route.slash === "without") return notFound();
    return new HttpResponse(null, {
      status: 301,
      headers: { Location: `${url.pathname}/${url.search}` },
    });
  }
  const body = await readBody(request, ctx.contentType);
  onUser(someone, body instanceof Response ? null : { ...body });
  const whole: Ctx = { ...ctx, user: someone, body: body instanceof Response ? {} : body };
  Reflect.deleteProperty(whole.body, world.options.keeps);
  if (request.method === "OPTIONS") {
    const metadata = route.metadata?.(whole);
    const actions = Object.fromEntries(
      allowed
        .filter((method) => method === "POST" || method === "PUT")
        .map((method) => [method, metadata]),
    );
    const about = {
      name: route.path,
      description: "",
      renders: ["application/json", "text/html"],
      parses: ["application/json", "application/x-www-form-urlencoded"],
    };
    return json(
      metadata && Object.keys(actions).length > 0 ? { ...about, actions } : about,
      200,
      allow,
    );
  }
  const method = request.method === "HEAD" ? "GET" : (request.method as Method);
  const handler = route.methods[method];
  if (!handler) return problem(405, `Method "${request.method}" not allowed.`, allow);
  if (!allowed.includes(method))
    return problem(403, "You do not have permission to perform this action.", allow);
  if (body instanceof Response) return body;
  const response = await handler(whole);
  if (response.type !== "error" && !response.headers.has("Allow"))
    response.headers.set("Allow", allow.Allow);
  return response;
}
