// Cable modems (contract 3.6: all inferred; the CLI's words). Never throws.
import { looseRow, looseRows, type LooseRow } from "#src/util/loose.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import {
  note,
  record,
  under,
  whole,
  type Fields,
  type Oddity,
  type Where,
} from "#src/util/read.ts";
import { readChannel, type Channel } from "./channels.ts";
import { isUpIn, NAMES } from "./words.ts";

/** A level of a modem on one channel. */
export type ModemChannel = Channel & {
  /** Received by the modem, or sent by it; dBmV. */
  level: number | null;
};

/** A cable modem. */
export type Modem = {
  /** 12 lower-case hex digits, else what the row calls its id. */
  id: string;
  mac: string | null;
  cmts: string | null;
  state: string | null;
  isOnline: boolean | null;
  node: string | null;
  domain: string | null;
  ip: string | null;
  config: string | null;
  uptime: number | null;
  dnbw: number | null;
  upbw: number | null;
  /** Percent of the packets, corrected and lost, down and up. */
  dncorr: number | null;
  dnko: number | null;
  upcorr: number | null;
  upko: number | null;
  /** dBmV and dB. */
  dnrx: number | null;
  dnsnr: number | null;
  dnatt: number | null;
  uptx: number | null;
  upsnr: number | null;
  upatt: number | null;
  vendor: string | null;
  model: string | null;
  channels: ModemChannel[];
};

/** Cable modems of a reply, and what was odd about it. */
interface ModemsRead {
  modems: Modem[];
  odd: Oddity[];
}

/** Modems that are read without a break: a page of thousands, each with its channels, takes a second. */
const IN_ONE_TURN = 250;

/** Reads cable modems; one without a MAC and an id is left out and noted. */
export function readModems(raw: unknown): ModemsRead {
  const reading = readOn(raw);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** As `readModems`, with a break now and then. @throws as `turn`, which resolves when others have had theirs */
export async function readModemsInTurns(
  raw: unknown,
  turn: () => Promise<void>,
): Promise<ModemsRead> {
  const reading = readOn(raw);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    await turn();
  }
}

const ONLINE = /online|operational|registration[ _-]?complete/iu;
/** On its way in, turned away, or gone, as CMTSs word it. */
const OFFLINE =
  /off|down|lost|dead|reject|denied|denial|abort|^(init|not?[A-Z _-]|ranging|dhcp|tftp|ip[ _-]?complete|wait|expire)/iu;

/** Whether a modem is online by the word of its CMTS; null for one that nobody knows, a number too. */
function isOnlineBy(state: string | null): boolean | null {
  if (state === null) return null;
  return OFFLINE.test(state) ? false : ONLINE.test(state) ? true : null;
}

function* readOn(raw: unknown): Generator<void, ModemsRead> {
  const where = whole();
  const isKey = (key: string) => parseMac(key) !== null;
  const rows = looseRows(raw, where, ["cms", "modems", "cable_modems"], isKey);
  const modems: Modem[] = [];
  for (const [index, [key, row]] of rows.entries()) {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    const modem = fields && readModem(key === null ? fields : { mac: key, ...fields }, here);
    if (fields && !modem) note(under(here, "mac"), "not-text", row);
    if (modem) modems.push(modem);
    if (index % IN_ONE_TURN === IN_ONE_TURN - 1) yield;
  }
  return { modems, odd: where.odd };
}

/** Reads one cable modem; null where nothing identifies it. */
export function readModem(fields: Fields, where: Where): Modem | null {
  const own = looseRow(fields, where);
  const said = own.word(NAMES.mac);
  const mac = said === null ? null : parseMac(said);
  const id = mac ?? said;
  if (id === null) return null;
  const state = own.word(NAMES.state);
  return {
    id,
    mac,
    cmts: own.word(["cmts", "cmts_name", "host"]),
    state,
    isOnline: isUpIn(own) ?? isOnlineBy(state),
    node: own.word(NAMES.node),
    domain: own.word(NAMES.domain),
    ip: ipOf(own.word(NAMES.ip)),
    config: own.word(NAMES.config),
    uptime: positive(own.figure(NAMES.uptime)),
    dnbw: own.figure(["dnbw", "downbw", "bw_down"]),
    upbw: own.figure(["upbw", "bw_up"]),
    dncorr: own.figure(["dncorr"]),
    dnko: own.figure(["dnko"]),
    upcorr: own.figure(["upcorr"]),
    upko: own.figure(["upko"]),
    dnrx: own.figure(["dnrx", "rx", "downstream_rx", "rx_power"]),
    dnsnr: own.figure(["dnsnr", "downstream_snr", "snr"]),
    dnatt: own.figure(["dnatt", "downstream_att"]),
    uptx: own.figure(["uptx", "tx", "upstream_tx", "tx_power"]),
    upsnr: own.figure(["upsnr", "upstream_snr"]),
    upatt: own.figure(["upatt", "upstream_att"]),
    vendor: own.word(NAMES.vendor),
    model: own.word(NAMES.model),
    channels: [
      ...modemChannels(own, "down", ["downstreams", "downstream", "ds"], where),
      ...modemChannels(own, "up", ["upstreams", "upstream", "us"], where),
    ],
  };
}

function modemChannels(
  own: LooseRow,
  direction: Channel["direction"],
  names: readonly string[],
  where: Where,
): ModemChannel[] {
  return own.items(names).flatMap((item, index) => {
    const here = under(under(where, names[0] ?? ""), index);
    const fields = record(item, here);
    if (!fields) return [];
    return [
      {
        ...readChannel(fields, direction, here),
        level: looseRow(fields, here).figure(NAMES.level),
      },
    ];
  });
}

/** A MAC as it is shown. */
export function macText(mac: string): string {
  return parseMac(mac) === null ? mac : formatMac(mac);
}

function ipOf(ip: string | null): string | null {
  return ip === null || /^(0\.0\.0\.0|::)$/u.test(ip) ? null : ip;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
