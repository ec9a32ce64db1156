import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { Staged } from "#mocks/scenario.ts";

/** Faults of the running simulator; docs/mock-api.md says what each does. */
export interface Faults {
  /** Added to every answer, milliseconds. */
  latencyMs?: number;
  /** Answer only after that many milliseconds. */
  hang?: number;
  /** Answer when the faults are set anew: what has to be seen before the answer is seen before it. */
  held?: boolean;
  /** The connection breaks before the request is carried out. */
  offline?: boolean;
  /** The request is carried out and the connection breaks before the answer. */
  lostReply?: boolean;
  rateLimit?: { retryAfter: number | null };
  /** Share of requests that answer `errorStatus` (500) with an HTML page, 0 to 1. */
  errorRate?: number;
  errorStatus?: 403 | 404 | 405 | 500 | 502 | 503 | 504;
  badJson?: boolean;
  expireTokens?: boolean;
  expireRefresh?: boolean;
  /** Only for addresses that contain this. */
  match?: string;
  method?: string;
  /** Switches itself off after that many requests. */
  times?: number;
}

/** One action or change that the simulator received. */
export interface Received {
  method: string;
  path: string;
  user: string | null;
  [more: string]: unknown;
}

/** The simulator's switches (`/_sim/…`) for one test's world. */
export interface Simulator {
  /** Sets the faults; `{}` clears them. */
  faults(faults: Faults): Promise<void>;
  /** Lets time pass in this world: reboots end, tokens expire. */
  advance(seconds: number): Promise<void>;
  /** Every action, change and disconnect received so far, oldest first. */
  log(): Promise<Received[]>;
  /** How this server reads what the contract leaves open. */
  options(options: Record<string, unknown>): Promise<void>;
  /** Stages a bad night in a fleet of some 2,000; says what went down. */
  badNight(): Promise<Staged>;
  /** Changes a device behind the console's back. */
  patchCpe(id: number | string, change: Record<string, unknown>): Promise<void>;
  /** Leaves an older RADIUS session over beside the live one of so many CPEs; how many it could. */
  leaveTwins(count: number): Promise<number>;
  /** Reads this world's API as NOC, to learn what a test cannot know: a line's number, a name. */
  read<T>(path: string): Promise<T>;
  /** Writes to this world's API as NOC: what a colleague does meanwhile. */
  write<T>(method: "POST" | "PATCH" | "DELETE", path: string, data?: unknown): Promise<T>;
}

const AS_NOC = { authorization: `Basic ${btoa("noc:noc")}` };

/** @param request carries the header that names the world */
export function simulator(request: APIRequestContext): Simulator {
  return {
    faults: async (data) => ok(await request.put("/_sim/faults", { data })),
    advance: async (seconds) =>
      ok(await request.post("/_sim/clock", { data: { advance: seconds } })),
    options: async (data) => ok(await request.put("/_sim/options", { data })),
    badNight: async () => {
      const response = await request.post("/_sim/scenario", { data: { name: "bad-night" } });
      ok(response);
      return (await response.json()) as Staged;
    },
    patchCpe: async (id, data) => ok(await request.patch(`/_sim/cpes/${id}`, { data })),
    leaveTwins: async (twins) => {
      const response = await request.post("/_sim/sessions", { data: { twins } });
      ok(response);
      return ((await response.json()) as { left: number }).left;
    },
    read: async <T>(path: string) => {
      const response = await request.get(`/api/v2/${path}`, { headers: AS_NOC });
      ok(response);
      return (await response.json()) as T;
    },
    write: async <T>(method: "POST" | "PATCH" | "DELETE", path: string, data?: unknown) => {
      const options = { method, headers: AS_NOC, ...(data === undefined ? {} : { data }) };
      const response = await request.fetch(`/api/v2/${path}`, options);
      ok(response);
      return (response.status() === 204 ? null : await response.json()) as T;
    },
    log: async () => {
      const response = await request.get("/_sim/log");
      ok(response);
      const body = (await response.json()) as Received[] | { results: Received[] };
      return Array.isArray(body) ? body : body.results;
    },
  };
}

function ok(response: APIResponse): void {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}`);
}
