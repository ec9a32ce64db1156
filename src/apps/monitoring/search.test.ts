import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whole } from "#src/util/read.ts";
import { completions } from "./search-complete.ts";
import { DOCUMENTED, readMonitored, type Monitored } from "./monitored.ts";
import {
  broken,
  kindOf,
  parseSearch,
  termsOf,
  toApi,
  unproven,
  valueOf,
  withWord,
} from "./search-language.ts";
import { SEARCH_WORDS } from "./search-words.ts";

const NOW = Date.parse("2025-03-10T12:00:00Z");
const api = (text: string) => toApi(parseSearch(text));

describe("a search as it is typed becomes the API's parameters", () => {
  test.each<[string, Record<string, unknown>, string?]>([
    // The vendor's own examples (contract 3.2, 4.4).
    [
      "alarm:true handled:false hard_state:true business_impact:>=2 type:all",
      { alarm: "true", handled: "false", hard_state: "true", business_impact__gte: "2" },
    ],
    ["regtag:0/5/2 regtag:oltCEEIM type:host", { regtag: ["0/5/2", "oltCEEIM"], type: "Host" }],
    ["hostgroups:core business_impact:>=2", { hostgroups: "core", business_impact__gte: "2" }],
    [
      "type:Host hostgroups:core business_impact:>2",
      { type: "Host", hostgroups: "core", business_impact__gt: "2" },
    ],
    ["bp:>2", { business_impact__gt: "2" }],
    ["perfdata:pondesv>2.0", { type: "Service", "perfdata.pondesv__gt": "2.0" }],
    ["perfdata:dnrx<=-27", { type: "Service", "perfdata.dnrx__lte": "-27" }],
    ["perfdata.pondesv__gt:2", { type: "Service", "perfdata.pondesv__gt": "2" }],
    ["perfdata.pondesv__gt=2", { type: "Service", "perfdata.pondesv__gt": "2" }],
    ["perfdata:upko=0", { type: "Service", "perfdata.upko__exact": "0" }],
    ["service:tr069 is:1", { type: "Service", service_name: "tr069", state: "1" }],
    ["isnot:ok", { isnot: "0" }],
    ["isnot:0", { isnot: "0" }],
    ["servicegroups:cpe_docsis", { type: "Service", servicegroups: "cpe_docsis" }],
    ["duration:>2h", { duration: ">2h" }],
    ["contactgroups:noc", { contactgroups: "noc" }],
    // The kind that only one thing can be in.
    ["is:down", { type: "Host", state: "1" }],
    ["is:critical", { type: "Service", state: "2" }],
    ["is:unreachable", { type: "Host", state_long: "unreachable" }],
    ["type:host is:critical", { type: "Host", state: "2" }],
    // What a CPE's host holds.
    ["realm:phi", { "vars.administrative_info__realm": "phi" }],
    ['customer:"Calle del Río"', { "vars.administrative_info__customer_name": "Calle del Río" }],
    ["topology:nap-7", { topology: "nap-7", "vars.administrative_info__topology": "nap-7" }],
    ["vars.administrative_info__tech:gpon", { "vars.administrative_info__tech": "gpon" }],
    // Free text, and what only looks like a word.
    ["errante  dominguero", {}, "errante dominguero"],
    ['"calle mayor" problem:1', { problem: "true" }, "calle mayor"],
    ["city:Coslada type:host", { type: "Host" }, "Coslada"],
    ["7c:b7:33:01:02:03", {}, "7c:b7:33:01:02:03"],
    ["fe80::1 https://x.example", {}, "fe80::1 https://x.example"],
    // Not known: passed on; not sound: not sent.
    ["colour:red", { colour: "red" }],
    ["problem:maybe perfdata:>2 is:broken type:things duration:long", {}],
    ["", {}],
  ])("%s", (text, filters, search) => {
    expect(api(text)).toEqual({ filters, search });
  });

  test("letter case of words and yes or no in figures are taken", () => {
    expect(api("PROBLEM:True Handled:0 TYPE:HOST")).toEqual(
      api("problem:true handled:false type:host"),
    );
  });

  test("what is wrong with a term is told at the term", () => {
    const problems = parseSearch("problem:maybe colour:red type:host").map(
      ({ problem }) => problem,
    );
    expect(problems).toEqual(["bad-value", "unknown-word", null]);
  });

  test("any text is read without an error and gives only texts", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const terms = parseSearch(text);
        for (const term of terms)
          expect(text.slice(term.start, term.start + term.text.length)).toBe(term.text);
        const { filters } = toApi(terms);
        for (const value of Object.values(filters).flat()) expect(typeof value).toBe("string");
      }),
    );
  });
});

const row = (type: "Host" | "Service", attrs: object, vars: object = {}): Monitored => {
  const name = type === "Host" ? "cpe0001" : "cpe0001!txrx";
  const read = readMonitored(
    { type, name, attrs: { host_name: "cpe0001", ...attrs, vars } },
    whole(),
  );
  if (!read) throw new Error("no row");
  return read;
};
const DOWN = row(
  "Host",
  {
    state: 1,
    state_long: "down",
    problem: 1,
    handled: 0,
    business_impact: 1,
    last_state_change: "2025-03-10T10:00:00Z",
  },
  {
    cpe_registration_host: "oltA",
    cpe_registration_tags: ["oltA-0/5/2", "oltA"],
    administrative_info: { realm: "phi", customer_address: "Calle Mayor 1 - Coslada" },
  },
);
const TXRX = row("Service", {
  service_name: "txrx",
  state: 2,
  state_long: "critical",
  problem: 1,
  perfdata: [{ name: "pondesv", value: 2.5 }],
});

describe("rows are checked against what was asked, since unknown parameters are ignored in silence", () => {
  test.each<[Monitored, string, string[]]>([
    [DOWN, "problem:true handled:false type:host is:down", []],
    [DOWN, "handled:true", ["handled:true"]],
    [DOWN, "business_impact:>=2", ["business_impact:>=2"]],
    [DOWN, "type:service", ["type:service"]],
    [DOWN, "service:txrx", ["service:txrx", "type:service"]],
    [DOWN, "regtag:0/5/2 regtag:oltA", []],
    [DOWN, "regtag:0/6/2", ["regtag:0/6/2"]],
    [DOWN, "reghost:OLTA realm:PHI city:coslada", []],
    [DOWN, "realm:dem", ["realm:dem"]],
    [DOWN, "duration:>1h", []],
    [DOWN, "duration:>1d", ["duration:>1d"]],
    [DOWN, "is:1", []],
    [DOWN, "isnot:down", ["isnot:down"]],
    // Rows do not tell: nobody is accused.
    [DOWN, "hostgroups:core free text colour:red hard_state:true", []],
    [TXRX, "perfdata:pondesv>2 is:critical service:TXRX", []],
    [TXRX, "perfdata:pondesv>3", ["perfdata:pondesv>3"]],
    [TXRX, "perfdata:dnrx<0", ["perfdata:dnrx<0"]],
    [TXRX, "is:down", ["is:down", "type:host"]],
  ])("%#: %s", (one, text, wrong) => {
    expect(broken(parseSearch(text), one, NOW)).toEqual(wrong);
  });
});

describe("a job takes a row only where it shows what the parameters ask for", () => {
  test.each<[Monitored, string, string[]]>([
    [DOWN, "problem:true handled:false is:down bp:<2 duration:>1h realm:phi", []],
    [DOWN, "is:unreachable", ["state_long:unreachable"]],
    [DOWN, "handled:true bp:>=2", ["handled:true", "business_impact:>=2"]],
    [TXRX, "perfdata:pondesv>2 service:txrx isnot:ok", []],
    [TXRX, "perfdata:pondesv>3 type:service", ["perfdata.pondesv__gt:3"]],
    [DOWN, "service:txrx", ["service_name:txrx", "type:Service"]],
    // What a row does not tell is no proof, but of a filter that the contract documents.
    [DOWN, "hostgroups:core regstate:losi", []],
    [
      DOWN,
      "hard_state:true contactgroups:noc colour:red flapping:true vars.rack:7",
      ["hard_state:true", "contactgroups:noc", "colour:red", "is_flapping:true", "vars.rack:7"],
    ],
  ])("%#: %s", (one, text, wrong) => {
    const { filters } = api(text);
    expect(unproven(termsOf(filters), one, NOW, DOCUMENTED).toSorted()).toEqual(wrong.toSorted());
  });
});

describe("one word of a search is changed in its place", () => {
  test.each([
    ["problem:true type:all free", "type", "host", "problem:true type:host free"],
    ["handled:false handled:true x", "handled", "true", "handled:true x"],
    ["x", "type", "service", "x type:service"],
    ["bp:>2 x", "business_impact", null, "x"],
    ["", "realm", "Villa Nueva", 'realm:"Villa Nueva"'],
  ])("%j with %s %s", (text, word, value, after) => {
    expect(withWord(text, word, value)).toBe(after);
  });

  test("and read again", () => {
    expect(valueOf("problem:1 bp:>2", "problem")).toBe("true");
    expect(valueOf("problem:maybe", "problem")).toBeNull();
    expect(kindOf(parseSearch("type:all is:down"))).toBe("host");
  });
});

describe("what is offered while one types", () => {
  const offered = (text: string, caret = text.length, known = {}) =>
    completions(text, caret, known).map(({ text: next }) => next);

  test.each([
    ["prob", ["problem:"]],
    ["type:all hand", ["type:all handled:"]],
    ["handled:", ["handled:true ", "handled:false "]],
    ["type:s", ["type:service ", "type:host "]],
    ["perfdata:pon", ["perfdata:pondesv>"]],
    ["perfdata:pondesv>", []],
    ["nosuchword:", []],
    ["bp:", ["bp:>=2 ", "bp:>=3 ", "bp:>=4 ", "bp:1 "]],
  ])("%j", (text, next) => {
    expect(offered(text)).toEqual(next);
  });

  test("values met come first, and the cursor may stand in the middle", () => {
    expect(offered("regtag: type:host", 7, { regtag: ["oltA-0/5/2"] })).toEqual([
      "regtag:oltA-0/5/2 type:host",
    ]);
  });

  test("words that every object has are words like others", () => {
    expect(api("constructor:1 __proto__:2 state:toString").filters).toMatchObject({
      constructor: "1",
    });
  });

  test("an empty search offers words", () => {
    expect(offered("").length).toBeGreaterThan(5);
  });

  test("every word leads to a parameter, or to the kind of thing", () => {
    const silent = SEARCH_WORDS.filter(
      ({ params }) => params({ operator: ">", value: "1", metric: "x" }).length === 0,
    );
    expect(silent.map(({ name }) => name)).toEqual(["type"]);
  });
});
