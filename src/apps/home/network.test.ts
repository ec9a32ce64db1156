import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSummary } from "#src/util/state-counts.ts";
import { readProblemCount } from "./network.ts";

describe("totals by state", () => {
  test.each<[string, unknown, string, string]>([
    [
      "two objects, handled ones counted again apart",
      {
        hosts: { up: 90, down: 7, pending: 1, down_handled: 3 },
        services: { ok: 400, warning: 5, critical: 2, unknown: 0, pending: 9, handled: 4 },
      },
      "down 7 (3), pending 1, up 90",
      "critical 2, warning 5, unknown 0, pending 9, ok 400",
    ],
    [
      "singular, nested totals",
      { host: { down: { total: 7, handled: 3 }, up: { total: 90 } } },
      "down 7 (3), up 90",
      "",
    ],
    [
      "handled and unhandled without a total",
      { summary: { hosts: { down: { handled: 3, unhandled: 4 } } } },
      "down 7 (3)",
      "",
    ],
    [
      "flat names",
      { num_hosts_up: 90, num_hosts_down: 7, num_services_ok: 1 },
      "down 7, up 90",
      "ok 1",
    ],
    ["figures as text", { hosts: { up: "90", down: "7" }, version: "7.2" }, "down 7, up 90", ""],
    ["rows of another meaning", [{ name: "x", count: 3 }], "", ""],
    ["nothing", null, "", ""],
    ["a page", "<html>", "", ""],
  ])("%s", (_, data, hosts, services) => {
    const { hosts: h, services: s } = readSummary(data);
    const words = (figures: typeof h) =>
      figures
        .map(
          ({ state, count, handled }) =>
            `${state} ${count}${handled === null ? "" : ` (${handled})`}`,
        )
        .join(", ");
    expect([words(h), words(s)]).toEqual([hosts, services]);
  });

  test("any reply is read without an error, and no figure is made up", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const { hosts, services } = readSummary(data);
        for (const { count } of [...hosts, ...services])
          expect(Number.isInteger(count) && count >= 0).toBe(true);
      }),
    );
  });
});

const ROW = { attrs: { problem: 1, state: 1 } };
test.each<[unknown, number | null, isWhole: boolean]>([
  [{ count: 12, results: [ROW] }, 12, false],
  [{ count: 2, results: [ROW, { attrs: { state: 1 } }] }, 2, true],
  [{ count: 0, results: [] }, 0, true],
  [{ count: 158, results: [{ attrs: { problem: 0, state: 0 } }] }, null, false],
  [{ count: 158, results: [ROW, { attrs: { problem: 0, state: 0 } }] }, null, false],
  // What a row does not tell is no proof.
  [{ count: 158, results: [{ attrs: {} }] }, null, false],
  [{ detail: "…" }, null, false],
  // A bare list is one page: of so many rows as were asked for nobody knows how many follow.
  [Array.from({ length: 20 }, () => ROW), null, false],
  [[], 0, true],
])("problems are counted only where the filter was obeyed", (data, count, isWhole) => {
  expect(readProblemCount(data)).toEqual({ count, isWhole });
});
