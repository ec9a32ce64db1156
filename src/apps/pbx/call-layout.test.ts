import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut, CARD, type Drawing } from "./call-layout.ts";
import { mapCalls } from "./call-map.ts";
import { ddi, group, jump, plan, receptionist } from "./plan-fixtures.ts";

function drawn(parts: Parameters<typeof plan>[0]): Drawing {
  return layOut(mapCalls(plan(parts)));
}

const cardOf = ({ cards }: Drawing, key: string) => {
  const card = cards.find((one) => one.key === key);
  if (!card) throw new Error(`${key} is not drawn`);
  return card;
};

describe("the drawing of a PBX", () => {
  test("goes from the number to the right, one column for each step", () => {
    const drawing = drawn({
      ddis: [ddi(1, "912", { to: "rec:Hola" })],
      receptionists: [receptionist(1, "Hola", { 1: "grp:22" }, { fail: "vm:1001" })],
      groups: [group(22, ["1001"])],
    });
    const [number, voice, sales, ext] = ["ddi:1", "receptionist:1", "group:22", "ext:1001"].map(
      (key) => cardOf(drawing, key),
    );
    expect(number?.x).toBe(0);
    expect(voice?.x).toBeGreaterThan(number?.x ?? 0);
    expect(sales?.x).toBeGreaterThan(voice?.x ?? 0);
    expect(ext?.x).toBeGreaterThan(sales?.x ?? 0);
  });

  test("marks a loop at its places and along its lines, and what no call reaches at the end", () => {
    const drawing = drawn({
      ddis: [ddi(1, "912", { to: "grp:1" })],
      groups: [
        group(1, ["1001"], { fail: "grp:2" }),
        group(2, ["1001"], { fail: "grp:1" }),
        group(3, ["1001"]),
      ],
    });
    expect(cardOf(drawing, "group:1").marks).toEqual(["loop"]);
    expect(cardOf(drawing, "group:2").marks).toEqual(["loop"]);
    expect(drawing.wires.filter(({ isLoop }) => isLoop)).toHaveLength(2);
    const lost = cardOf(drawing, "group:3");
    expect(lost.marks).toEqual(["unreachable"]);
    expect(lost.x).toBe(Math.max(...drawing.cards.map(({ x }) => x)));
  });

  test("of any PBX no two cards overlap, and every way has its line", () => {
    const to = fc.option(
      fc.constantFrom("grp:1", "grp:2", "grp:3", "rec:A", "ext:1002", "vm:1001", "grp:9"),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(to, { minLength: 7, maxLength: 7 }), (ways) => {
        const [a, b, c, d, e, f, g] = ways;
        const map = mapCalls(
          plan({
            incoming: { fix: jump(a), inside: jump(), outside: jump(), holiday: jump() },
            ddis: [ddi(1, "911", b ? { to: b } : {}), ddi(2, "912", { rings: ["1001"] })],
            groups: [
              group(1, ["1001"], c ? { fail: c } : {}),
              group(2, [], d ? { fail: d } : {}),
              group(3, ["1002"], e ? { fail: e } : {}),
            ],
            receptionists: [
              receptionist(1, "A", { 1: f ?? null, 2: "grp:2" }, g ? { fail: g } : {}),
            ],
          }),
        );
        const drawing = layOut(map);
        expect(drawing.wires).toHaveLength(map.edges.length);
        for (const one of drawing.cards) {
          expect(one.x + CARD).toBeLessThanOrEqual(drawing.width);
          expect(one.y + one.height).toBeLessThanOrEqual(drawing.height);
          const below = drawing.cards.filter((other) => other !== one && other.x === one.x);
          expect(below.some(({ y, height }) => one.y < y + height && y < one.y + one.height)).toBe(
            false,
          );
        }
      }),
    );
  });
});
