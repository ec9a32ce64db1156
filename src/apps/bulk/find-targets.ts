// Looks the targets of a draft up: outside of React, so that it goes on while the person looks
// elsewhere; what was found is kept in the draft.
import { useSyncExternalStore } from "react";
import { cpes } from "#src/apps/isp/api.ts";
import { CPES, kindOfJob } from "#src/jobs/job.ts";
import { isAbort } from "#src/krill/errors.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { onSignOut } from "#src/krill/session.ts";
import { loadKind, type ThingRef } from "#src/resource/bulk-kinds.ts";
import { pause } from "#src/krill/client.ts";
import { readAll } from "#src/krill/read-all.ts";
import { createListeners } from "#src/util/listeners.ts";
import { lineOf, linesOf, placed, withSource, type Draft, type DraftSource } from "./draft.ts";
import { beginDraft, changeDraft, draftNow } from "./draft-store.ts";
import { createFinder, resolveFilter, type FilterResult } from "./find-devices.ts";
import { readNumberIndex } from "./number-index.ts";
import type { BulkStart } from "./paths.ts";
import { resolveLines, waitingLine } from "./resolve-targets.ts";
import { markDoubles, takenOver, type TargetLine } from "./targets.ts";

/** How far the looking up of a draft's targets is. */
export interface Finding {
  isRunning: boolean;
  done: number;
  total: number | null;
  error: unknown;
}

const IDLE: Finding = { isRunning: false, done: 0, total: null, error: null };
const TELL_MS = 100;
let findings: ReadonlyMap<string, Finding> = new Map();
const stops = new Map<string, AbortController>();
/** What is being looked up, by draft. */
const turns = new Map<string, Promise<void>>();
/** What lines of a draft were before its text was changed. */
const earlier = new Map<string, readonly TargetLine[]>();
const listeners = createListeners();

function set(id: string, finding: Finding): void {
  findings = new Map([...findings, [id, finding]]);
  listeners.tell();
}

/** How far the looking up of a draft's targets is. */
export function useFinding(id: string): Finding {
  return useSyncExternalStore(listeners.subscribe, () => findings.get(id) ?? IDLE);
}

/** Stops looking; what was found so far stays. */
export function stopFinding(id: string): void {
  stops.get(id)?.abort();
  set(id, IDLE);
}

/** Begins a draft with targets and looks them up; gives the draft's id. By a person's hand. */
export function startDraft(start: BulkStart): string {
  const { id, lines } = beginDraft(start);
  if (lines === null) void findTargets(id);
  return id;
}

/** Looks all targets of a draft up, from the beginning. Never throws: errors stand in the finding. */
export async function findTargets(id: string): Promise<void> {
  const draft = draftNow(id);
  if (!draft) return;
  const { source } = draft;
  if (source.kind === "filter")
    return taking(
      id,
      run(id, (tools) => readFilter(draft, source.params, tools)),
    );
  const given = linesOf(source).map(waitingLine);
  const before = earlier.get(id);
  const lines = before ? takenOver(given, before) : given;
  // What was found before is in sight while the rest is looked up.
  if (!lines.every(isOpen)) changeDraft(id, { lines: markDoubles(lines) });
  return taking(
    id,
    run(id, (tools) => lookUp(id, lines.filter(isOpen), tools)),
  );
}

/**
 * Gives a draft another source. Targets looked up for the one before are nobody's any more, but for lines that are in the
 * new one too.
 */
export function changeSource(id: string, source: DraftSource): void {
  const draft = draftNow(id);
  if (!draft) return;
  stopFinding(id);
  if (!isText(source) || !isText(draft.source)) earlier.delete(id);
  else if (draft.lines) earlier.set(id, draft.lines);
  changeDraft(id, withSource(draft.source, source));
}

const isText = ({ kind }: DraftSource) => kind === "text" || kind === "file";
const isOpen = ({ state }: TargetLine) => state === "failed" || state === "waiting";

/** Looks only those up that could not be asked for, or were not reached. */
export async function findFailedAgain(id: string): Promise<void> {
  return taking(
    id,
    run(id, (tools) => lookUp(id, linesNow(id).filter(isOpen), tools)),
  );
}

/** Puts another text in the place of a line and looks it up; one correction waits for the one before it. */
export async function correctLine(id: string, line: number, text: string): Promise<void> {
  const isThis = (one: TargetLine) => one.line === line;
  changeDraft(id, {
    lines: linesNow(id).map((one) =>
      isThis(one) ? { ...one, text, given: one.given ?? one.text } : one,
    ),
  });
  const before = turns.get(id) ?? Promise.resolve();
  const look = () => run(id, (tools) => lookUp(id, linesNow(id).filter(isThis), tools));
  return taking(id, before.then(look));
}

/** Notes what a draft's next correction waits for. */
function taking(id: string, turn: Promise<void>): Promise<void> {
  turns.set(id, turn);
  return turn;
}

function linesNow(id: string): readonly TargetLine[] {
  return draftNow(id)?.lines ?? [];
}

/**
 * Counts what matches the filter of a draft now; null where the server does not say.
 * @throws ApiError
 */
export async function recountFilter(
  draft: Pick<Draft, "things">,
  params: ListParams,
): Promise<number | null> {
  // A number has no order, and a server may not know that one.
  const counted = { ...params, sort: undefined, limit: 1, offset: 0 };
  const page =
    kindOfJob(draft) === CPES
      ? await cpes.fetchPage({ ...counted, attrs: ["id"] })
      : await (
          await listOf(draft)
        )(counted);
  return page.total;
}

/** How a list of things of a draft's kind is read. @throws where the kind has none */
async function listOf(draft: Pick<Draft, "things">) {
  const { fetchRefs } = await loadKind(kindOfJob(draft));
  if (!fetchRefs) throw new TypeError(`nothing lists ${kindOfJob(draft)}`);
  return fetchRefs;
}

interface Tools {
  signal: AbortSignal;
  tell: (done: number, total: number | null) => void;
}

/** Looks in the place of what a draft looks for now, and says how far it is. Never throws. */
async function run(id: string, work: (tools: Tools) => Promise<void>): Promise<void> {
  stops.get(id)?.abort();
  const stop = new AbortController();
  stops.set(id, stop);
  const { signal } = stop;
  let told = 0;
  set(id, { ...IDLE, isRunning: true });
  const tell: Tools["tell"] = (done, total) => {
    if (signal.aborted || Date.now() - told < TELL_MS) return;
    told = Date.now();
    set(id, { isRunning: true, done, total, error: null });
  };
  try {
    await work({ signal, tell });
    if (!signal.aborted) set(id, IDLE);
  } catch (error) {
    if (!signal.aborted) set(id, isAbort(error) ? IDLE : { ...IDLE, error });
  }
}

/** Looks lines of a draft up and puts them in their places; what was found before an error stays. */
async function lookUp(
  id: string,
  asked: readonly TargetLine[],
  { signal, tell }: Tools,
): Promise<void> {
  const source = draftNow(id)?.source;
  const resolved = await resolveLines(asked, {
    find: createFinder(),
    signal,
    onProgress: ({ done, total }) => tell(done, total),
    wait: (seconds, stop) => pause(seconds * 1000, stop),
    index: readNumberIndex,
  });
  const draft = draftNow(id);
  // Another source was chosen meanwhile: these lines are nobody's.
  if (!draft || draft.source !== source) return;
  const byLine = new Map(resolved.lines.map((one) => [one.line, placed(one, draft.source)]));
  const lines = draft.lines?.map((one) => byLine.get(one.line) ?? one) ?? [...byLine.values()];
  changeDraft(id, { lines: markDoubles(lines) });
  const error = resolved.error ?? resolved.trouble;
  if (error !== null) throw error;
}

/** Reads everything that matches. */
async function readFilter(begun: Draft, params: ListParams, tools: Tools): Promise<void> {
  const { id } = begun;
  const { lines, total, ignored } =
    kindOfJob(begun) === CPES
      ? await readDevices(params, tools)
      : await readThings(begun, params, tools);
  const draft = draftNow(id);
  if (!draft || draft.source !== begun.source || draft.source.kind !== "filter") return;
  // Of a server that ignored the filter its own count is that of others too.
  const counted = ignored.length > 0 ? lines.length : (total ?? lines.length);
  changeDraft(id, { lines, source: { ...draft.source, total: counted, ignored } });
}

type Read = Pick<FilterResult, "total" | "ignored"> & { lines: TargetLine[] };

async function readDevices(params: ListParams, { signal, tell }: Tools): Promise<Read> {
  const { devices, ...rest } = await resolveFilter(params, {
    signal,
    onProgress: ({ done, total }) => tell(done, total),
  });
  const known = { value: null, state: "found", choices: [], sameAs: null } as const;
  const lines = devices.map((device, index): TargetLine => ({
    line: index + 1,
    text: device.name,
    device,
    ...known,
  }));
  return { lines, ...rest };
}

/** Things of another kind: its own list gives only those that match. */
async function readThings(
  draft: Draft,
  params: ListParams,
  { signal, tell }: Tools,
): Promise<Read> {
  const refs = new Map<ThingRef["id"], ThingRef>();
  const ignored = new Set<string>();
  let total: number | null = null;
  const fetchRefs = await listOf(draft);
  const fetchNoting: typeof fetchRefs = async (...asked) => {
    const page = await fetchRefs(...asked);
    for (const name of page.ignored ?? []) ignored.add(name);
    return page;
  };
  for await (const page of readAll(fetchNoting, params, signal)) {
    for (const ref of page.rows) refs.set(ref.id, ref);
    total = page.total;
    tell(page.done, total);
  }
  return { lines: [...refs.values()].map(lineOf), total, ignored: [...ignored] };
}

onSignOut(() => {
  for (const stop of stops.values()) stop.abort();
  stops.clear();
  turns.clear();
  earlier.clear();
  findings = new Map();
});
