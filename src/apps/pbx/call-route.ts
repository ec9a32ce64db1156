// What one place of a PBX does with a call at a moment (contract 3.3; the order of the rules is inferred, docs/assumptions.md). Pure.
import { keyOf, targetOf, type PlaceKey, type Target } from "./jump.ts";
import type { Ddi, JumpText, PbxPlan, Receptionist, Ringer } from "./model.ts";
import { isInside, type WeekMoment } from "./schedule.ts";

/** A moment of a week, on a holiday or not. */
export interface When extends WeekMoment {
  isHoliday: boolean;
}

/** By which condition a call goes on. */
export type On =
  | "then"
  | "fix"
  | "holiday"
  | "inside"
  | "outside"
  | "closed"
  | "no-answer"
  | "no-choice";

/** What a place does before the call goes on. */
export type Does =
  /** Sends it on at once. */
  | "passes"
  | "rings"
  | "queues"
  | "speaks"
  | "records"
  /** Leaves the PBX for another number. */
  | "leaves"
  | "ends"
  /** Sends it to what is not there. */
  | "missing"
  /** The console does not understand the jump. */
  | "unread"
  /** Sends it to what was not read, and may be there all the same. */
  | "unknown";

/** What a place does with a call. */
export interface Handling {
  does: Does;
  /** Why a group, queue or receptionist is closed. */
  closedBy: "schedule" | "holiday" | null;
  /** Extensions that ring. */
  rings: readonly PlaceKey[];
  /** Where the call goes on by itself; null where it ends well. */
  next: { on: On; to: PlaceKey } | null;
  /** Where the caller may go by dialling. */
  options: readonly { dial: string; name: string | null; to: PlaceKey }[];
}

/** The place of calls that their own number sends nowhere: the PBX's incoming rule. */
export const RULE: PlaceKey = "rule";
/** Where a call ends without anybody. */
export const END: PlaceKey = "end";

/** Knows the places of one PBX. */
export interface Router {
  handle: (key: PlaceKey, when: When) => Handling;
  /** The thing behind a place; null for the rule, an end, and what is not there. */
  itemAt: (key: PlaceKey) => Ddi | Ringer | Receptionist | null;
  /** What a place's key was made from. */
  targetAt: (key: PlaceKey) => Target | null;
}

const NOTHING: Handling = { does: "ends", closedBy: null, rings: [], next: null, options: [] };

/** Makes the router of a PBX: every jump is looked up once. */
export function createRouter(pbx: PbxPlan): Router {
  const targets = new Map<PlaceKey, Target>();
  const items = new Map<PlaceKey, Ddi | Ringer | Receptionist>();
  for (const one of [...pbx.ddis, ...pbx.groups, ...pbx.queues, ...pbx.receptionists]) {
    const key = keyOf({ kind: one.kind, id: one.id });
    items.set(key, one);
    targets.set(key, { kind: one.kind, id: one.id });
  }
  const extensions = new Map(pbx.extensions.map((one) => [one.number, one]));
  const schedules = new Map(pbx.schedules.map((one) => [one.id, one]));

  function place(target: Target): PlaceKey {
    const key = keyOf(target);
    if (!targets.has(key)) targets.set(key, target);
    return key;
  }
  const placeOf = (jump: JumpText) => place(targetOf(jump, pbx));
  const ring = (number: string) =>
    place(
      extensions.has(number)
        ? { kind: "extension", number }
        : { kind: "missing", text: `ext:${number}` },
    );

  /** A schedule that is not there, or not understood, closes nothing. */
  function isOpenBy(schedule: number | null, when: When): boolean {
    const known = schedule === null ? undefined : schedules.get(schedule);
    return !known || known.unread.length > 0 || isInside(known.rows, when);
  }

  function closedBy(item: Ringer | Receptionist, when: When): Handling["closedBy"] {
    if (when.isHoliday && item.answersOnHolidays === false) return "holiday";
    return isOpenBy(item.schedule, when) ? null : "schedule";
  }

  function byRule(when: When): Handling {
    const { fix, inside, outside, holiday } = pbx.incoming;
    const isOwnDay = when.isHoliday && placeOf(holiday) !== END;
    const on: On =
      placeOf(fix) !== END
        ? "fix"
        : isOwnDay
          ? "holiday"
          : isOpenBy(pbx.schedule, when)
            ? "inside"
            : "outside";
    const jump = { fix, holiday, inside, outside }[on];
    return { ...NOTHING, does: "passes", next: { on, to: placeOf(jump) } };
  }

  function byDdi(ddi: Ddi): Handling {
    const to = placeOf(ddi.incoming);
    if (ddi.rings.length === 0)
      return { ...NOTHING, does: "passes", next: { on: "then", to: to === END ? RULE : to } };
    const [only, ...others] = ddi.rings;
    const isPersonal = only !== undefined && others.length === 0;
    const mailbox = isPersonal && extensions.get(only)?.hasVoicemail === true;
    const after = to === END && mailbox ? place({ kind: "voicemail", number: only }) : to;
    return {
      ...NOTHING,
      does: "rings",
      rings: ddi.rings.map(ring),
      next: { on: "no-answer", to: after },
    };
  }

  function byRinger(item: Ringer, when: When): Handling {
    const closed = closedBy(item, when);
    if (closed) return passOn(item.outOfSchedule, closed);
    return {
      ...NOTHING,
      does: item.kind === "group" ? "rings" : "queues",
      rings: item.rings.map(ring),
      next: { on: "no-answer", to: placeOf(item.fail) },
    };
  }

  function byReceptionist(item: Receptionist, when: When): Handling {
    const closed = closedBy(item, when);
    if (closed) return passOn(item.outOfSchedule, closed);
    const options = item.options.map(({ dial, name, jump }) => ({ dial, name, to: placeOf(jump) }));
    return {
      ...NOTHING,
      does: "speaks",
      next: { on: "no-choice", to: placeOf(item.fail) },
      options,
    };
  }

  function passOn(jump: JumpText, reason: "schedule" | "holiday"): Handling {
    const next = { on: "closed" as const, to: placeOf(jump) };
    return { ...NOTHING, does: "passes", closedBy: reason, next };
  }

  function handle(key: PlaceKey, when: When): Handling {
    if (key === RULE) return byRule(when);
    const item = items.get(key);
    if (item?.kind === "ddi") return byDdi(item);
    if (item?.kind === "receptionist") return byReceptionist(item, when);
    if (item) return byRinger(item, when);
    const target = targets.get(key);
    switch (target?.kind) {
      case "extension": {
        const hasMailbox = extensions.get(target.number)?.hasVoicemail === true;
        const to = hasMailbox ? place({ kind: "voicemail", number: target.number }) : END;
        return { ...NOTHING, does: "rings", next: { on: "no-answer", to } };
      }
      case "voicemail":
        // A mailbox that the line does not have records nothing.
        return extensions.get(target.number)?.hasVoicemail === false
          ? { ...NOTHING, does: "missing" }
          : { ...NOTHING, does: "records" };
      case "outgoing":
        return { ...NOTHING, does: "leaves" };
      case "missing":
        return { ...NOTHING, does: pbx.extent === "whole" ? "missing" : "unknown" };
      case "unread":
        return { ...NOTHING, does: "unread" };
      default:
        return NOTHING;
    }
  }

  return {
    handle,
    itemAt: (key) => items.get(key) ?? null,
    targetAt: (key) => targets.get(key) ?? null,
  };
}
