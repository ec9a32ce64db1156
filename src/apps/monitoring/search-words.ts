// The words of the vendor's search language (contract 3.2), each with the API parameter that it
// becomes and the test that shows whether a row obeys: a server ignores what it does not know in
// silence (contract 2.4). Pure.
import type { Monitored } from "./monitored.ts";

/** How a value is compared; "" and "=" mean the same. */
export type Operator = "" | "=" | ">" | ">=" | "<" | "<=";

/** What a word takes as its value. */
export type ValueKind = "flag" | "type" | "state" | "number" | "metric" | "duration" | "text";

/** A word's value as it was read. */
export interface WordValue {
  operator: Operator;
  /** The value without its operator and, of a metric, without the metric. */
  value: string;
  /** `pondesv` of `perfdata:pondesv>2`. */
  metric: string | null;
}

/** A word of the language. */
export interface SearchWord {
  name: string;
  aliases?: readonly string[];
  takes: ValueKind;
  /** What only one kind of thing has: the search then asks for that kind alone. */
  means?: "host" | "service";
  /** The parameters that it becomes; an empty list where another part of the search says it. */
  params: (value: WordValue) => readonly (readonly [string, string])[];
  /** Whether a row obeys; null where a row does not tell. */
  obeys: (row: Monitored, value: WordValue, now: number) => boolean | null;
}

const SUFFIX: Record<Operator, string> = {
  "": "",
  "=": "",
  ">": "__gt",
  ">=": "__gte",
  "<": "__lt",
  "<=": "__lte",
};

/** Numbers of the states (contract 3.2); that of "unreachable" is not known. */
export const STATE_NUMBERS: ReadonlyMap<string, number> = new Map([
  ["up", 0],
  ["ok", 0],
  ["down", 1],
  ["warning", 1],
  ["critical", 2],
  ["unknown", 3],
  ["pending", 99],
]);

/** A state as the server numbers it; a word that it does not number as it is. */
const numberOf = (state: string): string => String(STATE_NUMBERS.get(state) ?? state);
const HOST_STATES = new Set(["up", "down", "unreachable"]);
const SERVICE_STATES = new Set(["ok", "warning", "critical", "unknown"]);

const flag = (
  name: string,
  of: (row: Monitored) => boolean | null,
  more: Partial<SearchWord> = {},
): SearchWord => ({
  name,
  takes: "flag",
  params: ({ value }) => [[name, value]],
  obeys: (row, { value }) => {
    const is = of(row);
    return is === null ? null : is === (value === "true");
  },
  ...more,
});

/** A field of `administrative_info`, asked for in Django's way (contract 3.2: inferred). */
const admin = (name: string, field: string, aliases: readonly string[] = []): SearchWord => ({
  name,
  aliases,
  takes: "text",
  params: ({ value }) => [[`vars.administrative_info__${field}`, value]],
  obeys: (row, { value }) => isSame(adminField(row, field), value),
});

const plain = (
  name: string,
  param: string,
  obeys: SearchWord["obeys"],
  more: Partial<SearchWord> = {},
): SearchWord => ({
  name,
  takes: "text",
  params: ({ value }) => [[param, value]],
  obeys,
  ...more,
});

/** All words, in the order in which they are offered. */
export const SEARCH_WORDS: readonly SearchWord[] = [
  {
    name: "type",
    takes: "type",
    params: () => [],
    obeys: (row, { value }) => value === "all" || (value === "host") === (row.service === null),
  },
  flag("problem", (row) => row.isProblem ?? isProblem(row)),
  flag("alarm", (row) => row.isAlarm),
  flag("handled", (row) => row.isHandled),
  flag("hard_state", (row) => row.isHard),
  {
    name: "business_impact",
    aliases: ["bp", "impact"],
    takes: "number",
    params: ({ operator, value }) => [[`business_impact${SUFFIX[operator]}`, value]],
    obeys: (row, value) => compared(row.businessImpact, value),
  },
  {
    name: "is",
    aliases: ["state", "state_long"],
    takes: "state",
    params: ({ value }) => [
      value === "unreachable" ? ["state_long", value] : ["state", numberOf(value)],
    ],
    obeys: (row, { value }) => isInState(row, value),
  },
  {
    name: "isnot",
    takes: "state",
    params: ({ value }) => [["isnot", numberOf(value)]],
    obeys: (row, { value }) => not(isInState(row, value)),
  },
  {
    name: "duration",
    takes: "duration",
    params: ({ operator, value }) => [["duration", `${operator}${value}`]],
    obeys: (row, value, now) =>
      row.since && compared((now - row.since.getTime()) / 1000, value, durationSeconds),
  },
  plain("host", "host_name", (row, { value }) => isSame(row.host, value), {
    aliases: ["host_name"],
  }),
  plain("service", "service_name", (row, { value }) => isSame(row.service, value), {
    aliases: ["service_name"],
    means: "service",
  }),
  plain("hostgroups", "hostgroups", () => null, { aliases: ["hostgroup"] }),
  plain("servicegroups", "servicegroups", () => null, {
    aliases: ["servicegroup"],
    means: "service",
  }),
  plain("contactgroups", "contactgroups", () => null, { aliases: ["contactgroup"] }),
  plain("reghost", "reghost", (row, { value }) => isSame(row.registration.host, value)),
  plain("regtag", "regtag", (row, { value }) => {
    const { tags } = row.registration;
    return tags.length === 0 ? null : tags.some((tag) => isPart(tag, value));
  }),
  plain("regstate", "regstate", (row, { value }) => {
    const { states } = row.registration;
    const words = states.flatMap(({ word }) => (word === "" ? [] : [word.toLowerCase()]));
    // A row words one of the states that it is in, the search may know all (contract 2.9).
    return words.length === 0 || !words.includes("alarm") ? null : words.includes(lower(value));
  }),
  {
    name: "perfdata",
    takes: "metric",
    means: "service",
    params: ({ metric, operator, value }) => [
      [`perfdata.${metric}${SUFFIX[operator] || "__exact"}`, value],
    ],
    obeys: (row, value) => {
      const figures = [...row.perfdata, ...row.services.flatMap(({ perfdata }) => perfdata)];
      const mine = figures.filter(({ metric }) => metric === value.metric);
      return mine.length === 0 ? false : mine.some((one) => compared(one.value, value) !== false);
    },
  },
  {
    name: "topology",
    aliases: ["nap", "cto"],
    takes: "text",
    // A public client sends both at once (contract 3.2).
    params: ({ value }) => [
      ["topology", value],
      ["vars.administrative_info__topology", value],
    ],
    obeys: (row, { value }) => isSame(adminField(row, "topology"), value),
  },
  admin("realm", "realm"),
  admin("tech", "tech"),
  admin("model", "model"),
  admin("vendor", "vendor"),
  admin("customer", "customer_name"),
  admin("profile", "profile_name"),
  admin("sn", "sn"),
  admin("mac", "mac"),
  {
    name: "city",
    takes: "text",
    // Addresses are only in what the server searches by (contract 2.9 `vars.search`).
    params: ({ value }) => [["search", value]],
    obeys: (row, { value }) => {
      const lines = [adminField(row, "address"), adminField(row, "customer_address")];
      return lines.some((line) => line !== null && isPart(line, value));
    },
  },
  flag("acknowledged", (row) => row.isAcknowledged),
  flag("downtime", (row) => row.isInDowntime),
  flag("flapping", (row) => row.isFlapping, {
    aliases: ["is_flapping"],
    params: ({ value }) => [["is_flapping", value]],
  }),
];

const BY_NAME = new Map(
  SEARCH_WORDS.flatMap((word) => [word.name, ...(word.aliases ?? [])].map((name) => [name, word])),
);

/** The word of a name in any case; a path into `vars` is a word too. Null for what nobody knows. */
export function searchWord(name: string): SearchWord | null {
  const known = BY_NAME.get(name.toLowerCase());
  if (known) return known;
  if (!/^vars\.\w/i.test(name)) return null;
  const field = /^vars\.administrative_info__(\w+)$/.exec(name)?.[1];
  return {
    name,
    takes: "text",
    params: ({ value }) => [[name, value]],
    obeys: (row, { value }) => (field ? isSame(adminField(row, field), value) : null),
  };
}

/** The kind of thing that a state word belongs to; null for both. */
export function kindOfState(state: string): "host" | "service" | null {
  if (HOST_STATES.has(state)) return "host";
  return SERVICE_STATES.has(state) ? "service" : null;
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 7 * 86_400 };

/** Seconds of `90m`, `2h`, `1d`; NaN for anything else. */
export function durationSeconds(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text.toLowerCase()) ?? [];
  return Number(amount) * (UNITS[unit ?? ""] ?? Number.NaN);
}

function compared(
  is: number | null,
  { operator, value }: WordValue,
  read: (text: string) => number = Number,
): boolean | null {
  const wanted = read(value);
  if (is === null || Number.isNaN(wanted)) return null;
  if (operator === ">") return is > wanted;
  if (operator === ">=") return is >= wanted;
  if (operator === "<") return is < wanted;
  if (operator === "<=") return is <= wanted;
  return is === wanted;
}

function isInState(row: Monitored, wanted: string): boolean | null {
  if (!/^\d+$/.test(wanted)) return row.state === wanted;
  if (row.state === "unreachable") return null;
  return STATE_NUMBERS.get(row.state) === Number(wanted);
}

function isProblem({ service, state }: Monitored): boolean {
  if (service === null) return state === "down" || state === "unreachable";
  return state === "warning" || state === "critical";
}

function adminField(row: Monitored, field: string): string | null {
  const info: Readonly<Record<string, unknown>> | null = row.administrativeInfo;
  const value = info?.[field] ?? row.administrativeInfo?.extra[field];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : null;
}

function isSame(is: string | null, wanted: string): boolean {
  return is !== null && lower(is) === lower(wanted);
}

function isPart(whole: string, part: string): boolean {
  return lower(whole).includes(lower(part));
}

function lower(text: string): string {
  return text.toLowerCase();
}

function not(is: boolean | null): boolean | null {
  return is === null ? null : !is;
}
