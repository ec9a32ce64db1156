import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ipKind, parseIp } from "./ip.ts";
import { compareIp } from "./ip-sort.ts";

describe("parseIp", () => {
  it.each([
    ["10.8.33.14", 4, "10.8.33.14"],
    [" 0.0.0.0\n", 4, "0.0.0.0"],
    ["255.255.255.255", 4, "255.255.255.255"],
    ["::", 6, "::"],
    ["::1", 6, "::1"],
    ["[2001:DB8::1]", 6, "2001:db8::1"],
    ["2001:0db8:0000:0000:0000:0000:0000:0001", 6, "2001:db8::1"],
    ["2001:db8:0:1:1:1:1:1", 6, "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", 6, "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", 6, "2001:db8::1:0:0:1"],
    ["1:2:3:4:5:6:7::", 6, "1:2:3:4:5:6:7:0"],
    ["0:0:10:0:0:10:0:0", 6, "::10:0:0:10:0:0"],
    ["fe80::1", 6, "fe80::1"],
    ["64:ff9b::192.0.2.33", 6, "64:ff9b::c000:221"],
    ["::ffff:10.0.0.1", 4, "10.0.0.1"],
    ["::ffff:a00:1", 4, "10.0.0.1"],
  ] as const)("reads %j as IPv%d %s", (text, version, address) => {
    expect(parseIp(text)).toEqual({ version, address });
  });

  it.each([
    "",
    "10.8.33",
    "10.8.33.256",
    "10.08.33.14",
    "10.8.33.14/24",
    "10.8.33.14:80",
    "fe80::1%eth0",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4::5:6:7:8",
    ":1",
    ":::",
    "12345::",
    "::1.2.3",
    "7c:b7:33:aa:bb:cc",
    "cpe0238",
  ])("takes %j for no address", (text) => {
    expect(parseIp(text)).toBeNull();
  });

  it("gives a canonical text that reads as itself, whatever the spelling", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const ip = parseIp(text);
        expect(ip).not.toBeNull();
        expect(parseIp(ip?.address ?? "")).toEqual(ip);
        expect(parseIp(text.toUpperCase())).toEqual(ip);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => [parseIp(text), ipKind(text), compareIp(text, "::1")]).not.toThrow();
      }),
    );
  });
});

describe("ipKind", () => {
  it.each([
    ["10.8.33.14", "private"],
    ["172.16.0.1", "private"],
    ["172.32.0.1", "public"],
    ["192.168.1.1", "private"],
    ["100.64.99.11", "cgnat"],
    ["100.128.0.1", "public"],
    ["203.0.113.9", "public"],
    ["169.254.3.3", "link-local"],
    ["127.0.0.1", "loopback"],
    ["0.0.0.0", "none"],
    ["224.0.0.1", "none"],
    ["255.255.255.255", "none"],
    ["2001:db8::1", "public"],
    ["fd12::1", "private"],
    ["fe80::1", "link-local"],
    ["::1", "loopback"],
    ["::", "none"],
    ["ff02::1", "none"],
    ["::ffff:192.168.0.1", "private"],
    ["", "none"],
    ["offline", "none"],
  ])("%s is %s", (address, kind) => {
    expect(ipKind(address)).toBe(kind);
  });
});

describe("compareIp", () => {
  it("orders by number, IPv4 first, other text last", () => {
    const sorted = ["", "::2", "10.0.0.10", "::1", "9.0.0.1", "x", "10.0.0.9"].toSorted(compareIp);
    expect(sorted).toEqual(["9.0.0.1", "10.0.0.9", "10.0.0.10", "::1", "::2", "", "x"]);
  });
});
