// The way of a call in words. Pure.
import type { Translate } from "#src/i18n/i18n.ts";
import type { Edge, Finding, Times } from "./call-map.ts";
import { RULE } from "./call-route.ts";
import type { PlaceKey, Target } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import { visible } from "#src/util/text.ts";
import { DAY, DAY_WORDS, spansOf, WEEK, writeClock, type Band } from "./schedule.ts";
import { numbered, sayTarget } from "./jump-choices.ts";

type T = Translate<"pbx">;

/** Spans told before the rest is left out. */
const MOST_SPANS = 6;

/** What a place's key was made from; null for the PBX's own rule. */
export function targetOfKey(key: PlaceKey): Target | null {
  if (key === RULE) return null;
  const at = key.indexOf(":");
  const [kind, rest] = at === -1 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
  switch (kind) {
    case "ext":
      return { kind: "extension", number: rest };
    case "vm":
      return { kind: "voicemail", number: rest };
    case "out":
      return { kind: "outgoing", number: rest, label: null };
    case "missing":
    case "unread":
      return { kind, text: rest };
    case "ddi":
    case "group":
    case "queue":
    case "receptionist":
      return { kind, id: Number(rest) };
    default:
      return { kind: "end" };
  }
}

/** What a place is called. */
export function sayPlace(key: PlaceKey, plan: PbxPlan, t: T): string {
  const target = targetOfKey(key);
  return target === null ? t("flow.rule") : sayTarget(target, plan, t);
}

/** Under which condition a way is taken. */
export function sayWay({ on, dial, name }: Pick<Edge, "on" | "dial" | "name">, t: T): string {
  if (on === "option") return t("flow.on.option", { dial: numbered(dial, name) });
  return t(on === "then" ? "flow.on.onward" : `flow.on.${on}`);
}

/** When something is so; null for always. */
export function sayTimes(
  { ordinary, holidays, isAlways }: Times,
  plan: PbxPlan,
  t: T,
): string | null {
  if (isAlways) return null;
  const parts: string[] = [];
  const byName = sayBySchedule(ordinary, plan, t);
  const isWhole = (spans: readonly Band[]) =>
    spans.reduce((sum, { from, to }) => sum + to - from, 0) >= 7 * DAY;
  if (isWhole(ordinary)) parts.push(t("flow.when.ordinary"));
  else if (ordinary.length > 0) parts.push(byName ?? saySpans(ordinary, t));
  if (plan.holidays.length > 0 && holidays.length > 0)
    parts.push(
      isWhole(holidays)
        ? t("flow.when.holidays")
        : t("flow.when.onHolidays", { spans: saySpans(holidays, t) }),
    );
  return parts.join("; ") || t("flow.when.never");
}

/** The spans as a schedule that has just them, or has all but them; null where none does. */
function sayBySchedule(spans: readonly Band[], plan: PbxPlan, t: T): string | null {
  const wanted = JSON.stringify(inOneWeek(spans));
  for (const { name, rows } of plan.schedules) {
    const open = inOneWeek(spansOf(rows));
    if (open.length === 0) continue;
    const shown = visible(name, 40);
    if (JSON.stringify(open) === wanted) return t("flow.when.inside", { name: shown });
    if (JSON.stringify(restOf(open)) === wanted) return t("flow.when.outside", { name: shown });
  }
  return null;
}

/** Spans in order and joined, cut at the end of the week. */
function inOneWeek(spans: readonly Band[]): Band[] {
  const cut = spans.flatMap(({ from, to }) =>
    to > WEEK
      ? [
          { from, to: WEEK },
          { from: 0, to: to - WEEK },
        ]
      : [{ from, to }],
  );
  const joined: Band[] = [];
  for (const span of cut.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The week without these spans. */
function restOf(spans: readonly Band[]): Band[] {
  const starts = [0, ...spans.map(({ to }) => to)];
  const ends = [...spans.map(({ from }) => from), WEEK];
  return starts.flatMap((from, at) => {
    const to = ends[at] ?? WEEK;
    return from < to ? [{ from, to }] : [];
  });
}

function saySpans(spans: readonly Band[], t: T): string {
  const clock = (minutes: number) => {
    const day = Math.floor(minutes / DAY) % 7;
    return `${t(`days.${DAY_WORDS[day] ?? "mon"}`)} ${writeClock(minutes % DAY)}`;
  };
  const told = spans.slice(0, MOST_SPANS).map(({ from, to }) => {
    const isSameDay = Math.floor(from / DAY) === Math.floor((to - 1) / DAY);
    const end = to % DAY === 0 ? "24:00" : writeClock(to % DAY);
    return `${clock(from)}–${isSameDay ? end : clock(to)}`;
  });
  const rest = spans.length - told.length;
  return told.join(", ") + (rest > 0 ? t("flow.when.more", { count: rest }) : "");
}

/** What is wrong, in a sentence. */
export function sayFinding(finding: Finding, plan: PbxPlan, t: T): string {
  if (finding.kind === "loop") {
    const names = finding.places.map((key) => sayPlace(key, plan, t));
    return t("flow.found.loop", { places: [...names, names[0] ?? ""].join(" → ") });
  }
  const place = sayPlace(finding.place, plan, t);
  if (finding.kind === "unreachable") return t("flow.found.unreachable", { place });
  if (finding.why === "missing" && finding.to !== null)
    return t("flow.found.missing", { place, to: sayPlace(finding.to, plan, t) });
  return t(`flow.found.${finding.why}`, { place });
}
