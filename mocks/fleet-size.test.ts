import { expect, test } from "vitest";
import { fleetSize } from "./fleet-size.ts";

test("FLEET is a number of CPEs, 158 where it is not given", () => {
  expect([undefined, "", "2000", "1e5"].map(fleetSize)).toEqual([158, 158, 2000, 100_000]);
});

test.each(["abc", "0", "-5", "2.5", "2,000"])("FLEET=%s is refused with what to mend", (given) => {
  expect(() => fleetSize(given)).toThrow(/FLEET must be .*, such as 2000/u);
});
