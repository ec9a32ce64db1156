// Figures as cells of a table, written in the language in use; nothing for what is not known.
import { useFormat } from "#src/i18n/use-format.ts";

interface Of {
  of: number | null | undefined;
}

/** How many of something. */
export function Count({ of }: Of) {
  return <>{useFormat().number(of)}</>;
}

/** A share, %. */
export function Percent({ of }: Of) {
  return <>{useFormat().percent(of)}</>;
}

/** A rate, bit/s. */
export function Traffic({ of }: Of) {
  return <>{useFormat().bitrate(of)}</>;
}

/** A time, seconds. */
export function Duration({ of }: Of) {
  return <>{useFormat().duration(of)}</>;
}
