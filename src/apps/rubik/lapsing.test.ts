import { describe, expect, test } from "vitest";
import { whole } from "#src/util/read.ts";
import { services, type Service } from "./api.ts";
import { lapsesOf } from "./lapsing.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
let last = 0;
const service = (more: object): Service => {
  last += 1;
  const read = services.spec.read({ id: last, state: "reserved", owner: "acme", ...more }, whole());
  if (!read) throw new Error("no service");
  return read;
};
/** `acme` keeps a reservation for 100 hours, `brief` for 24. */
const lapses = (
  rows: Service[],
  total: number | null = rows.length,
  shortestH: number | null = 24,
) => lapsesOf(rows, total, ({ owner }) => (owner === "brief" ? 24 : 100), shortestH, NOW);

describe("reservations that lapse", () => {
  test("within two days are told, the next one first", () => {
    const early = service({ created: hoursAgo(99) });
    const late = service({ created: hoursAgo(60) });
    const far = service({ created: hoursAgo(1) });
    const { soon, mayBeMore } = lapses([late, early, far]);
    expect(soon.map((one) => one.service.id)).toEqual([early.id, late.id]);
    expect(mayBeMore).toBe(false);
  });

  test("one that does not say when it was made hides none of the others", () => {
    const { soon, mayBeMore } = lapses([service({}), service({ created: hoursAgo(99) })]);
    expect(soon).toHaveLength(1);
    expect(mayBeMore).toBe(true);
  });

  test("more than the list has are told of where any owner keeps them less long", () => {
    const rows = [service({ created: hoursAgo(40) }), service({ created: hoursAgo(1) })];
    expect(lapses(rows, 900).mayBeMore).toBe(true);
    expect(lapses(rows, 900, 100).mayBeMore).toBe(false);
    expect(lapses(rows, 900, null).mayBeMore).toBe(false);
    expect(lapses(rows, 2).mayBeMore).toBe(false);
    // Nobody told how many there are.
    expect(lapses(rows, null).mayBeMore).toBe(true);
  });

  test("of a list that has others too, or in another order, the rest is not known", () => {
    const [older, newer] = [service({ created: hoursAgo(40) }), service({ created: hoursAgo(1) })];
    expect(lapses([newer, older], 900, 100).mayBeMore).toBe(true);
    expect(
      lapses([older, service({ state: "down", created: hoursAgo(2) })], 9, 100).mayBeMore,
    ).toBe(true);
  });
});
