import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart, readUnconfigured, waitingAt } from "./unconfigured.ts";

const ROW = {
  sn: "48575443DCDC44E3",
  olt: "oltX",
  fsp: "0/5/2",
  onu_type: "245H",
  index: "7",
  time: "2025-03-10T11:50:00.123456",
};

describe("the ONUs that wait (contract 3.5)", () => {
  it.each<[string, unknown, string]>([
    ["the server log's own names", [ROW], "48575443DCDC44E3"],
    ["an envelope, with an id", { count: 1, results: [{ id: 12, ...ROW }] }, "12"],
    [
      "other names, the printed serial, the OLT in the port",
      {
        onus: [
          {
            serial_number: "HWTCDCDC44E3",
            position: "oltX-0/5/2",
            model: "245H",
            first_seen: ROW.time,
          },
        ],
      },
      "HWTCDCDC44E3",
    ],
    [
      "numbers for the place",
      [{ ...ROW, fsp: undefined, frame: 0, slot: "05", port: 2, id: "a b" }],
      "a%20b",
    ],
    ["the CLI's own digits for the place", [{ ...ROW, fsp: "00/05/02" }], "48575443DCDC44E3"],
  ])("are read from %s", (_, raw, id) => {
    const { rows, odd } = readUnconfigured(raw);
    expect(rows).toMatchObject([
      {
        id: "48575443dcdc44e3",
        sn: "48575443dcdc44e3",
        olt: "oltX",
        position: { frame: 0, slot: 5, port: 2, onu: null },
        place: "0/5/2",
        model: "245H",
        since: new Date(2025, 2, 10, 11, 50, 0, 123),
      },
    ]);
    expect(rows[0]?.enable).toMatch(new RegExp(`/gpon/unconfigured/${id}/enable/$`));
    expect(odd).toStrictEqual([]);
  });

  it.each<[string, unknown]>([
    ["bare", { oltX: [ROW], oltMonte: [{ ...ROW, sn: "HWTC00000001", olt: undefined }] }],
    [
      "in an envelope",
      { results: { oltX: [ROW], oltMonte: [{ ...ROW, sn: "HWTC00000001", olt: undefined }] } },
    ],
  ])("are read from lists by OLT, %s, whose name stands where a row has none", (_, raw) => {
    const { rows, odd } = readUnconfigured(raw);
    expect(rows.map(({ sn, olt }) => [sn, olt])).toEqual([
      ["48575443dcdc44e3", "oltX"],
      ["4857544300000001", "oltMonte"],
    ]);
    expect(odd).toStrictEqual([]);
  });

  it("are of no OLT where the only list has another name", () => {
    const { rows } = readUnconfigured({ onu_list: [{ ...ROW, olt: undefined }] });
    expect(rows.map(({ olt }) => olt)).toEqual([null]);
  });

  it("are of one OLT where only that has any", () => {
    const { rows } = readUnconfigured({ oltX: [{ ...ROW, olt: undefined }], oltY: [] });
    expect(rows.map(({ olt }) => olt)).toEqual(["oltX"]);
  });

  it("are enabled at the address that the row names", () => {
    const href = "/api/v2/gpon/unconfigured/9/enable";
    const [row] = readUnconfigured([{ ...ROW, _links: { actions: { enable: href } } }]).rows;
    expect(row?.enable).toBe(href);
  });

  it("are left out and noted where nothing tells them apart, and never throw", () => {
    const { rows, odd } = readUnconfigured([{ olt: "oltX" }, 3, ROW]);
    expect(rows).toHaveLength(1);
    expect(odd).toHaveLength(2);
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(readUnconfigured(raw).rows).toBeInstanceOf(Array);
        expect(readUnconfigured([{ ...ROW, fsp: raw, time: raw, olt: raw }]).rows).toHaveLength(1);
      }),
    );
  });
});

it("a serial that waits at two ports is two rows, the latest by the serial alone; a repeated row is one", () => {
  const left = { ...ROW, index: undefined, id: 1, fsp: "0/5/3", time: "2025-03-10T11:40:00" };
  const now = { ...ROW, index: undefined, id: 2 };
  const rows = apart(readUnconfigured([left, now, now]).rows);
  const sn = "48575443dcdc44e3";
  expect(rows.map(({ id, place }) => [id, place])).toEqual([
    [`${sn} oltX 0/5/3`, "0/5/3"],
    [sn, "0/5/2"],
  ]);
  const [old] = rows;
  expect(old?.enable).toMatch(/\/1\/enable\/$/u);
  expect(waitingAt(rows, sn)?.place).toBe("0/5/2");
  // The newer one went since: what was opened by its place is still that place.
  const after = apart(readUnconfigured([left]).rows);
  expect(waitingAt(after, old?.id ?? null)?.place).toBe("0/5/3");
});
