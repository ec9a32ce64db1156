import { isPlaceholder, list, note, text, under, type Where } from "#src/util/read.ts";

/** The registration words that the contract knows (3.2), and "unknown" for placeholders and all others. */
export type RegWord =
  | "online"
  | "offline"
  | "alarm"
  | "losi"
  | "lofi"
  | "dyinggasp"
  | "up"
  | "down"
  | "unknown";

/** One registration state: what it means, and the word as it came ("" for a placeholder). */
export type RegState = { state: RegWord; word: string };

/** What took a device down, as far as a word or a sentence of the network says. */
export type Cause = "los" | "dying-gasp" | "lof" | "other";

const WORDS = new Map<string, RegWord>([
  ["online", "online"],
  // How ZTE's OLTs call it.
  ["working", "online"],
  ["offline", "offline"],
  ["alarm", "alarm"],
  ["losi", "losi"],
  ["los", "losi"],
  ["lofi", "lofi"],
  ["lof", "lofi"],
  ["dyinggasp", "dyinggasp"],
  ["up", "up"],
  ["down", "down"],
]);

/** Reads one registration word in any case and punctuation (`dyinggasp`, `Dying-Gasp`); a word not known is kept. */
export function regState(word: string): RegState {
  if (isPlaceholder(word)) return { state: "unknown", word: "" };
  const known = WORDS.get(word.toLowerCase().replace(/[\s_-]+/g, ""));
  return { state: known ?? "unknown", word: word.trim() };
}

/**
 * Registration states from a list, a plain text, words joined by `/` (`alarm/losi/offline`) or null
 * (contract 2.9). Placeholders give one "unknown"; nothing gives an empty list.
 */
export function readRegStates(value: unknown, where: Where): RegState[] {
  return list(value).flatMap((item, index) => {
    const here = Array.isArray(value) ? under(where, index) : where;
    if (typeof item === "string" && isPlaceholder(item)) {
      note(here, "placeholder", item);
      return [regState(item)];
    }
    const states = (text(item, here) ?? "").split("/").flatMap((word) => {
      return word.trim() === "" ? [] : [regState(word)];
    });
    for (const { state, word } of states) if (state === "unknown") note(here, "unknown-word", word);
    return states;
  });
}

/** Whether the states say that it is on the network, off it, both (contradictory) or nothing. */
export function regSays(states: RegState[]): "up" | "down" | "both" | "nothing" {
  const up = states.some(({ state }) => state === "online" || state === "up");
  const down = states.some(({ state }) =>
    ["offline", "down", "losi", "lofi", "dyinggasp"].includes(state),
  );
  if (up && down) return "both";
  if (up) return "up";
  return down ? "down" : "nothing";
}

/**
 * The cause that registration states name. A dying gasp outweighs a loss of signal beside it: a device
 * without power goes dark right after its last gasp. `offline` and `alarm` alone name none: null.
 */
export function regCause(states: RegState[]): Exclude<Cause, "other"> | null {
  const has = (word: RegWord) => states.some(({ state }) => state === word);
  if (has("dyinggasp")) return "dying-gasp";
  if (has("losi")) return "los";
  return has("lofi") ? "lof" : null;
}

// Bare LOS only in capitals: "los" is a Spanish article, and alarm sentences come in Spanish too.
const LOS =
  /(?<![A-Za-z])(?:[Ll][Oo][SsBb][Ii]|LO[SB])(?![A-Za-z])|[Ll]oss of signal|expected optical signal|fib(?:er|re) is broken|p[eé]rdida de señal/;
// Optical power is light, not electricity.
const DYING_GASP =
  /dying[\s_-]*gasp|(?<![a-z])dgi(?![a-z])|(?:loss of|lost) (?:electrical )?power|(?<!optical |rx |tx |received |laser )power[\s-]*(?:cut|outage|failure)/i;
const LOF = /(?<![a-z])lofi?(?![a-z])|loss of frame/i;

/** The cause that a sentence names (alarm, output, last-down cause); "other" when none of the known ones. */
export function causeInText(sentence: string): Cause {
  if (DYING_GASP.test(sentence)) return "dying-gasp";
  if (LOS.test(sentence)) return "los";
  return LOF.test(sentence) ? "lof" : "other";
}
