import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameNumber, keyOf, targetOf, writeJump } from "./jump.ts";
import { ddi, group, jump, plan, receptionist } from "./plan-fixtures.ts";

const pbx = plan({
  ddis: [ddi(1, "0034912000001")],
  groups: [group(22, [])],
  queues: [{ ...group(1022, []), kind: "queue", name: "Administración" }],
  receptionists: [receptionist(3, "Bienvenido (fiestas)", {}), receptionist(4, "Cerrado", {})],
});

describe("a jump as the vendor shows it", () => {
  test.each([
    ["None", "end"],
    ["none", "end"],
    ["", "end"],
    ["rec:Cerrado", "receptionist:4"],
    ["rec:Bienvenido (fiestas)", "receptionist:3"],
    ["rec:4", "receptionist:4"],
    ["grp:22 (Administracion)", "group:22"],
    ["grp:G22", "group:22"],
    ["que:1022 (Administración)", "queue:1022"],
    ["vm:1001", "vm:1001"],
    ["ext:1001/Recepción", "ext:1001"],
    ["constructor:1001", "unread:constructor:1001"],
    ["out:654834569/Desvio", "out:654834569"],
    ["ddi:912000001", "ddi:1"],
    ["1002", "ext:1002"],
    ["22", "group:22"],
    ["+34 912 000 001", "ddi:1"],
    ["Cerrado", "receptionist:4"],
    ["rec:Gone", "missing:rec:Gone"],
    ["grp:99", "missing:grp:99"],
    ["vm:1099", "missing:vm:1099"],
    ["out:", "missing:out:"],
    ["moh:jazz", "unread:moh:jazz"],
    ["something", "unread:something"],
  ])("%j leads to %s", (text, key) => {
    expect(keyOf(targetOf(jump(text), pbx))).toBe(key);
  });

  test("is written as it is read", () => {
    for (const text of ["rec:Cerrado", "grp:22", "que:1022", "vm:1001", "out:654834569/Desvio"])
      expect(writeJump(targetOf(jump(text), pbx), pbx)).toBe(text);
    expect(writeJump({ kind: "end" }, pbx)).toBeNull();
  });

  test("of any text is read without a throw, and read the same when written", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const target = targetOf(jump(text), pbx);
        const again = targetOf(jump(writeJump(target, pbx) ?? undefined), pbx);
        expect(keyOf(again)).toBe(keyOf(target));
      }),
    );
  });
});

test.each([
  ["0034612345678", "612345678", true],
  ["+34 612 345 678", "612-345-678", true],
  ["0034612345678", "+34612345678", true],
  ["34612345678", "612345678", true],
  ["34212345678", "212345678", false],
  ["612345678", "612345679", false],
  ["", "", false],
])("%s and %s are one number: %s", (a, b, isSame) => {
  expect(isSameNumber(a, b)).toBe(isSame);
});

test("sees at once that very long blanks are no jump", () => {
  const start = performance.now();
  const blanks = " ".repeat(20_000);
  targetOf(jump(`grp:${blanks}x${blanks}\n:`), pbx);
  targetOf(jump(`grp:x${blanks}x`), pbx);
  expect(performance.now() - start).toBeLessThan(500);
});
