import { vi } from "vitest";

/** A request as the tests see it. */
export interface Seen {
  method: string;
  path: string;
  token: string | null;
  body: string;
}

/** What a test answers: a status with a body, or an error to throw. */
export type Answer =
  | { status: number; json?: unknown; text?: string; headers?: Record<string, string> }
  | Error
  | "hang";

/** Puts a server of the test's own in the place of `fetch`; returns the log of requests. */
export function fakeFetch(
  answer: (request: Seen, count: number) => Answer | Promise<Answer>,
): Seen[] {
  const seen: Seen[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    const url = new URL(input);
    const headers = new Headers(init.headers);
    const request: Seen = {
      method: init.method ?? "GET",
      path: url.pathname + url.search,
      token: headers.get("Authorization")?.replace("Bearer ", "") ?? null,
      body: typeof init.body === "string" ? init.body : "",
    };
    seen.push(request);
    const reply = await answer(request, seen.length);
    if (reply instanceof Error) throw reply;
    if (reply === "hang")
      return new Promise<Response>((_, reject) => {
        init.signal?.addEventListener("abort", () =>
          reject(init.signal?.reason instanceof Error ? init.signal.reason : new Error("aborted")),
        );
      });
    const text = reply.text ?? (reply.json === undefined ? "" : JSON.stringify(reply.json));
    return new Response(reply.status === 204 ? null : text, {
      status: reply.status,
      headers: reply.headers ?? {},
    });
  });
  return seen;
}
