import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadHappenings, type Happening } from "#src/apps/monitoring/api.ts";
import { whole } from "#src/util/read.ts";
import {
  isWithin,
  itemOfEvent,
  itemOfSession,
  itemOfState,
  putTogether,
  stateSpans,
  toneOfState,
  upToNewest,
} from "./timeline.ts";

const { readHappening } = await loadHappenings();

const at = (clock: string) => `2026-11-20T${clock}:00Z`;
const row = (raw: object): Happening => {
  const read = readHappening({ id: 1, host_name: "cpe0001", ...raw }, whole());
  if (!read) throw new Error("no row");
  return read;
};
const event = (source: string, type: string, rest: object = {}) =>
  itemOfEvent(row({ source, type, start_time: at("10:00"), ...rest }));

describe("an event", () => {
  it.each([
    ["dhcp", "iplease", "lease"],
    ["cwmp", "session", "tr069"],
    ["radius", "pppoe", "session"],
    ["radius", "disconnect", "session"],
    ["gpon", "provision", "provision"],
    ["asterisk", "cdr", "call"],
    ["krill", "diagnostic", "tr069"],
    ["sensor", "door", "other"],
  ])("of %s %s is a %s", (source, type, kind) =>
    expect(event(source, type)).toMatchObject({ kind }),
  );

  it("lasts where it has an end, is open where a lease has none, and is a moment otherwise", () => {
    expect(event("dhcp", "iplease", { end_time: at("11:00") })).toMatchObject({
      to: new Date(at("11:00")),
      isOpen: false,
    });
    expect(event("dhcp", "iplease")).toMatchObject({ to: null, isOpen: true });
    expect(event("gpon", "provision")).toMatchObject({ to: null, isOpen: false });
    expect(itemOfEvent(row({ source: "dhcp" }))).toBeNull();
  });
});

describe("the line of time", () => {
  it("has a session of accounting once, with its end, though the events tell it too", () => {
    const [start, stop] = [at("10:00"), at("10:02")];
    const session = itemOfSession({ id: "a", acctstarttime: start, acctstoptime: stop });
    const told = event("radius", "pppoe", { id: 3, end_time: at("10:02") });
    const cut = event("radius", "disconnect", { id: 4, end_time: at("10:00") });
    if (!session || !told || !cut) throw new Error("no items");
    expect(session).toMatchObject({ from: new Date(start), to: new Date(stop), isOpen: false });
    expect(putTogether([[session], [told, cut]])).toHaveLength(2);
    expect(itemOfSession({ id: "b" })).toBeNull();
    expect(itemOfSession({ id: "c", acctstarttime: start })).toMatchObject({ isOpen: true });
  });

  it("that ends now reaches what has just happened, unless a wrong clock puts it further ahead", () => {
    const span = { from: new Date(at("09:00")), to: new Date(at("10:00")), isMoving: true };
    const [late, odd] = [at("10:00").replace("00Z", "40Z"), at("12:00")];
    const items = [odd, late].flatMap(
      (start_time) => event("gpon", "provision", { start_time }) ?? [],
    );
    const now = Date.parse(late) - 5000;
    expect(upToNewest(span, items, now).to).toStrictEqual(new Date(late));
    expect(upToNewest({ ...span, isMoving: false }, items, now).to).toStrictEqual(span.to);
  });

  it("has what two sources tell once, the newest first", () => {
    const call = event("asterisk", "cdr", { id: 7 });
    const later = event("gpon", "provision", { id: 8, start_time: at("12:00") });
    if (!call || !later) throw new Error("no items");
    expect(putTogether([[call, later], [call]]).map(({ id }) => id)).toStrictEqual([
      "event 8",
      "event 7",
    ]);
  });

  it("draws a state from its change to the next one, and nothing before the first", () => {
    const change = (id: number, clock: string, state: string, service = "") =>
      itemOfState(
        row({ id, date: at(clock), state_long: state, service_name: service || null }),
        "state",
      );
    const items = [
      change(1, "09:00", "down"),
      change(2, "11:00", "up"),
      change(3, "11:30", "critical", "txrx"),
    ].flatMap((item) => item ?? []);
    const span = { from: new Date(at("08:00")), to: new Date(at("12:00")) };
    expect(stateSpans(items, span)).toStrictEqual([
      { state: "down", from: new Date(at("09:00")), to: new Date(at("11:00")) },
      { state: "up", from: new Date(at("11:00")), to: new Date(at("12:00")) },
    ]);
    // Where newer changes may not have been read the last state is not that of now.
    expect(stateSpans(items, span, null)).toStrictEqual([
      { state: "down", from: new Date(at("09:00")), to: new Date(at("11:00")) },
    ]);
    // Nor is it that of now where all was read a while ago.
    expect(stateSpans(items, span, new Date(at("11:20")))[1]).toStrictEqual({
      state: "up",
      from: new Date(at("11:00")),
      to: new Date(at("11:20")),
    });
    // What began before the span reaches into it.
    const late = { from: new Date(at("10:00")), to: new Date(at("10:30")) };
    expect(stateSpans(items, late)).toStrictEqual([{ state: "down", ...late }]);
  });

  it("keeps what reaches into a span, from any rows, without throwing", () => {
    const span = { from: new Date(at("10:00")), to: new Date(at("11:00")) };
    const lease = event("dhcp", "iplease", { start_time: at("01:00") });
    expect(lease && isWithin(lease, span)).toBe(true);
    const past = event("dhcp", "iplease", { start_time: at("01:00"), end_time: at("02:00") });
    expect(past && isWithin(past, span)).toBe(false);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (raw) => {
        expect(itemOfEvent(row(raw))?.from.getTime() ?? 0).not.toBeNaN();
      }),
    );
  });
});

it("draws a state by its word, and a word of a stranger as one that is not known", () => {
  expect(["up", "down", "constructor", "__proto__", ""].map(toneOfState)).toStrictEqual([
    "good",
    "bad",
    "off",
    "off",
    "off",
  ]);
});
