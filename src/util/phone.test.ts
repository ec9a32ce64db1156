import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePhone } from "./phone.ts";

const MADRID = {
  digits: "916727461",
  variants: ["916727461", "0034916727461", "+34916727461", "34916727461"],
};

describe("parsePhone", () => {
  it.each([
    "916727461",
    "916 727 461",
    "91 672 74 61",
    "916.727.461",
    "916-727-461",
    "(91) 672 74 61",
    "91/6727461",
    "+34 916 727 461",
    "+34916727461",
    "+34 (0) 916 727 461",
    "(+34) 916 727 461",
    "0034 916 727 461",
    "0034916727461",
    "34916727461",
    "tel:+34916727461",
    "Tlf. 916 727 461",
    "Teléfono: 916727461",
  ])("reads %j as the same number", (text) => {
    expect(parsePhone(text)).toEqual(MADRID);
  });

  it.each([
    ["+351 912 345 678", "351912345678", "00351912345678"],
    ["0044 20 7946 0000", "442079460000", "00442079460000"],
    ["+1 (202) 555-0143", "12025550143", "0012025550143"],
  ])("reads %j as %s, also held as %s", (text, digits, variant) => {
    const phone = parsePhone(text);
    expect(phone?.digits).toBe(digits);
    expect(phone?.variants).toContain(variant);
  });

  it.each(["22", "1022", "ext. 1022", "123456789"])("takes %j for bare digits", (text) => {
    const digits = text.replace(/\D/g, "");
    expect(parsePhone(text)).toEqual({ digits, variants: [digits] });
  });

  it.each([
    "",
    "7",
    "+34",
    "2024-01-31",
    "12/03/2024",
    "0/5/14-2",
    "-3.7038",
    "40.4168",
    "6.12345678",
    "10.8.33.14",
    "546345674-test123",
    "1234567890123456",
    "916 727 461 / 612 345 678",
    "García",
  ])("takes %j for no number", (text) => {
    expect(parsePhone(text)).toBeNull();
  });

  it("finds the same number from each of its variants, and never throws", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+|00)?[1-9][0-9]{8,12}$/), (text) => {
        const phone = parsePhone(text);
        const again = phone?.variants.filter((v) => v.startsWith("+")).map((v) => parsePhone(v));
        expect(again?.every((p) => p?.digits === phone?.digits)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(() => parsePhone(text)).not.toThrow();
      }),
    );
  });
});
