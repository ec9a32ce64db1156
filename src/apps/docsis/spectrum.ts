// Where channels stand on a frequency axis. Pure; positions in percent of its width.
import { hundredths } from "#src/util/units.ts";
import type { Channel } from "./channels.ts";

/** A channel on the axis. */
export interface SpectrumBar {
  channel: Channel;
  from: number;
  width: number;
}

/** A row of channels that do not lie upon each other on one cable: a MAC domain, a fiber node. */
export interface SpectrumLane {
  name: string;
  bars: SpectrumBar[];
}

/** The axis with its lanes. */
export interface Spectrum {
  /** Hz. */
  low: number;
  high: number;
  ticks: { at: number; hz: number }[];
  lanes: SpectrumLane[];
}

const MHZ = 1_000_000;
/** Where a server tells no width: the usual ones of both directions, Hz. */
const USUAL_WIDTH = { up: 3.2 * MHZ, down: 8 * MHZ } as const;
/** Beyond what any cable carries: such a figure is no frequency, and has no place on an axis. */
const MOST_HZ = 10_000 * MHZ;
/** No channel is as wide as this, Hz: an axis for it would be of millions of ticks. */
const WIDEST = 1000 * MHZ;
const MOST_TICKS = 8;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((step) => step * MHZ);

/** Lays channels out on one axis, lane by lane; null where no channel has a frequency. */
export function spectrumOf(
  lanes: readonly { name: string; channels: readonly Channel[] }[],
): Spectrum | null {
  const placed = lanes.map(({ name, channels }) => ({
    name,
    channels: channels.flatMap((channel) => {
      if (channel.freq === null || channel.freq > MOST_HZ || channel.freq <= 0) return [];
      const told = channel.width !== null && channel.width < WIDEST ? channel.width : null;
      const width = told ?? USUAL_WIDTH[channel.direction];
      return [{ channel, low: channel.freq - width / 2, high: channel.freq + width / 2 }];
    }),
  }));
  const all = placed.flatMap(({ channels }) => channels);
  if (all.length === 0) return null;
  const lowest = Math.min(...all.map(({ low }) => low));
  const highest = Math.max(...all.map(({ high }) => high));
  const span = Math.max(highest - lowest, MHZ);
  const step = STEPS.find((one) => span / one <= MOST_TICKS) ?? 1000 * MHZ;
  const low = Math.max(0, Math.floor(lowest / step) * step);
  const high = Math.ceil(highest / step) * step;
  const percent = (hz: number) => hundredths(((hz - low) / (high - low)) * 100);
  const count = Math.round((high - low) / step);
  return {
    low,
    high,
    ticks: Array.from({ length: count + 1 }, (_, index) => {
      const hz = low + index * step;
      return { at: percent(hz), hz };
    }),
    lanes: placed.map(({ name, channels }) => ({
      name,
      bars: channels.map(({ channel, low: from, high: to }) => ({
        channel,
        from: percent(from),
        width: hundredths(percent(to) - percent(from)),
      })),
    })),
  };
}
