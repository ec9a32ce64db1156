import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { documentOf, toldIn } from "../e2e/faults/document.ts";
import { FAULTS, FLOWS, PICKED } from "../e2e/faults/names.ts";

const all = FLOWS.flatMap((flow) =>
  FAULTS.map((fault) => ({ flow, fault, said: "No | connection", way: "again", sent: 2 })),
);
const expected = FLOWS.map((flow) => ({ flow, faults: [...FAULTS] }));

test("docs/faults.md tells of the same flows and faults as the tests", () => {
  const text = readFileSync(new URL("../docs/faults.md", import.meta.url), "utf8");
  expect(toldIn(text)).toEqual(expected);
});

test("the document has a row for each, and is not written where a test did not tell", () => {
  expect(toldIn(documentOf(all))).toEqual(expected);
  expect(documentOf(all)).toContain("| refused | No / connection | again | 2 |");
  expect(() => documentOf(all.slice(1))).toThrow("no test told of: sign in, refused");
});

test("`npm test` takes each flow and each fault at least once", () => {
  expect(new Set(PICKED.map(([flow]) => flow))).toEqual(new Set(FLOWS));
  expect(new Set(PICKED.map(([, fault]) => fault))).toEqual(new Set(FAULTS));
});
