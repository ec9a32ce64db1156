// What TR-069 tells of a device: its Wi-Fi, WANs, ports, connected devices (contract 3.1 `cwmp_info`, 3.11 `acs`: shapes unknown). Never
// throws; whatever is not told is null or an empty list.
import { linkEntries } from "#src/krill/links.ts";
import { looseRow, type LooseRow } from "#src/util/loose.ts";
import {
  bool01,
  record,
  under,
  whole,
  type Fields,
  type Oddity,
  type Where,
} from "#src/util/read.ts";
import { bandOf, bandOfChannel, type Band } from "./band.ts";
import { readTests, type TestOffer } from "./tests.ts";

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

/** A connection of the device to the network. */
export type Wan = {
  id: string;
  name: string | null;
  service: string | null;
  status: string | null;
  isUp: boolean | null;
  vlan: string | null;
  ip: string | null;
  mac: string | null;
  type: string | null;
  sent: number | null;
  received: number | null;
};

/** A socket for a cable. */
export type Port = { id: string; isUp: boolean | null; speed: string | null };

/** Something that is connected to the device. */
export type Client = {
  id: string;
  name: string | null;
  ip: string | null;
  mac: string | null;
  /** By Wi-Fi; null where nothing tells. */
  isWireless: boolean | null;
  band: Band | null;
  /** `LAN1`, as it came. */
  port: string | null;
  ssid: string | null;
  /** dBm. */
  signal: number | null;
  /** A signal that is no dBm: whatever the device counts. */
  quality: number | null;
  since: Date | null;
  isActive: boolean | null;
};

/** A device as TR-069 knows it. */
export type Device = {
  /** Its id with the TR-069 server, where it is told. */
  acsId: string | null;
  /** What of it can be compared with the CRM: serials, MACs, names. */
  marks: string[];
  vendor: string | null;
  model: string | null;
  software: string | null;
  hardware: string | null;
  /** When it last spoke to the server: the age of all this. */
  informedAt: Date | null;
  /** Seconds. */
  uptime: number | null;
  radios: Radio[];
  ssids: Ssid[];
  wans: Wan[];
  ports: Port[];
  /** Null where nothing is told of connected devices; an empty list where none is. */
  clients: Client[] | null;
  tests: TestOffer[];
  /** Where its tasks and radios are, by its own links. */
  links: ReadonlyMap<string, string>;
  odd: Oddity[];
};

const NAMES = {
  on: ["enabled", "enable", "on", "active", "up", "status", "state", "radio_enabled"],
  sent: ["bytes_sent", "sent", "tx_bytes", "bytes_tx", "upload_bytes"],
  received: ["bytes_received", "received", "rx_bytes", "bytes_rx", "download_bytes"],
  ip: ["ip", "ip_address", "address", "external_ip", "ipv4"],
  mac: ["mac", "mac_address", "hwaddr", "physical_address"],
  band: ["band", "frequency_band", "frequency", "radio", "interface", "name"],
  ssid: ["ssid", "wifi_ssid", "network"],
} as const;

/** Reads a device from whatever its TR-069 information is. */
export function readDevice(raw: unknown): Device {
  const where = whole();
  const fields = unwrap(raw, where);
  const own = looseRow(fields, where);
  const about = looseRow(
    { ...record(own.find(["device_info", "info", "summary"])?.value), ...fields },
    where,
  );
  const wifi = own.find(["wifi", "wlan", "wireless"])?.value;
  const inWifi = looseRow(record(wifi) ?? {}, under(where, "wifi"));
  const mixed = Array.isArray(wifi) ? wifi : [];
  const lan = looseRow(record(own.find(["lan", "lans"])?.value) ?? {}, under(where, "lan"));
  const clients = [
    "hosts",
    "clients",
    "connected_devices",
    "devices",
    "stations",
    "wifi_clients",
    "lan_clients",
    "associated_devices",
  ];
  const clientLists = [own, lan, inWifi].flatMap((one) =>
    clients.flatMap((name) => one.find([name]) ?? []),
  );
  const rows = (
    names: readonly string[],
    from: readonly LooseRow[],
    also: readonly unknown[] = [],
  ) => [...from.flatMap((one) => items(one.find(names)?.value)), ...items(also)];
  const text = (names: readonly string[]) => about.word(names);
  const radios = rows(
    ["radios", "wifi_radios", "wlan_radios"],
    [own, inWifi],
    mixed.filter(isRadio),
  );
  const ssids = rows(
    ["ssids", "wifi_ssids", "networks", "wlans"],
    [own, inWifi],
    mixed.filter(isSsid),
  );
  return {
    acsId: text(["acs_id", "device_id", "acs_device", "acs"]),
    marks: [
      "sn",
      "serial",
      "serial_number",
      "dsn",
      "mac",
      "mac_address",
      "cpename",
      "cpe",
      "internal_id",
      "name",
    ].flatMap((name) => text([name]) ?? []),
    vendor: text(["manufacturer", "vendor", "brand"]),
    model: text(["model", "model_name", "product_class", "modelname"]),
    software: text(["software_version", "software", "firmware", "sftwr", "version"]),
    hardware: text(["hardware_version", "hardware", "hrdwr"]),
    informedAt: about.moment([
      "last_inform",
      "last_contact",
      "informed",
      "last_seen",
      "updated",
      "date",
      "time",
    ]),
    uptime: about.figure(["uptime", "up_time"]),
    radios: radios.map(readRadio),
    // A radio's row may bring its networks along.
    ssids: [...ssids, ...radios.flatMap((row) => nested(row, ["ssids", "networks"]))].map(readSsid),
    wans: rows(["wans", "wan", "wan_connections", "connections"], [own]).map(readWan),
    ports: rows(["ports", "lan_ports", "ethernet", "ethernet_ports", "interfaces"], [own, lan]).map(
      readPort,
    ),
    clients:
      clientLists.length === 0
        ? null
        : clientLists.flatMap(({ value }) => items(value)).map(readClient),
    tests: readTests(fields),
    links: new Map(linkEntries(fields, "links")),
    odd: where.odd,
  };
}

/** The radios of a reply that has only them. */
export function readRadios(raw: unknown): Radio[] {
  const fields = record(raw);
  return items(fields?.["results"] ?? fields?.["radios"] ?? raw).map(readRadio);
}

function unwrap(raw: unknown, where: Where): Fields {
  const one: unknown = Array.isArray(raw) ? raw[0] : raw;
  const fields = record(one, where) ?? {};
  const results = fields["results"];
  if (Array.isArray(results)) return record(results[0]) ?? {};
  const inner = record(fields["device"]) ?? record(fields["data"]);
  return inner ? { ...fields, ...inner } : fields;
}

/** The rows of a list, of a map by name, or of a single one; what is no object is left out. */
function items(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.map((row) => record(row)).filter((row) => row !== null);
  const fields = record(value);
  if (!fields) return [];
  const inner = Object.entries(fields).map(([key, row]) => [key, record(row)] as const);
  if (inner.length > 0 && inner.every(([, row]) => row !== null))
    return inner.map(([key, row]) => ({ id: key, name: key, ...row }));
  return inner.length > 0 ? [fields] : [];
}

function nested(fields: Fields, names: readonly string[]): Fields[] {
  const rows = items(looseRow(fields, whole()).find(names)?.value);
  const { band, frequency_band } = fields;
  return rows.map((row) => ({ band: band ?? frequency_band, ...row }));
}

const isRadio = (row: unknown) => {
  const own = looseRow(record(row) ?? {}, whole());
  return own.find(["channel", "standard", "standards", "channels", "auto_channel"]) !== null;
};
const isSsid = (row: unknown) => looseRow(record(row) ?? {}, whole()).find(NAMES.ssid) !== null;

function readRadio(raw: Fields, index: number): Radio {
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

function readSsid(raw: Fields, index: number): Ssid {
  const own = looseRow(raw, whole());
  const name = own.word(NAMES.ssid) ?? own.word(["name"]);
  return {
    id: own.word(["id", "index"]) ?? String(index + 1),
    name,
    band: bandOf(own.word(NAMES.band)),
    isOn: isOn(own),
    security: listed(own, ["security", "encryption", "authentication", "mode"]),
    key: own.word(["key", "password", "passphrase", "psk", "wifi_password"]),
    bssid: own.word(["bssid", "mac"]),
    sent: own.figure(NAMES.sent),
    received: own.figure(NAMES.received),
    raw,
  };
}

function readWan(raw: Fields, index: number): Wan {
  const own = looseRow(raw, whole());
  const status = own.word(["status", "state", "connection_status"]);
  return {
    id: own.word(["id", "index", "name"]) ?? String(index + 1),
    name: own.word(["name", "description"]),
    service: listed(own, ["service", "services", "service_list"]),
    status,
    isUp: status === null ? flag(own, ["up", "connected", "enabled"]) : isUpWord(status),
    vlan: own.word(["vlan", "vlan_id", "vid"]),
    ip: own.word(NAMES.ip),
    mac: own.word(NAMES.mac),
    type: own.word(["type", "connection_type", "mode"]),
    sent: own.figure(NAMES.sent),
    received: own.figure(NAMES.received),
  };
}

function readPort(raw: Fields, index: number): Port {
  const own = looseRow(raw, whole());
  const speed = own.word(["speed", "rate", "bitrate", "max_bit_rate"]);
  return {
    id: own.word(["name", "id", "port", "index"]) ?? String(index + 1),
    isUp: isOn(own) ?? flag(own, ["link", "connected", "cable"]),
    speed: speed !== null && /^\d+$/u.test(speed) ? `${speed} Mbps` : speed,
  };
}

function readClient(raw: Fields, index: number): Client {
  const own = looseRow(raw, whole());
  const at = own.word(["interface", "port", "layer1_interface", "connection", "type", "medium"]);
  const level = own.figure(["signal", "rssi", "signal_strength", "level"]);
  const band = bandOf(own.word(["band", "frequency_band", "frequency"])) ?? bandOf(at);
  const ssid = own.word(NAMES.ssid);
  const isWireless = /wi-?fi|wlan|802\.11|wireless|ghz/iu.test(at ?? "")
    ? true
    : /lan|eth|802\.3|port/iu.test(at ?? "")
      ? false
      : ssid !== null || band !== null || level !== null
        ? true
        : null;
  return {
    id: own.word(["mac", "mac_address", "id"]) ?? String(index),
    name: own.word(["name", "hostname", "host_name", "host"]),
    ip: own.word(NAMES.ip),
    mac: own.word(NAMES.mac),
    isWireless,
    band,
    port: isWireless === true ? null : at,
    ssid,
    signal: level !== null && level < 0 && level > -120 ? level : null,
    quality: level !== null && level > 0 ? level : null,
    since: own.moment(["since", "connected_since", "associated", "start", "last_change"]),
    isActive: flag(own, ["active", "online", "connected"]),
  };
}

function isOn(own: LooseRow): boolean | null {
  for (const name of NAMES.on) {
    const value = own.find([name])?.value;
    const said = bool01(value) ?? (typeof value === "string" ? isUpWord(value) : null);
    if (said !== null) return said;
  }
  return null;
}

function isUpWord(word: string): boolean | null {
  if (/^(up|on|enabled?|connected|active|online|ok)$/iu.test(word.trim())) return true;
  return /^(down|off|disabled?|disconnected|unconfigured|inactive|offline|nolink|no link|error)$/iu.test(
    word.trim(),
  )
    ? false
    : null;
}

function flag(own: LooseRow, names: readonly string[]): boolean | null {
  return bool01(own.find(names)?.value);
}

function listed(own: LooseRow, names: readonly string[]): string | null {
  const value = own.find(names)?.value;
  if (Array.isArray(value))
    return (
      value.filter((one) => typeof one === "string" || typeof one === "number").join(", ") || null
    );
  return own.word(names);
}

function numberIn(text: string | null): number | null {
  const found = /\d+/u.exec(text ?? "");
  return found ? Number(found[0]) : null;
}
