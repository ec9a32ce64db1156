import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelySerial } from "./serial-guess.ts";

describe("likelySerial", () => {
  it("reads letters O and I among the last eight as digits, and leaves the vendor alone", () => {
    fc.assert(
      fc.property(anySerial, anyDress, ({ hex, printed }, dress) => {
        const typed = (form: string) =>
          form.slice(0, -8) + form.slice(-8).replaceAll("0", "O").replaceAll("1", "I");
        const isOther = typed(printed) !== printed;
        expect(likelySerial(dress(typed(printed)))?.hex).toBe(isOther ? hex : undefined);
      }),
    );
  });

  it.each([
    ["HWTC5EOOO106", "HWTC5E000106"],
    ["485754435EOOO1O6", "HWTC5E000106"],
    ["S/N: IOIO-5EOO-O1O6", "IOIO5E000106"],
    ["HWTC5E000106", undefined],
    ["HWTC5EOOO10", undefined],
    ["Calle Mayor", undefined],
    ["O".repeat(121), undefined],
  ])("%s is likely %s", (text, printed) => {
    expect(likelySerial(text)?.printed).toBe(printed);
  });
});

// A vendor id that is hex throughout makes a 12-digit form that is a MAC when cut in pairs: those have cases above.
const anySerial = fc
  .tuple(
    fc.stringMatching(/^[A-Z0-9]{4}$/).filter((vendor) => /[G-Z]/.test(vendor)),
    fc.stringMatching(/^[0-9a-f]{8}$/),
  )
  .map(([vendor, rest]) => ({
    hex: Array.from(vendor, (c) => c.charCodeAt(0).toString(16)).join("") + rest,
    printed: vendor + rest.toUpperCase(),
  }));

const anyDress = fc
  .record({
    before: fc.constantFrom("", " ", "SN", "SN ", "SN:", "S/N", "S/N: ", "sn: ", "GPON SN: "),
    separator: fc.constantFrom("", " ", "-", ":", "  ", " - "),
    every: fc.constantFrom(2, 4, 8),
    after: fc.constantFrom("", "\n", "\r\n", " ", "\t"),
    lower: fc.boolean(),
  })
  .map(({ before, separator, every, after, lower }) => (text: string) => {
    const cased = lower ? text.toLowerCase() : text;
    const groups = cased.match(new RegExp(`.{1,${every}}`, "g")) ?? [];
    return before + groups.join(separator) + after;
  });
