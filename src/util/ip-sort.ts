/** The order of IP addresses. */
import { parseFour, parseIp, parseSix } from "./ip.ts";

/** Orders addresses by number, IPv4 before IPv6, what is no address last (by its text). For `Array.sort`. */
export function compareIp(a: string, b: string): number {
  const [left, right] = [ipSortKey(a), ipSortKey(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A text whose order is the addresses' own: IPv4 before IPv6, by number, what is no address last. */
export function ipSortKey(text: string): string {
  const four = parseFour(text.trim());
  if (four) return sortable("4", four);
  const ip = parseIp(text);
  if (!ip) return `9${text}`;
  const parts = (ip.version === 4 ? parseFour(ip.address) : parseSix(ip.address)) ?? [];
  return sortable(String(ip.version), parts);
}

function sortable(version: string, parts: readonly number[]): string {
  return version + parts.map((part) => part.toString(16).padStart(4, "0")).join("");
}
