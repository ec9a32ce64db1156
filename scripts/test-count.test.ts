import { expect, test } from "vitest";
import { readPlaywright, readVitest } from "./test-count.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

test.each([
  ["all pass", 2, [file("passed", "passed", "passed")], { passed: 2, failed: 0 }],
  ["some fail", 1, [file("failed", "passed", "failed")], { passed: 1, failed: 1 }],
  ["a file does not load", 1, [file("failed"), file("passed", "passed")], { passed: 1, failed: 1 }],
  ["skipped ones count as neither", 0, [file("passed", "pending")], { passed: 0, failed: 0 }],
])("unit tests: %s", (_name, numPassedTests, testResults, count) => {
  expect(readVitest({ numPassedTests, testResults })).toEqual(count);
});

test.each([
  ["all pass", { expected: 3, unexpected: 0, flaky: 0 }, [], { passed: 3, failed: 0 }],
  ["one fails", { expected: 2, unexpected: 1, flaky: 0 }, [], { passed: 2, failed: 1 }],
  [
    "one only when repeated",
    { expected: 2, unexpected: 0, flaky: 1 },
    [],
    { passed: 2, failed: 1 },
  ],
  [
    "the server did not start",
    { expected: 0, unexpected: 0, flaky: 0 },
    [{}],
    { passed: 0, failed: 1 },
  ],
])("end-to-end tests: %s", (_name, stats, errors, count) => {
  expect(readPlaywright({ stats, errors })).toEqual(count);
});
