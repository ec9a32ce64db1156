import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameDevice, readTasks } from "./api.ts";
import { bandOf } from "./band.ts";
import { suggestChannels } from "./channels.ts";
import { isConnected, isOnline, readDevice } from "./device.ts";
import { isBitrate, kindOf, readResults } from "./tests.ts";
import { readRadios } from "./wifi.ts";

describe("readDevice", () => {
  test("reads Wi-Fi, WANs, sockets, what is connected and the tests by their links", () => {
    const device = readDevice({
      device_info: { manufacturer: "Huawei", modelName: "HG8245H", softwareVersion: "V5" },
      last_inform: "2026-05-01T10:00:00+02:00",
      wifi: {
        radios: [
          { id: 1, band: "2.4GHz", channel: 6, autoChannel: 1, channels: "1,6,11", width: "20MHz" },
        ],
        ssids: { "1": { SSID: "casa", preSharedKey: "x", key: "secreta", frequency_band: "5GHz" } },
      },
      wans: {
        "1_INTERNET": { ConnectionStatus: "Connected", vlan_id: 1021, bytes_received: "12" },
      },
      lan: {
        ports: [
          { name: "LAN1", status: "Up", speed: 1000 },
          { name: "LAN2", status: "NoLink" },
        ],
      },
      hosts: [
        { hostname: "tele", interface: "802.11", band: "5", rssi: -81 },
        { hostname: "pc", layer1_interface: "LAN1", signal: 0 },
        { name: "x", signal_strength: 70 },
      ],
      _links: { actions: { ping: "/api/v2/a", site_survey: "/api/v2/b", reboot: "/api/v2/c" } },
    });
    expect(device).toMatchObject({ vendor: "Huawei", model: "HG8245H", software: "V5" });
    expect(device.informedAt?.toISOString()).toBe("2026-05-01T08:00:00.000Z");
    expect(device.radios).toMatchObject([
      { id: "1", band: "2.4", channel: 6, isAuto: true, channels: [1, 6, 11], width: 20 },
    ]);
    expect(device.ssids).toMatchObject([{ id: "1", name: "casa", band: "5", key: "secreta" }]);
    expect(device.wans).toMatchObject([
      { name: "1_INTERNET", isUp: true, vlan: "1021", received: 12 },
    ]);
    expect(device.ports).toMatchObject([
      { id: "LAN1", isUp: true, speed: "1000 Mbps" },
      { id: "LAN2", isUp: false },
    ]);
    expect(device.clients).toMatchObject([
      { name: "tele", isWireless: true, band: "5", signal: -81 },
      { name: "pc", isWireless: false, port: "LAN1", signal: null },
      { name: "x", isWireless: true, signal: null, quality: 70 },
    ]);
    expect(device.tests.map(({ kind }) => kind)).toEqual(["ping", "survey"]);
  });

  test("takes a list that mixes radio and network in one row, and says nothing of what is not told", () => {
    const device = readDevice({
      wifi: [{ band: "2.4GHz", ssid: "casa", channel: 11, auto: true }],
    });
    expect(device.radios).toMatchObject([{ band: "2.4", channel: 11 }]);
    expect(device.ssids).toMatchObject([{ name: "casa", band: "2.4", key: null }]);
    expect(device.clients).toBeNull();
    expect(readDevice({ hosts: [] }).clients).toEqual([]);
  });

  test("a network's band is not guessed from the name that the customer gave it", () => {
    const { ssids } = readDevice({ wifi: { ssids: [{ ssid: "Casa 5G", name: "Casa 5G" }] } });
    expect(ssids).toMatchObject([{ name: "Casa 5G", band: null }]);
  });

  test("what the device only remembers is not connected", () => {
    const hosts = [{ mac: "a", active: false }, { mac: "b", active: 1 }, { mac: "c" }];
    expect(
      readDevice({ hosts })
        .clients?.filter(isConnected)
        .map(({ mac }) => mac),
    ).toEqual(["b", "c"]);
  });

  test.each([
    [["Connected", "Disconnected"], true],
    [["Disconnected", "Down"], false],
    [["Disconnected", "Dialing"], null],
    [["Dialing"], null],
    [[], null],
  ])("with WANs that are %j it is online: %j", (words, online) => {
    expect(isOnline(readDevice({ wans: words.map((status) => ({ status })) }).wans)).toBe(online);
  });

  test("never throws", () => {
    const wild = fc.oneof(
      fc.anything(),
      fc.record({
        wifi: fc.anything(),
        hosts: fc.anything(),
        wans: fc.anything(),
        _links: fc.anything(),
      }),
      fc.record({
        results: fc.array(fc.anything()),
        data: fc.anything(),
        diagnostics: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(wild, (raw) => {
        expect(() => {
          readDevice(raw);
          readRadios(raw);
          readResults(raw);
          readResults([{ type: "diagnostic", data: raw }]);
          readTasks(raw);
        }).not.toThrow();
      }),
    );
  });
});

test.each([
  ["2.4GHz", "2.4"],
  ["Radio 5G", "5"],
  ["5", "5"],
  ["6 GHz", "6"],
  ["LAN5", null],
  ["192.168.1.5", null],
  [null, null],
])("the band of %s is %s", (text, band) => expect(bandOf(text)).toBe(band));

test.each([
  ["site_survey", "survey"],
  ["neighbouringWifiDiagnostic", "survey"],
  ["IPPing", "ping"],
  ["traceRoute", "traceroute"],
  ["nslookup", "dns"],
  ["download", "download"],
  ["speed_test", "speed"],
  ["reboot", null],
])("%s is the test %s", (name, kind) => expect(kindOf(name)).toBe(kind));

describe("readResults", () => {
  test("reads a survey, a ping and one of all tests at once, newest first", () => {
    const results = readResults({
      results: [
        {
          id: 1,
          type: "diagnostic",
          start_time: "2026-05-01T10:00:00+02:00",
          end_time: "2026-05-01T10:00:04+02:00",
          data: { ping_ms: 11, download: "93.1 Mbps", type: "finished" },
        },
        {
          id: 2,
          type: "diagnostic",
          start_time: "2026-05-01T11:00:00+02:00",
          data: {
            diagnostic: "site_survey",
            neighbours: [{ ssid: "a", channel: 1, signal: -50 }, {}],
          },
        },
        { id: 3, type: "iplease", start_time: "2026-05-01T12:00:00+02:00", data: {} },
        { id: 4, type: "diagnostic", data: { diagnostic: "ping", error: "Error_NoResponse" } },
      ],
    });
    expect(results.map(({ id, kind, state }) => [id, kind, state])).toEqual([
      ["2", "survey", "done"],
      ["1", null, "done"],
      ["4", "ping", "failed"],
    ]);
    expect(results[0]?.neighbours).toEqual([
      { ssid: "a", bssid: null, band: "2.4", channel: 1, signal: -50 },
    ]);
    expect(results[1]).toMatchObject({ times: { mean: 11 }, download: "93.1 Mbps" });
  });
});

test("a speed without a unit is bit/s only where it can be", () => {
  expect([93_100_000, 93.1, 93_100].map(isBitrate)).toEqual([true, false, false]);
});

describe("suggestChannels", () => {
  const near = (channel: number, signal: number | null = null, bssid: string | null = null) => ({
    ssid: null,
    bssid,
    band: channel <= 14 ? ("2.4" as const) : ("5" as const),
    channel,
    signal,
  });
  const radio = (channel: number) => readRadios([{ band: "2.4GHz", channel }]);

  test("takes the channel with the least in the air, those beside it counted", () => {
    expect(suggestChannels([near(1, -50), near(9, -60), near(6, -80)], radio(1))).toMatchObject([
      { band: "2.4", channel: 6, current: 1, isBetter: true, touching: 2, onBand: 3 },
    ]);
  });

  test("leaves a channel that is about as good, and does not count the device's own network", () => {
    const mine = new Set(["aa:bb"]);
    expect(
      suggestChannels([near(1, -40, "AA:BB"), near(6, -70), near(11, -70)], radio(1), mine),
    ).toMatchObject([{ channel: 1, isBetter: false, touching: 0, onBand: 2 }]);
  });

  test("suggests only what the radio can", () => {
    const radios = readRadios([{ band: "5GHz", channel: 36, channels: [36, 40] }]);
    expect(suggestChannels([near(36, -50), near(44, null)], radios)).toMatchObject([
      { band: "5", channel: 40, touching: 0 },
    ]);
  });
});

test("a device of the TR-069 server counts as this CPE only where something tells", () => {
  const cpe = { id: 7, name: "cpe0007", sn: "485754435e000007", others: ["zteNQ"] };
  expect(isSameDevice(["HWTC5E000007"], cpe)).toBe(true);
  expect(isSameDevice(["ZTE-NQ"], cpe)).toBe(true);
  expect(isSameDevice(["cpe0008", "", "7"], cpe)).toBe(false);
  expect(isSameDevice([], cpe)).toBe(false);
});

test("tasks that have ended do not wait", () => {
  const tasks = readTasks({
    results: [{ id: 1, name: "reboot", status: "pending" }, { id: 2, status: "done" }, "factory"],
  });
  expect(tasks.map(({ name }) => name)).toEqual(["reboot", "factory"]);
});
