// How far an installed device has come, and what is to be done where it does not go on. Pure.
import type { Light } from "#src/apps/isp/panels.tsx";
import { regCause, watchReading, type LiveReading } from "#src/apps/monitoring/api.ts";
import { judge, observe, PROOF_WITHIN_MS, startWatch } from "#src/jobs/watch.ts";

/** `unknown`: the server does not tell. */
export type StepState = "done" | "waiting" | "failed" | "open" | "unknown";

/** What is to be done: keys of `watch.advice`. */
export type Advice =
  | "notKnown"
  | "noLight"
  | "noPower"
  | "notProvisioned"
  | "notOnline"
  | "stillOld"
  | "noAddress"
  | "noLimits"
  | "noReading"
  | `${"dn" | "up"}-${"weak" | "strong"}`;

/** One step of the way. */
export interface WatchStep {
  state: StepState;
  advice: Advice | null;
}

/** The three steps from the fibre to the internet. */
export interface WatchSteps {
  online: WatchStep;
  address: WatchStep;
  light: WatchStep;
}

/** By so much the clocks of network and browser may differ, ms. */
const CLOCKS_MS = 2 * 60_000;

const step = (state: StepState, advice: Advice | null = null): WatchStep => ({ state, advice });

/**
 * The steps as the live reading has them; `live` is null as long as the network does not know the device. After five minutes what
 * has not come is called failed.
 * @param startedAt when it was installed, ms
 * @param hasReplaced another ONU had its place before: one that has been online for longer is that one
 */
export function watchSteps(
  live: LiveReading | null,
  light: Light | null,
  startedAt: number,
  now: number,
  hasReplaced = false,
): WatchSteps {
  const isLate = now - startedAt >= PROOF_WITHIN_MS;
  const open = { address: step("open"), light: step("open") };
  if (live === null) return { online: step(isLate ? "failed" : "waiting", "notKnown"), ...open };
  const { info } = live;
  // It was not there before: what counts is that it is registered after.
  const before = { at: 0, state: "down", uptimeS: null, registered: false } as const;
  const seen = observe(
    startWatch(Math.min(startedAt, live.at.getTime() - 1), before),
    watchReading(live),
  );
  const isOnline = judge(seen, now).state === "back" || info.state === "up";
  const service = info.services.find(({ name }) => name === "provision");
  const isRefused = service?.state === "critical";
  if (!isOnline || isRefused) {
    const cause = regCause(info.registration.states);
    const advice = isRefused
      ? "notProvisioned"
      : cause === "los"
        ? "noLight"
        : cause === "dying-gasp"
          ? "noPower"
          : "notOnline";
    return { online: step(isLate ? "failed" : "waiting", advice), ...open };
  }
  const sinceMs = live.at.getTime() - startedAt;
  if (hasReplaced && info.uptime !== null && info.uptime * 1000 > sinceMs + CLOCKS_MS)
    return { online: step(isLate ? "failed" : "waiting", "stillOld"), ...open };
  const late = (advice: Advice) => (isLate ? step("failed", advice) : step("waiting"));
  const address =
    info.ips === null ? step("unknown") : info.ips.length > 0 ? step("done") : late("noAddress");
  return { online: step("done"), address, light: lightStep(light, isLate) };
}

function lightStep(light: Light | null, isLate: boolean): WatchStep {
  if (light?.state === "ok") return step("done");
  if (light?.state === "bad") {
    const { direction, side } = light.worst;
    return step("failed", `${direction}-${side}`);
  }
  if (light?.state === "no-limits") return step("unknown", "noLimits");
  return isLate ? step("unknown", "noReading") : step("waiting");
}
