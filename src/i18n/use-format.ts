import { useTranslation } from "./use-translation.ts";
import * as time from "#src/util/time.ts";
import * as units from "#src/util/units.ts";

/** The locale of numbers and dates for a language: English with the day first, 24 hours. */
export function localeOf(language: string): string {
  return language === "es" ? "es-ES" : "en-GB";
}

/** Numbers, units and times in the chosen language. */
export function useFormat() {
  const { language } = useTranslation();
  const locale = localeOf(language);
  return {
    locale,
    number: (value: units.Figure, decimals?: number, least?: number) =>
      units.formatNumber(value, locale, decimals, least),
    dbm: (value: units.Figure, decimals?: number) => units.formatDbm(value, locale, decimals),
    db: (value: units.Figure) => units.formatDb(value, locale),
    bitrate: (value: units.Figure) => units.formatBitrate(value, locale),
    bytes: (value: units.Figure) => units.formatBytes(value, locale),
    metres: (value: units.Figure) => units.formatMetres(value, locale),
    percent: (value: units.Figure) => units.formatPercent(value, locale),
    duration: (seconds: units.Figure) => units.formatDuration(seconds, locale),
    dateTime: (date: time.DateLike) => time.formatDateTime(date, locale),
    second: (date: time.DateLike) => time.formatSecond(date, locale),
    date: (date: time.DateLike) => time.formatDate(date, locale),
    clock: (date: time.DateLike) => time.formatClock(date, locale),
    time: (date: time.DateLike) => time.formatTime(date, locale),
    withOffset: (date: time.DateLike) => time.formatWithOffset(date, locale),
    age: (seconds: units.Figure) => time.formatAge(seconds, locale),
  };
}
