import { getResponse } from "msw";
import { createKrill, WORLD_HEADER, type Krill } from "./krill.ts";

/** Someone signed in to a simulated Krill, in a test. */
export interface Caller {
  /** Asks for a path below `/api/v2/`; `body` makes it a JSON write. */
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** The JSON of a GET. */
  get(path: string): Promise<Json>;
  /** Asks for a path below `/_sim/`. */
  sim(method: string, path: string, body?: unknown): Promise<Response>;
}

/** JSON as a test reads it: whatever is asked for is there, or the test fails. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** Sends one request to the handlers, without a network. */
export async function ask(krill: Krill, request: Request): Promise<Response> {
  const response = await getResponse(krill.handlers, request);
  if (!response) throw new Error(`nobody answers ${request.url}`);
  return response;
}

/** Signs in to a world (`default`) of a simulated Krill (a new one) and gives what a test calls. Live readings take no time. */
export async function signIn(
  username = "noc",
  krill: Krill = createKrill(),
  world = "default",
): Promise<Caller> {
  Object.assign(krill.world(world).options, { infoMs: 0, plantMs: 0 });
  const call = (method: string, url: string, headers: Record<string, string>, body?: unknown) =>
    ask(
      krill,
      new Request(`http://krill.test${url}`, {
        method,
        headers: {
          [WORLD_HEADER]: world,
          ...headers,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const reply = await call("POST", "/api/v2/auth/login", {}, { username, password: username });
  const { access } = (await reply.json()) as { access: string };
  const send: Caller["send"] = (method, path, body) =>
    call(
      method,
      path.startsWith("/api/") ? path : `/api/v2/${path}`,
      { authorization: `Bearer ${access}` },
      body,
    );
  return {
    send,
    get: async (path) => (await send("GET", path)).json(),
    sim: (method, path, body) => call(method, `/_sim/${path}`, {}, body),
  };
}

/** The hrefs of a CPE's actions by name; fails where the row has no links. */
export function actionsOf(row: Json): Record<string, string> {
  return row["_links"].actions;
}
