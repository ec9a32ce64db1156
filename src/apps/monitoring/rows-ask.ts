// The page's side of `rows.worker.ts`: one worker, started when first needed, gone at sign-out.
import type { Asked } from "#src/krill/page.ts";
import { onSignOut } from "#src/krill/session.ts";
import { createAsking } from "#src/util/worker.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import type { Outages } from "./outage-types.ts";

/** What the worker can be asked. A run is one reading, numbered by `newRun`. */
export type Ask =
  /** Takes a page of hosts, as it came. */
  | { kind: "outage-page"; run: number; bytes: ArrayBuffer; asked: Asked }
  /** What broke, by the pages of this run; forgets the run. */
  | { kind: "outages"; run: number; now: number; hasBack: boolean }
  /**
   * Takes a page of hosts or services for the Matrix; `q` is the search that each must obey, `text` the free text in it where
   * the server has not searched for it, else "".
   */
  | { kind: "matrix-page"; bytes: ArrayBuffer; asked: Asked; q: string; text: string; now: number }
  /** Forgets a run that was given up. */
  | { kind: "drop"; run: number };

/** What it answers. */
export interface Answers {
  "outage-page": {
    /** Rows of the page, unreadable ones too. */
    received: number;
    total: number | null;
    /** Whether the run's rows came with the most severe first, down to one without a problem: what follows has none either. */
    isPast: boolean;
    /** Whether the page has the latest change first. */
    isByTime: boolean;
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

const asking = createAsking(
  () => new Worker(new URL("./rows.worker.ts", import.meta.url), { type: "module" }),
);
let last = 0;

/** A number for a reading. */
export function newRun(): number {
  last += 1;
  return last;
}

/** Asks the worker. @throws Error where it failed; the page then has nothing to show */
export function askRows<Kind extends Ask["kind"]>(
  ask: Extract<Ask, { kind: Kind }>,
): Promise<Answers[Kind]> {
  return asking.ask(ask, "bytes" in ask ? [ask.bytes] : []);
}

onSignOut(() => asking.stop(new DOMException("signed out", "AbortError")));
