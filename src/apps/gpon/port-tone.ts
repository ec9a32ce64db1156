import type { Tone } from "#src/ui/Tone.tsx";
import type { OnuCounts } from "./olts.ts";
import { isArea } from "./together.ts";

/** From this share of ONUs down on, a port stands out among those where some customers are simply switched off. */
const NOTABLE = 0.15;
const NOTABLE_LEAST = 2;

/** How a port suffers, by its counts alone: `area` where at least half of it is down. */
export type PortState = "well" | "some" | "area" | "empty" | "unknown";

/** How a port suffers. */
export function portState({ total, offline }: OnuCounts): PortState {
  if (total === 0) return "empty";
  if (total === null || offline === null) return "unknown";
  if (isArea(offline, total) || (offline === total && total > 0)) return "area";
  return offline >= NOTABLE_LEAST && offline / total >= NOTABLE ? "some" : "well";
}

/** The colour of each. */
export const PORT_TONES: Readonly<Record<PortState, Tone>> = {
  well: "good",
  some: "warning",
  area: "bad",
  empty: "off",
  unknown: "unknown",
};
