import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDress, anySerial } from "./serial-fixtures.ts";
import { parseSerial, sameSerial, serialForms } from "./serial.ts";

const HWTC = { hex: "4857544314310a47", printed: "HWTC14310A47" };

describe("parseSerial", () => {
  it.each([
    "4857544314310a47",
    "4857544314310A47",
    "HWTC14310A47",
    "hwtc14310a47",
    "HWTC 1431 0A47",
    "HWTC-14310A47",
    "HWTC:14:31:0A:47",
    "HW TC 14 31 0A 47",
    "48575443-14310A47",
    "4857 5443 1431 0A47",
    "48:57:54:43:14:31:0a:47",
    "SN HWTC14310A47",
    "SN:HWTC14310A47",
    "SN: 4857 5443 1431 0A47",
    "S/N HWTC14310A47",
    "S/N: hwtc14310a47",
    "s/n=HWTC14310A47",
    "S.N. HWTC14310A47",
    "SNHWTC14310A47",
    "SN4857544314310A47",
    "GPON SN: 4857544314310A47",
    "GPON-SN:HWTC14310A47",
    "PON S/N: HWTC14310A47",
    "ONT SN HWTC14310A47",
    "Serial: HWTC14310A47",
    "Serial Number: HWTC14310A47",
    "Serial No. HWTC14310A47",
    "Nº de serie: HWTC14310A47",
    "N/S: HWTC14310A47",
    "número de serie HWTC14310A47",
    "HWTC14310A47\n",
    "\r\nHWTC14310A47\r\n",
    '"HWTC14310A47"',
    "HWTC14310A47.",
    "HWTC–14310A47",
    "0x4857544314310A47",
    "4857544314310A47 (HWTC-14310A47)",
    "HWTC14310A47 (4857544314310a47)",
    "48575443 (HWTC) 14310A47",
    "(HWTC) 14310A47",
    "[HWTC14310A47]",
    "HWTC14310A47 4857544314310a47",
    "4857544314310a47 HWTC14310A47",
  ])("reads %j", (text) => {
    expect(parseSerial(text)).toEqual(HWTC);
  });

  it.each([
    ["DF22dcdc44e3", "44463232dcdc44e3", "DF22DCDC44E3"],
    ["2303-12AB34CD", "3233303312ab34cd", "230312AB34CD"],
    ["0000deadbeef0000", "0000deadbeef0000", null],
    ["SNAB14310A47", "534e414214310a47", "SNAB14310A47"],
    ["7a74656712345678", "7a74656712345678", null],
  ])("reads %j as %j, printed %j", (text, hex, printed) => {
    expect(parseSerial(text)).toEqual({ hex, printed });
  });

  it.each([
    "",
    "SN:",
    "HWTC14310A4",
    "HWTC14310A477",
    "HWTC1431OA4Z",
    "48575443",
    "4857544314310a4",
    "4857544314310a477",
    "7c:b7:33:aa:bb:cc",
    "7c-b7-33-aa-bb-cc",
    "7cb7.33aa.bbcc",
    "HWTC14310A47 (HWTC14310A48)",
    "4857544314310A47 (ZTEG)",
    "HWTC14310A47 4857544314310a48",
    "HWTC14310A47 García",
    "ztenqbcj3l00843",
    "3a44340d-1996-4555-9093-5685af073056",
    "García, Ana",
    "12345678Z",
    "x".repeat(100_000),
  ])("takes %j for no serial", (text) => {
    expect(parseSerial(text)).toBeNull();
  });

  it("reads every printed form of any serial as the same number", () => {
    fc.assert(
      fc.property(anySerial, anyDress, ({ hex, printed }, dress) => {
        expect(parseSerial(dress(hex))).toEqual({ hex, printed });
        expect(parseSerial(dress(printed))?.hex).toBe(hex);
      }),
    );
  });

  it("never throws, and what it reads it reads again from both forms", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 140 }), (text) => {
        const serial = parseSerial(text);
        expect(parseSerial(serial?.hex ?? "")).toEqual(serial);
        expect(parseSerial(serial?.printed ?? serial?.hex ?? "")).toEqual(serial);
      }),
    );
  });
});

describe("serialForms and sameSerial", () => {
  it.each([
    ["48575443DCDC44E3", "HWTCDCDC44E3"],
    ["5a54454700000001", "ZTEG00000001"],
    ["414c434cfcc55390", "ALCLFCC55390"],
    ["0000deadbeef0000", null],
    ["not hex", null],
  ])("%s is printed %s", (hex, printed) => {
    expect(serialForms(hex)).toEqual({ hex: hex.toLowerCase(), printed });
  });

  it("compares across forms, and never calls two unreadable texts the same", () => {
    expect(sameSerial("HWTCdcdc44e3", "48575443DCDC44E3")).toBe(true);
    expect(sameSerial("HWTCdcdc44e3", "HWTCdcdc44e4")).toBe(false);
    expect(sameSerial("", "")).toBe(false);
    expect(sameSerial(null, undefined)).toBe(false);
  });
});
