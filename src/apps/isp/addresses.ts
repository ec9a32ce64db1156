import type { CpeInfo } from "#src/apps/monitoring/api.ts";
import { ipKind, parseIp } from "#src/util/ip.ts";

/** A service and what its check said. */
export interface Told {
  name: string;
  output: string | null;
}

/** An address of a device, and what it came by: services whose outputs name it (`dhcp`, `pppoe`), the management. */
export interface DeviceAddress {
  ip: string;
  by: string[];
}

/** Services whose outputs name a device's own addresses; others may name a server's. */
const OWN = /^(dhcp|pppoe|ipoe|tr069|snmp|provision)/i;

/** The addresses that outputs name (contract 3.2, read softly), each once. */
export function addressesIn(services: readonly Told[], found = new Map<string, DeviceAddress>()) {
  for (const { name, output } of services)
    if (OWN.test(name)) for (const ip of ipsIn(output)) add(found, ip, name);
  return [...found.values()];
}

/** The addresses of a live reading, with what its own outputs tell of them. */
export function liveAddresses(
  { ips, output, services }: Pick<CpeInfo, "ips" | "output" | "services">,
  management: string,
): DeviceAddress[] {
  const found = new Map<string, DeviceAddress>();
  for (const ip of ips ?? []) add(found, ip, null);
  // The host's own check asks the management address.
  for (const ip of ipsIn(output)) if (found.has(ip)) add(found, ip, management);
  return addressesIn(services, found);
}

function add(found: Map<string, DeviceAddress>, ip: string, by: string | null): void {
  const key = parseIp(ip)?.address ?? ip;
  const known = found.get(key) ?? { ip, by: [] };
  found.set(key, known);
  if (by !== null && !known.by.includes(by)) known.by.push(by);
}

function ipsIn(text: string | null): string[] {
  return (text ?? "").split(/[\s,;()'"=]+/u).flatMap((word) => {
    const ip = parseIp(word.replace(/[.:]$/u, ""))?.address;
    return ip && ipKind(ip) !== "none" ? ip : [];
  });
}
