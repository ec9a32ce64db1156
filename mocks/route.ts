import type { Area, User } from "./users.ts";
import type { World } from "./world.ts";

/** Methods that a route may have. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request on its way through: what a handler gets. */
export interface Ctx {
  world: World;
  user: User;
  request: Request;
  url: URL;
  query: URLSearchParams;
  /** Path parameters, decoded. */
  params: Record<string, string>;
  /** The parsed body; `{}` where there is none. */
  body: Record<string, unknown>;
  /** The body's type without its parameters, lower case. */
  contentType: string;
}

/** What answers a request. */
export type Handler = (ctx: Ctx) => Response | Promise<Response>;

/** One address and what can be done there. */
export interface Route {
  /** Below `/api/v2/`, without slash at the end; `:name` stands for one segment. */
  path: string;
  /** What a user needs; null: nothing, not even a token. */
  area: Area | null;
  methods: Partial<Record<Method, Handler>>;
  /** Whether the documented form ends in a slash; read only where the world is strict about it (contract 2.5). */
  slash?: "with" | "without";
  /** Whether its GET changes something, so that it is journalled as a write (contract 3.4, disconnect); false: not even its POST does. */
  acts?: boolean;
  /** Which methods this user may use beyond what the area says. */
  allows?: (user: User, method: Method, world: World) => boolean;
  /** DRF metadata under `actions` of OPTIONS: by field (contract 2.3). */
  metadata?: (ctx: Ctx) => Record<string, unknown>;
}
