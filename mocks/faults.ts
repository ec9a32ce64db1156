import { HttpResponse } from "msw";
import { htmlError, problem } from "./reply.ts";
import { NO_FAULTS } from "./switches.ts";
import type { World } from "./world.ts";

/** Waits in real time; ends early when the sender gives up. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

/** What the switches do to one request: an answer instead of the real one, or whether the real one is to be lost. */
export interface Verdict {
  instead: Response | null;
  isReplyLost: boolean;
}

/** Applies a world's failure switches to a request. */
export async function strike(world: World, request: Request, url: URL): Promise<Verdict> {
  const faults = world.faults;
  const isHit =
    (faults.match === null || `${url.pathname}${url.search}`.includes(faults.match)) &&
    (faults.method === null || faults.method.toUpperCase() === request.method);
  if (!isHit) return { instead: null, isReplyLost: false };
  if (faults.times !== null) {
    faults.times -= 1;
    if (faults.times <= 0) world.faults = { ...NO_FAULTS };
  }
  await wait(faults.latencyMs + faults.hang, request.signal);
  while (faults.held && faults === world.faults && !request.signal.aborted)
    await wait(20, request.signal);
  let instead: Response | null = null;
  if (faults.offline) instead = HttpResponse.error();
  else if (faults.rateLimit) {
    const seconds = faults.rateLimit.retryAfter;
    instead =
      seconds === null
        ? problem(429, "Request was throttled.")
        : problem(429, `Request was throttled. Expected available in ${seconds} seconds.`, {
            "Retry-After": String(seconds),
          });
  } else if (faults.errorRate > 0 && world.chance() < faults.errorRate)
    instead = htmlError(faults.errorStatus);
  else if (faults.badJson) {
    instead = new HttpResponse('{"count": 3, "next": null, "results": [{"id": 1, "cpen', {
      headers: { "Content-Type": "application/json" },
    });
  }
  return { instead, isReplyLost: faults.lostReply };
}
