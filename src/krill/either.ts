import { ApiError } from "./errors.ts";

const CLOSED: ReadonlySet<ApiError["kind"]> = new Set(["forbidden", "not-found", "not-allowed"]);

/** Whether an error says that an address is not there, or not for this person: another one may be asked. */
export function isClosed(error: unknown): boolean {
  return error instanceof ApiError && CLOSED.has(error.kind);
}

/**
 * Reads by the first way, and by the second where the first is not there or not allowed (403, 404, 405). Only for reading.
 * @throws ApiError, the first way's where both are closed
 */
export async function either<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (!isClosed(error)) throw error;
    try {
      return await second();
    } catch (other) {
      throw isClosed(other) ? error : other;
    }
  }
}
