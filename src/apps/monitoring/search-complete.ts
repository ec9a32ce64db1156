// What can be typed next in a search, as one types. Pure.
import { parseSearch } from "./search-language.ts";
import { SEARCH_WORDS, STATE_NUMBERS, searchWord, type SearchWord } from "./search-words.ts";

/** Values met so far, by word (`hostgroups`, `service`, `reghost`, `regtag`, `realm`, `metric` …). */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

/** One offer: what it is called and what the search is after taking it. */
export interface Completion {
  label: string;
  /** The word that it begins, for its explanation; null for a value. */
  word: string | null;
  /** The whole search with the offer in it, and where the cursor then stands. */
  text: string;
  caret: number;
}

const MOST = 12;

/** Host groups and metrics that every vendor's installation has (contract 3.2, 4.4 M18). */
const USUAL: KnownValues = {
  hostgroups: [
    "ap",
    "core",
    "cpe",
    "cpegpon",
    "cpedocsis",
    "cpewimax",
    "cpeprobe",
    "nas",
    "olt",
    "router",
    "switch",
    "ups",
  ],
  service: [
    "dhcp",
    "pppoe",
    "provision",
    "qos",
    "tr069",
    "txrx",
    "downstream",
    "upstream",
    "voice1",
  ],
  regstate: ["online", "offline", "alarm", "losi", "lofi", "dyinggasp"],
  tech: ["gpon", "docsis", "wimax", "voip", "ghn", "ethernet"],
  metric: [
    "dnrx",
    "uprx",
    "uptx",
    "dnatt",
    "upatt",
    "pondesv",
    "dncorr",
    "dnko",
    "upcorr",
    "upko",
    "dnsnr",
    "upsnr",
    "dnairtime",
    "upairtime",
  ],
};

/** What fits at the cursor: words, or the values of the word that stands before it. */
export function completions(text: string, caret: number, known: KnownValues): Completion[] {
  const term = parseSearch(text).find(
    (one) => one.start < caret && caret <= one.start + one.text.length,
  );
  const start = term?.start ?? caret;
  const end = term ? term.start + term.text.length : caret;
  const typed = text.slice(start, caret);
  const colon = typed.indexOf(":");
  const put = (written: string, word: string | null, label = written): Completion => {
    const head = text.slice(0, start) + written;
    const gap = word === null && text.slice(end) === "" ? " " : "";
    return { label, word, text: head + gap + text.slice(end), caret: head.length + gap.length };
  };
  if (colon === -1) {
    const wanted = typed.toLowerCase();
    return SEARCH_WORDS.filter(({ name, aliases = [] }) =>
      [name, ...aliases].some((one) => one.startsWith(wanted)),
    )
      .slice(0, MOST)
      .map(({ name }) => put(`${name}:`, name));
  }
  const name = typed.slice(0, colon);
  const word = searchWord(name);
  if (!word) return [];
  const value = typed.slice(colon + 1).replaceAll('"', "");
  return valuesOf(word, value, known)
    .filter((one) => one.toLowerCase() !== value.toLowerCase())
    .slice(0, MOST)
    .map((one) => {
      const isOpen = word.takes === "metric" && /[\w]$/.test(one) && !/[<>=]/.test(one);
      const written = `${name}:${/\s/.test(one) ? `"${one}"` : one}`;
      return isOpen ? put(`${written}>`, word.name, `${written}>`) : put(written, null);
    });
}

function valuesOf(word: SearchWord, typed: string, known: KnownValues): string[] {
  const fits = (values: readonly string[]) => {
    const wanted = typed.toLowerCase();
    const all = [...new Set(values)];
    const first = all.filter((one) => one.toLowerCase().startsWith(wanted));
    const later = all.filter((one) => !first.includes(one) && one.toLowerCase().includes(wanted));
    return [...first, ...later];
  };
  switch (word.takes) {
    case "flag":
      return fits(["true", "false"]);
    case "type":
      return fits(["all", "host", "service"]);
    case "state":
      return fits(["unreachable", ...STATE_NUMBERS.keys()]);
    case "number":
      return fits([">=2", ">=3", ">=4", "1"]);
    case "duration":
      return fits(["<1h", "<24h", ">1h", ">24h", ">7d"]);
    case "metric":
      return /[<>=]/.test(typed)
        ? []
        : fits([...(known["metric"] ?? []), ...(USUAL["metric"] ?? [])]);
    default:
      return fits([...(known[word.name] ?? []), ...(USUAL[word.name] ?? [])]);
  }
}
