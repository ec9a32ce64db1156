// What happened: changes of state, notifications and events, one reader for all (contract 3.2: paths and names inferred).
import type { RowReader } from "#src/krill/read-row.ts";
import { resource } from "#src/krill/resource.ts";
import { num, record, shortForm, text, under } from "#src/util/read.ts";
import { moment } from "#src/util/loose.ts";

/** One thing that happened. Fields are named as the API sorts and filters by them. */
export type Happening = {
  id: string;
  /** When a state changed or a message went out, or an event began. */
  date: Date | null;
  start_time: Date | null;
  /** Null: not finished. */
  end_time: Date | null;
  host_name: string | null;
  service_name: string | null;
  /** `down`, `critical` …, in lower case. */
  state_long: string | null;
  /** Null where it is not told. */
  isHard: boolean | null;
  last_hard_state: string | null;
  output: string | null;
  /** How it was told, and to whom: `slack`, `email`. */
  channel: string | null;
  user: string | null;
  source: string | null;
  type: string | null;
  /** What an event holds, as one line. */
  detail: string;
};

const HOST_STATES: Readonly<Record<number, string>> = { 0: "up", 1: "down", 99: "pending" };
const SERVICE_STATES: Readonly<Record<number, string>> = {
  0: "ok",
  1: "warning",
  2: "critical",
  3: "unknown",
  99: "pending",
};

/** Reads a row of the history, the notifications or the events; null for what is no object. */
export const readHappening: RowReader<Happening> = (raw, where) => {
  const row = record(raw, where);
  if (!row) return null;
  const first = (...keys: string[]) =>
    keys.find((key) => row[key] !== undefined && row[key] !== null);
  const word = (...keys: string[]) => {
    const key = first(...keys);
    return key === undefined ? null : text(row[key], under(where, key));
  };
  const when = (...keys: string[]) => {
    const key = first(...keys);
    return key === undefined ? null : moment(row[key], under(where, key));
  };
  const start = when("start_time", "start", "date", "time", "timestamp");
  const host = word("host_name", "host");
  const service = word("service_name", "service");
  const names = service === null ? HOST_STATES : SERVICE_STATES;
  const stateName = (value: unknown) => {
    const number = num(value);
    return number === null ? text(value) : (names[number] ?? String(number));
  };
  const stateType = text(row.state_type);
  return {
    // Several are told of one thing at one moment: only what is the same throughout is the same.
    id: word("id", "pk") ?? JSON.stringify(row),
    date: when("date", "time", "timestamp", "start_time"),
    start_time: start,
    end_time: when("end_time", "end"),
    host_name: host,
    service_name: service,
    state_long: (word("state_long") ?? stateName(row.state))?.toLowerCase() ?? null,
    isHard: stateType === null ? null : /^(1|hard)$/i.test(stateType),
    last_hard_state: stateName(row.last_hard_state),
    output: word("output", "message"),
    channel: word("channel", "method", "via"),
    user: word("user", "contact", "recipient"),
    source: word("source"),
    type: word("type"),
    detail: detailOf(row.data ?? row.detail),
  };
};

/** `ip: 10.0.0.4 · mac: 7c…`; plain values only, nested ones in short. */
function detailOf(data: unknown): string {
  const fields = record(data);
  if (!fields) return text(data) ?? "";
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}: ${shortForm(value)}`)
    .join(" · ");
}

const of = (name: string) =>
  resource({ app: "monitoring", name, read: readHappening, timeoutMs: 30_000 });

/** Changes of state of hosts and services. */
export const stateHistory = of("history");
/** Messages that went out. */
export const notifications = of("notifications");
/** Leases, sessions, calls, provisioning. */
export const events = of("events");
