// DHCP leases (contract 3.12): the fields by the CLI's words, their JSON names inferred.
import { resource, type ListParams, type Page } from "#src/krill/resource.ts";
import { ipKind, parseIp } from "#src/util/ip.ts";
import { looseRow, timeText } from "#src/util/loose.ts";
import { note, record, type Where } from "#src/util/read.ts";
import { askAs, leaseForms } from "./search-forms.ts";

/** A lease as it was read; times as the server writes them. */
export interface Lease extends Record<string, unknown> {
  id: string;
  state: string | null;
  ip: string | null;
  mac: string | null;
  client_id: string | null;
  remote_id: string | null;
  hostname: string | null;
  start: string | null;
  end: string | null;
}

const IP = ["ip", "address", "ip_address", "ipaddress", "ipv6_address", "prefix"];
const MAC = ["mac", "hwaddr", "hw_address", "mac_address", "chaddr", "hardware"];
const CLIENT = ["client_id", "clientid", "duid", "iaid_duid"];
const REMOTE = ["remote_id", "remoteid", "agent_remote_id", "option82_remote_id"];
const HOST = ["hostname", "host", "client_hostname", "krillcpename", "cpename"];
const START = ["start", "starts", "start_time", "since", "begin"];
const END = ["end", "ends", "end_time", "expires", "expire", "expiry", "valid_until"];

/** Reads a lease; null where neither an address nor a client is told. */
export function readLease(raw: unknown, where: Where): Lease | null {
  const fields = record(raw, where);
  const row = fields && looseRow(fields, where);
  if (!row) return null;
  const [said, mac] = [row.word(IP), row.word(MAC)];
  // `0.0.0.0` stands for no address (contract 2.8).
  const ip = said !== null && ipKind(said) === "none" && parseIp(said) ? null : said;
  const [client, remote] = [row.word(CLIENT), row.word(REMOTE)];
  const who = mac ?? client ?? remote;
  if (ip === null && who === null) {
    note(where, "wrong-type", raw);
    return null;
  }
  return {
    // A free lease may have no address: then its client tells it from others.
    id: [ip, who].filter((part) => part !== null).join(" "),
    state: row.word(["state", "status", "binding_state", "lease_state"]),
    ip,
    mac,
    client_id: client,
    remote_id: remote,
    hostname: row.word(HOST),
    start: timeText(row.find(START)?.value),
    end: timeText(row.find(END)?.value),
  };
}

function leasesAt(name: string) {
  const { key, path, fetchPage } = resource({
    app: "kermit",
    name,
    path: `kermit/${name}`,
    read: readLease,
    timeoutMs: 30_000,
  });
  return {
    key,
    path,
    fetchPage: (params: ListParams, signal?: AbortSignal): Promise<Page<Lease>> =>
      askAs(leaseForms, fetchPage, params, signal),
  };
}

/** Leases of IPv4 addresses; the path has no slash (contract 3.12). */
export const ipv4Leases = leasesAt("ipv4-leases");
/** Leases of IPv6 addresses and prefixes. */
export const ipv6Leases = leasesAt("ipv6-leases");
