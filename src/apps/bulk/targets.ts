// The targets of a job before it starts: what each given line turned out to be. Pure.
import type { JobTarget, RequestBody } from "#src/jobs/job.ts";

/** A device, or a thing of another kind, as a new job needs it: to tell it, to group it, to say what can be done to it. */
export interface Device {
  id: JobTarget["id"];
  name: string;
  realm: string | null;
  model: string | null;
  tech: string | null;
  /** Names of its own actions, those with a usable address only. */
  actions: readonly string[];
  /** Krill is told never to touch its provisioning (`disable_provision`). */
  isKept: boolean;
  /** Names of its kind's requests that it cannot be asked for. */
  cannot?: readonly string[];
  /** What its request sends for it alone. */
  data?: RequestBody;
  /** What its own list said of state and place; CPEs have it from the monitoring. */
  around?: Surroundings;
}

/** State and place of a thing; null where it is not known. */
export interface Surroundings {
  state: "up" | "down" | "unreachable" | "pending" | "unknown";
  /** `olt 0/5/2` */
  pon: string | null;
  olt: string | null;
}

/**
 * What became of a line. `forbidden`: there is such an id, and this user may not see it; `failed`: it could not be asked for; `left`: a person left it out;
 * `waiting`: not asked for yet.
 */
export type LineState =
  | "waiting"
  | "found"
  | "unknown"
  | "forbidden"
  | "doubled"
  | "ambiguous"
  | "failed"
  | "left";

/** What the heading of a file's column says that its cells are: nothing else is looked for then. */
export type NumberKind = "serial" | "mac" | "id" | "external-id";

/** A line as given, and the device that it means. */
export interface TargetLine {
  /** Line of the pasted text or file, from 1; the place in a selection. */
  line: number;
  /** As given, or as a person corrected it. */
  text: string;
  /** What was given in the place of a corrected text; absent where nothing was corrected. */
  given?: string;
  /** The file's second column; null without one. */
  value: string | null;
  /** Absent where nothing says what the text is. */
  as?: NumberKind;
  state: LineState;
  device: Device | null;
  /** The devices to choose from, where it is ambiguous or not all that it can mean could be asked for. */
  choices: readonly Device[];
  /** Of a doubled one: the line that has the device already. */
  sameAs: number | null;
}

/** A line that was left out, as it was before, as far as that is known; else it has to be looked up again. */
export function takenBack(line: TargetLine): TargetLine {
  if (line.device) return { ...line, state: "found" };
  return { ...line, state: line.choices.length > 0 ? "ambiguous" : "waiting" };
}

const SETTLED: ReadonlySet<LineState> = new Set(["found", "doubled", "ambiguous", "left"]);

/**
 * The lines of a source that was changed, each with what a line with the same given text was before: its device, a
 * choice, a correction. What was not found has its correction alone, and is looked up again.
 */
export function takenOver(
  lines: readonly TargetLine[],
  before: readonly TargetLine[],
): TargetLine[] {
  const keyOf = ({ as, given, text }: TargetLine) => `${as ?? ""} ${given ?? text}`;
  const known = new Map<string, TargetLine[]>();
  // From the last to the first, so that of lines alike the first is taken first.
  for (const one of before.toReversed()) {
    const alike = known.get(keyOf(one));
    if (alike) alike.push(one);
    else known.set(keyOf(one), [one]);
  }
  return lines.map((line) => {
    const one = known.get(keyOf(line))?.pop();
    if (!one) return line;
    const { text, given } = one;
    const corrected = given === undefined ? line : { ...line, text, given };
    return SETTLED.has(one.state) ? { ...one, line: line.line, value: line.value } : corrected;
  });
}

/** How many lines ended how. */
export type LineCounts = Record<LineState, number>;

/** Counts lines by what became of them. */
export function countLines(lines: readonly TargetLine[]): LineCounts {
  const counts: LineCounts = {
    waiting: 0,
    found: 0,
    unknown: 0,
    forbidden: 0,
    doubled: 0,
    ambiguous: 0,
    failed: 0,
    left: 0,
  };
  for (const { state } of lines) counts[state] += 1;
  return counts;
}

const PROBLEMS: ReadonlySet<LineState> = new Set([
  "unknown",
  "forbidden",
  "ambiguous",
  "failed",
  "doubled",
]);

/** Lines that do not lead to a device and wait for a person's look. */
export function isProblem({ state }: TargetLine): boolean {
  return PROBLEMS.has(state);
}

/**
 * Puts lines with a device in order: the first of those that mean one device is found, the others
 * are doubled. Lines of the same device with different values are doubled too: one value wins, seen.
 */
export function markDoubles(lines: readonly TargetLine[]): TargetLine[] {
  const first = new Map<JobTarget["id"], number>();
  return lines.map((one) => {
    if (!one.device || (one.state !== "found" && one.state !== "doubled")) return one;
    const sameAs = first.get(one.device.id) ?? null;
    if (sameAs === null) first.set(one.device.id, one.line);
    const state = sameAs === null ? "found" : "doubled";
    return one.state === state && one.sameAs === sameAs ? one : { ...one, state, sameAs };
  });
}

/** The devices that the lines lead to, each once, with its line and value. */
export function foundLines(
  lines: readonly TargetLine[],
): (TargetLine & { state: "found"; device: Device })[] {
  return lines.filter(
    (one): one is TargetLine & { state: "found"; device: Device } =>
      one.state === "found" && one.device !== null,
  );
}
