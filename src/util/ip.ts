/** IP addresses: read and tell their kind (contract H9: private, CGNAT, public …). */

/** An address in its canonical text: dotted decimal, or IPv6 by RFC 5952. */
export type Ip = { version: 4 | 6; address: string };

/** `none` stands for no usable address: `0.0.0.0` (contract 2.8), `::`, multicast, reserved, or no address at all. */
export type IpKind = "private" | "cgnat" | "public" | "link-local" | "loopback" | "none";

/**
 * Reads one IPv4 or IPv6 address, blanks around and brackets (`[::1]`) allowed. Null for anything else: zones
 * (`fe80::1%eth0`), prefixes, ports, and IPv4 with leading zeros, which two systems read as two addresses.
 * An IPv4 address mapped into IPv6 (`::ffff:10.0.0.1`) is given as the IPv4 address that it is.
 */
export function parseIp(text: string): Ip | null {
  const plain = text.trim();
  if (plain.length > 50) return null;
  const four = parseFour(plain);
  if (four) return { version: 4, address: four.join(".") };
  const words = parseSix(plain.startsWith("[") && plain.endsWith("]") ? plain.slice(1, -1) : plain);
  if (!words) return null;
  const mapped = mappedFour(words);
  if (mapped) return { version: 4, address: mapped.join(".") };
  return { version: 6, address: writeSix(words) };
}

/** What kind of address this is; see `IpKind`. Takes any text. */
export function ipKind(address: string): IpKind {
  const ip = parseIp(address);
  if (!ip) return "none";
  if (ip.version === 4) return kindOfFour(parseFour(ip.address) ?? []);
  const [first = 0, ...rest] = parseSix(ip.address) ?? [];
  if (first === 0 && rest.slice(0, 6).every((w) => w === 0)) {
    return rest[6] === 1 ? "loopback" : "none";
  }
  if ((first & 0xfe00) === 0xfc00) return "private";
  if ((first & 0xffc0) === 0xfe80) return "link-local";
  return (first & 0xff00) === 0xff00 ? "none" : "public";
}

function kindOfFour([a = 0, b = 0]: number[]): IpKind {
  if (a === 0 || a >= 224) return "none";
  if (a === 127) return "loopback";
  if (a === 169 && b === 254) return "link-local";
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return "private";
  return a === 100 && b >= 64 && b < 128 ? "cgnat" : "public";
}

/** The four bytes of an IPv4 address, or null. */
export function parseFour(text: string): number[] | null {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return null;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

/** The eight 16-bit words of an IPv6 address, or null. */
export function parseSix(text: string): number[] | null {
  let source = text;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail) {
    const four = parseFour(tail[2] ?? "");
    if (!four) return null;
    const [a = 0, b = 0, c = 0, d = 0] = four;
    source = `${tail[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  }
  const halves = source.split("::");
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const groups = [...head, ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const missing = 8 - groups.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const zeros = halves.length === 2 ? Array.from({ length: missing }, () => "0") : [];
  return [...head, ...zeros, ...rest].map((group) => Number.parseInt(group, 16));
}

function mappedFour(words: number[]): number[] | null {
  if (!words.slice(0, 5).every((w) => w === 0) || words[5] !== 0xffff) return null;
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255];
}

// RFC 5952: lower case, no leading zeros, the longest run of two or more zero words (the first of equals) as `::`.
function writeSix(words: number[]): string {
  const text = words.map((word) => word.toString(16)).join(":");
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
  if (longest === "") return text;
  const at = text.search(new RegExp(`\\b${longest}\\b`));
  return `${text.slice(0, at).replace(/:$/, "")}::${text.slice(at + longest.length).replace(/^:/, "")}`;
}
