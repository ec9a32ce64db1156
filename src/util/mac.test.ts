import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMac, parseMac } from "./mac.ts";

describe("parseMac", () => {
  it.each([
    "7cb733aabbcc",
    "7CB733AABBCC",
    "7c:b7:33:aa:bb:cc",
    "7C-B7-33-AA-BB-CC",
    "7cb7.33aa.bbcc",
    "7cb7-33aa-bbcc",
    "7cb7:33aa:bbcc",
    "7cb733-aabbcc",
    "7c.b7.33.aa.bb.cc",
    "7c b7 33 aa bb cc",
    '"7c:b7:33:aa:bb:cc"',
    "MAC: 7c:b7:33:aa:bb:cc",
    "WAN MAC 7CB733AABBCC",
    "Mac address: 7CB733AABBCC",
    " 7c:b7:33:aa:bb:cc\r\n",
  ])("reads %j", (text) => {
    expect(parseMac(text)).toBe("7cb733aabbcc");
  });

  it("fills in the zeros that some systems leave out", () => {
    expect(parseMac("0:1b:2:c:d:e")).toBe("001b020c0d0e");
  });

  it.each([
    "",
    "7c:b7:33:aa:bb",
    "7c:b7:33:aa:bb:cc:dd",
    "7c:b7-33:aa-bb:cc",
    "7c:b7:33:aa:bb:cg",
    "4857544314310a47",
    "10.8.33.14",
    "2001:db8::1",
    "MAC:",
  ])("takes %j for no MAC", (text) => {
    expect(parseMac(text)).toBeNull();
  });

  it("reads back every style it writes", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-f]{12}$/),
        fc.constantFrom("colon", "dash", "dot"),
        (hex, style) => {
          expect(parseMac(formatMac(hex, style))).toBe(hex);
        },
      ),
    );
  });
});

describe("formatMac", () => {
  it.each([
    ["7CB733AABBCC", undefined, "7c:b7:33:aa:bb:cc"],
    ["7cb733aabbcc", "dash", "7c-b7-33-aa-bb-cc"],
    ["7cb733aabbcc", "dot", "7cb7.33aa.bbcc"],
    ["not a mac", "colon", "not a mac"],
  ] as const)("%s in style %s is %s", (hex, style, text) => {
    expect(formatMac(hex, style)).toBe(text);
  });
});
