// What TR-069 tells of a device: its Wi-Fi, WANs, ports, connected devices (contract 3.1 `cwmp_info`, 3.11 `acs`: shapes unknown). Never
// throws; whatever is not told is null or an empty list.
import { linkEntries } from "#src/krill/links.ts";
import { looseRow, type LooseRow } from "#src/util/loose.ts";
import { record, under, whole, type Fields, type Oddity, type Where } from "#src/util/read.ts";
import { bandOf, type Band } from "./band.ts";
import { flag, isOn, isUpWord, items, listed, NAMES } from "./part.ts";
import { readTests, type TestOffer } from "./tests.ts";
import { isRadio, isSsid, readRadio, readSsid, type Radio, type Ssid } from "./wifi.ts";

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

function unwrap(raw: unknown, where: Where): Fields {
  const one: unknown = Array.isArray(raw) ? raw[0] : raw;
  const fields = record(one, where) ?? {};
  const results = fields["results"];
  if (Array.isArray(results)) return record(results[0]) ?? {};
  const inner = record(fields["device"]) ?? record(fields["data"]);
  return inner ? { ...fields, ...inner } : fields;
}

function nested(fields: Fields, names: readonly string[]): Fields[] {
  const rows = items(looseRow(fields, whole()).find(names)?.value);
  const { band, frequency_band } = fields;
  return rows.map((row) => ({ band: band ?? frequency_band, ...row }));
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

/** Whether something is connected now: a device remembers what was once, and says of it that it is not active. */
export const isConnected = ({ isActive }: Pick<Client, "isActive">): boolean => isActive !== false;

/** Whether any connection is up; null where none is and not all say that they are down. */
export function isOnline(wans: readonly Pick<Wan, "isUp">[]): boolean | null {
  if (wans.some(({ isUp }) => isUp === true)) return true;
  return wans.length > 0 && wans.every(({ isUp }) => isUp === false) ? false : null;
}
