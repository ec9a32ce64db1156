// Calls (contract 3.3: the list is inferred; that a CPE's events tell them is documented).
import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { durationField } from "#src/krill/inferred-fields.ts";
import { readEnvelope } from "#src/krill/page.ts";
import type { RowReader } from "#src/krill/read-row.ts";
import { resource, type ListParams, type Page } from "#src/krill/resource.ts";
import { askInForms, askInWords } from "#src/resource/ask-in-forms.ts";
import { record, whole, type Oddity } from "#src/util/read.ts";
import { timeText } from "#src/util/loose.ts";
import { isSpelledSo, questionsOf, type NumberQuestion, type Spelling } from "./cdr-spellings.ts";
import { plain } from "./wire.ts";

/** How a call ended. */
export const OUTCOMES = ["answered", "no-answer", "busy", "failed"] as const;
export type CallOutcome = (typeof OUTCOMES)[number];

/** One call. Times in seconds; null where the server does not say. */
export interface Cdr extends Record<string, unknown> {
  id: string;
  start: string | null;
  /** The CPE's name. */
  cpe: string | null;
  src: string | null;
  dst: string | null;
  duration: number | null;
  billsec: number | null;
  /** As the server writes it: `NO ANSWER`. */
  disposition: string | null;
}

/** Reads a call: a row of CDRs under Asterisk's names, or an event whose `data` has them. */
export const readCdr: RowReader<Cdr> = (raw, where) => {
  const row = record(raw, where);
  if (!row) return null;
  const all = { ...row, ...record(row["data"]) };
  const first = (...names: string[]) => {
    for (const name of names) if (plain(all[name]) !== null) return plain(all[name]);
    return null;
  };
  const joined = record(all["cpe"]);
  const start = timeText(first("start", "calldate", "start_time", "starttime"));
  const src = first("src", "source");
  const dst = first("dst", "destination");
  const id = first("id", "uniqueid", "linkedid");
  if (id === null && start === null && src === null && dst === null) return null;
  return {
    // Asterisk writes a record for each extension that rings, all of them under the call's own `uniqueid` or `linkedid`.
    id: first("id") ?? JSON.stringify(row),
    start,
    cpe: plain(joined?.["cpename"]) ?? first("cpe", "cpename", "host_name"),
    src,
    dst,
    duration: durationField(all["duration"], whole()),
    billsec: durationField(all["billsec"], whole()),
    disposition: first("disposition"),
  };
};

/** How a call ended, in whatever spelling; null where nobody knows. */
export function outcomeOf(disposition: string | null): CallOutcome | null {
  const word = (disposition ?? "").toLowerCase().replaceAll(/[^a-z]/gu, "");
  if (word === "answered" || word === "answer") return "answered";
  if (word === "noanswer" || word === "noanswered" || word === "unanswered") return "no-answer";
  if (word === "busy") return "busy";
  return word === "failed" || word === "congestion" ? "failed" : null;
}

/** Asterisk's words (contract 3.3). */
export const WORDS = {
  answered: "ANSWERED",
  "no-answer": "NO ANSWER",
  busy: "BUSY",
  failed: "FAILED",
} as const satisfies Record<CallOutcome, string>;

/** Words that servers have for it beside Asterisk's: those of the vendor's screens (contract 3.3). */
const SCREEN_WORDS = ["Answered", "No answered", "busy", "failed"];

/** How a call ended as the server is asked for it; what is not understood stays as it is. */
export function dispositionOf(text: string): string {
  const outcome = outcomeOf(text);
  return outcome ? WORDS[outcome] : text.trim();
}

const own = resource({ app: "pbx", name: "cdrs", read: readCdr, timeoutMs: 30_000 });

const outcomes = {
  key: own.key,
  name: "disposition",
  meaningOf: outcomeOf,
  words: [...Object.values(WORDS), ...SCREEN_WORDS],
};

/** A page of calls; those that ended so are found in whatever word the server has for it. */
const fetchCalls: typeof own.fetchPage = (params, signal) =>
  askInWords(own.fetchPage, params, outcomes, signal);

/**
 * The calls: of all CPEs, or of one by its events where the server has no list of all. A number is asked
 * for in one spelling after the other.
 */
export const cdrs = {
  key: own.key,
  path: own.path,
  fetchPage: async (params: ListParams, signal?: AbortSignal): Promise<Page<Cdr>> => {
    try {
      return await askInForms(fetchCalls, params, questionsOf(params), signal);
    } catch (error) {
      const cpe = params.filters?.["cpe"];
      if (!isAbsent(error) || typeof cpe !== "string") throw error;
      return eventsOf(cpe, params, signal);
    }
  },
};

/** How many calls each spelling of the numbers finds, as query options; for questions in more than one. */
export function spellingsOf(params: Pick<ListParams, "filters" | "search">) {
  const questions = questionsOf(params);
  return queryOptions({
    queryKey: [...own.key, "spellings", questions] as const,
    staleTime: 15_000,
    enabled: questions.length > 1,
    queryFn: ({ signal }) =>
      Promise.all(
        questions.map(async (question): Promise<Spelling> => {
          const page = await fetchCalls({ limit: 1, offset: 0, ...question }, signal);
          // A server that overlooks a filter gives calls of other numbers (contract 2.4).
          const isTaken = page.rows.every(
            (row) => isSpelledSo(row, question) && endedSo(row, question),
          );
          return { question, calls: isTaken ? page.total : null };
        }),
      ),
  });
}

function endedSo({ disposition }: Cdr, { filters }: NumberQuestion): boolean {
  const asked = filters?.["disposition"];
  return (
    typeof asked !== "string" ||
    disposition === null ||
    dispositionOf(disposition) === dispositionOf(asked)
  );
}

async function eventsOf(cpe: string, params: ListParams, signal?: AbortSignal): Promise<Page<Cdr>> {
  const { limit, offset } = params;
  const query = { host_name: cpe, type: "cdr", sort: "-start_time", limit, offset };
  const reply = await get("monitoring/events/", query, { signal });
  const odd: Oddity[] = [];
  const { rows, total } = readEnvelope(reply.data, odd, params);
  const read = rows.flatMap((raw) => readCdr(raw, { path: "event", odd }) ?? []);
  return {
    rows: read,
    received: rows.length,
    total,
    allow: null,
    at: reply.at,
    ms: reply.request.ms,
    odd,
  };
}

/** What some calls add up to. */
export interface CallTotals {
  calls: number;
  by: Readonly<Record<CallOutcome | "unknown", number>>;
  /** Seconds that people spoke. */
  talk: number;
  /** Answered calls that tell only how long they took with the ringing, and these seconds. */
  rung: number;
  lasted: number;
  /** Answered calls that do not say how long they took. */
  untold: number;
}

/** Adds calls up. */
export function totalsOf(rows: readonly Cdr[]): CallTotals {
  const by = { answered: 0, "no-answer": 0, busy: 0, failed: 0, unknown: 0 };
  let talk = 0;
  let [rung, lasted, untold] = [0, 0, 0];
  for (const { disposition, billsec, duration } of rows) {
    const outcome = outcomeOf(disposition) ?? "unknown";
    by[outcome] += 1;
    if (outcome !== "answered") continue;
    if (billsec !== null) talk += billsec;
    else if (duration === null) untold += 1;
    else {
      rung += 1;
      lasted += duration;
    }
  }
  return { calls: rows.length, by, talk, rung, lasted, untold };
}
