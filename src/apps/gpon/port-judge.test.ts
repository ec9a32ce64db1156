import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JudgedOnu } from "./port-judge-types.ts";
import { judgePort } from "./port-judge.ts";

const BANDS = {
  dnrx: { criticalLow: -29, warningLow: -27, warningHigh: -11, criticalHigh: -8 },
  uprx: { criticalLow: -32, warningLow: -30, warningHigh: -12, criticalHigh: -9 },
};
const AT = new Date("2025-03-10T12:00:00Z");
const at = (minutesAgo: number) => new Date(AT.getTime() - minutesAgo * 60_000);

const onu = (n: number, rest: Partial<JudgedOnu> = {}): JudgedOnu => ({
  key: `o${n}`,
  status: "online",
  cause: null,
  lastDown: null,
  dnrx: -20 - (n % 4) / 4,
  uprx: -22 - (n % 3) / 4,
  distance: 1000 + n * 50,
  branch: null,
  bands: BANDS,
  ...rest,
});
const dark = (n: number, rest: Partial<JudgedOnu> = {}): JudgedOnu =>
  onu(n, { status: "offline", cause: "los", dnrx: null, uprx: null, lastDown: at(23), ...rest });
const many = (count: number, make: (n: number) => JudgedOnu) =>
  Array.from({ length: count }, (_, n) => make(n));
/** A splitter of eight. */
const split = (n: number) => ({ branch: `cto-${Math.floor(n / 8)}` });

/** What was found, in short: `cut port 32 cto-2`. */
const found = (onus: readonly JudgedOnu[]) =>
  judgePort(onus).faults.map(({ code, reach, keys, branch }) =>
    [code, reach, keys.length, branch].filter((part) => part !== null).join(" "),
  );

describe("the judgement of a PON port", () => {
  it.each<[string, readonly JudgedOnu[], string[]]>([
    ["nothing there", [], []],
    ["all well", many(32, onu), []],
    ["one ONU alone and well", [onu(1)], []],
    ["the whole port dark at once", many(32, dark), ["cut port 32"]],
    [
      "most of it dark, the rest before the break",
      many(32, (n) => (n < 6 ? onu(n) : dark(n))),
      ["cut port 26"],
    ],
    [
      "a splitter dark",
      many(64, (n) => (Math.floor(n / 8) === 2 ? dark(n, split(n)) : onu(n, split(n)))),
      ["cut branch 8 cto-2"],
    ],
    [
      "some dark at once, their splitter not known",
      many(64, (n) => (n < 5 ? dark(n) : onu(n))),
      ["cut branch 5"],
    ],
    [
      "some dark at other times: drops, one by one",
      many(64, (n) => (n < 5 ? dark(n, { lastDown: at(23 + n * 60) }) : onu(n))),
      ["cut drop 5"],
    ],
    [
      "some dark, nobody knows since when",
      many(64, (n) => (n < 5 ? dark(n, { lastDown: null }) : onu(n))),
      ["cut drop 5"],
    ],
    [
      "two of a splitter of two dark",
      many(16, (n) => (n < 2 ? dark(n, { branch: "a" }) : onu(n))),
      ["cut branch 2 a"],
    ],
    ["one dark", many(16, (n) => (n === 3 ? dark(n) : onu(n))), ["cut drop 1"]],
    ["both of a port of two dark: no area", many(2, dark), ["cut drop 2"]],
    [
      "no power in the area",
      many(32, (n) => (n < 20 ? dark(n, { cause: "dying-gasp" }) : onu(n))),
      ["power port 20"],
    ],
    [
      "one without power",
      many(32, (n) => (n === 3 ? dark(n, { cause: "dying-gasp" }) : onu(n))),
      ["power drop 1"],
    ],
    [
      "down without a word of why",
      many(32, (n) => (n < 2 ? dark(n, { cause: "unknown", lastDown: null }) : onu(n))),
      ["off drop 2"],
    ],
    [
      "a cut and, hours before, one of its own",
      many(32, (n) => (n === 0 ? dark(n, { lastDown: at(400) }) : n < 20 ? dark(n) : onu(n))),
      ["cut port 19", "cut drop 1"],
    ],
    [
      "the whole port too weak",
      many(32, (n) => onu(n, { dnrx: -28 - (n % 3) / 5 })),
      ["weak port 32"],
    ],
    [
      "the whole port too strong",
      many(32, (n) => onu(n, { dnrx: -7 - (n % 3) / 5 })),
      ["strong port 32"],
    ],
    [
      "a splitter that lost light",
      many(64, (n) => onu(n, { ...split(n), dnrx: Math.floor(n / 8) === 4 ? -26.1 : -20 })),
      ["weak branch 8 cto-4"],
    ],
    [
      "several that lost the same, their splitter not known",
      many(32, (n) => onu(n, { dnrx: n < 5 ? -25.6 - n / 10 : -20 })),
      ["weak branch 5"],
    ],
    [
      "several that lost light, each its own way",
      many(32, (n) => onu(n, { dnrx: n < 4 ? -24 - n * 1.2 : -20 })),
      ["weak drop 4"],
    ],
    [
      "one far below the others, within its limits",
      many(32, (n) => onu(n, { dnrx: n === 9 ? -25.9 : -20 })),
      ["weak drop 1"],
    ],
    [
      "one whose light is lost on the way back",
      many(32, (n) => onu(n, { uprx: n === 9 ? -31 : -22 })),
      ["weak drop 1"],
    ],
    [
      "below a limit although like the others",
      many(3, (n) => onu(n, { dnrx: n === 0 ? -27.4 : -26.2 })),
      ["weak drop 1"],
    ],
    ["one too strong", many(16, (n) => onu(n, { dnrx: n === 1 ? -7.9 : -20 })), ["strong drop 1"]],
    [
      "without limits only the outlier is told",
      many(16, (n) => onu(n, { dnrx: n === 1 ? -31 : -28.5, bands: { dnrx: null, uprx: null } })),
      [],
    ],
    [
      "without limits, and one far off",
      many(16, (n) => onu(n, { dnrx: n === 1 ? -33 : -28.5, bands: { dnrx: null, uprx: null } })),
      ["weak drop 1"],
    ],
    [
      "a port that scatters widely has no outlier",
      many(16, (n) => onu(n, { dnrx: -16 - n * 0.6 })),
      [],
    ],
    ["too few readings for a middle", many(3, (n) => onu(n, { dnrx: n === 1 ? -25 : -20 })), []],
    ["no light read at all", many(16, (n) => onu(n, { dnrx: null, uprx: null })), []],
  ])("%s", (_, onus, expected) => {
    expect(found(onus)).toStrictEqual(expected);
  });

  it("says between which distances the break lies, where lit and dark ones are apart", () => {
    const [cut] = judgePort(many(32, (n) => (n < 6 ? onu(n) : dark(n)))).faults;
    expect(cut).toMatchObject({ between: { from: 1250, to: 1300 }, since: at(23) });
    const mixed = many(32, (n) => (n % 4 === 0 ? onu(n) : dark(n)));
    expect(judgePort(mixed).faults[0]?.between).toBeNull();
    const untold = many(32, (n) => (n < 6 ? onu(n) : dark(n, { distance: null })));
    expect(judgePort(untold).faults[0]?.between).toBeNull();
  });

  it("gives each ONU its distance from the middle and from its nearest limit", () => {
    const onus = many(9, (n) => onu(n, { dnrx: n === 0 ? -26 : -20, uprx: -22 }));
    const { byKey, median } = judgePort(onus);
    expect(median).toStrictEqual({ dnrx: -20, uprx: -22 });
    expect(byKey.get("o0")).toStrictEqual({
      deviation: -6,
      margin: { metric: "dnrx", db: 1, side: "low" },
      fault: { code: "weak", reach: "drop" },
    });
    expect(byKey.get("o1")).toMatchObject({ deviation: 0, fault: null });
  });

  it("never throws, names only ONUs of the port, and each fault's ONUs once", () => {
    const any = fc.record({
      key: fc.string(),
      status: fc.constantFrom("online" as const, "offline" as const, "unknown" as const),
      cause: fc.constantFrom("los" as const, "dying-gasp" as const, "other" as const, null),
      lastDown: fc.option(fc.date({ noInvalidDate: true })),
      dnrx: fc.option(fc.double({ min: -60, max: 20, noNaN: true })),
      uprx: fc.option(fc.double({ min: -60, max: 20, noNaN: true })),
      distance: fc.option(fc.nat(40_000)),
      branch: fc.option(fc.constantFrom("a", "b")),
      bands: fc.constantFrom(BANDS, { dnrx: null, uprx: null }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ key }) => key, maxLength: 40 }), (onus) => {
        const { faults, byKey, counts } = judgePort(onus);
        expect(byKey.size).toBe(onus.length);
        expect(counts.online + counts.offline + counts.unknown).toBe(onus.length);
        for (const { keys } of faults) {
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.every((key) => byKey.has(key))).toBe(true);
        }
      }),
    );
  });
});
