import { stamp } from "#mocks/clock.ts";
import { hash, luck } from "#mocks/random.ts";
import type { World } from "#mocks/world.ts";
import { isUp, note } from "./network.ts";
import { managementAddress } from "./readings.ts";
import type { Cpe } from "./crm-rows.ts";
import type { Device } from "./rows.ts";

/** What somebody set on a device by TR-069, over what it has by itself: radio or network id to fields. */
export type WifiChanges = Map<string, Record<string, unknown>>;

/** Tests by the name of the device's link; only some models can do all of them. */
const TESTS = ["ping", "dns", "traceroute", "download", "upload", "site_survey"] as const;

/** The tests that a device can run. */
export function testsOf(cpe: Cpe): readonly string[] {
  if (!cpe.tr069) return [];
  return cpe.id % 4 === 1 ? TESTS : TESTS.slice(0, 3);
}

const CHANNELS = {
  "2.4GHz": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  "5GHz": [36, 40, 44, 48, 52, 56, 60, 64, 100, 104],
} as const;

/** A device's radios, in the words of its server (contract 3.11: guessed). */
export function radiosOf(world: World, cpe: Cpe): Record<string, unknown>[] {
  const l = luck(hash(cpe.id, 1200));
  const changes = world.db.wifi.get(cpe.id);
  return (["2.4GHz", "5GHz"] as const).map((band, index) => ({
    id: index + 1,
    band,
    enabled: true,
    channel: index === 0 ? l.pick(2, [1, 6, 11]) : l.pick(3, [36, 40, 44, 48]),
    auto_channel: l.chance(4 + index, 0.6),
    channels: CHANNELS[band],
    width: index === 0 ? 20 : 80,
    standards: index === 0 ? ["b", "g", "n"] : ["a", "n", "ac"],
    regulatory_domain: "ES",
    power: 100,
    bytes_sent: l.int(6 + index, 1e6, 9e9),
    bytes_received: l.int(8 + index, 1e6, 9e8),
    ...changes?.get(`radio ${index + 1}`),
  }));
}

/** Its networks: one name on both bands. */
export function ssidsOf(world: World, cpe: Cpe): Record<string, unknown>[] {
  if (!cpe.wifi_ssid) return [];
  const l = luck(hash(cpe.id, 1250));
  const changes = world.db.wifi.get(cpe.id);
  return ["2.4GHz", "5GHz"].map((band, index) => ({
    id: index + 1,
    ssid: cpe.wifi_ssid,
    band,
    enabled: true,
    security: "WPA2-PSK",
    key: cpe.wifi_password,
    bssid: `02:00:5e:10:${String(cpe.id % 90).padStart(2, "0")}:0${index + 1}`,
    bytes_sent: l.int(index, 1e6, 5e9),
    bytes_received: l.int(2 + index, 1e6, 5e8),
    ...changes?.get(`ssid ${index + 1}`),
  }));
}

/** What is connected to it. */
export function clientsOf(cpe: Cpe, device: Device): Record<string, unknown>[] {
  const l = luck(hash(cpe.id, 1200));
  return Array.from({ length: l.int(3, 1, 6) }, (_, n) => {
    const isWireless = n % 3 !== 2;
    const band = n % 2 === 0 ? "2.4GHz" : "5GHz";
    return {
      name: l.pick(20 + n, ["movil", "portatil", "tele", "consola", "altavoz"]),
      mac: `02:00:5e:00:${String(cpe.id % 90).padStart(2, "0")}:${String(10 + n)}`,
      ip: `192.168.1.${20 + n}`,
      interface: isWireless ? "WiFi" : `LAN${1 + (n % 4)}`,
      band: isWireless ? band : null,
      ssid: isWireless ? cpe.wifi_ssid : null,
      signal: isWireless ? -l.int(30 + n, 38, 86) : null,
      since: stamp(device.informedAt - l.int(40 + n, 60, 40_000) * 1000),
    };
  });
}

/** Its connections to the network. */
export function wansOf(cpe: Cpe, device: Device): Record<string, unknown>[] {
  const l = luck(hash(cpe.id, 1300));
  return [
    {
      name: "1_TR069_R_VID_1023",
      service: "TR069",
      status: "Connected",
      vlan: 1023,
      ip: managementAddress(device),
      type: "IP_Routed",
    },
    {
      name: "2_INTERNET_R_VID_1021",
      service: "INTERNET",
      status: cpe.access ? "Connected" : "Disconnected",
      vlan: 1021,
      mac: cpe.wanmac,
      ip: null,
      type: "IP_Routed",
      bytes_sent: l.int(1, 1e8, 9e10),
      bytes_received: l.int(2, 1e9, 9e11),
    },
  ];
}

/** What waits for its next session; of most nothing does. */
export function tasksOf(cpe: Cpe, device: Device): Record<string, unknown>[] {
  if (cpe.id % 5 !== 1) return [];
  return [
    {
      id: cpe.id * 10,
      name: "setParameterValues",
      status: "pending",
      created: stamp(device.informedAt + 60_000),
      expires: stamp(device.informedAt + 86_400_000),
    },
  ];
}

const NEIGHBOURS: readonly [ssid: string, channel: number, signal: number][] = [
  ["Bar Mirador", 1, -48],
  ["MOVISTAR_2F", 1, -61],
  ["vecino5", 3, -72],
  ["Estudio", 6, -83],
  ["DIRECT-7A", 36, -58],
  ["vecino5_5G", 36, -66],
  ["Estudio_5G", 44, -88],
];

function resultOf(cpe: Cpe, test: string, body: Record<string, unknown>): Record<string, unknown> {
  const l = luck(hash(cpe.id, 1400));
  const host = typeof body["host"] === "string" ? body["host"] : "krill.example";
  const wan = typeof body["wan"] === "string" ? { wan: body["wan"] } : {};
  const base = { diagnostic: test, state: "Complete", ...wan };
  if (test === "ping")
    return { ...base, host, sent: 4, received: 4, min: 8, avg: 11, max: l.int(1, 14, 31) };
  if (test === "dns") return { ...base, host, addresses: ["203.0.113.7", "2001:db8::7"], ms: 19 };
  if (test === "traceroute")
    return {
      ...base,
      host,
      hops: [
        { host: "10.99.0.1", ms: 3 },
        { host: "*", ms: null },
        { host: "203.0.113.7", ms: 12 },
      ],
    };
  if (test === "download") return { ...base, download: 93_100_000 };
  if (test === "upload") return { ...base, upload: 94_000_000 };
  return {
    ...base,
    neighbours: NEIGHBOURS.map(([ssid, channel, signal], n) => ({
      ssid,
      bssid: `02:00:5e:20:00:${String(10 + n)}`,
      channel,
      band: channel < 15 ? "2.4GHz" : "5GHz",
      signal,
    })),
  };
}

/** Runs a test: what comes of it is an event of the device, some seconds later; nothing where it is down. */
export function runTest(world: World, cpe: Cpe, test: string, body: Record<string, unknown>): void {
  world.clock.later(5, (at) => {
    const device = world.db.devices.get(cpe.id);
    if (!device || !isUp(device)) return;
    world.db.devices.change(device, { informedAt: at });
    note(world, cpe, "cwmp", "diagnostic", at - 4000, resultOf(cpe, test, body), 4);
  });
}
