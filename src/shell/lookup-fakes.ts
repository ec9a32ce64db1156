// Sources and surroundings of the lookup box for tests.
import type { LookupAnswer, LookupHit, LookupSource } from "#src/resource/app.ts";
import type { Reading } from "#src/util/recognise.ts";
import type { OfferedSource } from "./lookup-search.ts";
import { createLookup, type LookupDeps } from "./lookup-store.ts";

/** A device as a source finds it. */
export function device(id: number, isExact = true): LookupHit {
  const title = `cpe${String(id).padStart(4, "0")}`;
  return { kind: "cpe", id, path: `/isp/cpes/${id}`, title, detail: `device ${id}`, isExact };
}

/** A source whose answers the test gives when it wants, in the order of the questions. */
export function fakeSource(
  kinds: readonly Reading["kind"][],
  group: LookupSource["group"] = "devices",
) {
  const questions: {
    reading: Reading;
    signal: AbortSignal;
    reply: (hits: LookupHit[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const find = (reading: Reading, signal: AbortSignal) =>
    new Promise<LookupAnswer>((resolve, reject) => {
      const what = { en: `by ${reading.kind}`, es: `por ${reading.kind}` };
      questions.push({
        reading,
        signal,
        reply: (hits) => resolve({ hits, asked: [{ what, outcome: "asked" }] }),
        fail: reject,
      });
      signal.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")));
    });
  const offered: OfferedSource = {
    app: { en: group, es: group },
    source: { group, kinds, find },
  };
  return { offered, questions };
}

/** The box with fake surroundings: what was opened, and a clock that the test moves. */
export function fakeBox(sources: readonly OfferedSource[], more: Partial<LookupDeps> = {}) {
  const opened: string[] = [];
  const bulk: (readonly string[])[] = [];
  const waiting = new Set<() => void>();
  const box = createLookup({
    sources: async () => sources,
    shortcuts: () => ({ pins: [], visits: [] }),
    hasBulk: () => false,
    open: (thing) => opened.push(thing.path),
    startBulk: (lines) => bulk.push(lines),
    later: (run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
    ...more,
  });
  return {
    box,
    opened,
    bulk,
    /** The person has stopped typing. */
    pause: async () => {
      for (const run of waiting) run();
      waiting.clear();
      await settled();
    },
  };
}

/** Lets everything run on that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
