// The life cycle of a service (contract 3.7 "States"): two vocabularies, one for older owners and TMF622's.
import type { Tone } from "#src/ui/Tone.tsx";
import { parseTime } from "#src/util/time.ts";

/** A state, whatever its spelling. */
export type Stage =
  | "initialized"
  | "reserved"
  | "ordering"
  | "ordered"
  | "inprogress"
  | "acknowledged"
  | "pending"
  | "held"
  | "pendingcancellation"
  | "completed"
  | "canceled"
  | "down"
  | "failed";

/** A way from one state to another: the word that is sent, and what it is. */
export interface Transition {
  stage: Stage;
  wire: string;
  /** What the person has to say, or may. */
  asks: { reason: boolean; planned: boolean };
  /** It ends the service, or its order. */
  isEnd: boolean;
}

const TONES: Record<Stage, Tone> = {
  initialized: "unknown",
  reserved: "info",
  ordering: "info",
  ordered: "info",
  inprogress: "info",
  acknowledged: "warning",
  pending: "warning",
  held: "warning",
  pendingcancellation: "warning",
  completed: "good",
  canceled: "off",
  down: "off",
  failed: "bad",
};

const isStage = (word: string): word is Stage => Object.hasOwn(TONES, word);

/** The state behind a word: case, blanks and the double l do not count. Null for one that nobody knows. */
export function stageOf(state: string | null | undefined): Stage | null {
  const word = (state ?? "")
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, "")
    .replace("cancelled", "canceled");
  return isStage(word) ? word : null;
}

/** How a state looks. */
export function toneOf(state: string | null | undefined): Tone {
  const stage = stageOf(state);
  return stage ? TONES[stage] : "unknown";
}

/** Whether a service is still to be installed. */
export function isOpen(state: string | null | undefined): boolean {
  const stage = stageOf(state);
  return (
    stage === "reserved" || stage === "ordering" || stage === "ordered" || stage === "inprogress"
  );
}

/** The usual way, and what lies beside it, in the order in which they are drawn. */
export interface LifeCycle {
  way: readonly Stage[];
  beside: readonly Stage[];
}

const OLDER: LifeCycle = {
  way: ["reserved", "ordered", "completed", "down"],
  beside: ["canceled"],
};
const TMF: LifeCycle = {
  way: ["acknowledged", "inprogress", "completed", "down"],
  beside: ["pending", "held", "pendingcancellation", "canceled", "failed"],
};

const TMF_ONLY = new Set<Stage>([
  "inprogress",
  "acknowledged",
  "pending",
  "held",
  "pendingcancellation",
  "failed",
]);

/** Whether a state is TMF622's: its own words, and the shared ones where they begin with a capital. */
function isTmf(state: string): boolean {
  const stage = stageOf(state);
  return stage !== null && (TMF_ONLY.has(stage) || /^\p{Lu}/u.test(state.trim()));
}

/** The life cycle that a state belongs to; `ordering` stands where `ordered` will. */
export function lifeCycleOf(state: string | null | undefined): LifeCycle {
  const cycle = isTmf(state ?? "") ? TMF : OLDER;
  return stageOf(state) === "ordering"
    ? { ...cycle, way: cycle.way.map((one) => (one === "ordered" ? "ordering" : one)) }
    : cycle;
}

const NEXT: Readonly<Partial<Record<Stage, readonly Stage[]>>> = {
  reserved: ["ordered", "canceled"],
  ordered: ["completed", "canceled"],
  acknowledged: ["inprogress", "pendingcancellation"],
  inprogress: ["completed", "pendingcancellation"],
  pending: ["inprogress", "pendingcancellation"],
  held: ["inprogress", "pendingcancellation"],
  pendingcancellation: ["canceled"],
  completed: ["down"],
};

const OLDER_WORDS: Partial<Record<Stage, string>> = {
  ordered: "ordered",
  completed: "completed",
  canceled: "canceled",
  down: "down",
};
const TMF_WORDS: Partial<Record<Stage, string>> = {
  inprogress: "InProgress",
  completed: "Completed",
  pendingcancellation: "Pending Cancellation",
  canceled: "Cancelled",
  down: "down",
};

/**
 * Where a service can go from its state, in the words of its own vocabulary. None while the owner works on it (`ordering`), at an
 * end, and from a state that nobody knows.
 */
export function transitionsFrom(state: string | null | undefined): readonly Transition[] {
  const stage = stageOf(state);
  const words = isTmf(state ?? "") ? TMF_WORDS : OLDER_WORDS;
  return ((stage && NEXT[stage]) ?? []).flatMap((next) => {
    const wire = words[next];
    if (wire === undefined) return [];
    const isEnd = ["canceled", "down", "pendingcancellation"].includes(next);
    const asks = { reason: isEnd, planned: next === "ordered" || next === "inprogress" };
    return [{ stage: next, wire, asks, isEnd }];
  });
}

/** When a reservation lapses, ms; null for what is none, and where the owner does not say. */
export function lapsesAt(
  service: { state?: string | null; created?: string | null },
  reserveHours: number | null,
): number | null {
  if (stageOf(service.state) !== "reserved" || reserveHours === null || reserveHours <= 0)
    return null;
  const from = Date.parse(service.created ?? "");
  return Number.isNaN(from) ? null : from + reserveHours * 3_600_000;
}

/** A planned installation as an input of the browser has it, from the API's `YYYY-MM-DD HH:MM`; empty for none. */
export function plannedInput(planned: string | null | undefined): string {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)/u.exec(planned ?? "");
  return found ? `${found[1]}T${found[2]}` : "";
}

/**
 * What the clock shows at a planned installation, as a time in UTC: told in UTC it reads the same in every browser, as the API's
 * has no zone (contract 2.8). Null for one with a zone, for a day alone and for what is none.
 */
export function plannedClock(planned: string | null | undefined): Date | null {
  return parseTime(`${planned ?? ""}Z`);
}

/** The way back: what the API takes. */
export function plannedWire(input: string): string | null {
  return plannedInput(input) === "" ? null : plannedInput(input).replace("T", " ");
}
