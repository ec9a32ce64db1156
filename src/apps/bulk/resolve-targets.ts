// From given lines to devices: what each line is, which device it means, and which column of a file
// holds what. The asking itself is an argument.
import { ApiError, isAbort } from "#src/krill/errors.ts";
import { isOwnFailure, patience } from "#src/krill/patience.ts";
import { recognise, type Reading } from "#src/util/recognise.ts";
import { tidyInput } from "#src/util/text.ts";
import type { FindDevices } from "./find-devices.ts";
import type { MayMean } from "./number-index.ts";
import { markDoubles, type Device, type NumberKind, type TargetLine } from "./targets.ts";

/** A line as it was given. */
export type GivenLine = Pick<TargetLine, "line" | "text" | "value" | "as" | "given">;

/** Lines that are looked up at the same time. */
const AT_ONCE = 6;
/** Readings of one line that are tried, the likeliest first. */
const MOST_READINGS = 3;
/** Kinds of number that mean a device; telephone numbers, addresses and words do not. */
const DEVICE_KINDS: ReadonlySet<Reading["kind"]> = new Set([
  "serial",
  "mac",
  "cpe-name",
  "id",
  "external-id",
  "pppoe",
]);

/** What a line can mean, the likeliest first; none where it is no number of a device. */
export function readingsOf(text: string): Reading[] {
  const tidy = tidyInput(text);
  const found = recognise(tidy);
  if (found.kind !== "one") return [];
  const readings = found.readings.filter(({ kind }) => DEVICE_KINDS.has(kind));
  // What looks like a telephone number or a word may still be another system's number.
  const isPlain = /^\S{1,256}$/u.test(tidy);
  const hasExternal = readings.some(({ kind }) => kind === "external-id");
  const isWeak = readings.every(({ kind }) => kind === "pppoe");
  if (isPlain && !hasExternal && isWeak) readings.push({ kind: "external-id", value: tidy });
  return readings.slice(0, MOST_READINGS);
}

/**
 * What a cell can mean under a heading that says what it is: a number is never taken for another kind of number. Where it
 * cannot be of the kind, its other readings stand, e.g. a name in a column of ids.
 */
function readingsAs(text: string, as: NumberKind): Reading[] {
  if (as === "external-id") return [{ kind: as, value: tidyInput(text) }];
  const usual = readingsOf(text);
  const own = usual.filter(({ kind }) => kind === as);
  return own.length > 0 || areNumbers(usual) ? own : usual;
}

/** Whether these are readings of digits alone: such a number may be the id of one device and the other number of another. */
function areNumbers(readings: readonly Reading[]): boolean {
  return readings.some((one) => one.kind === "external-id" && /^\d+$/u.test(one.value));
}

/** A line before it was looked up. */
export function waitingLine(given: GivenLine): TargetLine {
  return { ...given, state: "waiting", device: null, choices: [], sameAs: null };
}

/**
 * Looks up each line: found, unknown, forbidden (this user may not see what has the id), doubled (the same device as an
 * earlier line), ambiguous (a person chooses), or failed (the request says nothing of the line). Lines alike are asked for once. When it
 * is stopped, or nothing can be asked any more, the lines not looked up stay `waiting`; `error` says
 * why. `trouble`: why the first of the failed ones failed; null without any. Never throws.
 */
export async function resolveLines(
  given: readonly GivenLine[],
  options: {
    find: FindDevices;
    signal: AbortSignal;
    onProgress: (progress: { done: number; total: number }) => void;
    /** Waits so many seconds after a 429. @throws AbortError when cancelled */
    wait: (seconds: number, signal: AbortSignal) => Promise<void>;
    /** What the list has, for so many lines that can be several numbers; null where reading it is no gain. */
    index?: (lines: number, signal: AbortSignal) => Promise<MayMean | null>;
  },
): Promise<{ lines: TargetLine[]; error: unknown; trouble: unknown }> {
  const { signal, onProgress } = options;
  const lines = given.map(waitingLine);
  const alike = new Map<string, number[]>();
  // What a person typed in its place may be anything, whatever its column is headed.
  const kindOf = (line: GivenLine) => (line.given === undefined ? line.as : undefined);
  for (const [place, line] of given.entries()) {
    const key = `${kindOf(line) ?? ""} ${tidyInput(line.text).toLowerCase()}`;
    const places = alike.get(key);
    if (places) places.push(place);
    else alike.set(key, [place]);
  }
  const groups = [...alike.values()].flatMap((places) => {
    const line = lines[places[0] ?? -1];
    if (!line) return [];
    const { text } = line;
    const as = kindOf(line);
    return [{ places, line, readings: as ? readingsAs(text, as) : readingsOf(text) }];
  });
  const patient = patience(options.wait);
  const find: FindDevices = (reading, stop) => patient(() => options.find(reading, stop), stop);
  let next = 0;
  let done = 0;
  let failure: unknown = null;
  let trouble: unknown = null;

  const doubtful = groups.filter(({ readings }) => readings.length > 1 && areNumbers(readings));
  // Whoever cannot read the list asks for each line instead.
  const mayMean = await options.index?.(doubtful.length, signal).catch(() => null);

  async function work(): Promise<void> {
    while (failure === null && !signal.aborted) {
      const group = groups[next++];
      if (!group) return;
      const { places, line, readings } = group;
      try {
        const { error, ...result } = areNumbers(readings)
          ? await lookUpAll(likely(readings, mayMean), find, signal)
          : await lookUp(readings, find, signal);
        trouble ??= error;
        for (const place of places) lines[place] = { ...(lines[place] ?? line), ...result };
      } catch (error) {
        if (!isAbort(error)) failure ??= error;
        return;
      }
      done += places.length;
      onProgress({ done, total: given.length });
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { lines: markDoubles(lines), error: failure, trouble };
}

type Found = Pick<TargetLine, "state" | "device" | "choices"> & { error: unknown };

const NONE = { device: null, choices: [], error: null };

/** The readings that the list has; all of them where it has none, for it may be behind. */
function likely(readings: readonly Reading[], mayMean: MayMean | null | undefined) {
  const some = mayMean ? readings.filter(mayMean) : [];
  return some.length > 0 ? some : readings;
}

/** What a line means: its first reading that leads to a device. */
async function lookUp(
  readings: readonly Reading[],
  find: FindDevices,
  signal: AbortSignal,
): Promise<Found> {
  let refusal: unknown = null;
  let isHidden = false;
  try {
    for (const [place, reading] of readings.entries()) {
      const devices = await find(reading, signal).catch((error: unknown) => {
        if (isForeign(error, reading)) {
          isHidden = true;
          return [];
        }
        if (!isRefusal(error)) throw error;
        // Nothing is known of the line where its likeliest meaning cannot be asked for.
        if (place === 0) refusal = error;
        return [];
      });
      if (devices.length > 0) return ledTo(devices);
    }
    if (isHidden) return { ...NONE, state: "forbidden" };
    return refusal === null ? ledTo([]) : { ...NONE, state: "failed", error: refusal };
  } catch (error) {
    return failedAlone(error);
  }
}

/**
 * What a number means: all readings are asked for, since it may be the id of one device and the external id of another.
 * Where one cannot be asked for, a person chooses among what the others led to.
 */
async function lookUpAll(
  readings: readonly Reading[],
  find: FindDevices,
  signal: AbortSignal,
): Promise<Found> {
  const devices = new Map<Device["id"], Device>();
  let refusal: unknown = null;
  let isHidden = false;
  try {
    for (const reading of readings)
      try {
        for (const one of await find(reading, signal)) devices.set(one.id, one);
      } catch (error) {
        if (isForeign(error, reading)) isHidden = true;
        else if (!isRefusal(error)) throw error;
        else refusal ??= error;
      }
  } catch (error) {
    return failedAlone(error);
  }
  const all = [...devices.values()];
  if (isHidden) return { ...NONE, state: "forbidden", choices: all };
  return refusal === null ? ledTo(all) : { ...NONE, state: "failed", choices: all, error: refusal };
}

function ledTo(devices: Device[]): Found {
  const [device, more] = devices;
  if (!device) return { ...NONE, state: "unknown" };
  return more
    ? { ...NONE, state: "ambiguous", choices: devices }
    : { ...NONE, state: "found", device };
}

/** One device that this user may not see (contract 2.2: 403 or 404) stops nothing; a list that is refused does. */
function isForeign(error: unknown, { kind }: Reading): boolean {
  return kind === "id" && error instanceof ApiError && error.kind === "forbidden";
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.kind === "invalid";
}

/** An error of one line (a 500 for an odd value) must not stop the others. @throws any other error */
function failedAlone(error: unknown): Found {
  if (!isOwnFailure(error)) throw error;
  return { ...NONE, state: "failed", error };
}

/** Which column of a file holds what. */
export interface ColumnGuess {
  hasHeader: boolean;
  /** The column of the device, from 0. */
  column: number;
  /** A second column that may hold the new value; null where there is none. */
  valueColumn: number | null;
}

const SAMPLE = 200;
/** What a device is known by, the surest first; a column's heading weighs more than its content. */
const HEADINGS: readonly RegExp[] = [
  /^(gpon[ _-]?)?(s\/?n|serial([ _-]?(number|no|num))?|n[ºo°. _-]*(de[ _-])?serie|serie)$/iu,
  /^mac([ _-]?addr(ess)?)?$/iu,
  /^(cpe([ _-]?name)?|cpename|internal[ _-]?id|device|host([ _-]?name)?|dispositivo|equipo)$/iu,
  /^(external[ _-]?id|id[ _-]?externo|crm([ _-]?id)?|ref(erencia|erence)?)$/iu,
  /^(cpe[ _-]?)?id$/iu,
];
/** What cells under these headings are, in their order; other headings leave it open. */
const KINDS: readonly (NumberKind | null)[] = ["serial", "mac", null, "external-id", "id"];
const VALUE_HEADING = /^(new[ _-]?)?(value|valor|profile|perfil|plan|speed|velocidad|nuevo.*)$/iu;
const WEIGHT: Partial<Record<Reading["kind"], number>> = {
  serial: 6,
  mac: 5,
  "cpe-name": 5,
  "external-id": 2,
  id: 2,
  pppoe: 2,
};

/** Guesses the columns of a file from its heading and its first lines; a person can change it. */
export function guessColumns(rows: readonly (readonly string[])[]): ColumnGuess {
  const width = Math.max(0, ...rows.slice(0, SAMPLE).map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const first = rows[0] ?? [];
  const isHeading = (cell: string) =>
    HEADINGS.some((heading) => heading.test(cell.trim())) || VALUE_HEADING.test(cell.trim());
  const below = rows.slice(1, SAMPLE);
  const share = (sample: typeof rows, index: number) =>
    sample.reduce((sum, cells) => sum + weightOf(cells[index] ?? ""), 0) /
    Math.max(1, sample.length);
  // A heading by its words, or a first line that is no device above lines that are.
  const looksNamed = columns.some((at) => share(below, at) >= 4 && weightOf(first[at] ?? "") === 0);
  const hasHeader = first.some(isHeading) || (below.length > 0 && looksNamed);
  const body = hasHeader ? below : rows.slice(0, SAMPLE);
  const score = (index: number) => {
    const rank = HEADINGS.findIndex((heading) => heading.test((first[index] ?? "").trim()));
    const named = hasHeader && rank !== -1 ? 20 - rank : 0;
    return share(body, index) > 0 || body.length === 0 ? named + share(body, index) : 0;
  };
  const column = columns.reduce((best, index) => (score(index) > score(best) ? index : best), 0);
  const value = columns.find(
    (index) => index !== column && hasHeader && VALUE_HEADING.test((first[index] ?? "").trim()),
  );
  return { hasHeader, column, valueColumn: value ?? null };
}

/** What the heading of a column says that its cells are; null where it says nothing. */
export function kindOfHeading(heading: string): NumberKind | null {
  return KINDS[HEADINGS.findIndex((one) => one.test(heading.trim()))] ?? null;
}

function weightOf(cell: string): number {
  const [reading] = readingsOf(cell);
  return reading ? (WEIGHT[reading.kind] ?? 0) : 0;
}
