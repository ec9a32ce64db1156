import { describe, expect, test } from "vitest";
import { acknowledgementOf, downtimeOf, markErrors, type MarkValues } from "./mark-form.ts";

const NOW = Date.parse("2025-03-10T12:00:00Z");
const values = (change: Partial<MarkValues> = {}): MarkValues => ({
  comment: "Fibre crew is on its way",
  span: 60,
  start: "",
  end: "",
  ...change,
});

describe("what is sent", () => {
  test.each([
    [{}, { comment: "Fibre crew is on its way", expiry: "2025-03-10T13:00:00.000Z" }],
    [{ span: null, comment: "  Known  " }, { comment: "Known" }],
    [{ span: "at", end: "2025-03-11T06:00:00Z" }, { expiry: "2025-03-11T06:00:00.000Z" }],
  ] as const)("acknowledgement %j", (change, body) => {
    expect(acknowledgementOf(values(change), NOW)).toMatchObject(body);
  });

  test.each([
    [
      {},
      { start_time: "2025-03-10T12:00:00.000Z", end_time: "2025-03-10T13:00:00.000Z", fixed: true },
    ],
    [
      { start: "2025-03-10T22:00:00Z", span: 240 },
      { start_time: "2025-03-10T22:00:00.000Z", end_time: "2025-03-11T02:00:00.000Z" },
    ],
  ] as const)("downtime %j", (change, body) => {
    expect(downtimeOf(values(change), NOW)).toMatchObject(body);
  });
});

test.each([
  ["acknowledge", {}, {}],
  ["acknowledge", { span: null }, {}],
  ["acknowledge", { comment: " " }, { comment: "missing" }],
  ["acknowledge", { span: "at" }, { end: "missing" }],
  ["acknowledge", { span: "at", end: "2025-03-09T00:00:00Z" }, { end: "past" }],
  ["downtime", { span: null }, { end: "missing" }],
  ["downtime", { start: "nonsense" }, { start: "missing" }],
  [
    "downtime",
    { start: "2025-03-12T00:00:00Z", span: "at", end: "2025-03-11T00:00:00Z" },
    { end: "order" },
  ],
] as const)("%s of %j is wrong in %j", (action, change, errors) => {
  expect(markErrors(action, values(change), NOW)).toEqual(errors);
});
