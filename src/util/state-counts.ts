/** Totals of hosts and services by state, in whatever shape a server gives them (contract 3.2: inferred). Pure. */

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

/** Names deeper than this are not looked at. */
const DEEPEST = 4;

/**
 * Reads totals by the words in the names of the numbers: `hosts.down`, `num_hosts_down`, `down.total`. A bare `down` is said of
 * hosts where `hosts` and `services` are named nowhere: services have other states.
 */
export function readSummary(data: unknown): Summary {
  const found = [...numbersIn(data, [])];
  const isBare = !found.some(({ words }) => words.some((word) => KINDS.has(word)));
  const leaves = isBare ? withKinds(found) : found;
  return { hosts: figures("hosts", leaves), services: figures("services", leaves) };
}

interface Leaf {
  words: string[];
  value: number;
}

const KINDS = new Set(["host", "hosts", "service", "services"]);
const HOST_WORDS = new Set(["up", "down", "unreachable"]);
const SERVICE_WORDS = new Set(["ok", "warning", "critical"]);

/** Numbers without a kind, each with the kind whose states alone have its word, else with that of all others. */
function withKinds(leaves: readonly Leaf[]): Leaf[] {
  const isOf = ({ words }: Leaf, states: ReadonlySet<string>) =>
    words.some((word) => states.has(word));
  const hasHosts = leaves.some((leaf) => isOf(leaf, HOST_WORDS));
  const hasServices = leaves.some((leaf) => isOf(leaf, SERVICE_WORDS));
  return leaves.flatMap((leaf) => {
    const isHosts = isOf(leaf, HOST_WORDS) || (hasHosts && !hasServices);
    const isServices = isOf(leaf, SERVICE_WORDS) || (hasServices && !hasHosts);
    if (isHosts === isServices) return [];
    return { words: [isHosts ? "hosts" : "services", ...leaf.words], value: leaf.value };
  });
}

function* numbersIn(data: unknown, words: string[]): Generator<Leaf> {
  const count = typeof data === "string" && /^\d{1,9}$/u.test(data) ? Number(data) : data;
  if (typeof count === "number" && Number.isInteger(count) && count >= 0)
    yield { words, value: count };
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
