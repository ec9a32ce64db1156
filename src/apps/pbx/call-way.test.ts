import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapCalls, type Finding } from "./call-map.ts";
import { ddiOf, tellCall, walk, type Step } from "./call-walk.ts";
import { createRouter } from "./call-route.ts";
import { keyOf } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import { ddi, group, jump, plan, receptionist, schedule } from "./plan-fixtures.ts";
import { WEEK } from "./schedule.ts";

/** The places of a call that nobody answers and in which nothing is dialled. */
function byItself(step: Step): string[] {
  const next = step.ways.at(-1);
  const here = step.stop === null ? step.key : `${step.key} ${step.stop}`;
  return next && next.on !== null ? [here, ...byItself(next)] : [here];
}

/** `2027-03-26 10:00` to the PBX's number. */
function call(pbx: PbxPlan, at: string, number = "912000001"): string[] {
  const [, year, month, day, hour, minute] = /(\d+)-(\d+)-(\d+) (\d+):(\d+)/.exec(at) ?? [];
  const to = ddiOf(number, pbx);
  if (!to) throw new Error(number);
  const clock = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    minute: Number(hour) * 60 + Number(minute),
  };
  return byItself(tellCall(pbx, to, clock).first);
}

const office = plan({
  incoming: {
    fix: jump(),
    inside: jump("rec:Bienvenido"),
    outside: jump("rec:Cerrado"),
    holiday: jump("vm:1001"),
  },
  schedule: 1,
  holidays: ["1/1", "$easter$"],
  schedules: [
    schedule(1, "mon-thu: 09:00-14:00 / 16:00-19:00", "fri: 09:00-15:00"),
    schedule(2, "fri-sat: 22:00-06:00"),
  ],
  ddis: [
    ddi(1, "912000001"),
    ddi(2, "912000002", { rings: ["1001"] }),
    ddi(3, "0034912000003", { rings: ["1001", "1002"], to: "grp:22" }),
    ddi(4, "912000004", { to: "grp:30" }),
  ],
  groups: [
    group(22, ["1001", "1002"], { fail: "out:600000001/Guardia" }),
    group(30, ["1002"], { schedule: 2, out: "grp:22 (G22)", onHolidays: false }),
  ],
  receptionists: [
    receptionist(1, "Bienvenido", { "1": "grp:22", "2": "ext:1002", "9": "rec:Bienvenido" }),
    receptionist(2, "Cerrado", {}, { fail: "vm:1001" }),
  ],
});

describe("a call that nobody answers", () => {
  test.each([
    ["on a Monday morning", "2027-03-22 10:00", ["rule", "receptionist:1", "end"]],
    ["at lunch", "2027-03-22 14:30", ["rule", "receptionist:2", "vm:1001"]],
    ["on a Friday afternoon", "2027-03-19 15:00", ["rule", "receptionist:2", "vm:1001"]],
    ["on Good Friday", "2027-03-26 10:00", ["rule", "vm:1001"]],
    ["on the same day of another year", "2029-03-26 10:00", ["rule", "receptionist:1", "end"]],
    ["on New Year's Day", "2027-01-01 10:00", ["rule", "vm:1001"]],
  ])("%s", (_, at, way) => {
    expect(call(office, at).slice(1)).toEqual(way);
  });

  test("to a person's number ends in that person's mailbox", () => {
    expect(call(office, "2027-03-22 10:00", "912000002")).toEqual(["ddi:2", "vm:1001"]);
  });

  test("to a number that rings two and jumps follows the jump, however the number is written", () => {
    const way = ["ddi:3", "group:22", "out:600000001"];
    expect(call(office, "2027-03-22 10:00", "+34 912 000 003")).toEqual(way);
    expect(call(office, "2027-03-22 10:00", "912000003")).toEqual(way);
  });

  test("a night group is open over midnight, and closed on holidays where it says so", () => {
    const open = ["ddi:4", "group:30", "end"];
    const closed = ["ddi:4", "group:30", "group:22", "out:600000001"];
    expect(call(office, "2027-03-19 23:00", "912000004")).toEqual(open);
    expect(call(office, "2027-03-20 05:59", "912000004")).toEqual(open);
    expect(call(office, "2027-03-20 06:00", "912000004")).toEqual(closed);
    expect(call(office, "2027-03-26 23:00", "912000004")).toEqual(closed);
  });

  test("goes to Fix whatever the time, where that is set", () => {
    const fixed = { ...office, incoming: { ...office.incoming, fix: jump("ext:1002") } };
    for (const at of ["2027-03-22 10:00", "2027-03-22 23:00", "2027-03-26 10:00"])
      expect(call(fixed, at)).toEqual(["ddi:1", "rule", "ext:1002", "end"]);
  });

  test("on a holiday without a way of its own goes as on other days", () => {
    const bare = { ...office, incoming: { ...office.incoming, holiday: jump() } };
    expect(call(bare, "2027-03-26 10:00")).toEqual(["ddi:1", "rule", "receptionist:1", "end"]);
  });

  test("is inside where the PBX has no schedule, outside where the schedule is never active", () => {
    const always = { ...office, schedule: null };
    expect(call(always, "2027-03-21 03:00")[2]).toBe("receptionist:1");
    const never = { ...office, schedules: [schedule(1)] };
    expect(call(never, "2027-03-22 10:00")[2]).toBe("receptionist:2");
  });

  test("is told where it goes round: by itself, or by the caller's own choice", () => {
    const round = plan({
      ddis: [ddi(1, "912000001", { to: "grp:20" })],
      groups: [group(20, ["1001"], { fail: "grp:21" }), group(21, ["1002"], { fail: "grp:20" })],
    });
    expect(call(round, "2027-03-22 10:00")).toEqual([
      "ddi:1",
      "group:20",
      "group:21",
      "group:20 loop",
    ]);
    const menu = walk(createRouter(office), "receptionist:1", {
      weekday: 0,
      minute: 600,
      isHoliday: false,
    });
    expect(menu.ways.find((way) => way.option?.dial === "9")?.stop).toBe("back");
  });
});

describe("an answer", () => {
  const [hours, ...others] = office.schedules;
  if (!hours) throw new Error("no schedule");
  const days = { year: 2027, month: 3, minute: 600 };
  const isSure = (pbx: PbxPlan, day = 22) => {
    const [to] = pbx.ddis;
    return to && tellCall(pbx, to, { ...days, day }).isSure;
  };

  test("is sure of a PBX that was read and understood", () => {
    expect(isSure(office)).toBe(true);
    expect(isSure({ ...office, extent: "part" })).toBe(false);
  });

  test("is not of a day that may be a holiday that cannot be read; of one that is a holiday it is", () => {
    const odd = { ...office, holidays: ["$easter$", "2027-12-25"] };
    expect([isSure(odd), isSure(odd, 26)]).toEqual([false, true]);
  });

  test("is not where hours cannot be read, or are not there, which close nothing", () => {
    const unread = { ...hours, unread: ["L-V, mañanas"] };
    expect(isSure({ ...office, schedules: [unread, ...others] })).toBe(false);
    expect(isSure({ ...office, schedules: others })).toBe(false);
    expect(isSure({ ...office, schedules: [...office.schedules, { ...unread, id: 9 }] })).toBe(
      true,
    );
  });
});

const findings = (pbx: PbxPlan, kind: Finding["kind"]) =>
  mapCalls(pbx).findings.filter((one) => one.kind === kind);

describe("what is found in a PBX", () => {
  test("nothing in a sound one", () => {
    expect(mapCalls(office).findings).toEqual([]);
  });

  test("a loop, with when calls go round", () => {
    const pbx = plan({
      ddis: [ddi(1, "912000001", { to: "grp:20" })],
      groups: [
        group(20, ["1001"], { fail: "grp:21" }),
        group(21, ["1002"], { schedule: 1, out: "grp:20", fail: "vm:1001" }),
      ],
      schedules: [schedule(1, "mon-fri: 09:00-18:00")],
    });
    const [loop, ...others] = findings(pbx, "loop");
    expect(others).toEqual([]);
    if (loop?.kind !== "loop") throw new Error("no loop");
    expect(loop.places).toEqual(["group:20", "group:21"]);
    expect(loop.times.isAlways).toBe(false);
    expect(loop.times.ordinary[0]).toEqual({ from: 0, to: 9 * 60 });
  });

  test("no loop where the two halves are never open together", () => {
    const pbx = plan({
      ddis: [ddi(1, "912000001", { to: "grp:20" })],
      groups: [
        group(20, ["1001"], { schedule: 1, out: "grp:21", fail: "vm:1001" }),
        group(21, ["1002"], { schedule: 2, out: "grp:20", fail: "vm:1001" }),
      ],
      schedules: [schedule(1, "mon-sun: 08:00-20:00"), schedule(2, "mon-sun: 20:00-08:00")],
    });
    expect(findings(pbx, "loop")).toEqual([]);
  });

  test("a group that sends calls to itself, and a number that jumps to itself", () => {
    const pbx = plan({
      ddis: [ddi(1, "912000001", { to: "grp:20" }), ddi(2, "912000002", { to: "ddi:912000002" })],
      groups: [group(20, ["1001"], { fail: "grp:20" })],
    });
    const places = findings(pbx, "loop").flatMap((one) => (one.kind === "loop" ? one.places : []));
    expect(places.toSorted()).toEqual(["ddi:2", "group:20"]);
  });

  test.each([
    ["a rule without a way outside of its schedule", { to: null, why: "nowhere", place: "rule" }],
    ["an option that leads nowhere", { to: null, why: "option-nowhere", place: "receptionist:1" }],
    ["a jump to what is gone", { to: "missing:grp:99", why: "missing", place: "receptionist:1" }],
    ["a group that rings nobody", { to: null, why: "nobody", place: "group:40" }],
    ["an extension that is gone", { to: "missing:ext:1099", why: "missing", place: "group:41" }],
    ["a mailbox that the line lacks", { to: "vm:1002", why: "missing", place: "group:41" }],
    ["a menu without a choice", { to: null, why: "nothing-to-dial", place: "receptionist:2" }],
  ])("a dead end: %s", (_, end) => {
    const pbx = plan({
      incoming: { ...office.incoming, outside: jump(), holiday: jump() },
      schedule: 1,
      schedules: office.schedules,
      ddis: [ddi(1, "912000001")],
      receptionists: [
        receptionist(1, "Bienvenido", {
          "1": null,
          "2": "grp:99",
          "3": "grp:40",
          "4": "grp:41",
          "5": "rec:Cerrado",
        }),
        receptionist(2, "Cerrado", {}),
      ],
      groups: [group(40, []), group(41, ["1099"], { fail: "vm:1002" })],
    });
    expect(findings(pbx, "dead-end")).toContainEqual(expect.objectContaining(end));
  });

  test("what no call reaches, be it only for want of time", () => {
    const pbx = plan({
      ...office,
      groups: [...office.groups, group(50, ["1001"]), group(51, ["1002"])],
      incoming: { ...office.incoming, fix: jump("rec:Bienvenido") },
      ddis: [ddi(1, "912000001"), ddi(2, "912000002", { to: "grp:50" })],
    });
    expect(findings(pbx, "unreachable")).toEqual([
      { kind: "unreachable", place: "receptionist:2" },
      { kind: "unreachable", place: "group:30" },
      { kind: "unreachable", place: "group:51" },
    ]);
  });
});

// ---- any PBX at all

const someJump = fc
  .constantFrom(
    "rec:A",
    "rec:B",
    "grp:1",
    "grp:2",
    "grp:3",
    "que:4",
    "vm:1001",
    "vm:1002",
    "ext:1001",
    "out:600000001",
    "ddi:911",
    "ddi:912",
    "1002",
    "rec:Gone",
    "what?",
    "None",
    "",
  )
  .map((text) => jump(text));
const someRings = fc.subarray(["1001", "1002", "1099"]);
const someSchedule = fc.constantFrom(null, 1, 2, 9);
const maybe = fc.constantFrom(null, true, false);
const someRinger = (kind: "group" | "queue", id: number) =>
  fc.record({
    kind: fc.constant(kind),
    id: fc.constant(id),
    cli: fc.constant(String(id)),
    name: fc.constant(null),
    rings: someRings,
    fail: someJump,
    outOfSchedule: someJump,
    schedule: someSchedule,
    answersOnHolidays: maybe,
  });
const someReceptionist = (id: number, name: string) =>
  fc.record({
    kind: fc.constant("receptionist" as const),
    id: fc.constant(id),
    name: fc.constant(name),
    record: fc.constant(null),
    fail: someJump,
    outOfSchedule: someJump,
    schedule: someSchedule,
    answersOnHolidays: maybe,
    repeats: maybe,
    unreadOptions: fc.constant(null),
    options: fc.array(
      fc.record({ name: fc.constant(null), dial: fc.constantFrom("1", "2", "3"), jump: someJump }),
      { maxLength: 4 },
    ),
  });
const somePbx: fc.Arbitrary<PbxPlan> = fc
  .record({
    incoming: fc.record({ fix: someJump, inside: someJump, outside: someJump, holiday: someJump }),
    schedule: someSchedule,
    holidays: fc.subarray(["1/1", "$easter$", "nonsense"]),
    to: fc.tuple(someJump, someJump),
    rings: fc.tuple(someRings, someRings),
    groups: fc.tuple(someRinger("group", 1), someRinger("group", 2), someRinger("group", 3)),
    queues: fc.tuple(someRinger("queue", 4)),
    receptionists: fc.tuple(someReceptionist(5, "A"), someReceptionist(6, "B")),
  })
  .map(({ to, rings, ...parts }) =>
    plan({
      ...parts,
      ddis: [
        { kind: "ddi", id: 7, number: "911", rings: rings[0], incoming: to[0] },
        { kind: "ddi", id: 8, number: "912", rings: rings[1], incoming: to[1] },
      ],
      schedules: [schedule(1, "mon-fri: 09:00-14:00 / 16:00-02:00"), schedule(2)],
    }),
  );
const someWhen = fc.record({
  weekday: fc.integer({ min: 0, max: 6 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  isHoliday: fc.boolean(),
});

test("what was not read is no dead end, and nothing is called unreached", () => {
  const pbx = plan({
    extent: "part",
    receptionists: [receptionist(1, "Hola", { "1": "grp:300" }, { fail: "que:400" })],
    groups: [group(200, ["1099"])],
    ddis: [ddi(3, "911", { to: "rec:Hola" }), ddi(4, "912", { rings: ["1099"], to: "rec:Adios" })],
  });
  expect(mapCalls(pbx).findings).toEqual([]);
  const noon = { weekday: 0, minute: 720, isHoliday: false };
  const lost = walk(createRouter(pbx), "ddi:4", noon).ways[0];
  expect(lost).toMatchObject({ key: "missing:rec:Adios", handling: { does: "unknown" } });
  expect(mapCalls({ ...pbx, extent: "whole" }).findings).toHaveLength(7);
});

test("options that nobody understands are no dead end", () => {
  const unread = { ...receptionist(1, "Mudo", {}), unreadOptions: "{}" };
  const pbx = plan({
    extent: "part",
    receptionists: [unread],
    ddis: [ddi(3, "911", { to: "rec:Mudo" })],
  });
  expect(findings(pbx, "dead-end")).toEqual([]);
});

describe("in any PBX", () => {
  test("the way of any call ends, and tells each thing once", () => {
    fc.assert(
      fc.property(somePbx, someWhen, (pbx, when) => {
        const seen: string[] = [];
        const visit = (step: Step) => {
          if (step.stop === null && /^(group|queue|receptionist|ddi)/.test(step.key))
            seen.push(step.key);
          for (const way of step.ways) visit(way);
        };
        visit(walk(createRouter(pbx), "ddi:7", when));
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  test("a call goes round by itself at a moment exactly where the map has a loop for it", () => {
    const covers = (spans: readonly { from: number; to: number }[], at: number) =>
      spans.some(({ from, to }) => at >= from && at < to);
    fc.assert(
      fc.property(somePbx, someWhen, (pbx, when) => {
        const router = createRouter(pbx);
        const trail: string[] = [];
        let key: string | undefined = "ddi:7";
        while (key !== undefined && !trail.includes(key)) {
          trail.push(key);
          key = router.handle(key, when).next?.to;
        }
        const isHoliday = when.isHoliday && pbx.holidays.length > 0;
        const at = when.weekday * 1440 + when.minute;
        const told = mapCalls(pbx).findings.some(
          (one) =>
            one.kind === "loop" &&
            one.places.includes(key ?? "") &&
            covers(isHoliday ? one.times.holidays : one.times.ordinary, at),
        );
        fc.pre(isHoliday === when.isHoliday);
        expect(told).toBe(key !== undefined);
      }),
    );
  });

  test("every place is either on the map or called unreachable, and the times lie in the week", () => {
    fc.assert(
      fc.property(somePbx, (pbx) => {
        const map = mapCalls(pbx);
        const out = new Set(
          map.findings.flatMap((one) => (one.kind === "unreachable" ? one.place : [])),
        );
        for (const one of [...pbx.groups, ...pbx.queues, ...pbx.receptionists]) {
          const key = keyOf({ kind: one.kind, id: one.id });
          expect(map.places.includes(key)).toBe(!out.has(key));
        }
        for (const { times } of map.edges)
          for (const { from, to } of [...times.ordinary, ...times.holidays]) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(WEEK);
          }
      }),
    );
  });
});
