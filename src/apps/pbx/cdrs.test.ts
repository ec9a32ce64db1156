import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { cdrs, dispositionOf, outcomeOf, readCdr, totalsOf } from "./cdrs.ts";

const read = (raw: unknown) => readCdr(raw, { path: "", odd: [] });

test.each([
  [{ id: 1, src: "1001", dst: 600, start: "2026-01-01", billsec: "12" }, "1001", "600", 12],
  [{ uniqueid: "a.1", source: "x", destination: "y" }, "x", "y", null],
  [{ id: 4, host_name: "cpe1", data: { src: "1", dst: "2", billsec: 3 } }, "1", "2", 3],
])("%j is a call", (raw, src, dst, billsec) => {
  expect(read(raw)).toMatchObject({ src, dst, billsec });
});

test("the records of one call, one for each extension that rang, are as many rows", () => {
  const call = {
    linkedid: "a.1",
    uniqueid: "a.1",
    start: "2026-01-01T10:00:00Z",
    src: "600123123",
  };
  const legs = [
    { ...call, dst: "1001", disposition: "NO ANSWER" },
    { ...call, dst: "1002", disposition: "ANSWERED" },
  ];
  expect(new Set(legs.map((leg) => read(leg)?.id)).size).toBe(2);
  expect(read(legs[0])?.id).toBe(read({ ...legs[0] })?.id);
});

test.each([
  ["ANSWERED", "answered"],
  ["NO ANSWER", "no-answer"],
  ["no_answer", "no-answer"],
  ["Busy", "busy"],
  ["FAILED", "failed"],
  ["CHANUNAVAIL", null],
  [null, null],
])("%j is %j", (word, outcome) => {
  expect(outcomeOf(word)).toBe(outcome);
});

test.each([
  ["ANSWERED", "ANSWERED"],
  ["Answered", "ANSWERED"],
  ["No answer", "NO ANSWER"],
  ["busy", "BUSY"],
  ["Ocupado", "Ocupado"],
  [" CHANUNAVAIL ", "CHANUNAVAIL"],
])("%j is asked for as %j", (typed, word) => {
  expect(dispositionOf(typed)).toBe(word);
});

test.each([
  [68, 68],
  ["68", 68],
  [68.5, 68.5],
  ["00:01:08", 68],
  ["27:46:40", 100_000],
  ["1:08", null],
  ["00:99:00", null],
  ["", null],
])("%j lasted %j s", (said, lasted) => {
  expect(read({ id: 1, duration: said, billsec: said })).toMatchObject({
    duration: lasted,
    billsec: lasted,
  });
});

test("totals count every call once, and only what was spoken", () => {
  const call = (disposition: string, told: { billsec?: number; duration?: number } = {}) =>
    read({ id: Math.random(), disposition, ...told });
  const rows = [
    call("ANSWERED", { billsec: 60, duration: 80 }),
    call("ANSWERED", { duration: 30 }),
    call("ANSWERED"),
    call("BUSY", { billsec: 9 }),
    call("?"),
  ];
  expect(totalsOf(rows.flatMap((one) => one ?? []))).toEqual({
    calls: 5,
    by: { answered: 3, "no-answer": 0, busy: 1, failed: 0, unknown: 1 },
    talk: 60,
    rung: 1,
    lasted: 30,
    untold: 1,
  });
});

test("nothing that a server sends makes it throw", () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const row = read(raw);
      expect(row === null || typeof row.id === "string").toBe(true);
    }),
  );
});

test("calls that ended so are found under the server's own word", async () => {
  const words = ["Answered", "No answered", "busy", "failed"];
  const all = Array.from({ length: 40 }, (_, id) => ({ id, src: "1", disposition: words[id % 4] }));
  const seen = fakeFetch(({ path }) => {
    const asked = new URLSearchParams(path.split("?")[1]).get("disposition");
    const rows = all.filter((row) => asked === null || row.disposition === asked);
    return { status: 200, json: { count: rows.length, results: rows.slice(0, 5) } };
  });
  const busy = () =>
    cdrs.fetchPage({ limit: 5, offset: 0, filters: { disposition: dispositionOf("Busy") } });
  expect(await busy()).toMatchObject({
    total: 10,
    rows: [{ disposition: "busy" }, {}, {}, {}, {}],
  });
  seen.length = 0;
  await busy();
  expect(seen.map(({ path }) => path)).toEqual([expect.stringContaining("disposition=busy")]);
  vi.unstubAllGlobals();
});
