import { ApiError } from "./errors.ts";

/** Seconds to wait after a 429 that does not say for how long. */
const USUAL_S = 5;

/**
 * Asks many things of a server that may ask for patience (429, contract 2.7): what was refused for that is asked again after
 * the time that it names, once for all that were refused together. Only for what may be asked twice.
 *
 * @param wait waits so many seconds. @throws AbortError when cancelled
 */
export function patience(wait: (seconds: number, signal: AbortSignal) => Promise<void>) {
  let waiting: Promise<void> | null = null;
  return async <T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    for (;;) {
      await waiting;
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== "rate-limited") throw error;
        waiting ??= wait(error.retryAfter ?? USUAL_S, signal).finally(() => {
          waiting = null;
        });
      }
    }
  };
}

/** Whether a failure may be of the one thing that was asked (a 500 for an odd value): it must not stop the others. */
export function isOwnFailure(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === "server" || error.kind === "malformed");
}
