import { formatPosition, samePort } from "#src/util/pon.ts";
import { type CpeInfo, type HostState, type RegState, regSays } from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import type { Port } from "./verdict-extent.ts";
import type { Contradiction } from "./verdict-types.ts";

/** Where a fact of the evidence stands in the API. */
export const INFO = "monitoring/cpes/{id}/info";
export const HOST = "monitoring host attrs";
export const PORT = "gpon onus/status";

/** Where the monitoring's report and the live reading disagree (PRODUCT 7: the live one wins and it is said). */
export function hostContradictions(
  line: "up" | "down",
  info: CpeInfo | null,
  host: HostState,
): Contradiction[] {
  const found: Contradiction[] = [];
  const believedSource = info ? `${INFO} state` : `${PORT} status`;
  const isDown = host.state === "down" || host.state === "unreachable";
  if ((line === "up" && isDown) || (line === "down" && host.state === "up")) {
    found.push({
      fact: "state",
      believed: line,
      other: host.state,
      believedSource,
      otherSource: `${HOST}.state_long`,
    });
  }
  const says = regSays(host.registration.states);
  if ((says === "up" || says === "down") && says !== line) {
    found.push({
      fact: "registration",
      believed: line,
      other: words(host.registration.states) ?? says,
      believedSource,
      otherSource: `${HOST}.vars.cpe_registration_state`,
    });
  }
  const here = info?.registration.position;
  const there = host.registration.position;
  const isElsewhere = here && there && (!samePort(here, there) || here.onu !== there.onu);
  if (isElsewhere) {
    found.push({
      fact: "position",
      believed: formatPosition(here),
      other: formatPosition(there),
      believedSource: `${INFO} registration.id`,
      otherSource: `${HOST}.vars.cpe_registration_id`,
    });
  }
  return found;
}

/** Disagreements inside the live answers: an alarm of a device that is up, the port against the reading. */
export function liveContradictions(
  line: "up" | "down",
  info: CpeInfo | null,
  port: Port | null,
): Contradiction[] {
  const found: Contradiction[] = [];
  const dark = info?.alarms?.find(
    ({ kind, isCleared }) => !isCleared && (kind === "los" || kind === "dying-gasp"),
  );
  if (line === "up" && dark) {
    found.push({
      fact: "alarm",
      believed: line,
      other: dark.kind,
      believedSource: `${INFO} state`,
      otherSource: `${INFO} alarms`,
    });
  }
  const own = port?.own?.status;
  if (info && ((line === "up" && own === "offline") || (line === "down" && own === "online"))) {
    found.push({
      fact: "state",
      believed: line,
      other: own,
      believedSource: `${INFO} state`,
      otherSource: `${PORT} status`,
    });
  }
  // An OLT that does not register it has no row for it either: that is no contradiction.
  if (port && !port.isListed && info?.registration.position) {
    found.push({
      fact: "port",
      believed: line,
      other: "unknown",
      believedSource: `${INFO} registration.id`,
      otherSource: PORT,
    });
  }
  return found;
}

/** The states of a registration as they came, one after the other; null without any. */
export function words(states: RegState[]): string | null {
  if (states.length === 0) return null;
  return states.map(({ state, word }) => (word === "" ? state : visible(word, 40))).join("/");
}
