// All ways of all calls: what can happen in a PBX, with its dead ends, loops and what no call reaches. Pure.
// Between two edges of its schedules a PBX does the same, so that a few moments stand for the whole week.
import { createRouter, END, type Handling, type On, type When } from "./call-route.ts";
import { keyOf, type PlaceKey } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import { DAY, isInside, spansOf, WEEK, type Band } from "./schedule.ts";

/** When something is so: spans of the week's minutes, on ordinary days and on holidays. */
export interface Times {
  ordinary: readonly Band[];
  holidays: readonly Band[];
  isAlways: boolean;
}

/** A way from one place to another. */
export interface Edge {
  from: PlaceKey;
  to: PlaceKey;
  /** `rings`: an extension; `option`: by dialling. */
  on: On | "rings" | "option";
  /** What is dialled. */
  dial: string | null;
  name: string | null;
  times: Times;
}

/** What is wrong with the ways of a PBX. */
export type Finding =
  /** Calls go round these places for ever; the first follows on the last. */
  | { kind: "loop"; places: readonly PlaceKey[]; times: Times }
  /** A call that comes here ends although nobody was asked. */
  | { kind: "dead-end"; place: PlaceKey; why: DeadEnd; to: PlaceKey | null; times: Times }
  /** No call from outside gets here. */
  | { kind: "unreachable"; place: PlaceKey };

/** Why a place is a dead end. */
export type DeadEnd =
  /** It sends the call nowhere. */
  | "nowhere"
  /** It sends the call to something that is not there. */
  | "missing"
  /** It rings nobody. */
  | "nobody"
  /** Nothing can be dialled and nothing follows. */
  | "nothing-to-dial"
  /** An option that leads nowhere. */
  | "option-nowhere";

/** All that can happen in a PBX. */
export interface CallMap {
  /** Every place that a call can be at, numbers first. */
  places: readonly PlaceKey[];
  edges: readonly Edge[];
  findings: readonly Finding[];
}

interface Slot {
  when: When;
  span: Band;
  /** Slots with the same are the same to every schedule: calls go the same ways in all of them. */
  like: string;
}

/** Looks at all ways of all calls at all times. */
export function mapCalls(pbx: PbxPlan): CallMap {
  const router = createRouter(pbx);
  const slots = slotsOf(pbx);
  const entries = pbx.ddis.map(({ id }) => keyOf({ kind: "ddi", id }));
  const places = new Set<PlaceKey>(entries);
  const edges = new Map<string, { edge: Omit<Edge, "times">; like: string[] }>();
  const loops = new Map<string, { places: readonly PlaceKey[]; like: string[] }>();
  const ends = new Map<string, { end: Omit<DeadEndAt, "times">; like: string[] }>();

  for (const { when, like } of new Map(slots.map((slot) => [slot.like, slot])).values()) {
    const reached = new Map<PlaceKey, Handling>();
    const open = [...entries];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (reached.has(key)) continue;
      const handling = router.handle(key, when);
      reached.set(key, handling);
      places.add(key);
      for (const edge of waysOf(key, handling)) {
        open.push(edge.to);
        const id = `${key} ${edge.on} ${edge.dial ?? ""} ${edge.to}`;
        const known = edges.get(id) ?? { edge, like: [] };
        known.like.push(like);
        edges.set(id, known);
      }
      // Of options that nobody understands it is not known where they lead.
      const item = router.itemAt(key);
      if (item?.kind === "receptionist" && item.unreadOptions !== null) continue;
      for (const end of deadEndsOf(key, handling, (to) => router.handle(to, when).does)) {
        const id = `${end.place} ${end.why} ${end.to ?? ""}`;
        const known = ends.get(id) ?? { end, like: [] };
        known.like.push(like);
        ends.set(id, known);
      }
    }
    for (const loop of loopsIn(reached)) {
      const id = loop.join(" ");
      const known = loops.get(id) ?? { places: loop, like: [] };
      known.like.push(like);
      loops.set(id, known);
    }
  }

  const times = (like: readonly string[]) => timesOf(like, slots);
  const findings: Finding[] = [
    ...[...loops.values()].map((one): Finding => {
      return { kind: "loop", places: one.places, times: times(one.like) };
    }),
    ...[...ends.values()].map((one): Finding => {
      return { kind: "dead-end", ...one.end, times: times(one.like) };
    }),
    // A way to it may be in what was not read.
    ...(pbx.extent === "whole" ? itemsOf(pbx) : [])
      .filter((key) => !places.has(key))
      .map((place): Finding => ({ kind: "unreachable", place })),
  ];
  places.delete(END);
  return {
    places: [...places],
    edges: [...edges.values()].flatMap((one) =>
      one.edge.to === END ? [] : [{ ...one.edge, times: times(one.like) }],
    ),
    findings,
  };
}

interface DeadEndAt {
  place: PlaceKey;
  why: DeadEnd;
  to: PlaceKey | null;
  times: Times;
}

function waysOf(from: PlaceKey, { rings, next, options }: Handling): Omit<Edge, "times">[] {
  const plain = { from, dial: null, name: null };
  return [
    ...[...new Set(rings)].map((to) => ({ ...plain, to, on: "rings" as const })),
    ...options.map(({ dial, name, to }) => ({ from, to, on: "option" as const, dial, name })),
    ...(next ? [{ ...plain, to: next.to, on: next.on }] : []),
  ];
}

function deadEndsOf(
  place: PlaceKey,
  { does, rings, next, options }: Handling,
  doesAt: (key: PlaceKey) => Handling["does"],
): Omit<DeadEndAt, "times">[] {
  const found: Omit<DeadEndAt, "times">[] = [];
  const add = (why: DeadEnd, to: PlaceKey | null) => found.push({ place, why, to });
  const isGone = (key: PlaceKey) => doesAt(key) === "missing";
  for (const to of rings) if (isGone(to)) add("missing", to);
  for (const { to } of options) {
    if (to === END) add("option-nowhere", null);
    else if (isGone(to)) add("missing", to);
  }
  if (next && isGone(next.to)) add("missing", next.to);
  if (next?.to !== END) return found;
  if (does === "passes") add("nowhere", null);
  // An extension of its own rings itself.
  const isExtension = place.startsWith("ext:");
  if ((does === "rings" || does === "queues") && rings.length === 0 && !isExtension)
    add("nobody", null);
  if (does === "speaks" && options.length === 0) add("nothing-to-dial", null);
  return found;
}

/** The rings of places in which a call goes round by itself, each from its first place by name. */
function loopsIn(reached: ReadonlyMap<PlaceKey, Handling>): PlaceKey[][] {
  const loops: PlaceKey[][] = [];
  const done = new Set<PlaceKey>();
  for (const start of reached.keys()) {
    const trail: PlaceKey[] = [];
    let key: PlaceKey | undefined = start;
    while (key !== undefined && !done.has(key) && !trail.includes(key)) {
      trail.push(key);
      key = reached.get(key)?.next?.to;
    }
    if (key !== undefined && !done.has(key)) {
      const ring = trail.slice(trail.indexOf(key));
      const first = ring.indexOf([...ring].toSorted()[0] ?? key);
      loops.push([...ring.slice(first), ...ring.slice(0, first)]);
    }
    for (const one of trail) done.add(one);
  }
  return loops;
}

/** Everything that a call from outside should be able to reach. */
function itemsOf(pbx: PbxPlan): PlaceKey[] {
  return [
    ...pbx.receptionists.map(({ id }) => keyOf({ kind: "receptionist", id })),
    ...pbx.groups.map(({ id }) => keyOf({ kind: "group", id })),
    ...pbx.queues.map(({ id }) => keyOf({ kind: "queue", id })),
    ...pbx.extensions.map(({ number }) => keyOf({ kind: "extension", number })),
  ];
}

/** The week cut at every edge of a schedule, on ordinary days and on holidays. */
function slotsOf(pbx: PbxPlan): Slot[] {
  const edges = new Set([0]);
  for (const { rows } of pbx.schedules)
    for (const { from, to } of spansOf(rows)) edges.add(from % WEEK).add(to % WEEK);
  const cuts = [...edges].toSorted((a, b) => a - b);
  const spans = cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? WEEK }));
  const days = pbx.holidays.length > 0 ? [false, true] : [false];
  return days.flatMap((isHoliday) =>
    spans.map((span) => {
      const when = { weekday: Math.floor(span.from / DAY), minute: span.from % DAY, isHoliday };
      const inside = pbx.schedules.map(({ rows }) => Number(isInside(rows, when)));
      return { span, when, like: [Number(isHoliday), ...inside].join("") };
    }),
  );
}

function timesOf(like: readonly string[], all: readonly Slot[]): Times {
  const some = all.filter((slot) => like.includes(slot.like));
  const spans = (isHoliday: boolean) =>
    merged(some.filter(({ when }) => when.isHoliday === isHoliday).map(({ span }) => span));
  return {
    ordinary: spans(false),
    holidays: spans(true),
    isAlways: some.length === all.length,
  };
}

/** Spans that touch become one. They come in order. */
function merged(spans: readonly Band[]): Band[] {
  const result: Band[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.to === span.from) result[result.length - 1] = { from: last.from, to: span.to };
    else result.push({ ...span });
  }
  return result;
}
