import { describe, expect, test } from "vitest";
import { linesOf, newDraft, placed, readStart, withSource, type DraftSource } from "./draft.ts";
import { outcomeParams, parseOutcomes } from "./outcome-search.ts";
import { waitingLine } from "./resolve-targets.ts";
import { markDoubles, takenOver, type Device, type TargetLine } from "./targets.ts";

describe("what a navigation brings", () => {
  test.each([
    [null, null],
    ["text", null],
    [{ lines: ["a", 3] }, null],
    [{ ids: ["1"] }, null],
    [{ filter: { params: {}, total: "12" } }, null],
    [{ lines: ["a", "b"] }, { lines: ["a", "b"] }],
    [{ ids: [1, 2] }, { ids: [1, 2] }],
  ])("%j", (state, expected) => {
    expect(readStart(state)).toEqual(expected);
  });

  test("of a filter only search and filters, and an address of our own", () => {
    const params = {
      limit: 50,
      offset: 100,
      sort: "cpename",
      search: "a",
      filters: { realm: "cpe" },
    };
    expect(readStart({ filter: { params, total: 12, address: "https://evil.example" } })).toEqual({
      filter: {
        params: { limit: 0, offset: 0, search: "a", filters: { realm: "cpe" } },
        total: 12,
        address: "/isp/cpes",
      },
    });
  });
});

test("a column of new values is where the values come from, for as long as there is one", () => {
  const none = { kind: "text", text: "" } as const;
  const file: DraftSource = {
    kind: "file",
    name: "moves.csv",
    rows: [["cpe7", "business"]],
    hasHeader: false,
    column: 0,
    valueColumn: null,
  };
  const named: DraftSource = { ...file, valueColumn: 1 };
  const draft = { ...newDraft("d", "noc", 1, null), source: file };
  const moved = { ...draft, ...withSource(draft.source, named) };
  expect(moved).toMatchObject({ source: named, lines: null, isValueByLine: true });
  expect({ ...moved, ...withSource(named, none) }).toMatchObject({ isValueByLine: false });
  // Who chose one value for all keeps it while the column stays.
  const same = { ...moved, isValueByLine: false };
  const swapped: DraftSource = { ...named, hasHeader: true };
  expect({ ...same, ...withSource(named, swapped) }).toMatchObject({ isValueByLine: false });
});

test("things that were brought along need no looking up, and each takes part once", () => {
  const refs = [
    { id: "s1", name: "user@isp", realm: "cpe", state: "up", pon: "olt1 0/1/2" },
    { id: "s2", name: "other@isp", data: { why: "moved" }, cannot: ["disconnect"] },
    { id: "s1", name: "user@isp" },
  ] as const;
  const work = { kind: "request", name: "disconnect", severity: "interrupting" } as const;
  const start = readStart({ things: "sessions", refs, work, note: "moved.csv" });
  const draft = newDraft("d", "noc", 1, start);
  expect(draft).toMatchObject({ things: "sessions", work, source: { note: "moved.csv" } });
  expect(draft.lines?.map(({ state, sameAs }) => [state, sameAs])).toEqual([
    ["found", null],
    ["found", null],
    ["doubled", 1],
  ]);
  expect(draft.lines?.[0]?.device).toMatchObject({
    id: "s1",
    model: null,
    around: { state: "up", pon: "olt1 0/1/2", olt: null },
  });
  expect(draft.lines?.[1]?.device).toMatchObject({
    data: { why: "moved" },
    cannot: ["disconnect"],
  });
});

test("CPEs that were brought along are looked up, and keep what their list said of their place", () => {
  const pon = { id: 7, name: "cpe7", state: "down", olt: "olt1", pon: "olt1 0/1/2" } as const;
  const start = readStart({ refs: [{ id: 8, name: "cpe8" }, pon], note: "olt1 0/1/2" });
  const { lines, source } = newDraft("d", "noc", 1, start);
  expect(lines).toBeNull();
  expect(linesOf(source).map(({ text }) => text)).toEqual(["#8", "#7"]);
  const found = (place: number, id: number): TargetLine => ({
    line: place,
    text: `#${id}`,
    value: null,
    state: "found",
    device: {
      id,
      name: `cpe${id}`,
      realm: null,
      model: null,
      tech: null,
      actions: [],
      isKept: false,
    },
    choices: [],
    sameAs: null,
  });
  expect(placed(found(2, 7), source).device?.around).toEqual({
    state: "down",
    olt: "olt1",
    pon: "olt1 0/1/2",
  });
  expect(placed(found(1, 8), source).device?.around).toBeUndefined();
  // A line that was corrected to another device stands elsewhere.
  expect(placed(found(2, 9), source).device?.around).toBeUndefined();
});

describe("lines of a source", () => {
  test("keep their numbers over empty ones", () => {
    expect(linesOf({ kind: "text", text: "a\n\r\n  b \n" })).toEqual([
      { line: 1, text: "a", value: null },
      { line: 3, text: "b", value: null },
    ]);
  });

  test("of a file come from their columns, without the header", () => {
    const rows = [["sn", "plan"], ["a", " 3 "], ["", "9"], ["b"]];
    const file = { kind: "file" as const, name: "x.csv", rows, hasHeader: true, column: 0 };
    expect(linesOf({ ...file, valueColumn: 1 })).toEqual([
      { line: 2, text: "a", value: "3", as: "serial" },
      { line: 4, text: "b", value: "", as: "serial" },
    ]);
    const numbered = linesOf({ ...file, lines: [1, 4, 5, 9], valueColumn: null });
    expect(numbered.map(({ line }) => line)).toEqual([4, 9]);
    const plain = linesOf({ ...file, hasHeader: false, valueColumn: null });
    expect(plain).toHaveLength(3);
    expect(plain[1]).toEqual({ line: 2, text: "a", value: null });
  });

  test("of a selection are ids", () => {
    const draft = newDraft("d", "noc", 1, { ids: [350] });
    expect(linesOf(draft.source)).toEqual([{ line: 1, text: "#350", value: null }]);
  });
});

test("of lines that mean one device the first is found, also after a correction", () => {
  const device = (id: number): Device => ({
    id,
    name: `cpe${id}`,
    realm: null,
    model: null,
    tech: null,
    actions: [],
    isKept: false,
  });
  const line = (at: number, id: number, state: TargetLine["state"] = "found"): TargetLine => ({
    line: at,
    text: "",
    value: null,
    state,
    device: device(id),
    choices: [],
    sameAs: null,
  });
  const marked = markDoubles([line(1, 7), line(2, 8), line(3, 7)]);
  expect(marked.map(({ state, sameAs }) => [state, sameAs])).toEqual([
    ["found", null],
    ["found", null],
    ["doubled", 1],
  ]);
  const [first, second, third] = marked;
  if (!first || !second || !third) throw new Error("three lines");
  const corrected = markDoubles([{ ...first, state: "left" }, second, third]);
  expect(corrected.map(({ state }) => state)).toEqual(["left", "found", "found"]);
});

test("a text that was changed keeps what its other lines were found, corrected to or left out as", () => {
  const device = (id: number): Device => ({
    id,
    name: `cpe${id}`,
    realm: null,
    model: null,
    tech: null,
    actions: [],
    isKept: false,
  });
  const found = (line: number, text: string, id: number): TargetLine => ({
    line,
    text,
    value: null,
    state: "found",
    device: device(id),
    choices: [],
    sameAs: null,
  });
  const before: TargetLine[] = [
    found(1, "a", 1),
    { ...found(2, "bb", 2), given: "b" },
    { ...found(3, "c", 3), state: "left" },
    { ...found(4, "d", 4), choices: [device(4), device(5)] },
    { ...found(5, "e", 0), state: "unknown", device: null },
    { ...found(6, "ff", 0), given: "f", state: "unknown", device: null },
    { ...found(7, "a", 1), state: "left" },
  ];
  const given = ["new", "b", "a", "c", "d", "e", "f", "a", "a"];
  const lines = given.map((text, at) => waitingLine({ line: at + 1, text, value: null }));
  const kept = takenOver(lines, before);
  expect(kept.map(({ line, text, state, device: one }) => [line, text, state, one?.id])).toEqual([
    [1, "new", "waiting", undefined],
    [2, "bb", "found", 2],
    [3, "a", "found", 1],
    [4, "c", "left", 3],
    [5, "d", "found", 4],
    [6, "e", "waiting", undefined],
    [7, "ff", "waiting", undefined],
    [8, "a", "left", 1],
    [9, "a", "waiting", undefined],
  ]);
  expect(kept[4]?.choices).toHaveLength(2);
});

test.each([
  ["", { state: null, page: 0 }],
  ["state=failed&page=3", { state: "failed", page: 2 }],
  ["state=nonsense&page=-1", { state: null, page: 0 }],
])("the address %j of a job's outcomes is read, and written again the same", (query, expected) => {
  const read = parseOutcomes(new URLSearchParams(query));
  expect(read).toEqual(expected);
  expect(parseOutcomes(outcomeParams(read))).toEqual(expected);
});
