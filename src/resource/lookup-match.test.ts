import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areFound } from "./lookup-match.ts";

const ROW = {
  name: "cpe0101",
  sn: "4857544314310a47",
  mac: "b4-75-0e-98-ce-d0",
  customer: { name: "María Ñandú", since: new Date(Date.UTC(2026, 10, 24)) },
  tags: ["fibra"],
  _links: { actions: { reboot: "/api/v2/cpes/101/reboot" } },
};

test.each([
  ["a word of it", "ñandu", true],
  ["all words, in any order", "maria; CPE0101", true],
  ["one word that is not there", "maria pepe", false],
  ["a MAC in another notation", "B4:75:0E:98:CE:D0", true],
  ["a bare MAC", "b4750e98ced0", true],
  ["another MAC", "b4:75:0e:98:ce:d1", false],
  ["the printed form of a serial number", "HWTC14310A47", true],
  ["another serial number", "HWTC14310A48", false],
  ["a printed serial number without its last character", "HWTC14310A4", true],
  ["the vendor and one digit", "hwtc1", true],
  ["the vendor", "HWTC", true],
  ["another vendor", "ZTEG", false],
  ["the same with dashes", "HWTC-1431-0A4", true],
  ["a printed serial number in groups", "HWTC 1431 0A47", true],
  ["the beginning of another serial number", "HWTC14310B", false],
  ["a word of a list", "fibra", true],
  ["a day", "2026-11-24", true],
  ["the name of a field", "customer", false],
  ["the name of a field of a related thing", "since", false],
  ["a word of an address", "reboot", false],
])("%s", (_, text, isThere) => {
  expect(areFound(text, ROW)).toBe(isThere);
});

test("a printed serial number is found by its digits, all or the first", () => {
  expect(areFound("485754431431", { sn: "HWTC14310A47" })).toBe(true);
  expect(areFound("485754431432", { sn: "HWTC14310A47" })).toBe(false);
  expect(areFound("4857544314310A47", { sn: "HWTC14310A47" })).toBe(true);
});

test("any beginning of a serial number is found in the other notation, however it is cut", () => {
  const vendor = fc.stringMatching(/^[A-Z]{4}$/).filter((letters) => /[G-Z]/.test(letters));
  const rest = fc.stringMatching(/^[0-9A-F]{8}$/);
  const digits = fc.integer({ min: 1, max: 8 });
  const cut = fc.constantFrom("", " ", "-", ":");
  fc.assert(
    fc.property(vendor, rest, digits, cut, (letters, numbers, count, sign) => {
      const start = numbers.slice(0, count);
      const hex = Array.from(letters, (one) => one.charCodeAt(0).toString(16)).join("");
      const printed = { sn: letters + numbers };
      const stored = { sn: hex + numbers.toLowerCase() };
      expect(areFound(letters + sign + start, stored)).toBe(true);
      expect(areFound(hex + sign + start, printed)).toBe(true);
      const other = start.slice(0, -1) + (start.endsWith("0") ? "1" : "0");
      expect(areFound(letters + other, stored)).toBe(false);
    }),
  );
});

test("every word of a text is found in it, whatever it is made of", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("a", "Ñ", '"', "\\", "'", "/", " ", "\u0007") }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const words = value.split(/[\s,;]+/u);
      for (const word of words) expect(areFound(word, { name: value })).toBe(true);
    }),
  );
});

test.each(['Rincón"', '"el rincon"', "c:\\redes"])("with signs of its own: %s", (text) => {
  const row = { name: 'Bar "El Rincón"', notes: "C:\\redes", realm: null };
  expect(areFound(text, row)).toBe(true);
  expect(areFound(text, { name: "Bar El Rincón" })).toBe(false);
  expect(areFound("null", row)).toBe(false);
});
