// Which Wi-Fi channel has the least in the air, from a site survey (contract 4.5 H23: the rule is the console's own).
import type { Band } from "./band.ts";
import type { Radio } from "./wifi.ts";
import type { Neighbour } from "./tests.ts";

/** Those that do not overlap each other; of 5 GHz those that need no radar watch. */
const USUAL: Readonly<Record<Band, readonly number[]>> = {
  "2.4": [1, 6, 11],
  "5": [36, 40, 44, 48],
  "6": [],
};
/** A network without a told signal counts as a middling one, dBm. */
const MIDDLING = -75;
/** Another channel is worth a change where its air is so much freer. */
const WORTH = 0.7;

/** A channel to use on a band, and how full the air is there. */
export interface Suggestion {
  band: Band;
  channel: number;
  /** How many networks touch it, of all on the band. */
  touching: number;
  onBand: number;
  /** The radio's own channel; null where it is not told. */
  current: number | null;
  /** Whether a change is worth it; true where the present channel is not known. */
  isBetter: boolean;
}

/**
 * A channel for each band that was surveyed. The device's own networks (`own`: their BSSIDs, lower case) do not count.
 * Among equals the present channel stays.
 */
export function suggestChannels(
  neighbours: readonly Neighbour[],
  radios: readonly Radio[],
  own: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const others = neighbours.filter(({ bssid }) => bssid === null || !own.has(bssid.toLowerCase()));
  return (["2.4", "5"] as const).flatMap((band) => {
    const near = others.filter((one) => one.band === band);
    const radio = radios.find((one) => one.band === band);
    if (near.length === 0) return [];
    const allowed = radio?.channels.length
      ? USUAL[band].filter((one) => radio.channels.includes(one))
      : [];
    const candidates = allowed.length > 0 ? allowed : USUAL[band];
    const current = radio?.channel ?? null;
    const best = candidates.toSorted(
      (a, b) =>
        noiseAt(a, near) - noiseAt(b, near) ||
        Number(b === current) - Number(a === current) ||
        a - b,
    )[0];
    if (best === undefined) return [];
    const isBetter = current === null || noiseAt(best, near) < noiseAt(current, near) * WORTH;
    const channel = isBetter || current === null ? best : current;
    return [
      {
        band,
        channel,
        touching: near.filter((one) => overlap(channel, one) > 0).length,
        onBand: near.length,
        current,
        isBetter,
      },
    ];
  });
}

/** How much of the others' power falls onto a channel, milliwatts in all. */
function noiseAt(channel: number, near: readonly Neighbour[]): number {
  return near.reduce(
    (sum, one) => sum + overlap(channel, one) * 10 ** ((one.signal ?? MIDDLING) / 10),
    0,
  );
}

/** 1 on the same channel, less further away: 20 MHz channels are 5 MHz apart at 2.4 GHz, and do not overlap at 5 GHz. */
function overlap(channel: number, { channel: other, band }: Neighbour): number {
  const apart = Math.abs(channel - other);
  return band === "2.4" ? Math.max(0, 1 - apart / 5) : apart === 0 ? 1 : 0;
}
