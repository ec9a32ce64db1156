import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./json.ts";

test.each([
  [String.raw`"\ud800"`, "\uFFFD"],
  [String.raw`"a\uDFFFb"`, "a\uFFFDb"],
  [String.raw`"\ud83d\ude00"`, "😀"],
  [String.raw`"\ud83d\ud83d\ude00"`, "\uFFFD😀"],
  [String.raw`"\\ud800"`, String.raw`\ud800`],
  [String.raw`{"\ud800": 1}`, { "\uFFFD": 1 }],
])("%s", (text, wanted) => {
  expect(parseJson(text)).toEqual(wanted);
});

test("whatever the texts, an address can be made of each, and whole ones stay as they are", () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 });
  fc.assert(
    fc.property(units, (codes) => {
      const text = String.fromCharCode(...codes);
      const read = parseJson(JSON.stringify(text));
      expect(read).toBe(text.toWellFormed());
      expect(() => encodeURIComponent(String(read))).not.toThrow();
    }),
  );
});
