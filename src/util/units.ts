/**
 * Figures with their units, in the reader's language. Each function takes a value and a locale (`en`, `es`) and gives
 * null where there is no reading (null, undefined, NaN, infinite), so that the caller shows "no reading", never 0.
 */

/** A figure that may be missing. */
export type Figure = number | null | undefined;

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * A bare number with at most `decimals` decimals: `-12.709999999999994` is `-12.71` (contract 2.8). Never `-0`.
 * @param least as many decimals at the least, so that the figures of a column stand below each other
 */
export function formatNumber(
  value: Figure,
  locale: string,
  decimals = 2,
  least = 0,
): string | null {
  return write(value, locale, { minimumFractionDigits: least, maximumFractionDigits: decimals });
}

/** Optical power: `-12.71 dBm`, `-18.50 dBm`. */
export function formatDbm(value: Figure, locale: string, decimals = 2): string | null {
  return withUnit(formatNumber(value, locale, decimals, decimals), "dBm");
}

/** Attenuation or deviation: `14.98 dB`, `23.00 dB`. */
export function formatDb(value: Figure, locale: string): string | null {
  return withUnit(formatNumber(value, locale, 2, 2), "dB");
}

/** Traffic from bits per second: `850 kbps`, `12.4 Mbps`, `1.25 Gbps`. */
export function formatBitrate(bps: Figure, locale: string): string | null {
  return scaled(bps, locale, ["bps", "kbps", "Mbps", "Gbps", "Tbps"]);
}

/** An amount of data from bytes, in steps of 1000: `532 B`, `1.5 GB`. */
export function formatBytes(bytes: Figure, locale: string): string | null {
  return scaled(bytes, locale, ["B", "kB", "MB", "GB", "TB", "PB"]);
}

/** A distance in whole metres: `647 m`. Negative ones mean "unknown" in this API (contract 2.8) and give null. */
export function formatMetres(metres: Figure, locale: string): string | null {
  return withUnit(notNegative(metres, locale, 0), "m");
}

/** A share given in percent (12.5, not 0.125), as the metrics dncorr, upko … are: `12.5%`, in Spanish `12,5 %`. */
export function formatPercent(percent: Figure, locale: string): string | null {
  if (percent === null || percent === undefined) return null;
  return write(percent / 100, locale, { style: "percent", maximumFractionDigits: 2 });
}

/** A span in seconds by its two largest units: `3 h 54 min`, `12 d 4 h`, `45 s`. Negative spans give null. */
export function formatDuration(seconds: Figure, locale: string): string | null {
  if (!isFigure(seconds) || seconds < 0) return null;
  const whole = Math.floor(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${formatNumber(amount, locale)} ${unit}`)
    .join(" ");
}

function isFigure(value: Figure): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A figure to two decimals, as a number: sums of decibels bring `0.30000000000000004` (contract 2.8). */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function notNegative(value: Figure, locale: string, decimals: number): string | null {
  return isFigure(value) && value >= 0 ? formatNumber(value, locale, decimals) : null;
}

function withUnit(text: string | null, unit: string): string | null {
  return text === null ? null : `${text} ${unit}`;
}

function scaled(value: Figure, locale: string, units: string[]): string | null {
  if (!isFigure(value)) return null;
  let amount = value;
  let step = 0;
  // 999.6 would be written 1000 of the small unit: step up by what will be read, not by the raw value.
  while (Math.abs(amount) >= 999.5 && step < units.length - 1) {
    amount /= 1000;
    step += 1;
  }
  const size = Math.abs(amount);
  const decimals = step === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return withUnit(formatNumber(amount, locale, decimals), units[step] ?? "");
}

function write(value: Figure, locale: string, options: Intl.NumberFormatOptions): string | null {
  if (!isFigure(value)) return null;
  // The first formatter of all costs several ms before the first row; these read the same in every language here.
  const isPlain =
    !options.style &&
    !options.minimumFractionDigits &&
    Number.isInteger(value) &&
    value >= 0 &&
    value < 1000;
  if (isPlain) return String(value);
  // Tables write thousands of figures: making a formatter costs far more than using one.
  const key = `${locale} ${options.style ?? ""} ${options.minimumFractionDigits} ${options.maximumFractionDigits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { ...options, signDisplay: "negative" });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}
