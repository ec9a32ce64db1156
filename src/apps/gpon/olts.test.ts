import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPort } from "#src/util/pon.ts";
import { readOlts, readPorts } from "./olts.ts";

describe("a list of OLTs (contract 3.5, inferred)", () => {
  it.each<[string, unknown]>([
    [
      "an envelope",
      { count: 1, next: null, results: [{ id: 4, name: "oltX", onus: 12, online: 10 }] },
    ],
    ["a bare list", [{ olt: "oltX", onus_total: 12, onus_online: 10 }]],
    ["a named list", { olts: [{ hostname: "oltX", total: "12", offline: 2 }] }],
    ["a map by name", { oltX: { up: 10, down: 2 } }],
    ["counts as lists", [{ name: "oltX", onus: Array.from({ length: 12 }), down: 2 }]],
    [
      "counts of its ports",
      [
        {
          name: "oltX",
          ports: [
            { fsp: "0/1/0", onus: 8, online: 6 },
            { fsp: "0/1/1", onus: 4, online: 4 },
          ],
        },
      ],
    ],
  ])("is read from %s", (_, raw) => {
    const { olts, odd } = readOlts(raw);
    expect(olts).toMatchObject([{ name: "oltX", counts: { total: 12, online: 10, offline: 2 } }]);
    expect(odd).toStrictEqual([]);
  });

  it.each([
    [{ state: "up" }, true],
    [{ status: "OFFLINE" }, false],
    [{ state: 0 }, null],
    [{ state: "?" }, null],
    [{}, null],
  ])("%j is up: %s", (row, isUp) => {
    expect(readOlts([{ name: "oltX", ...row }]).olts[0]?.isUp).toBe(isUp);
  });

  it("takes bare names, and leaves out and notes what has none", () => {
    expect(readOlts(["oltX"]).olts).toMatchObject([{ name: "oltX" }]);
    const { olts, odd } = readOlts([{}, 7, { name: "oltX" }]);
    expect(olts).toHaveLength(1);
    expect(odd.length).toBeGreaterThanOrEqual(2);
  });
});

describe("the ports of an OLT", () => {
  it.each<[string, unknown]>([
    ["a list of positions", { ports: ["0/5/2", "0/5/10"] }],
    ["positions in two digits", { ports: [{ fsp: "00/05/02" }, { fsp: "00/05/10" }] }],
    [
      "numbers",
      {
        results: [],
        pons: [
          { frame: 0, slot: 5, port: 10 },
          { frame: 0, slot: 5, pon: "2" },
        ],
      },
    ],
    [
      "boards in frames",
      { frames: [{ id: 0, slots: [{ id: 5, ports: [{ id: 2 }, { id: 10 }] }] }] },
    ],
    ["maps by number", { frames: { 0: { boards: { 5: { ports: { 2: {}, 10: { onus: 1 } } } } } } }],
    ["a map by position", { ports: { "0/5/2": { onus: 3 }, "0/5/10": {} } }],
  ])("are found in %s, in their order", (_, raw) => {
    expect(readPorts(raw).map(({ position }) => formatPort(position))).toStrictEqual([
      "0/5/2",
      "0/5/10",
    ]);
  });

  it("have their counts, with what is down and why", () => {
    const raw = {
      ports: [{ fsp: "0/1/0", onus: 64, online: 60, losi: 3, dyinggasp: 1, status: "up" }],
    };
    expect(readPorts(raw)).toStrictEqual([
      {
        position: { frame: 0, slot: 1, port: 0, onu: null },
        counts: { total: 64, online: 60, offline: 4, los: 3, power: 1 },
        isUp: true,
      },
    ]);
  });

  it("takes keys that every object has for no part of a place", () => {
    expect(readPorts({ constructor: { "1": { total: 4 } } })).toStrictEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(readPorts({ ports: [raw], slots: raw })).toBeInstanceOf(Array);
        expect(readOlts(raw).olts).toBeInstanceOf(Array);
      }),
    );
  });
});
