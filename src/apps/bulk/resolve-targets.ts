// From given lines to devices: what each line is, which device it means, and which column of a file
// holds what. The asking itself is an argument.
import { ApiError, isAbort } from "#src/krill/errors.ts";
import { recognise, type Reading } from "#src/util/recognise.ts";
import { tidyInput } from "#src/util/text.ts";
import type { FindDevices } from "./find-devices.ts";
import { markDoubles, type TargetLine } from "./targets.ts";

/** A line as it was given. */
export type GivenLine = Pick<TargetLine, "line" | "text" | "value">;

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

/** A line before it was looked up. */
export function waitingLine(given: GivenLine): TargetLine {
  return { ...given, state: "waiting", device: null, choices: [], sameAs: null };
}

/**
 * Looks up each line: found, unknown, doubled (the same device as an earlier line), ambiguous (a person
 * chooses), or failed (the request says nothing of the line). Lines alike are asked for once. When it
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
  },
): Promise<{ lines: TargetLine[]; error: unknown; trouble: unknown }> {
  const { signal, onProgress } = options;
  const lines = given.map(waitingLine);
  const alike = new Map<string, number[]>();
  for (const [place, { text }] of given.entries()) {
    const key = tidyInput(text).toLowerCase();
    const places = alike.get(key);
    if (places) places.push(place);
    else alike.set(key, [place]);
  }
  const groups = [...alike.values()];
  const find = patiently(options.find, options.wait);
  let next = 0;
  let done = 0;
  let failure: unknown = null;
  let trouble: unknown = null;

  async function work(): Promise<void> {
    while (failure === null && !signal.aborted) {
      const group = groups[next++];
      const line = lines[group?.[0] ?? -1];
      if (!group || !line) return;
      try {
        const { error, ...result } = await lookUp(line.text, find, signal);
        trouble ??= error;
        for (const place of group) lines[place] = { ...(lines[place] ?? line), ...result };
      } catch (error) {
        if (!isAbort(error)) failure ??= error;
        return;
      }
      done += group.length;
      onProgress({ done, total: given.length });
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { lines: markDoubles(lines), error: failure, trouble };
}

/** Waits as long as the server asks (429), once for all lines that were refused together. */
function patiently(find: FindDevices, wait: (s: number, signal: AbortSignal) => Promise<void>) {
  let patience: Promise<void> | null = null;
  const patient: FindDevices = async (reading, signal) => {
    for (;;) {
      await patience;
      try {
        return await find(reading, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== "rate-limited") throw error;
        patience ??= wait(error.retryAfter ?? 5, signal).finally(() => {
          patience = null;
        });
      }
    }
  };
  return patient;
}

async function lookUp(
  text: string,
  find: FindDevices,
  signal: AbortSignal,
): Promise<Pick<TargetLine, "state" | "device" | "choices"> & { error: unknown }> {
  const none = { device: null, choices: [], error: null };
  let refusal: unknown = null;
  try {
    for (const [place, reading] of readingsOf(text).entries()) {
      const devices = await find(reading, signal).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.kind !== "invalid") throw error;
        // Nothing is known of the line where its likeliest meaning cannot be asked for.
        if (place === 0) refusal = error;
        return [];
      });
      const [device] = devices;
      if (!device) continue;
      if (devices.length === 1) return { ...none, state: "found", device };
      return { ...none, state: "ambiguous", choices: devices };
    }
    return refusal === null
      ? { ...none, state: "unknown" }
      : { ...none, state: "failed", error: refusal };
  } catch (error) {
    // An error of this one line (a 500 for an odd value) must not stop the others.
    const isOwn =
      error instanceof ApiError && (error.kind === "server" || error.kind === "malformed");
    if (!isOwn) throw error;
    return { ...none, state: "failed", error };
  }
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

function weightOf(cell: string): number {
  const [reading] = readingsOf(cell);
  return reading ? (WEIGHT[reading.kind] ?? 0) : 0;
}
