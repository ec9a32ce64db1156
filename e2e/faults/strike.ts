import type { Page, Route } from "@playwright/test";
import type { Simulator } from "../simulator.ts";
import { CARRIED_OUT, type FaultName } from "./names.ts";

/** The one request of a flow that the fault hits. */
export interface Target {
  method: string;
  /** Part of its path and query. */
  match: string;
}

/** A fault at work. */
export interface Trouble {
  /** How often the console sent the request, so far. */
  sent: () => number;
  end: () => Promise<void>;
}

const DETAIL: Partial<Record<FaultName, string>> = {
  "403": "You do not have permission to perform this action.",
  "404": "Not found.",
  "409": "Another operation is in progress.",
  "429": "Request was throttled. Expected available in 2 seconds.",
};

const HTML: Partial<Record<FaultName, number>> = { "500 HTML": 500, "502": 502 };

/** Before the page is opened: what the fault needs of the browser itself. */
export async function prepareBrowser(page: Page, fault: FaultName): Promise<void> {
  // Time flows on from there.
  if (fault === "clock 10 minutes wrong")
    await page.clock.install({ time: Date.now() + 10 * 60_000 });
  // Time limits of 20 and 30 seconds end after 2 and 3: they are the browser's own, no clock moves them.
  if (fault === "20 s hang")
    await page.addInitScript(() => {
      const limit = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => limit(ms / 10);
    });
}

/** Lets the fault hit a request from now on, until it is ended. */
export async function strike(
  { page, sim }: { page: Page; sim: Simulator },
  fault: FaultName,
  { method, match }: Target,
): Promise<Trouble> {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === method && request.url().includes(match)) sent += 1;
  });
  /** The session: it is over once. */
  let isOver = false;
  const isEnd = Promise.withResolvers<void>();
  const isHit = (url: URL) => `${url.pathname}${url.search}`.includes(match);
  const hit = async (route: Route) => {
    if (route.request().method() !== method) return route.fallback();
    if (fault === "401 in the middle" && !match.includes("/auth/")) {
      if (!isOver) await sim.faults({ expireTokens: true, expireRefresh: true });
      isOver = true;
      return route.fallback();
    }
    // Who gave up waiting takes the route with it.
    await answer(route, fault, isEnd.promise).catch(() => null);
  };
  if (fault === "reset while sending") await sim.faults({ offline: true, method, match });
  else if (fault !== "clock 10 minutes wrong") await page.route(isHit, hit);
  return {
    sent: () => sent,
    end: async () => {
      isEnd.resolve();
      await page.unroute(isHit, hit);
      await sim.faults({});
    },
  };
}

async function answer(route: Route, fault: FaultName, isEnd: Promise<void>): Promise<void> {
  const carried = CARRIED_OUT.has(fault) ? await route.fetch() : null;
  if (fault === "refused") return route.abort("connectionrefused");
  if (fault === "reset while receiving") return route.abort("connectionreset");
  if (fault === "20 s hang") {
    await isEnd;
    return route.abort("connectionreset");
  }
  if (fault === "truncated JSON" && carried) {
    const text = await carried.text();
    return route.fulfill({ response: carried, body: text.slice(0, text.length / 2) });
  }
  const status = HTML[fault];
  if (status !== undefined)
    return route.fulfill({
      status,
      contentType: "text/html",
      body: `<html><body><h1>${status}</h1><hr>nginx</body></html>`,
    });
  return route.fulfill({
    status: fault === "401 in the middle" ? 401 : Number(fault),
    json: { detail: DETAIL[fault] ?? "No active account found with the given credentials" },
    ...(fault === "429" && { headers: { "retry-after": "2" } }),
  });
}
