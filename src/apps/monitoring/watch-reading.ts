import type { Reading } from "#src/jobs/watch.ts";
import type { CpeInfo } from "./cpe-info.ts";
import { regSays } from "./registration.ts";

/** A live reading as the watch for an action's proof needs it. */
export function watchReading({ info, at }: { info: CpeInfo; at: Date }): Reading {
  const says = regSays(info.registration.states);
  return {
    at: at.getTime(),
    state: info.state,
    uptimeS: info.uptime,
    registered: says === "up" ? true : says === "down" ? false : null,
  };
}
