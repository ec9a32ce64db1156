// A disconnect's proof: the session's key is gone, or another has taken its place (contract 3.4). Pure.
import type { Reading } from "#src/jobs/watch.ts";
import type { SessionReading } from "./api.ts";

/**
 * What a reading of a session says to the watch of an action on it. Gone and another one live is
 * "back"; gone alone is "down". A server that cannot be asked proves nothing.
 */
export function asReading({ state, others, at }: SessionReading): Reading {
  const isReplaced = others.length > 0;
  if (state === "unknown") return { at: at.getTime(), state, uptimeS: null, registered: null };
  if (state === "online") return { at: at.getTime(), state: "up", uptimeS: null, registered: true };
  return {
    at: at.getTime(),
    state: isReplaced ? "up" : "down",
    // Whatever took its place was not cut: its uptime counts from here.
    uptimeS: isReplaced ? 0 : null,
    registered: isReplaced,
  };
}
