import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDress, anySerial } from "./serial-fixtures.ts";
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
