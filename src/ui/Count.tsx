import { useFormat } from "#src/i18n/use-format.ts";

/** How many of something, as numbers are written; nothing for what is not known. */
export function Count({ of }: { of: number | null | undefined }) {
  return <>{useFormat().number(of)}</>;
}
