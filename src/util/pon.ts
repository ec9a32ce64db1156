/** Where an ONU or a PON port is, written in half a dozen ways by OLTs, the CLI and Krill (contract 3.5). */

/** Frame, slot, port and, where it is one ONU's place, its number on the port; all plain numbers. */
export type Position = { frame: number; slot: number; port: number; onu: number | null };

const POSITION = /^(\d{1,3})\/(\d{1,3})\/(\d{1,3})(?:[-:](\d{1,4}))?$/;
const ON_OLT = /^(.+?)[-:\s](\d{1,3}\/\d{1,3}\/\d{1,3}(?:[-:]\d{1,4})?)$/;

/** Reads `0/5/2`, `00/05/02`, `0/5/2-6`, `0/5/2:06`; null for anything else, placeholders included. */
export function parsePosition(text: string): Position | null {
  const match = POSITION.exec(text.trim());
  if (!match) return null;
  const [, frame, slot, port, onu] = match;
  return {
    frame: Number(frame),
    slot: Number(slot),
    port: Number(port),
    onu: onu === undefined ? null : Number(onu),
  };
}

/** Reads a position with its OLT in front: tags as `oltX-0/3/9`, outputs as `OLT02:0/3/9-15`. */
export function parseOltPosition(text: string): { olt: string; position: Position } | null {
  const match = ON_OLT.exec(text.trim());
  const position = match?.[2] === undefined ? null : parsePosition(match[2]);
  return match?.[1] === undefined || !position ? null : { olt: match[1], position };
}

/** Writes a position as Krill's CPE info does: `0/5/14-2`, or `0/5/14` for a port. */
export function formatPosition(position: Position): string {
  const port = formatPort(position);
  return position.onu === null ? port : `${port}-${position.onu}`;
}

/** Writes only the port of a position: `0/5/14`. */
export function formatPort({ frame, slot, port }: Position): string {
  return `${frame}/${slot}/${port}`;
}

/** Whether both are on the same PON port (of one OLT), whatever their ONU numbers. */
export function samePort(a: Position, b: Position): boolean {
  return a.frame === b.frame && a.slot === b.slot && a.port === b.port;
}

/** The port in the API's own digits, `frames/0/slots/05/ports/02`: frame one digit, slot and port two (contract 3.5). */
export function portPath({ frame, slot, port }: Position): string {
  return `frames/${frame}/slots/${twoDigits(slot)}/ports/${twoDigits(port)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
