import { describe, expect, it } from "vitest";
import {
  formatBitrate,
  formatBytes,
  formatDb,
  formatDbm,
  formatDuration,
  formatMetres,
  formatNumber,
  formatPercent,
} from "./units.ts";

const plain = (text: string | null) => text?.replace(/\s/g, " ") ?? null;

describe("figures with units", () => {
  it.each([
    [formatDbm, -12.709999999999994, "-12.71 dBm", "-12,71 dBm"],
    [formatDbm, -22.1, "-22.10 dBm", "-22,10 dBm"],
    [formatDbm, -0.001, "0.00 dBm", "0,00 dBm"],
    [formatDbm, -18, "-18.00 dBm", "-18,00 dBm"],
    [formatDb, 23, "23.00 dB", "23,00 dB"],
    [formatDb, 14.979999999999993, "14.98 dB", "14,98 dB"],
    [formatBitrate, 0, "0 bps", "0 bps"],
    [formatBitrate, 850_000, "850 kbps", "850 kbps"],
    [formatBitrate, 12_400_000, "12.4 Mbps", "12,4 Mbps"],
    [formatBitrate, 1_250_000_000, "1.25 Gbps", "1,25 Gbps"],
    [formatBitrate, 999_999, "1 Mbps", "1 Mbps"],
    [formatBitrate, 99_960_000, "100 Mbps", "100 Mbps"],
    [formatBytes, 532, "532 B", "532 B"],
    [formatBytes, 1_500_000_000, "1.5 GB", "1,5 GB"],
    [formatMetres, 647, "647 m", "647 m"],
    [formatMetres, 12_345.6, "12,346 m", "12.346 m"],
    [formatPercent, 12.5, "12.5%", "12,5 %"],
    [formatPercent, 100, "100%", "100 %"],
    [formatDuration, 14_042, "3 h 54 min", "3 h 54 min"],
    [formatDuration, 0, "0 s", "0 s"],
    [formatDuration, 59.9, "59 s", "59 s"],
    [formatDuration, 3600, "1 h", "1 h"],
    [formatDuration, 86_400 * 12 + 4 * 3600 + 60, "12 d 4 h", "12 d 4 h"],
    [formatDuration, 86_400 + 60, "1 d", "1 d"],
    [formatNumber, 1234567.891, "1,234,567.89", "1.234.567,89"],
  ])("%o of %d", (format, value, english, spanish) => {
    expect(plain(format(value, "en"))).toBe(english);
    expect(plain(format(value, "es"))).toBe(spanish);
  });

  it("gives a column as many decimals at the least as it is told, and no fewer than there are", () => {
    expect([34, 33.6, 602.125].map((mhz) => formatNumber(mhz, "en", 3, 1))).toEqual([
      "34.0",
      "33.6",
      "602.125",
    ]);
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    "says nothing of %s",
    (value) => {
      for (const format of [
        formatNumber,
        formatDbm,
        formatDb,
        formatBitrate,
        formatBytes,
        formatMetres,
        formatPercent,
        formatDuration,
      ]) {
        expect(format(value, "en")).toBeNull();
      }
    },
  );

  it("takes a negative distance or span for no reading", () => {
    expect(formatMetres(-1, "en")).toBeNull();
    expect(formatDuration(-1, "en")).toBeNull();
  });
});
