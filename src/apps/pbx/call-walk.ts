// The whole way of one call: what happens to a call to a number at a moment. Pure.
import { createRouter, END, type Handling, type On, type Router, type When } from "./call-route.ts";
import { isHoliday, parseHoliday } from "./holiday.ts";
import { isSameNumber, keyOf, type PlaceKey } from "./jump.ts";
import type { Ddi, PbxPlan } from "./model.ts";

/** A moment by the wall clock of the PBX. */
export interface WallClock {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** From midnight. */
  minute: number;
}

/** One place on a call's way, with the ways on from it. */
export interface Step {
  key: PlaceKey;
  /** How the call came here; null for the first place. */
  on: On | null;
  /** What was dialled to come here. */
  option: { dial: string; name: string | null } | null;
  handling: Handling;
  /**
   * Where it is not followed again: `loop`, the call came here by itself and goes round for ever;
   * `back`, the caller's own choice leads back; `above`, it is told elsewhere.
   */
  stop: "loop" | "back" | "above" | null;
  /** What the caller may dial, then where the call goes by itself. */
  ways: readonly Step[];
}

/** The answer to `What happens to a call to … at …?`. */
export interface CallStory {
  when: When;
  ddi: Ddi;
  first: Step;
  /** False: the PBX is known in part, or hours or holidays that cannot be read may decide otherwise. */
  isSure: boolean;
}

/** The number of a PBX that somebody asks for, in any writing; null where the PBX does not have it. */
export function ddiOf(number: string, pbx: PbxPlan): Ddi | null {
  return pbx.ddis.find((one) => isSameNumber(one.number, number)) ?? null;
}

/** The moment as schedules and holidays see it. */
export function whenOf({ year, month, day, minute }: WallClock, pbx: PbxPlan): When {
  const sunday0 = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return {
    weekday: (sunday0 + 6) % 7,
    minute,
    isHoliday: isHoliday({ year, month, day }, pbx.holidays),
  };
}

/** Follows a call to a number of the PBX at a moment. Ends for every PBX, loops or not. */
export function tellCall(pbx: PbxPlan, ddi: Ddi, clock: WallClock): CallStory {
  const when = whenOf(clock, pbx);
  const first = walk(createRouter(pbx), keyOf({ kind: "ddi", id: ddi.id }), when);
  const isDaySure = when.isHoliday || pbx.holidays.every((day) => parseHoliday(day) !== null);
  return { when, ddi, first, isSure: pbx.extent === "whole" && isDaySure && knowsHours(pbx) };
}

/** Whether every schedule that something goes by is there and understood: any other closes nothing. */
function knowsHours(pbx: PbxPlan): boolean {
  const known = new Set(pbx.schedules.flatMap(({ id, unread }) => (unread.length > 0 ? [] : id)));
  const all = [pbx, ...pbx.groups, ...pbx.queues, ...pbx.receptionists];
  return all.every(({ schedule }) => schedule === null || known.has(schedule));
}

/** One place that the call is at, and whether it came there without the caller's choice. */
interface Trail {
  key: PlaceKey;
  byChoice: boolean;
}

/** Follows a call from a place at a moment; each place is followed once. */
export function walk(router: Router, start: PlaceKey, when: When): Step {
  const told = new Set<PlaceKey>();

  function follow(
    key: PlaceKey,
    on: On | null,
    option: Step["option"],
    trail: readonly Trail[],
  ): Step {
    const handling = router.handle(key, when);
    const at = trail.findIndex((one) => one.key === key);
    const isChosen = option !== null || trail.slice(at + 1).some(({ byChoice }) => byChoice);
    const stop = at !== -1 ? (isChosen ? "back" : "loop") : isTold(key) ? "above" : null;
    if (stop !== null) return { key, on, option, handling, stop, ways: [] };
    told.add(key);
    const here = [...trail, { key, byChoice: option !== null }];
    const chosen = handling.options.map(({ dial, name, to }) =>
      follow(to, null, { dial, name }, here),
    );
    const { next } = handling;
    const ways = next ? [...chosen, follow(next.to, next.on, null, here)] : chosen;
    return { key, on, option, handling, stop: null, ways };
  }

  // What is told in one line is told each time.
  function isTold(key: PlaceKey): boolean {
    return told.has(key) && key !== END && router.itemAt(key) !== null;
  }

  return follow(start, null, null, []);
}
