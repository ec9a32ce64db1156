import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { formatDateTime } from "#src/util/time.ts";
import {
  lapsesAt,
  lifeCycleOf,
  plannedClock,
  plannedInput,
  plannedWire,
  stageOf,
  transitionsFrom,
} from "./states.ts";

const wires = (state: string) => transitionsFrom(state).map(({ wire }) => wire);

describe("the life cycle of a service", () => {
  test.each([
    ["Cancelled", "canceled"],
    ["canceled", "canceled"],
    ["Pending Cancellation", "pendingcancellation"],
    ["pending_cancellation", "pendingcancellation"],
    ["InProgress", "inprogress"],
    ["in progress", "inprogress"],
    ["constructor", null],
    ["", null],
    [null, null],
  ])("reads %j as %j", (state, stage) => {
    expect(stageOf(state)).toBe(stage);
  });

  test("offers the ways of the contract's table in the words of the service's own vocabulary", () => {
    expect(wires("reserved")).toEqual(["ordered", "canceled"]);
    expect(wires("ordered")).toEqual(["completed", "canceled"]);
    expect(wires("completed")).toEqual(["down"]);
    expect(wires("Acknowledged")).toEqual(["InProgress", "Pending Cancellation"]);
    expect(wires("InProgress")).toEqual(["Completed", "Pending Cancellation"]);
    expect(wires("Held")).toEqual(["InProgress", "Pending Cancellation"]);
    expect(wires("Pending Cancellation")).toEqual(["Cancelled"]);
    expect(wires("Completed")).toEqual(["down"]);
  });

  test("offers nothing while the owner works, at an end, and from what nobody knows", () => {
    const ends = ["ordering", "canceled", "Cancelled", "down", "Failed", "initialized", "?"];
    expect(ends.flatMap(wires)).toEqual([]);
  });

  test("a service never goes down before it was completed, and each state has its place in the drawing", () => {
    fc.assert(
      fc.property(fc.string(), (state) => {
        const stage = stageOf(state);
        const goesDown = transitionsFrom(state).some((next) => next.stage === "down");
        expect(goesDown).toBe(stage === "completed");
      }),
    );
    for (const state of ["ordering", "Held", "Failed", "pending cancellation", "CANCELED"]) {
      const { way, beside } = lifeCycleOf(state);
      expect([...way, ...beside]).toContain(stageOf(state));
    }
  });

  test("a reservation lapses so many hours after it was made; nothing else does", () => {
    const service = { state: "reserved", created: "2026-03-01T10:00:00.000001+01:00" };
    expect(lapsesAt(service, 168)).toBe(Date.parse("2026-03-08T09:00:00Z"));
    expect(lapsesAt(service, null)).toBeNull();
    expect(lapsesAt(service, 0)).toBeNull();
    expect(lapsesAt({ ...service, state: "ordered" }, 168)).toBeNull();
    expect(lapsesAt({ state: "reserved" }, 168)).toBeNull();
  });

  test("the planned day goes to the API as it came from it", () => {
    expect(plannedWire(plannedInput("2026-12-03 10:30"))).toBe("2026-12-03 10:30");
    expect(plannedInput("2026-12-03T10:30:00+01:00")).toBe("2026-12-03T10:30");
    expect(plannedWire("soon")).toBeNull();
    expect(plannedInput(null)).toBe("");
  });

  test("the planned hour is told as the owner's clock shows it, in whatever zone the browser is", () => {
    const told = (planned: string | null) => formatDateTime(plannedClock(planned), "en-GB", "UTC");
    expect(told("2026-12-03 10:30")).toBe("3 Dec 2026, 10:30");
    expect(told("2026-03-29 02:30:00")).toBe("29 Mar 2026, 02:30");
    expect(told("2026-12-03T10:30:00+01:00")).toBeNull();
    expect(told("2026-12-03")).toBeNull();
    expect(told("soon")).toBeNull();
    expect(told(null)).toBeNull();
  });
});
