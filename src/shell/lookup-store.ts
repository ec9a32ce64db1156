import type { LookupHit, LookupSource } from "#src/resource/app.ts";
import type { Pin, Visit } from "#src/resource/recents.ts";
import { recognise, type Recognised } from "#src/util/recognise.ts";
import { createListeners } from "#src/util/listeners.ts";
import { lookEachUp, type ItemRun } from "./lookup-list.ts";
import { optionsOf, type Option } from "./lookup-options.ts";
import { asRun, finish, search, theOne, type OfferedSource, type Run } from "./lookup-search.ts";

/** What the box shows. */
export interface LookupState {
  text: string;
  seen: Recognised;
  isOpen: boolean;
  /** `waiting` for the person to stop typing, `asking` the API. */
  phase: "idle" | "waiting" | "asking" | "done";
  /** Enter was pressed: the one exact match opens as soon as it is known to be the one. */
  isEntered: boolean;
  runs: readonly Run[];
  /** Of a list, what was found for its first items. */
  items: readonly ItemRun[];
  options: readonly Option[];
  /** Key of the option under the arrow keys. */
  active: string | null;
}

/** What the box needs of the outside. */
export interface LookupDeps {
  sources: () => Promise<readonly OfferedSource[]>;
  shortcuts: () => { pins: readonly Pin[]; visits: readonly Visit[] };
  hasBulk: () => boolean;
  open: (thing: LookupHit | Visit) => void;
  startBulk: (lines: readonly string[]) => void;
  /** Runs something later; returns what stops it. */
  later: (run: () => void, ms: number) => () => void;
}

/** Milliseconds without a key before the API is asked. */
const PAUSE_MS = 250;
/** Shorter texts are asked for by Enter only. */
const LEAST = 3;

const EMPTY: LookupState = {
  text: "",
  seen: { kind: "empty" },
  isOpen: false,
  phase: "idle",
  isEntered: false,
  runs: [],
  items: [],
  options: [],
  active: null,
};

/** The lookup box's rules, without React: what typing, the keys and the answers lead to. */
export function createLookup(deps: LookupDeps) {
  let state = EMPTY;
  let work = new AbortController();
  let stopWaiting: () => void = () => {};
  const { subscribe, tell } = createListeners();

  function set(change: Partial<LookupState>): void {
    const next = { ...state, ...change };
    const options = optionsOf(next, deps.shortcuts, deps.hasBulk);
    const isThere = options.some(({ key }) => key === next.active);
    state = { ...next, options, active: isThere ? next.active : null };
    tell();
  }

  function stop(): void {
    stopWaiting();
    work.abort();
    work = new AbortController();
  }

  function type(text: string): void {
    const seen = recognise(text);
    const isSame =
      seen.kind === "one" &&
      state.phase !== "idle" &&
      JSON.stringify(seen) === JSON.stringify(state.seen);
    if (isSame) {
      set({ text, isOpen: true });
      return;
    }
    stop();
    const isWorthAsking = seen.kind === "one" && text.trim().length >= LEAST;
    set({
      ...EMPTY,
      text,
      seen,
      isOpen: true,
      phase: isWorthAsking ? "waiting" : "idle",
    });
    if (isWorthAsking) stopWaiting = deps.later(() => void ask(), PAUSE_MS);
  }

  /** Asks for what stands in the box; ends quietly when cancelled. */
  async function ask(isEntered = state.isEntered): Promise<void> {
    const { seen } = state;
    if (seen.kind === "empty") return;
    stop();
    const { signal } = work;
    set({ phase: "asking", isEntered, isOpen: true, runs: [], items: [] });
    try {
      const sources = await deps.sources();
      signal.throwIfAborted();
      if (seen.kind === "list") {
        await lookEachUp(seen.items, sources, signal, (items) => set({ items }));
      } else {
        await search(seen.readings, sources, signal, (runs) => set({ runs }));
      }
      signal.throwIfAborted();
      set({ phase: "done" });
      settle();
    } catch (error) {
      // Every failure of a source is in its run; here only a cancelled search ends up.
      if (!signal.aborted) throw error;
    }
  }

  /** After Enter and the last answer: opens the one, or leaves the choice to the person. */
  function settle(): void {
    if (!state.isEntered || state.seen.kind !== "one") return;
    const hit = theOne(state.runs);
    set({ isEntered: false });
    if (hit) open(hit);
  }

  function open(thing: LookupHit | Visit): void {
    clear();
    deps.open(thing);
  }

  function clear(): void {
    stop();
    set(EMPTY);
  }

  function choose(key: string): void {
    const option = state.options.find((one) => one.key === key);
    if (option?.kind === "hit") open(option.hit);
    else if (option?.kind === "pinned" || option?.kind === "recent") open(option.visit);
    else if (option?.kind === "each") void ask();
    else if (option?.kind === "bulk") {
      clear();
      deps.startBulk(option.lines);
    }
  }

  function enter(): void {
    const { active, seen, phase, runs, options } = state;
    if (active !== null) choose(active);
    else if (seen.kind === "list") choose(options[0]?.key ?? "");
    else if (phase === "asking") set({ isEntered: true, isOpen: true });
    else if (phase === "done" && theOne(runs)) {
      set({ isEntered: true });
      settle();
    } else if (phase === "done" && options.length > 0 && runs.every(isAnswered)) {
      set({ isOpen: true });
    } else void ask(true);
  }

  /** Cancels what runs and closes; when closed already, empties the box. */
  function escape(): boolean {
    if (!state.isOpen && state.text === "") return false;
    if (!state.isOpen) {
      clear();
      return true;
    }
    stop();
    const isOver = state.phase === "done";
    set({ isOpen: false, isEntered: false, active: null, ...(!isOver && { phase: "idle" }) });
    return true;
  }

  function move(step: 1 | -1): void {
    const { options, active, isOpen } = state;
    if (!isOpen) set({ isOpen: true });
    if (options.length === 0) return;
    const at = options.findIndex(({ key }) => key === active);
    const from = at === -1 && step === -1 ? 0 : at;
    const next = options[(from + step + options.length) % options.length];
    set({ active: next?.key ?? null });
  }

  /** Asks a source again for all that it failed; of a list, everything. */
  function retry(source: LookupSource): void {
    if (state.seen.kind === "list") void ask();
    else for (const run of state.runs) if (run.source === source && hasFailed(run)) void redo(run);
  }

  async function redo(run: Run): Promise<void> {
    const { signal } = work;
    const replace = (old: Run, fresh: Run) =>
      set({ runs: state.runs.map((one) => (one === old ? fresh : one)) });
    const asking = asRun(run, run.reading);
    replace(run, asking);
    try {
      replace(asking, await finish(asking, signal));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  return {
    get: (): LookupState => state,
    subscribe,
    type,
    enter,
    escape,
    move,
    choose,
    retry,
    focus: () => set({ isOpen: true }),
    /** The person went elsewhere: nothing may open by itself any more. */
    leave: () => set({ isOpen: false, isEntered: false, active: null }),
    dispose: stop,
  };
}

/** The box's rules at work. */
export type Lookup = ReturnType<typeof createLookup>;

function hasFailed(run: Run): boolean {
  return run.state === "failed";
}

function isAnswered(run: Run): boolean {
  return run.state === "answered";
}
