// CMTSs, their channels, fiber nodes and cable modems, whatever a server calls them (contract 3.6: all inferred; the CLI's words).
// Never throws.
import { looseRow, looseRows, type LooseRow } from "#src/util/loose.ts";
import {
  list,
  note,
  num,
  record,
  text,
  under,
  whole,
  type Fields,
  type Oddity,
  type Where,
} from "#src/util/read.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";

/** A CMTS as far as a server tells. */
export type Cmts = {
  /** Its id in the API's addresses: its name, else what the row calls its id. */
  id: string;
  name: string;
  vendor: string | null;
  model: string | null;
  isUp: boolean | null;
  /** Seconds. */
  uptime: number | null;
  modems: number | null;
  online: number | null;
};

/** A channel in either direction. */
export type Channel = {
  /** Its interface's index, else its number and direction. */
  id: string;
  direction: "up" | "down";
  ifindex: number | null;
  /** Its number in its MAC domain. */
  chanid: number | null;
  name: string | null;
  /** Hz, the middle of the channel. */
  freq: number | null;
  width: number | null;
  modulation: string | null;
  profile: string | null;
  /** dBmV. */
  power: number | null;
  /** dB. */
  snr: number | null;
  /** Percent of the packets. */
  corrected: number | null;
  uncorrected: number | null;
  isUp: boolean | null;
  /** How the row itself wrote its frequency: the field and what one of it is in Hz. */
  freqField: { name: string; hz: number } | null;
  /** As it came. */
  raw: Fields;
};

/** A MAC domain: channels in both directions that modems share. */
export type MacDomain = {
  id: string;
  ifindex: number | null;
  name: string | null;
  channels: Channel[];
};

/** A fiber node: a neighbourhood of modems behind one optical receiver. */
export type FiberNode = {
  name: string;
  /** Indexes of its MAC domains. */
  domains: number[];
  /** Numbers of its channels. */
  downstreams: number[];
  upstreams: number[];
  modems: number | null;
  online: number | null;
};

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

const NAMES = {
  name: ["name", "cmts", "host_name", "hostname", "id"],
  vendor: ["vendor", "manufacturer", "brand"],
  model: ["model", "type_name", "product", "chassis"],
  uptime: ["uptime", "sysuptime"],
  modems: ["cms", "modems", "cm_count", "cable_modems", "total", "count"],
  online: ["online", "cms_online", "modems_online", "active", "up"],
  state: ["state", "status", "oper_status", "state_long"],
  ifindex: ["ifindex", "if_index", "index"],
  chanid: ["chanid", "channel_id", "channel", "id", "number"],
  channelName: ["name", "interface", "ifname", "descr"],
  freq: ["freq", "frequency", "freq_hz", "center_frequency", "centre_frequency", "freq_mhz"],
  width: ["width", "channel_width", "bandwidth", "width_hz"],
  modulation: ["modulation", "mod"],
  profile: ["mp", "modulation_profile", "profile"],
  power: ["power", "tx_power", "power_dbmv"],
  snr: ["snr", "upsnr", "dnsnr", "mer", "snr_db"],
  corrected: ["corrected", "corr", "correctable", "corrected_percent", "upcorr", "dncorr"],
  uncorrected: ["uncorrected", "ko", "uncorrectable", "uncorr", "lost", "upko", "dnko"],
  level: ["rx", "tx", "level", "dnrx", "uptx", "rx_power", "tx_power", "power"],
  domains: ["map", "mac_domains", "domains", "mac_domain"],
  node: ["fiber_node", "fibernode", "node", "fn"],
  domain: ["mac_domain", "macdomain", "domain"],
  mac: ["mac", "mac_address", "cm_mac", "cmmac", "id"],
  ip: ["ip", "ip_address", "cm_ip", "address"],
  config: ["config_file", "config", "configfile", "bootfile"],
} as const;

/** Reads a list of CMTSs; one without a name is left out and noted. */
export function readCmtss(raw: unknown): { cmtss: Cmts[]; odd: Oddity[] } {
  const where = whole();
  const cmtss = looseRows(raw, where, ["cmtss", "cmts"], () => true).flatMap(([key, row], i) => {
    const here = under(where, key ?? i);
    const fields = typeof row === "string" && key === null ? { name: row } : record(row, here);
    const cmts = fields && readCmts(key === null ? fields : { name: key, ...fields }, here);
    if (fields && !cmts) note(under(here, "name"), "not-text", row);
    return cmts ?? [];
  });
  return { cmtss, odd: where.odd };
}

/** Reads one CMTS; null without a name. */
export function readCmts(fields: Fields, where: Where): Cmts | null {
  const own = looseRow(fields, where);
  const name = own.word(NAMES.name);
  if (name === null) return null;
  const modems = countOf(own, NAMES.modems);
  return {
    id: own.word(["id"]) ?? name,
    name,
    vendor: own.word(NAMES.vendor),
    model: own.word(NAMES.model),
    isUp: isUpIn(own),
    uptime: own.figure(NAMES.uptime),
    modems,
    online: countOf(own, NAMES.online),
  };
}

/** Reads channels of one direction. */
export function readChannels(
  raw: unknown,
  direction: Channel["direction"],
): { channels: Channel[]; odd: Oddity[] } {
  const where = whole();
  const rows = looseRows(raw, where, [`${direction}streams`, "channels"], isNumber);
  const channels = rows.flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    return fields ? [readChannel(withKey(fields, key), direction, here)] : [];
  });
  return { channels, odd: where.odd };
}

function readChannel(fields: Fields, direction: Channel["direction"], where: Where): Channel {
  const own = looseRow(fields, where);
  const ifindex = own.figure(NAMES.ifindex);
  const chanid = own.figure(NAMES.chanid);
  const name = own.word(NAMES.channelName);
  const freq = frequencyIn(own, NAMES.freq);
  return {
    id: ifindex === null ? `${direction} ${chanid ?? name ?? "?"}` : String(ifindex),
    direction,
    ifindex,
    chanid,
    name,
    freq: freq?.hz ?? null,
    width: frequencyIn(own, NAMES.width, WIDEST_MHZ)?.hz ?? null,
    modulation: own.word(NAMES.modulation),
    profile: own.word(NAMES.profile),
    power: own.figure(NAMES.power),
    snr: own.figure(NAMES.snr),
    corrected: own.figure(NAMES.corrected),
    uncorrected: own.figure(NAMES.uncorrected),
    isUp: isUpIn(own),
    freqField: freq && { name: freq.field, hz: freq.unit },
    raw: fields,
  };
}

const KILO = 1000;
const MEGA = 1_000_000;
/** No cable carries more, and no channel is wider, MHz: what is larger is written in kHz or Hz. */
const HIGHEST_MHZ = 5000;
const WIDEST_MHZ = 500;

/** A frequency in Hz, from Hz (contract 3.6), kHz or MHz: a cable's frequencies are far enough apart to tell. */
function frequencyIn(
  own: LooseRow,
  names: readonly string[],
  mostMhz = HIGHEST_MHZ,
): { hz: number; field: string; unit: number } | null {
  const found = own.find(names);
  const value = num(found?.value, found?.where);
  if (!found || value === null || value <= 0) return null;
  const unit = value < mostMhz ? MEGA : value < mostMhz * KILO ? KILO : 1;
  const field = found.where.path.split(".").at(-1) ?? "";
  return { hz: Math.round(value * unit), field, unit };
}

/** Up to here it may be an upstream (DOCSIS 3.1 high split), Hz. */
const UPSTREAM_UP_TO = 204 * MEGA;

/** Reads MAC domains with their channels. */
export function readMacDomains(raw: unknown): { domains: MacDomain[]; odd: Oddity[] } {
  const where = whole();
  const rows = looseRows(raw, where, ["mac_domains", "domains"], () => true);
  const domains = rows.flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    if (!fields) return [];
    const own = looseRow(fields, here);
    const ifindex = own.figure(NAMES.ifindex);
    const name = own.word(NAMES.channelName) ?? key;
    const channels = own.items(["channels"]).flatMap((item, at) => {
      const place = under(under(here, "channels"), at);
      const channel = record(item, place);
      return channel ? [readChannel(channel, directionOf(channel), place)] : [];
    });
    return [{ id: String(ifindex ?? name ?? index), ifindex, name, channels }];
  });
  return { domains, odd: where.odd };
}

/** A domain's list holds both directions: `primary`, the interface's name and the frequency tell them apart. */
function directionOf(fields: Fields): Channel["direction"] {
  const own = looseRow(fields, whole());
  const said = own.word(["direction", "type", "kind"])?.toLowerCase() ?? "";
  const name = own.word(NAMES.channelName)?.toLowerCase() ?? "";
  if (/up/u.test(said) || /upstream|^up|[-_. ]up\d*/u.test(name)) return "up";
  if (/down|ds/u.test(said) || /downstream|^d[ns]/u.test(name)) return "down";
  const freq = frequencyIn(own, NAMES.freq)?.hz;
  return freq !== undefined && freq <= UPSTREAM_UP_TO ? "up" : "down";
}

/** Reads fiber nodes; one without a name is left out and noted. */
export function readFiberNodes(raw: unknown): { nodes: FiberNode[]; odd: Oddity[] } {
  const where = whole();
  const rows = looseRows(raw, where, ["fiber_nodes", "nodes"], () => true);
  const nodes = rows.flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    if (!fields) return [];
    const own = looseRow(fields, here);
    const name = own.word(["name", ...NAMES.node, "id"]) ?? key;
    if (name === null) {
      note(under(here, "name"), "not-text", row);
      return [];
    }
    return [
      {
        name,
        domains: domainsIn(own),
        downstreams: channelsIn(own, ["downstream", "downstreams", "ds_channels", "ds"]),
        upstreams: channelsIn(own, ["upstream", "upstreams", "us_channels", "us"]),
        modems: countOf(own, NAMES.modems),
        online: countOf(own, NAMES.online),
      },
    ];
  });
  return { nodes, odd: where.odd };
}

/** The first number of each tuple of its map, or plain indexes. */
function domainsIn(own: LooseRow): number[] {
  const all = own.items(NAMES.domains).flatMap((item) => {
    const first: unknown = Array.isArray(item) ? item[0] : (record(item)?.["ifindex"] ?? item);
    return num(first) ?? [];
  });
  return [...new Set(all)];
}

/** Channel numbers: a list, or the list in an object with the groups beside it. */
function channelsIn(own: LooseRow, names: readonly string[]): number[] {
  const value = own.find(names)?.value;
  const items = list(record(value)?.["channels"] ?? value);
  return items.flatMap(
    (item) => num(record(item)?.["id"] ?? record(item)?.["chanid"] ?? item) ?? [],
  );
}

/** Reads cable modems; one without a MAC and an id is left out and noted. */
export function readModems(raw: unknown): { modems: Modem[]; odd: Oddity[] } {
  const where = whole();
  const isKey = (key: string) => parseMac(key) !== null;
  const rows = looseRows(raw, where, ["cms", "modems", "cable_modems"], isKey);
  const modems = rows.flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    const modem = fields && readModem(key === null ? fields : { mac: key, ...fields }, here);
    if (fields && !modem) note(under(here, "mac"), "not-text", row);
    return modem ?? [];
  });
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
    isOnline: isUpIn(own) ?? (state === null ? null : /online|operational|w-online/iu.test(state)),
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

/** A figure, or how many a list has. */
function countOf(own: LooseRow, names: readonly string[]): number | null {
  const value = own.find(names)?.value;
  if (Array.isArray(value)) return value.length;
  const read = typeof value === "number" || typeof value === "string" ? num(value) : null;
  return read !== null && Number.isInteger(read) && read >= 0 && read < 1e9 ? read : null;
}

function isUpIn(own: LooseRow): boolean | null {
  const value = own.find(NAMES.state)?.value;
  if (typeof value === "boolean") return value;
  const word = text(value)?.toLowerCase() ?? "";
  if (/^(up|online|ok|active|enabled|operational|w-online\b.*|online\(.*)$/u.test(word))
    return true;
  return /^(down|offline|critical|disabled|failed|init.*|reject.*)$/u.test(word) ? false : null;
}

function withKey(fields: Fields, key: string | null): Fields {
  return key === null ? fields : { ifindex: Number(key), ...fields };
}

function isNumber(key: string): boolean {
  return /^\d+$/u.test(key);
}
