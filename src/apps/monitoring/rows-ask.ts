// The page's side of `rows.worker.ts`: one worker, started when first needed, gone at sign-out.
import type { Asked } from "#src/krill/page.ts";
import { onSignOut } from "#src/krill/session.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import type { Outages } from "./outage-types.ts";

/** What the worker can be asked. A run is one reading, numbered by `newRun`. */
export type Ask =
  /** Takes a page of hosts, as it came. */
  | { kind: "outage-page"; run: number; bytes: ArrayBuffer; asked: Asked }
  /** What broke, by the pages of this run; forgets the run. */
  | { kind: "outages"; run: number; now: number; hasBack: boolean }
  /** Takes a page of hosts or services for the Matrix; `q` is the search that each must obey. */
  | { kind: "matrix-page"; bytes: ArrayBuffer; asked: Asked; q: string; now: number }
  /** Forgets a run that was given up. */
  | { kind: "drop"; run: number };

/** What it answers. */
export interface Answers {
  "outage-page": {
    /** Rows of the page, unreadable ones too. */
    received: number;
    total: number | null;
    /** Rows that have no problem. */
    others: number;
    /** Whether the page is sorted so, as it was asked. */
    isBySeverity: boolean;
    isByTime: boolean;
    isLastProblem: boolean;
    /** Since when the last row is as it is, ms. */
    oldest: number | null;
  };
  outages: Outages;
  "matrix-page": {
    rows: MatrixRow[];
    /** Rows of the page, unreadable and hidden ones too. */
    received: number;
    total: number | null;
    /** Parts of the search that a row did not obey, and how many rows were hidden for it. */
    ignored: string[];
    hidden: number;
  };
  drop: null;
}

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<
  number,
  { resolve: (answer: never) => void; reject: (error: Error) => void }
>();

/** A number for a reading. */
export function newRun(): number {
  last += 1;
  return last;
}

/** Asks the worker. @throws Error where it failed; the page then has nothing to show */
export function askRows<Kind extends Ask["kind"]>(
  ask: Extract<Ask, { kind: Kind }>,
): Promise<Answers[Kind]> {
  const id = newRun();
  return new Promise<Answers[Kind]>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    running().postMessage({ id, ask }, "bytes" in ask ? [ask.bytes] : []);
  });
}

function running(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./rows.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<{ id: number; answer: never; error?: string }>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error === undefined) asked?.resolve(data.answer);
      else asked?.reject(new Error(data.error));
    },
  );
  worker.addEventListener("error", (event) => stop(new Error(event.message || "worker")));
  return worker;
}

function stop(error: Error): void {
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

onSignOut(() => stop(new DOMException("signed out", "AbortError")));
