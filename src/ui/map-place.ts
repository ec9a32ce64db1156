// Places and their tones, as page and worker of a map know them.
import type { Tone } from "./Tone.tsx";

/** A position in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** How many things of each tone. */
export type ToneCounts = Partial<Record<Tone, number>>;

/** The worst first: it gives a cluster its colour. */
export const TONE_ORDER: readonly Tone[] = ["bad", "warning", "unknown", "info", "off", "good"];

/** Whether these are degrees of a real place; 0, 0 is the sea and stands for "nobody has entered it". */
export function isPlace({ latitude, longitude }: Place): boolean {
  const isWithin = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isWithin && !(latitude === 0 && longitude === 0);
}
