import { expect, test } from "vitest";
import { takeReading } from "./watch-new.ts";

const row = (id: string, minute: number) => ({
  id,
  since: new Date(Date.UTC(2026, 0, 1, 12, minute)),
});
const reading = (rows: ReturnType<typeof row>[], total = rows.length, areFirst = true) => ({
  rows,
  total,
  areFirst,
});
const freshIn = (...readings: ReturnType<typeof reading>[]) => {
  let memory: Parameters<typeof takeReading>[0] = null;
  return readings.map((one) => {
    const taken = takeReading(memory, one);
    ({ memory } = taken);
    return taken.fresh;
  });
};

test.each([
  [
    "a problem that began before another and became hard after it",
    [
      reading([row("a", 1)]),
      reading([row("b", 3), row("a", 1)]),
      reading([row("b", 3), row("c", 2), row("a", 1)]),
    ],
    [0, 1, 1],
  ],
  ["the first after none", [reading([]), reading([row("a", 1)])], [0, 1]],
  [
    "one that changed again, not one that comes back as it was",
    [reading([row("a", 1)]), reading([]), reading([row("a", 1)]), reading([row("a", 5)])],
    [0, 0, 0, 1],
  ],
  [
    "not one that was there before, however its time is written",
    [reading([row("b", 5), row("a", 1)]), reading([row("b", 5), row("a", 2)])],
    [0, 0],
  ],
  [
    "nothing that moves up from beyond the page",
    [reading([row("b", 5), row("a", 4)], 9), reading([row("b", 5), row("z", 1)], 8)],
    [0, 0],
  ],
  [
    "within a page of more, what would have stood on it",
    [reading([row("b", 5), row("a", 2)], 9), reading([row("b", 5), row("c", 3)], 9)],
    [0, 1],
  ],
  [
    "of a server that does not sort, only what is later than all that was seen",
    [reading([row("b", 5), row("a", 2)], 9, false), reading([row("c", 3), row("d", 6)], 9, false)],
    [0, 1],
  ],
])("new is %s", (_, readings, fresh) => {
  expect(freshIn(...readings)).toEqual(fresh);
});
