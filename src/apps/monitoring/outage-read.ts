// Rows of the search as devices that are down or came back. Pure; never throws.
import { formatPort, parseOltPosition, type Position } from "#src/util/pon.ts";
import { bool01, num, record, text } from "#src/util/read.ts";
import { readHost, type HostState } from "./host.ts";
import { causeInText, regCause } from "./registration.ts";
import type {
  BackDevice,
  DownCause,
  DownCore,
  DownDevice,
  Shared,
  SharedKind,
} from "./outage-types.ts";

/** What a row says for the search of outages. */
export type OutageRow =
  | { kind: "device"; device: DownDevice }
  | { kind: "core"; core: DownCore }
  | { kind: "back"; device: BackDevice }
  /** Up for long, never checked, or unreadable. */
  | { kind: "none" };

/** Reads a host of the search: a customer's device or one of the network's own. */
export function readOutageRow(raw: unknown): OutageRow {
  const { host } = readHost(raw);
  const { name, state } = host;
  if (name === null) return { kind: "none" };
  const isDown = state === "down" || state === "unreachable";
  const info = host.administrativeInfo;
  const isCpe = host.type === "cpe" || info !== null;
  const isHandled = host.isAcknowledged === true || host.isInDowntime === true;
  const since = host.since?.getTime() ?? null;
  if (!isCpe) {
    if (!isDown) return { kind: "none" };
    const { parents, location, businessImpact } = host;
    const impact = businessImpact ?? 0;
    const kind = CORE_KINDS.get(host.type ?? "") ?? "host";
    return { kind: "core", core: { id: name, kind, since, parents, location, isHandled, impact } };
  }
  const head = host.parsed?.olt ?? host.registration.host;
  const place = { latitude: host.latitude, longitude: host.longitude };
  const shares = sharesOf(host, head);
  const customer = `${info?.customer_name ?? name} ${info?.customer_address ?? ""}`;
  if (!isDown) {
    // The previous hard state of a device that is up says whether it was down (contract 2.9).
    const last = num(record(record(raw)?.attrs)?.last_hard_state);
    const wasDown = state === "up" && last !== null && last !== 0 && last !== 99;
    if (!wasDown || since === null) return { kind: "none" };
    return { kind: "back", device: { id: name, at: since, shares, head, ...place, customer } };
  }
  return {
    kind: "device",
    device: {
      id: name,
      since,
      cause: causeOf(host),
      shares,
      head,
      ...place,
      customer,
      isHandled,
      isUnreachable: state === "unreachable",
    },
  };
}

const CORE_KINDS = new Map<string, SharedKind>([
  ["olt", "olt"],
  ["cmts", "cmts"],
  ["ap", "ap"],
]);

/** Its output is fresher than its registration, which may be of another time (contract 2.9). */
function causeOf({ parsed, registration, output }: HostState): DownCause {
  const said = parsed && regCause(parsed.states);
  if (said) return said;
  const inOutput = output === null ? "other" : causeInText(output);
  if (inOutput !== "other") return inOutput;
  return registration.isStale ? null : regCause(registration.states);
}

function sharesOf(host: HostState, head: string | null): Shared[] {
  const { parsed, registration, administrativeInfo: info } = host;
  const shares: Shared[] = [];
  const add = (kind: SharedKind, value: string | null | undefined) => {
    if (value) shares.push({ kind, value });
  };
  add("nap", info?.topology);
  const headKind = HEAD_KINDS.get(info?.tech ?? "") ?? "olt";
  const position = parsed?.position ?? (registration.isStale ? null : registration.position);
  // What hangs on a CMTS or an access point is on no PON, however its place is written.
  const addPort = (olt: string, at: Position) => {
    if (headKind === "olt") add("pon", `${olt} ${formatPort(at)}`);
  };
  if (head && position) addPort(head, position);
  for (const tag of registration.tags) {
    const port = parseOltPosition(tag);
    if (tag === head) continue;
    if (port) {
      if (!position) addPort(port.olt, port.position);
      continue;
    }
    const kind = tagKind(tag);
    // Every CMTS has its own FN-3.
    add(kind, kind === "tag" || !head ? tag : `${head} ${tag}`);
  }
  add("street", streetOf(info?.address, info?.customer_address));
  add(headKind, head);
  return shares;
}

const HEAD_KINDS = new Map<string, SharedKind>([
  ["docsis", "cmts"],
  ["wimax", "ap"],
]);

/** Names of fiber nodes and MAC domains as CMTSs have them (contract 3.6); any other tag is a tag. */
function tagKind(tag: string): SharedKind {
  if (/^(fn|sg|nodo?|node)[-_\s]?\d/i.test(tag)) return "fiber-node";
  return /^(ca|catv|cable|md|mac)[\w.-]*\d/i.test(tag) ? "mac-domain" : "tag";
}

/**
 * The street of an address without its number, with the town where one of the addresses tells it:
 * `Calle Mayor nº 4, 2ºA` and `… - Coslada, Madrid` (contract 3.2 samples). Null where there is none.
 */
export function streetOf(
  own: string | null | undefined,
  customers: string | null | undefined,
): string | null {
  const street = [own, customers].flatMap((line) => plainStreet(line) ?? [])[0];
  if (!street) return null;
  const town = [own, customers].flatMap(
    (line) => / - ([^-\d()]{2,60})$/.exec(line ?? "")?.[1] ?? [],
  )[0];
  return town ? `${street}, ${town.trim()}` : street;
}

function plainStreet(line: string | null | undefined): string | null {
  const street = (line ?? "").split(/,|\s-\s|\bn\s?[º°o.]\s?\d|\(|\d/iu)[0]?.trim() ?? "";
  return /\p{L}{2}\s+\p{L}{2}/u.test(street) ? street.replaceAll(/\s+/g, " ") : null;
}

/** Whether a row is a host that has a problem: what was asked for, if the server obeyed. */
export function isProblemRow(raw: unknown): boolean {
  const attrs = record(record(raw)?.attrs);
  const said = bool01(attrs?.problem);
  if (said !== null) return said;
  const word = text(attrs?.state_long)?.toLowerCase();
  return word === undefined ? num(attrs?.state) === 1 : word === "down" || word === "unreachable";
}

/** The severity by which a search is sorted, and the time of the last change; for seeing whether it was. */
export function sortKeys(raw: unknown): { severity: number | null; since: number | null } {
  const attrs = record(record(raw)?.attrs);
  const since = text(attrs?.last_state_change);
  const time = since === null ? Number.NaN : Date.parse(since);
  return { severity: num(attrs?.severity), since: Number.isNaN(time) ? null : time };
}
