import { BarcodeFormat, QRCodeWriter } from "@zxing/library";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePixels } from "./decode-pixels.ts";
import { labelOf, type Pixels } from "./label-fixtures.ts";
import { serialsIn } from "./serials-in.ts";

/** A label that hangs: turned by a quarter. */
function turned({ data, width, height }: Pixels): Pixels {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      out.set(
        data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
        4 * (x * height + (height - 1 - y)),
      );
  return { data: out, width: height, height: width };
}

function qrOf(text: string): Pixels {
  const code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 220, 220, new Map());
  const data = new Uint8ClampedArray(220 * 220 * 4).fill(255);
  for (let y = 0; y < 220; y++)
    for (let x = 0; x < 220; x++)
      if (code.get(x, y)) data.fill(0, 4 * (y * 220 + x), 4 * (y * 220 + x) + 3);
  return { data, width: 220, height: 220 };
}

describe("the codes of a picture", () => {
  test("any serial number that is printed as Code 128 is read", () => {
    const hex = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789ABCDEF")),
      minLength: 8,
      maxLength: 8,
    });
    const vendor = fc.constantFrom("HWTC", "ZTEG", "ALCL", "48575443");
    fc.assert(
      fc.property(vendor, hex, (maker, number) => {
        expect(decodePixels(labelOf(maker + number), false)).toEqual([maker + number]);
      }),
      { numRuns: 20 },
    );
  });

  test("a label has several below each other, upright or turned", () => {
    const label = labelOf("EG8145V5", "48575443A4D54E42", "7CB7331A2B3C");
    for (const one of [label, turned(label)]) {
      const serials = serialsIn(decodePixels(one, true));
      expect(serials.map(({ printed }) => printed)).toEqual(["HWTCA4D54E42"]);
    }
  });

  test("a camera finds the one below the others within a few looks", () => {
    const label = labelOf("EG8145V5", "HWTC14310A47");
    const seen = [0, 1, 2, 3].flatMap((turn) => decodePixels(label, false, turn));
    expect(serialsIn(seen).map(({ printed }) => printed)).toEqual(["HWTC14310A47"]);
  });

  test("a QR code is read", () => {
    expect(decodePixels(qrOf("SN:HWTC14310A47;MAC:7CB7331A2B3C"), true)).toEqual([
      "SN:HWTC14310A47;MAC:7CB7331A2B3C",
    ]);
  });

  test("noise has no codes, and throws nothing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64 * 64 * 4, maxLength: 64 * 64 * 4 }), (noise) => {
        const found = decodePixels(
          { data: new Uint8ClampedArray(noise), width: 64, height: 64 },
          true,
        );
        expect(serialsIn(found)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("serial numbers in codes", () => {
  const CASES: [codes: string[], printed: (string | null)[]][] = [
    [["HWTC14310A47"], ["HWTC14310A47"]],
    [["S/N: HWTC-14310A47"], ["HWTC14310A47"]],
    [["4857544314310a47", "HWTC14310A47"], ["HWTC14310A47"]],
    [["https://example.org/q?sn=4857544314310A47&m=1"], ["HWTC14310A47"]],
    [["SN,HWTC14310A47|ZTEG0ABC0013"], ["HWTC14310A47", "ZTEG0ABC0013"]],
    // Alone, twelve hex digits may be a serial number; beside one they are a MAC.
    [["7CB7331A2B3C", "HWTC14310A47"], ["HWTC14310A47"]],
    [["EG8145V5", "1234"], []],
    [[], []],
  ];
  test.each(CASES)("%j", (codes, printed) => {
    expect(serialsIn(codes).map((one) => one.printed)).toEqual(printed);
  });
});
