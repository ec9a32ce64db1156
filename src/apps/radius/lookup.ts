import { ask } from "#src/resource/lookup-ask.ts";
import { isSame } from "#src/resource/lookup-match.ts";
import type { LookupAnswer, LookupAsked, LookupHit, LookupSource } from "#src/resource/app.ts";
import { parseIp } from "#src/util/ip.ts";
import { parseMac } from "#src/util/mac.ts";
import type { Reading } from "#src/util/recognise.ts";
import { visible } from "#src/util/text.ts";
import { ONLINE, sessions, type Session } from "./api.ts";
import { macText } from "./mac-text.ts";
import { ipv4Leases, ipv6Leases, type Lease } from "./leases.ts";
import { paths } from "./paths.ts";
import { sessionName } from "./session-name.ts";

const words = {
  sessions: { en: "live RADIUS sessions", es: "sesiones RADIUS activas" },
  leases: { en: "DHCP leases", es: "concesiones DHCP" },
} satisfies Record<string, LookupAsked["what"]>;

const NOTHING: LookupAnswer = { hits: [], asked: [] };

/** What is searched for, and whether a text of a row is it. */
async function wantedIn(
  reading: Reading,
): Promise<{ text: string; isIt: (value: unknown) => boolean } | null> {
  const isText = (value: unknown): value is string => typeof value === "string";
  switch (reading.kind) {
    case "mac":
      return {
        text: reading.mac,
        isIt: (value) => isText(value) && parseMac(value) === reading.mac,
      };
    case "ip": {
      const { address, version } = reading.ip;
      const prefix = version === 6 ? await import("./ip-prefix.ts") : null;
      return {
        text: address,
        isIt: (value) =>
          isText(value) &&
          (parseIp(value)?.address === address || prefix?.isInPrefix(address, value) === true),
      };
    }
    case "pppoe":
      return {
        text: reading.username,
        isIt: (value) => isText(value) && isSame(value, reading.username),
      };
    default:
      return null;
  }
}

async function findSessions(reading: Reading, signal: AbortSignal): Promise<LookupAnswer> {
  const wanted = await wantedIn(reading);
  if (!wanted) return NOTHING;
  const found = await ask(
    sessions,
    {
      what: words.sessions,
      params: { search: wanted.text, filters: ONLINE },
      isMatch: ({ username, callingstationid, framedipaddress, framedipv6prefix }) =>
        [username, callingstationid, framedipaddress, framedipv6prefix].some(wanted.isIt),
      isInOthers: reading.kind !== "mac",
    },
    signal,
  );
  return { hits: found.rows.map(sessionHit), asked: [found.asked] };
}

async function findLeases(reading: Reading, signal: AbortSignal): Promise<LookupAnswer> {
  const wanted = await wantedIn(reading);
  if (!wanted) return NOTHING;
  const isSix = reading.kind === "ip" && reading.ip.version === 6;
  const found = await ask(
    isSix ? ipv6Leases : ipv4Leases,
    {
      what: words.leases,
      params: { search: wanted.text },
      isMatch: ({ ip, mac }) => [ip, mac].some(wanted.isIt),
      isInOthers: reading.kind !== "mac",
    },
    signal,
  );
  return { hits: found.rows.map((lease) => leaseHit(lease, isSix)), asked: [found.asked] };
}

function sessionHit(session: Session): LookupHit {
  const { id, krillcpename, callingstationid, framedipaddress, framedipv6prefix } = session;
  return {
    kind: "session",
    id,
    path: paths.session(id, session.username),
    title: sessionName(session),
    detail: [krillcpename, framedipaddress, framedipv6prefix, macText(callingstationid)]
      .flatMap((part) => (part ? visible(part, 60) : []))
      .join(" · "),
    isExact: true,
    device: krillcpename ?? null,
  };
}

function leaseHit({ id, ip, mac, hostname, state }: Lease, isSix: boolean): LookupHit {
  const query = encodeURIComponent(ip ?? mac ?? "");
  return {
    kind: "lease",
    id,
    path: `${isSix ? paths.leases6 : paths.leases}?q=${query}`,
    title: visible(ip ?? mac ?? id, 60),
    detail: [hostname, macText(mac), state]
      .flatMap((part) => (part ? visible(part, 60) : []))
      .join(" · "),
    isExact: true,
    device: hostname,
  };
}

/** What RADIUS and DHCP can find: live sessions and leases, by user, address and MAC. */
export const sources: readonly LookupSource[] = [
  { group: "sessions", kinds: ["mac", "ip", "pppoe"], find: findSessions },
  { group: "leases", kinds: ["mac", "ip"], find: findLeases },
];
