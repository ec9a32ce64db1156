import { isSecretName } from "#src/util/secrets.ts";
import { createListeners } from "#src/util/listeners.ts";
import type { ErrorKind, RequestFacts } from "./errors.ts";

/** One request of this tab, as the details views show it. Holds no token and no secret field. */
export interface LoggedRequest extends RequestFacts {
  id: number;
  /** HTTP status; 0 where no reply came. */
  status: number;
  error: ErrorKind | null;
}

const KEPT = 200;
let log: readonly LoggedRequest[] = [];
let nextId = 1;
const { subscribe, tell } = createListeners();

/** Remembers a finished request; the oldest go first. */
export function logRequest(entry: Omit<LoggedRequest, "id">): void {
  log = [{ ...entry, body: withoutSecrets(entry.body), id: nextId++ }, ...log].slice(0, KEPT);
  tell();
}

/** The requests of this tab, newest first; a store for `useSyncExternalStore`. */
export const requestLog = {
  subscribe,
  get: (): readonly LoggedRequest[] => log,
  clear(): void {
    log = [];
    tell();
  },
};

/** An address in which the values of secret parameters (contract 2.10) read `•••`. Looks at each letter once, however long. */
export const urlWithoutSecrets = (url: string): string =>
  url.replaceAll(/([?&]([^=&#?]+)=)[^&#]+/gu, (whole, before: string, name: string) =>
    isSecretName(name) ? `${before}•••` : whole,
  );

/** Nothing real is nested as deep; what is cannot be written as JSON either. */
const DEEPEST = 100;

/** A copy of a body in which secret fields (contract 2.10) read `•••`, and what is nested without end `…`. */
export function withoutSecrets(body: unknown, depth = 0): unknown {
  if (typeof body !== "object" || body === null) return body;
  if (depth > DEEPEST) return "…";
  if (Array.isArray(body)) return body.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      isSecretName(name) && value !== null && value !== ""
        ? "•••"
        : withoutSecrets(value, depth + 1),
    ]),
  );
}
