import { parseSerial, type Serial } from "#src/util/serial.ts";

/** What stands between the values of a code with several: `SN:HWTC14310A47;MAC:…`, an address with a query. */
const BETWEEN = /[\s,;|=&?/#"'<>]+/u;
/** Twelve hex digits may be a serial number, and on a label they are a MAC. */
const LIKE_A_MAC = /^[0-9a-f]{12}$/iu;

/**
 * The serial numbers in the codes of a label, each once: those that can be nothing else; only where there is none, those that
 * may be a MAC as well.
 */
export function serialsIn(codes: readonly string[]): Serial[] {
  const sure = sureSerialsIn(codes);
  return sure.length > 0 ? sure : among(codes, () => true);
}

/** The serial numbers in codes that cannot be a MAC. */
export function sureSerialsIn(codes: readonly string[]): Serial[] {
  return among(codes, (part) => !LIKE_A_MAC.test(part));
}

function among(codes: readonly string[], isWanted: (part: string) => boolean): Serial[] {
  const parts = codes.flatMap((code) => [code, ...code.split(BETWEEN)]);
  const serials = parts.flatMap((part) => (isWanted(part.trim()) ? (parseSerial(part) ?? []) : []));
  return [...new Map(serials.map((serial) => [serial.hex, serial])).values()];
}
