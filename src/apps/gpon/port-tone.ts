import type { Tone } from "#src/ui/Tone.tsx";
import type { OnuCounts } from "./olts.ts";
import { AREA_LEAST, isArea } from "./together.ts";

/** From this share of ONUs down on, a port stands out among those where some customers are simply switched off. */
const NOTABLE = 0.15;
const NOTABLE_LEAST = 2;

/** How a port suffers: `area` where at least half of it is down or has bad light. */
export type PortState = "well" | "some" | "area" | "empty" | "unknown";

/**
 * How a port suffers, by its counts and by how many of its devices are reported with bad light.
 * @param isLightKnown false where there may be more of these
 */
export function portState(
  { total, offline, los }: OnuCounts,
  badLight: number,
  isLightKnown: boolean,
): PortState {
  if (total === 0) return "empty";
  if (total === null || offline === null) return badLight >= AREA_LEAST ? "some" : "unknown";
  const isDown = isArea(offline, total) || offline === total;
  if (isDown || isArea(badLight, total)) return "area";
  const isNotable = offline >= NOTABLE_LEAST && offline / total >= NOTABLE;
  // Customers switch off, but they do not unplug fibres.
  if (isNotable || (los ?? 0) >= AREA_LEAST || badLight >= AREA_LEAST) return "some";
  return isLightKnown ? "well" : "unknown";
}

/** What is said of a port in one sentence: its state, and where only its light makes it so, that. */
export function portWord(
  counts: OnuCounts,
  badLight: number,
  isLightKnown: boolean,
): PortState | "few" | "someLight" | "areaLight" {
  const state = portState(counts, badLight, isLightKnown);
  if (state === "well") return (counts.offline ?? 0) > 0 || badLight > 0 ? "few" : "well";
  if (state !== "some" && state !== "area") return state;
  const isByLight = portState(counts, 0, true) !== state;
  return isByLight ? `${state}Light` : state;
}

/** The colour of each. */
export const PORT_TONES: Readonly<Record<PortState, Tone>> = {
  well: "good",
  some: "warning",
  area: "bad",
  empty: "off",
  unknown: "unknown",
};
