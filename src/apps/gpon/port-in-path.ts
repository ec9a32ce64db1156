import { parsePosition, type Position } from "#src/util/pon.ts";

/** The port in an address; null where its numbers are none. */
export function portInPath(params: Readonly<Record<string, string | undefined>>): Position | null {
  const { frame, slot, port } = params;
  return parsePosition(`${frame ?? ""}/${slot ?? ""}/${port ?? ""}`);
}
