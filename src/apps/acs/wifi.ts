// A device's radios and networks as TR-069 tells them (contract 3.11: shapes unknown). Never throws.
import { looseRow } from "#src/util/loose.ts";
import { record, whole, type Fields } from "#src/util/read.ts";
import { bandOf, bandOfChannel, type Band } from "./band.ts";
import { flag, isOn, items, listed, NAMES, numberIn } from "./part.ts";

/** A radio of the device. */
export type Radio = {
  /** Its name or number in the API; its band where it has neither. */
  id: string;
  band: Band | null;
  isOn: boolean | null;
  channel: number | null;
  isAuto: boolean | null;
  /** What the regulation and the device allow, where it is told. */
  channels: number[];
  /** MHz. */
  width: number | null;
  standard: string | null;
  domain: string | null;
  /** Transmit power, percent. */
  power: number | null;
  /** Bytes. */
  sent: number | null;
  received: number | null;
  /** As it came: for its own addresses and the names of its fields. */
  raw: Fields;
};

/** A Wi-Fi network that the device offers. */
export type Ssid = {
  id: string;
  name: string | null;
  band: Band | null;
  isOn: boolean | null;
  security: string | null;
  /** A secret (contract 2.10). */
  key: string | null;
  bssid: string | null;
  sent: number | null;
  received: number | null;
  raw: Fields;
};

/** The radios of a reply that has only them. */
export function readRadios(raw: unknown): Radio[] {
  const fields = record(raw);
  return items(fields?.["results"] ?? fields?.["radios"] ?? raw).map(readRadio);
}

/** Whether a row of a mixed list is a radio. */
export const isRadio = (row: unknown) => {
  const own = looseRow(record(row) ?? {}, whole());
  return own.find(["channel", "standard", "standards", "channels", "auto_channel"]) !== null;
};
/** Whether it is a network. */
export const isSsid = (row: unknown) =>
  looseRow(record(row) ?? {}, whole()).find(NAMES.ssid) !== null;

/** Reads a radio; never throws. */
export function readRadio(raw: Fields, index: number): Radio {
  const own = looseRow(raw, whole());
  const channel = own.figure(["channel", "current_channel"]);
  const told = own.word(["channel"]);
  const band = bandOf(own.word(NAMES.band)) ?? bandOfChannel(channel);
  return {
    id: own.word(["id", "index", "name", "radio"]) ?? band ?? String(index + 1),
    band,
    isOn: isOn(own),
    channel: channel !== null && channel > 0 ? channel : null,
    isAuto:
      flag(own, ["auto", "auto_channel", "automatic", "auto_channel_enable"]) ??
      (told?.toLowerCase() === "auto" ? true : null),
    channels: own
      .items(["channels", "possible_channels", "available_channels"])
      .flatMap((one) => (typeof one === "string" ? one.split(/[\s,]+/u) : [one]))
      .map(Number)
      .filter((one) => Number.isInteger(one) && one > 0 && one < 234),
    width:
      own.figure(["width", "bandwidth", "channel_width"]) ??
      numberIn(own.word(["width", "bandwidth", "channel_width"])),
    standard: listed(own, ["standard", "standards", "mode"]),
    domain: own.word(["regulatory_domain", "domain", "country"]),
    power: own.figure(["power", "tx_power", "transmit_power"]),
    sent: own.figure(NAMES.sent),
    received: own.figure(NAMES.received),
    raw,
  };
}

/** Reads a network; never throws. */
export function readSsid(raw: Fields, index: number): Ssid {
  const own = looseRow(raw, whole());
  const name = own.word(NAMES.ssid) ?? own.word(["name"]);
  return {
    id: own.word(["id", "index"]) ?? String(index + 1),
    name,
    // Its name is the customer's own text: `Casa 5G` says nothing of a band.
    band: bandOf(own.word(NAMES.band.filter((one) => one !== "name"))),
    isOn: isOn(own),
    security: listed(own, ["security", "encryption", "authentication", "mode"]),
    key: own.word(["key", "password", "passphrase", "psk", "wifi_password"]),
    bssid: own.word(["bssid", "mac"]),
    sent: own.figure(NAMES.sent),
    received: own.figure(NAMES.received),
    raw,
  };
}
