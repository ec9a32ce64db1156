import type { Db } from "#mocks/db/db.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import type { Device } from "#mocks/db/rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { makeCpe, makeCustomer, makeDevice } from "./fleet.ts";

/** A channel of a CMTS, in the words of the CLI (contract 3.6). Frequencies in Hz. */
export interface Channel {
  ifindex: number;
  /** Within its MAC domain. */
  id: number;
  freq: number;
  width: number;
  modulation: string;
  name: string;
  status: "up" | "down";
  /** MAC domain's index. */
  domain: number;
  /** Downstream, dBmV. */
  power?: number;
  /** Upstream: profile number and signal to noise, dB. */
  mp?: number;
  snr?: number;
  /** Percent of the packets. */
  corrected: number;
  uncorrected: number;
}

/** A CMTS: its MAC domains are numbered from 0; each has its own fiber node, and one node has none. */
export interface Cmts {
  name: string;
  vendor: string;
  model: string;
  domains: { ifindex: number; name: string }[];
  upstreams: Channel[];
  downstreams: Channel[];
  nodes: { name: string; domain: number | null }[];
  startedAt: number;
}

/** The CMTS of the big plant. */
export const PLANT_CMTS = "cmtsPlanta";
/** What a domain of the plant suffers from: half of its modems off, noise on one upstream. */
export const PLANT_DARK_DOMAIN = 2;
export const PLANT_NOISY = { domain: 4, id: 2 } as const;

const PER_DOMAIN = 4;
const MODEMS_PER_DOMAIN = 40;
const FIRST_ID = 30_001;
const MHZ = 1_000_000;

/** Makes a CMTS with so many MAC domains. */
function makeCmts(name: string, count: number, now: number): Cmts {
  const domains = Array.from({ length: count }, (_, index) => ({
    ifindex: 1017 + index * 8,
    name: `ca${3 + Math.floor(index / 2)}-${index % 2}`,
  }));
  const channels = domains.flatMap((domain, at) =>
    Array.from({ length: PER_DOMAIN }, (_, n) => ({
      domain,
      at,
      n,
      l: luck(hash(domain.ifindex, n)),
    })),
  );
  const isNoisy = (at: number, id: number) =>
    name === PLANT_CMTS && at === PLANT_NOISY.domain && id === PLANT_NOISY.id;
  return {
    name,
    vendor: "Cisco",
    model: "uBR10012",
    domains,
    upstreams: channels.map(({ domain, at, n, l }): Channel => {
      const noisy = isNoisy(at, n + 1);
      return {
        ifindex: domain.ifindex * 10 + n,
        id: n + 1,
        freq: (30.4 + n * 3.2 + (at % 3) * 0.4) * MHZ,
        width: 3.2 * MHZ,
        mp: 122,
        modulation: noisy ? "qpsk" : "qam16",
        name: `${domain.name}-up${n}`,
        status: "up",
        domain: at,
        snr: noisy ? 15.6 : l.real(1, 29, 34, 1),
        corrected: noisy ? 4.71 : l.real(2, 0, 0.2),
        uncorrected: noisy ? 2.38 : 0,
      };
    }),
    downstreams: channels.map(({ domain, at, n }): Channel => ({
      ifindex: domain.ifindex * 10 + 5 + n,
      id: at * PER_DOMAIN + n + 1,
      freq: (657 + ((at % 3) * PER_DOMAIN + n) * 6) * MHZ,
      width: 6 * MHZ,
      modulation: "qam256",
      power: 46,
      name: `in${domain.name.slice(2)}-dn${n}`,
      status: "up",
      domain: at,
      corrected: 0,
      uncorrected: 0,
    })),
    nodes: [
      ...domains.map((_, index) => ({ name: `FN-${index + 1}`, domain: index })),
      { name: `FN-${count + 1}`, domain: null },
    ],
    startedAt: now - 41 * 86_400_000,
  };
}

/** The CMTSs: the usual one, and with `hasPlant` one with eight domains. */
export function seedCmtss(db: Db, now: number, hasPlant: boolean): void {
  db.cmtss = [makeCmts("cmtsCentral", 2, now)];
  if (hasPlant) db.cmtss.push(makeCmts(PLANT_CMTS, 8, now));
}

/** The MAC domain of a modem. */
export function domainOf(cmts: Cmts, device: Device): number {
  return device.onu % cmts.domains.length;
}

/** Forty cable modems in each domain of the plant. */
export function seedModems(db: Db, now: number): void {
  const cmts = db.cmtss.find(({ name }) => name === PLANT_CMTS);
  if (!cmts) return;
  for (let n = 0; n < cmts.domains.length * MODEMS_PER_DOMAIN; n += 1) {
    const id = FIRST_ID + n;
    const customer = db.customers.nextId();
    db.customers.put(makeCustomer(customer, "cpe", now));
    const cpe: Cpe = {
      ...makeCpe(id, customer, now),
      access: true,
      active: true,
      expiration_date: null,
      is_bitstream: false,
      line_profile: null,
      mac: `7cb734${n.toString(16).padStart(6, "0")}`,
      model: "CGNV4",
      profile: 6,
      realm: "cpe",
      cpename: `cpe${id}`,
      internal_id: `cpe${id}`,
      sn: null,
      tech: "docsis",
      topology: "",
    };
    db.cpes.put(cpe);
    const place = { head: PLANT_CMTS, frame: 0, slot: 0, port: 0, onu: n };
    const made = makeDevice(cpe, place, now);
    const isDark = domainOf(cmts, made) === PLANT_DARK_DOMAIN && Math.floor(n / 8) < 26;
    const since = now - (isDark ? 18 * 60_000 + n * 100 : luck(id).int(1, 3600, 3_000_000) * 1000);
    db.devices.put({
      ...made,
      link: isDark ? "offline" : "online",
      since,
      bootedAt: isDark ? since - 9e8 : since,
      lastDownAt: since,
      isProvisioned: true,
      reportedUp: !isDark,
      registration: "list",
      checkedAt: Math.max(since, now - 90_000),
    });
  }
}
