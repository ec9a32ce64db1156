import { queryOptions } from "@tanstack/react-query";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";

/** The states in the order of their weight. */
const STATES = {
  hosts: ["down", "unreachable", "pending", "up"],
  services: ["critical", "warning", "unknown", "pending", "ok"],
} as const;

export type State = (typeof STATES)[keyof typeof STATES][number];

/** How many things are in a state. */
export interface Figure {
  state: State;
  count: number;
  /** Those of them that somebody has acknowledged or planned; null where that is not told. */
  handled: number | null;
}

/** Totals by state, the worst first; empty where the server does not tell. */
export interface Summary {
  hosts: Figure[];
  services: Figure[];
}

/** The network at a glance, and when it was read. */
export interface Network extends Summary {
  at: Date;
}

const DEEPEST = 4;

/**
 * Totals of hosts and services by state: `monitoring/status/summary` in whatever shape (contract 3.2:
 * inferred), else the number of hosts with a problem; null where the server offers neither or the
 * user may not see it.
 */
export const network = queryOptions<Network | null>({
  queryKey: ["monitoring", "status-summary"],
  staleTime: 30_000,
  refetchInterval: (query) => (query.state.data === null ? false : 60_000),
  queryFn: async ({ signal }) => {
    const reply = await orNull(get("monitoring/status/summary", undefined, { signal }));
    const summary = readSummary(reply?.data);
    if (reply && summary.hosts.length > 0) return { ...summary, at: reply.at };
    const query = { type: "Host", problem: "true", limit: 1 };
    const search = await orNull(get("monitoring/search/", query, { signal }));
    const count = search && readProblemCount(search.data);
    if (!search || count === null) return null;
    return { hosts: [{ state: "down", count, handled: null }], services: [], at: search.at };
  },
});

/** Reads totals by the words in the names of the numbers: `hosts.down`, `num_hosts_down`, `down.total`. */
export function readSummary(data: unknown): Summary {
  const leaves = [...numbersIn(data, [])];
  return { hosts: figures("hosts", leaves), services: figures("services", leaves) };
}

/** The total of a search for problems; null where its row shows that the filter was ignored. */
export function readProblemCount(data: unknown): number | null {
  const { rows, total } = readEnvelope(data, []);
  const isObeyed = rows.every((row) => {
    const attrs: unknown = fieldOf(row, "attrs");
    return fieldOf(attrs, "problem") !== 0 && fieldOf(attrs, "state") !== 0;
  });
  return isObeyed ? total : null;
}

interface Leaf {
  words: string[];
  value: number;
}

function* numbersIn(data: unknown, words: string[]): Generator<Leaf> {
  if (typeof data === "number" && Number.isInteger(data) && data >= 0) yield { words, value: data };
  if (typeof data !== "object" || data === null || words.length > DEEPEST * 2) return;
  for (const [name, value] of Object.entries(data)) {
    const own = name.toLowerCase().match(/[a-z]+/gu) ?? [];
    yield* numbersIn(value, [...words, ...own]);
  }
}

function figures(kind: keyof typeof STATES, leaves: readonly Leaf[]): Figure[] {
  const of = kind.slice(0, -1);
  const mine = leaves.filter(({ words }) => words.includes(kind) || words.includes(of));
  return STATES[kind].flatMap((state) => {
    const here = mine.filter(({ words }) => words.includes(state));
    const whole = here.find(({ words }) => [state, "total", "count"].includes(words.at(-1) ?? ""));
    const handled = here.find(({ words }) => words.at(-1) === "handled")?.value ?? null;
    // Without a total, handled and unhandled ones make it up.
    const sum = here.reduce((total, { value }) => total + value, 0);
    const count = whole?.value ?? (here.length > 1 ? sum : null);
    return count === null ? [] : [{ state, count, handled }];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

async function orNull<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply;
  } catch (error) {
    const kinds = ["forbidden", "invalid", "not-found", "not-allowed"];
    if (error instanceof ApiError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
