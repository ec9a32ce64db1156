import { isAbort } from "#src/krill/errors.ts";
import type { App, LookupAsked, LookupHit, LookupSource } from "#src/resource/app.ts";
import type { Reading } from "#src/util/recognise.ts";

/** A source and the application that it belongs to. */
export interface OfferedSource {
  app: App["label"];
  source: LookupSource;
}

/** One source asked for one reading. */
export interface Run extends OfferedSource {
  reading: Reading;
  state: "asking" | "answered" | "failed";
  hits: readonly LookupHit[];
  asked: readonly LookupAsked[];
  /** ApiError where it failed. */
  error: unknown;
}

/** Hits of one kind, the exact ones first. */
export interface HitGroup {
  group: LookupSource["group"];
  hits: readonly LookupHit[];
}

const GROUPS: readonly LookupSource["group"][] = [
  "devices",
  "customers",
  "sessions",
  "leases",
  "other",
];

/**
 * The readings in the order of asking; the next step is taken only where those before it found no
 * exact match. Whatever is told by its shape goes alone, numbers and codes that may be several
 * things go together, so that Enter never opens one of several, and free text comes last.
 */
export function stepsOf(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const shaped = readings.filter(isShaped);
  const codes = readings.filter((one) => !isShaped(one) && one.kind !== "text");
  const texts = readings.filter((one) => one.kind === "text");
  return [...shaped.map((one) => [one]), codes, texts].filter((step) => step.length > 0);
}

function isShaped(reading: Reading): boolean {
  if (reading.kind === "phone") return reading.phone.variants.length > 1;
  return ["serial", "mac", "ip", "cpe-name"].includes(reading.kind);
}

/**
 * Asks the sources step by step and tells after every answer what is known. A failed source stops
 * nothing. @throws AbortError when cancelled
 */
export async function search(
  readings: readonly Reading[],
  sources: readonly OfferedSource[],
  signal: AbortSignal,
  onChange: (runs: readonly Run[]) => void = () => {},
): Promise<readonly Run[]> {
  let runs: readonly Run[] = [];
  for (const step of stepsOf(readings)) {
    const asking = step.flatMap((reading) =>
      sources
        .filter(({ source }) => source.kinds.includes(reading.kind))
        .map((offered) => asRun(offered, reading)),
    );
    if (asking.length === 0) continue;
    const before = runs;
    const now = [...asking];
    runs = [...before, ...now];
    onChange(runs);
    await Promise.all(
      asking.map(async (run, index) => {
        now[index] = await finish(run, signal);
        signal.throwIfAborted();
        runs = [...before, ...now];
        onChange(runs);
      }),
    );
    if (exactHits(runs).length > 0) break;
  }
  return runs;
}

/** Asks a failed source again. @throws AbortError when cancelled */
export async function finish(run: Run, signal: AbortSignal): Promise<Run> {
  const blank = asRun(run, run.reading);
  try {
    const { hits, asked } = await run.source.find(run.reading, signal);
    // What was found by a guess is offered, never opened by itself.
    const isGuess = run.reading.kind === "likely-serial";
    const offered = isGuess ? hits.map((hit) => ({ ...hit, isExact: false })) : hits;
    return { ...blank, state: "answered", hits: offered, asked };
  } catch (error) {
    if (isAbort(error) || signal.aborted) throw error;
    return { ...blank, state: "failed", error };
  }
}

/** A source before its answer. */
export function asRun({ app, source }: OfferedSource, reading: Reading): Run {
  return { app, source, reading, state: "asking", hits: [], asked: [], error: null };
}

/** Everything found, by kind; a thing that several sources found stands once. */
export function groupsOf(runs: readonly Run[]): readonly HitGroup[] {
  const seen = new Map<string, LookupHit>();
  const groupOf = new Map<string, LookupSource["group"]>();
  for (const { source, hits } of runs)
    for (const hit of hits) {
      const known = seen.get(hit.path);
      if (!known || (hit.isExact && !known.isExact)) seen.set(hit.path, hit);
      if (!groupOf.has(hit.path)) groupOf.set(hit.path, source.group);
    }
  const all = [...seen.values()];
  return GROUPS.flatMap((group) => {
    const hits = all.filter(({ path }) => groupOf.get(path) === group);
    return hits.length > 0 ? [{ group, hits: hits.toSorted((a, b) => rank(a) - rank(b)) }] : [];
  });
}

/** Exact matches first, the way to a whole list last. */
function rank(hit: LookupHit): number {
  return hit.isExact ? 0 : hit.kind === "list" ? 2 : 1;
}

/** What belongs to a device: where the device itself is found, it is no second thing. */
const BELONGS: ReadonlySet<LookupSource["group"]> = new Set(["sessions", "leases"]);

/**
 * The things in which the wanted value itself stands. A session or lease counts only where it speaks of
 * another device than those found, since then the value leads to two.
 */
export function exactHits(runs: readonly Run[]): readonly LookupHit[] {
  const kept: LookupHit[] = [];
  for (const { group, hits } of groupsOf(runs)) {
    for (const hit of hits.filter((one) => one.isExact)) {
      const { device } = hit;
      const isTold = device
        ? kept.some((one) => one.title === device || one.device === device)
        : kept.length > 0;
      if (!BELONGS.has(group) || !isTold) kept.push(hit);
    }
  }
  return kept;
}

/** The one thing that Enter may open: a single exact match, and nobody left who could know another. */
export function theOne(runs: readonly Run[]): LookupHit | null {
  const [hit, ...others] = exactHits(runs);
  const isSure = runs.every(({ state }) => state === "answered");
  return hit && others.length === 0 && isSure ? hit : null;
}

/** Whether "not found" says something: no source failed, and one at least was able to look. */
export function wasAsked(runs: readonly Run[]): boolean {
  const hasFailed = runs.some(({ state }) => state === "failed");
  return !hasFailed && runs.some((run) => run.asked.some(({ outcome }) => outcome === "asked"));
}
