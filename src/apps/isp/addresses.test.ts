import { describe, expect, it } from "vitest";
import { addressesIn, liveAddresses } from "./addresses.ts";

const info = {
  ips: ["10.8.33.14", "100.64.99.11"],
  output: "online oltX:0/5/14-2 10.8.33.14",
  services: [],
};

describe("the addresses of a device", () => {
  it("of a live reading have what its outputs tell of them", () => {
    expect(liveAddresses(info, "management")).toStrictEqual([
      { ip: "10.8.33.14", by: ["management"] },
      { ip: "100.64.99.11", by: [] },
    ]);
  });

  it("of reports are those of the services that have them, each once, in any spelling", () => {
    const reports = [
      { name: "dhcp", output: "NAT: 100.64.99.11; Private: 10.99.33.11" },
      { name: "pppoe", output: "ip=2001:DB8:0:0::1 (up), 10.99.33.11, gw 0.0.0.0" },
      { name: "voice1", output: "registered at 192.0.2.7" },
      { name: "tr069", output: null },
    ];
    expect(addressesIn(reports)).toStrictEqual([
      { ip: "100.64.99.11", by: ["dhcp"] },
      { ip: "10.99.33.11", by: ["dhcp", "pppoe"] },
      { ip: "2001:db8::1", by: ["pppoe"] },
    ]);
  });
});
