import fc from "fast-check";
import { expect, test } from "vitest";
import {
  optionsIn,
  optionsProblem,
  readOptions,
  sayOptions,
  sendOptions,
  showOptions,
  writeOptions,
} from "./options.ts";

const line = fc.record({
  dial: fc.stringMatching(/^[\d*#]{1,4}$/u),
  name: fc.stringMatching(/^[^\t\n\r]{0,12}$/u),
  jump: fc.stringMatching(/^(rec:\w{1,5})?$/u),
});
test("what is typed is read again as it was", () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(optionsIn(writeOptions(lines))).toEqual(lines);
    }),
  );
});

const CAME = [
  { id: 4, name: "Ventas", dial: 1, jump: 4, decoded_jump: "grp:22" },
  { id: 5, name: "Sala\t2", dial: "2", jump: { type: "queue", cli: "30" } },
];

test("a decoded jump stands where the value itself says nothing", () => {
  expect(sayOptions(showOptions(CAME))).toBe("1 Ventas grp:22 · 2 Sala 2 queue:30");
});

test("what nobody touched goes back as it came, beside what was changed", () => {
  expect(sendOptions(showOptions(CAME))).toEqual(CAME);
  const [sales, room] = optionsIn(showOptions(CAME));
  if (!sales || !room) throw new Error("no lines");
  const text = writeOptions([
    { ...sales, jump: "grp:23" },
    { ...room, dial: "3" },
    { dial: "4", name: "", jump: "" },
  ]);
  expect(sendOptions(text)).toEqual([
    { id: 4, name: "Ventas", dial: 1, jump: "grp:23" },
    { ...CAME[1], dial: "3" },
    { name: null, dial: "4", jump: null },
  ]);
});

test.each([
  ["a map", { "1": "grp:1100", "2": "que:1200" }],
  ["a list of texts", ["1 grp:1100"]],
  ["a list with one that is understood", [{ dial: "1", jump: null }, { key: "2" }]],
  ["a text", "1=grp:1100"],
])("%s is not understood: it is shown, and goes back as it came", (_what, value) => {
  const text = showOptions(value);
  expect(readOptions(value)).toEqual({ options: [], unread: JSON.stringify(value) });
  expect(optionsIn(text)).toEqual([]);
  expect(sendOptions(text)).toEqual(value);
  expect(optionsProblem(text)).toBeNull();
});

test.each([[null], [undefined], [""], [[]], [[null]]])("%j is none", (value) => {
  expect(readOptions(value)).toEqual({ options: [], unread: null });
});
