import { type Position, parseOltPosition } from "#src/util/pon.ts";
import { type RegState, regState } from "./registration.ts";

/** What a host's output says, as far as it could be read; the text itself stays beside it (contract 3.2). */
export type HostOutput = {
  states: RegState[];
  olt: string | null;
  position: Position | null;
  /** Null for `0.0.0.0`. */
  ip: string | null;
  /** The check found no such device on the network (`DOWN - not found`). */
  isNotFound: boolean;
};

const STATES_PLACE_IP = /^(\S+)\s+(\S+:\d+\/\d+\/\d+(?:[-:]\d+)?)(?:\s+(\S+))?\s*$/;
const NOT_FOUND = /\bnot found\b|\bnot (?:yet )?provisioned\b|\bunprovisioned\b/i;

/** Reads `online oltX:0/5/14-2 10.8.33.14`, `alarm/losi/offline OLT02:0/3/9-15 0.0.0.0`, `Offline!`, `DOWN - not found`. */
export function parseHostOutput(output: string): HostOutput {
  const match = STATES_PLACE_IP.exec(output.trim());
  const place = match?.[2] === undefined ? null : parseOltPosition(match[2]);
  const words = match ? (match[1] ?? "") : (/^[\w/]+/.exec(output.trim())?.[0] ?? "");
  const states = words
    .split("/")
    .filter((word) => word !== "")
    .map(regState)
    // A sentence's first word is no registration word unless it is one of those known.
    .filter(({ state }) => match !== null || state !== "unknown");
  return {
    states,
    olt: place?.olt ?? null,
    position: place?.position ?? null,
    ip: match?.[3] === undefined ? null : realIp(match[3]),
    isNotFound: NOT_FOUND.test(output),
  };
}

/** An IP address, or null for the sentinel `0.0.0.0` and its IPv6 twin (contract 2.8). */
export function realIp(ip: string): string | null {
  return /^(0\.0\.0\.0|::|[\s-]*)$/.test(ip) ? null : ip;
}

/** A limit that a service's output says was passed: `uprx=-11.63 > -12.00!` (contract 3.2). */
export type Breach = { metric: string; value: number; direction: "low" | "high"; limit: number };

/** The passed limits that an output names; none for any other text. */
export function parseBreaches(output: string): Breach[] {
  const found = output.matchAll(
    /\b([a-z]\w{0,31})=([+-]?\d{1,9}(?:\.\d{1,15})?) ?([<>]) ?([+-]?\d{1,9}(?:\.\d{1,15})?)!?/gi,
  );
  return Array.from(found, ([, metric = "", value, sign, limit]) => ({
    metric,
    value: Number(value),
    direction: sign === "<" ? ("low" as const) : ("high" as const),
    limit: Number(limit),
  }));
}
