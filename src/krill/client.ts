import { ApiError } from "./errors.ts";
import { requestLog } from "./request-log.ts";
import {
  accessToken,
  firstThatExists,
  onSignOut,
  renew,
  sessionSignal,
  signedInAgain,
} from "./session.ts";
import { apiUrl, otherSlash, withOtherSlash, type ApiUrl, type QueryValue } from "./links.ts";
import { afterFirstPaint } from "#src/util/after-paint.ts";
import { transmit, type Call, type Method, type Reply } from "./transport.ts";

/** Waits before the second and third try of a GET, in ms; a random part of each is added. */
const RETRY_WAITS = [400, 1200];

// The next person at this browser must not see what the last one asked for.
onSignOut(() => requestLog.clear());

interface ClientCall extends Omit<Call, "token"> {
  /** It acts, whatever its method: never repeated (RADIUS disconnect is a GET, contract 2.6). */
  isAction?: boolean;
  /** False: a failed GET is not repeated. A question to the plant itself costs it as much the second time. */
  canRepeat?: boolean;
  /**
   * Asked before a call that was refused with 401 is sent once more: what was to be sent before the
   * person signed in again may no longer be wanted. Where it says no, the refusal is the answer.
   */
  mayRepeat?: () => boolean;
}

/**
 * The one way to the API for a signed-in person. Adds the token; where it is refused, renews it once for all
 * waiting calls and repeats the call once; where that does not help, waits until the person has
 * signed in again, so that no work is lost. GETs are repeated on network errors and 502 to 504;
 * nothing that writes is (contract 2.2, 2.7). What is asked for while the first page is being drawn waits until it stands.
 * @throws ApiError; DOMException `AbortError` when cancelled or signed out
 */
export async function send(call: ClientCall): Promise<Reply> {
  const method = call.method ?? "GET";
  const signal = call.signal ? AbortSignal.any([call.signal, sessionSignal()]) : sessionSignal();
  // What the first page needs is on its way before anything is drawn.
  if (method === "GET" || method === "OPTIONS") await afterFirstPaint();
  const waits = method === "GET" && !call.isAction && call.canRepeat !== false ? RETRY_WAITS : [];
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendSignedIn({ ...call, signal });
    } catch (error) {
      const wait = waits[attempt];
      if (wait === undefined || !(error instanceof ApiError) || !isWorthRepeating(error))
        throw error;
      await pause(wait * (1 + Math.random() / 2), signal);
    }
  }
}

/** Reads from a path below `/api/v2/`. @throws as `send` */
export function get(
  path: string,
  query?: Record<string, QueryValue>,
  options: Pick<ClientCall, "signal" | "timeoutMs" | "canRepeat" | "accept"> = {},
): Promise<Reply> {
  return read({ url: apiUrl(path, query), ...options });
}

/**
 * Writes to a path below `/api/v2/`; on 404, 405 or a redirect the other trailing slash is tried
 * once, since nothing has happened then (contract 2.5). @throws as `send`
 */
export function write(
  method: Exclude<Method, "GET" | "OPTIONS">,
  path: string,
  body?: unknown,
  options: Pick<ClientCall, "mayRepeat"> = {},
): Promise<Reply> {
  return firstThatExists([path, otherSlash(path)], (one) =>
    send({
      url: apiUrl(one),
      method,
      body,
      accept: "any",
      timeoutMs: 30_000,
      // With it a refusal that nobody signs in after is told as what it is: nothing was written.
      mayRepeat: () => true,
      ...options,
    }),
  );
}

/** Reads an address that a reply gave, as given. @throws as `send` */
export function follow(url: ApiUrl, signal?: AbortSignal): Promise<Reply> {
  return read({ url, signal });
}

/** Only a redirect is worth the other slash on a read (contract 2.5): a 404 means what it says. */
async function read(call: Pick<ClientCall, "url" | "signal" | "timeoutMs">): Promise<Reply> {
  try {
    return await send(call);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 301) throw error;
    return send({ ...call, url: withOtherSlash(call.url) });
  }
}

async function sendSignedIn(call: ClientCall): Promise<Reply> {
  const used = accessToken();
  let refusal: unknown;
  try {
    return await transmit({ ...call, token: used });
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
    refusal = error;
  }
  try {
    if (!(await renew(used))) await signedInAgain(call.signal);
  } catch (error) {
    // The refusal says more than the wait that was given up: nothing has happened.
    throw call.mayRepeat ? refusal : error;
  }
  if (call.mayRepeat?.() === false) throw refusal;
  return transmit({ ...call, token: accessToken() });
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ApiError && error.kind === "unauthenticated";
}

function isWorthRepeating(error: ApiError): boolean {
  return error.kind === "network" || [502, 503, 504].includes(error.status);
}

/** Waits, unless cancelled. @throws DOMException `AbortError` */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(new DOMException("cancelled", "AbortError"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
  });
}
