// The channels of a cable plant and the MAC domains that share them (contract 3.6: all inferred; the CLI's words). Never throws.
import { looseRow, looseRows, type LooseRow } from "#src/util/loose.ts";
import { num, record, under, whole, type Fields, type Oddity, type Where } from "#src/util/read.ts";
import { isUpIn, NAMES } from "./words.ts";

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
  /** Null where they are not told. */
  channels: Channel[] | null;
};

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

/** Reads one channel. */
export function readChannel(
  fields: Fields,
  direction: Channel["direction"],
  where: Where,
): Channel {
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
    const isTold = own.find(["channels"]) !== null;
    const channels = own.items(["channels"]).flatMap((item, at) => {
      const place = under(under(here, "channels"), at);
      const channel = record(item, place);
      return channel ? [readChannel(channel, directionOf(channel), place)] : [];
    });
    const id = String(ifindex ?? name ?? index);
    return [{ id, ifindex, name, channels: isTold ? channels : null }];
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

function withKey(fields: Fields, key: string | null): Fields {
  return key === null ? fields : { ifindex: Number(key), ...fields };
}

function isNumber(key: string): boolean {
  return /^\d+$/u.test(key);
}
