// The vendor's search language: read as it is typed, written as the API's parameters. Pure.
import type { QueryValue } from "#src/krill/links.ts";
import { asking } from "#src/resource/obeys.ts";
import { parseIp } from "#src/util/ip.ts";
import { parseMac } from "#src/util/mac.ts";
import { tidyInput } from "#src/util/text.ts";
import type { Monitored } from "./monitored.ts";
import {
  durationSeconds,
  kindOfState,
  searchWord,
  STATE_NUMBERS,
  type Operator,
  type SearchWord,
  type WordValue,
} from "./search-words.ts";

/** One part of a search as it was typed. */
export interface SearchTerm {
  /** As typed, quotes and all. */
  text: string;
  /** Where it stands in the search. */
  start: number;
  /** Null: free text. */
  word: SearchWord | null;
  value: WordValue;
  /** `unknown-word`: passed on as it is; `bad-value`: not sent. */
  problem: "unknown-word" | "bad-value" | null;
  /** The name before the colon, as typed; "" for free text. */
  name: string;
}

/** A search as the API takes it. */
export interface ApiSearch {
  search: string | undefined;
  filters: Readonly<Record<string, QueryValue>>;
}

/** Reads a search as it is typed; whatever was typed gives terms, never an error. */
export function parseSearch(text: string): SearchTerm[] {
  return tokensOf(text).map(({ start, token }) => termOf(token, start));
}

/** The tokens of a search: parted by blanks outside of quotes. */
function tokensOf(text: string): { start: number; token: string }[] {
  return Array.from(text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g), (match) => ({
    start: match.index,
    token: match[0],
  }));
}

// A colon, or the operator itself where the name cannot be a word of free text (`perfdata.x__gt=2`).
const NAMED = /^([A-Za-z][\w.]*)(?::|(?<=[._]\w*)(?=[<>=]))(.*)$/s;

function termOf(token: string, start: number): SearchTerm {
  const free: SearchTerm = {
    text: token,
    start,
    word: null,
    name: "",
    value: { operator: "", value: unquoted(token), metric: null },
    problem: null,
  };
  const [, name, written] = NAMED.exec(token) ?? [];
  if (name === undefined || written === undefined) return free;
  const rest = written.replace(/^=(?!=)/, "");
  // `perfdata.pondesv__gt:2`, as the API spells it.
  const metric = /^perfdata\.(\w+?)__(gte?|lte?|exact)$/i.exec(name);
  const word = searchWord(metric ? "perfdata" : name);
  if (!word && (rest.startsWith("//") || isAddress(token))) return free;
  const term = { ...free, name, word };
  if (metric) {
    const operator = OPERATORS[(metric[2] ?? "").toLowerCase()] ?? "=";
    return checked({
      ...term,
      value: { operator, metric: metric[1] ?? "", value: unquoted(rest) },
    });
  }
  if (!word) {
    const value = unquoted(rest);
    const problem = value === "" ? "bad-value" : "unknown-word";
    return { ...term, value: { operator: "", value, metric: null }, problem };
  }
  return checked({ ...term, value: readValue(word, unquoted(rest)) });
}

const OPERATORS: Record<string, Operator> = {
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  exact: "=",
};

function readValue({ takes }: SearchWord, text: string): WordValue {
  if (takes === "metric") {
    const [, metric = "", operator = "", value = ""] =
      /^(\w*)(>=|<=|>|<|=)?(.*)$/s.exec(text) ?? [];
    return { operator: isOperator(operator) ? operator : "", value: value.trim(), metric };
  }
  if (takes === "number" || takes === "duration") {
    const [, operator = "", value = ""] = /^(>=|<=|>|<|=)?(.*)$/s.exec(text) ?? [];
    return { operator: isOperator(operator) ? operator : "", value: value.trim(), metric: null };
  }
  if (takes === "text") return { operator: "", value: text, metric: null };
  const word = text.toLowerCase();
  const known = takes === "flag" ? (YES_OR_NO.get(word) ?? word) : word;
  return { operator: "", value: known, metric: null };
}

const YES_OR_NO = new Map([
  ["1", "true"],
  ["0", "false"],
]);
const NUMBER = /^-?\d+(\.\d+)?$/;

function checked(term: SearchTerm): SearchTerm {
  return isSound(term) ? term : { ...term, problem: "bad-value" };
}

function isSound({ word, value: { value, metric, operator } }: SearchTerm): boolean {
  switch (word?.takes) {
    case "flag":
      return value === "true" || value === "false";
    case "type":
      return ["host", "service", "all"].includes(value);
    case "state":
      return STATE_NUMBERS.has(value) || value === "unreachable" || /^\d{1,2}$/.test(value);
    case "number":
      return NUMBER.test(value);
    case "duration":
      return !Number.isNaN(durationSeconds(value));
    case "metric":
      return metric !== null && metric !== "" && operator !== "" && NUMBER.test(value);
    default:
      return value !== "";
  }
}

function isOperator(text: string): text is Operator {
  return ["", "=", ">", ">=", "<", "<="].includes(text);
}

function unquoted(text: string): string {
  return text.replaceAll('"', "");
}

/** A MAC or an IPv6 address has colons too. */
function isAddress(token: string): boolean {
  return parseMac(token) !== null || parseIp(token) !== null;
}

/** The kind of thing that a search is after: as it says, or as its words imply (contract 4.1 S14). */
export function kindOf(terms: readonly SearchTerm[]): "host" | "service" | "all" {
  const said = terms.findLast(({ word, problem }) => word?.name === "type" && problem === null);
  if (said && said.value.value !== "all") return said.value.value === "host" ? "host" : "service";
  for (const { word, value, problem } of terms) {
    if (problem !== null || !word) continue;
    const means =
      word.takes === "state" && word.name === "is" ? kindOfState(value.value) : word.means;
    if (means) return means;
  }
  return "all";
}

/** The parameters of a search (contract 3.2, most names inferred): several values of one name are all sent. */
export function toApi(terms: readonly SearchTerm[]): ApiSearch {
  const filters: Record<string, string[]> = Object.create(null);
  const texts: string[] = [];
  const kind = kindOf(terms);
  if (kind !== "all") filters.type = [kind === "host" ? "Host" : "Service"];
  for (const { word, name, value, problem } of terms) {
    if (problem === "bad-value") continue;
    const params: readonly (readonly [string, string])[] =
      word?.params(value) ?? (name === "" ? [["search", value.value]] : [[name, value.value]]);
    for (const [param, one] of params) {
      if (param === "search") texts.push(tidyInput(one));
      else if (!filters[param]?.includes(one)) (filters[param] ??= []).push(one);
    }
  }
  const written = Object.entries(filters).map(([name, values]): [string, QueryValue] => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return {
    search: texts.filter(Boolean).join(" ") || undefined,
    filters: Object.fromEntries(written),
  };
}

/** The terms that became these parameters: `toApi` read backwards, without free text. */
export function termsOf(filters: ApiSearch["filters"] = {}): SearchTerm[] {
  return asking(filters).flatMap(([name, value]) =>
    [value].flat().map((one) => {
      const [, word, suffix] = /^(\w+)__(gte?|lte?)$/.exec(name) ?? [];
      const written = word && suffix ? `${word}:${OPERATORS[suffix]}${one}` : `${name}:${one}`;
      return { ...termOf(written, 0), name };
    }),
  );
}

/**
 * The terms that a row does not show to obey, of `termsOf`. What it does not tell is no proof, unless its parameter is one
 * that the server must know.
 */
export function unproven(
  terms: readonly SearchTerm[],
  row: Monitored,
  now: number,
  documented: RegExp,
): string[] {
  const untold = terms.flatMap(({ word, value, text, name, problem }) => {
    const says = problem === null ? word?.obeys(row, value, now) : null;
    return !documented.test(name) && (says ?? null) === null ? [text] : [];
  });
  return [...broken(terms, row, now), ...untold];
}

/** The terms, as typed, that a row does not obey: the server must have ignored them. */
export function broken(terms: readonly SearchTerm[], row: Monitored, now: number): string[] {
  const kind = kindOf(terms);
  const names = terms.flatMap(({ word, value, text, problem }) =>
    problem === null && word && word.obeys(row, value, now) === false ? [text] : [],
  );
  const isOther = kind !== "all" && (kind === "host") !== (row.service === null);
  return isOther && !names.some((name) => name.startsWith("type"))
    ? [...names, `type:${kind}`]
    : names;
}

/** A search with a word set to one value, in the place where it stood; null takes it away. */
export function withWord(text: string, name: string, value: string | null): string {
  const word = searchWord(name);
  const mine = (term: SearchTerm) => term.word !== null && term.word === word;
  const terms = parseSearch(text);
  const written = value === null ? null : `${name}:${/\s/.test(value) ? `"${value}"` : value}`;
  const first = terms.find(mine);
  const kept = terms.flatMap((term) => {
    if (!mine(term)) return [term.text];
    return term === first && written !== null ? [written] : [];
  });
  if (!first && written !== null) kept.push(written);
  return kept.join(" ");
}

/** The value of a word in a search, as it was read; null where it does not stand there. */
export function valueOf(text: string, name: string): string | null {
  const word = searchWord(name);
  const term = parseSearch(text).find((one) => one.word !== null && one.word === word);
  return term && term.problem === null ? term.value.value : null;
}
