// The tests that a device can run (contract 3.1 `diagnostic`, 3.11 "diagnostics": inferred), and what came of them. Never throws.
import { linkEntries } from "#src/krill/links.ts";
import { looseRow, type LooseRow } from "#src/util/loose.ts";
import { isPlaceholder, list, num, record, whole, type Fields } from "#src/util/read.ts";
import { parseTime } from "#src/util/time.ts";
import { bandOf, bandOfChannel, type Band } from "./band.ts";

/** A kind of test, in the order in which they are offered. */
export const TEST_KINDS = [
  "ping",
  "dns",
  "traceroute",
  "download",
  "upload",
  "speed",
  "survey",
] as const;
/** A kind of test. */
export type TestKind = (typeof TEST_KINDS)[number];

/** A test that a device says it can run. */
export type TestOffer = {
  kind: TestKind;
  /** The device's own address for it; null: by its action `diagnostic`, told which test. */
  href: string | null;
  /** What the server calls it. */
  name: string;
};

/** Another network in the air. */
export type Neighbour = {
  ssid: string | null;
  bssid: string | null;
  band: Band | null;
  channel: number;
  signal: number | null;
};

/** What came of a test. */
export type TestResult = {
  id: string;
  kind: TestKind | null;
  at: Date | null;
  state: "running" | "done" | "failed";
  target: string | null;
  wan: string | null;
  /** Milliseconds. */
  times: { min: number | null; mean: number | null; max: number | null };
  sent: number | null;
  received: number | null;
  addresses: string[];
  hops: { address: string | null; ms: number | null }[];
  /** As text with its unit, or a number without (`isBitrate`). */
  download: string | number | null;
  upload: string | number | null;
  neighbours: Neighbour[];
  error: string | null;
  raw: unknown;
};

const WORDS: readonly [TestKind, RegExp][] = [
  ["traceroute", /trace/iu],
  ["ping", /ping|icmp/iu],
  ["dns", /dns|nslookup|resol/iu],
  ["survey", /survey|neighbo|scan|site/iu],
  ["download", /download|(^|_)down(_|$)/iu],
  ["upload", /upload|(^|_)up(_|$)/iu],
  ["speed", /speed|bandwidth/iu],
];

/** The kind that a name means; null for anything else. */
export function kindOf(name: string): TestKind | null {
  return WORDS.find(([, words]) => words.test(name))?.[0] ?? null;
}

/** The tests that a device's own links name, or that it lists as what it can do. */
export function readTests(fields: Fields): TestOffer[] {
  const found = new Map<TestKind, TestOffer>();
  const add = (name: string, href: string | null) => {
    const kind = kindOf(name);
    if (kind && !found.has(kind)) found.set(kind, { kind, href, name });
  };
  for (const [name, href] of linkEntries(fields, "actions")) add(name, href);
  const listed = looseRow(fields, whole()).find([
    "diagnostics",
    "supported_diagnostics",
    "tests",
    "capabilities",
  ])?.value;
  for (const one of Array.isArray(listed) ? list(listed) : [])
    if (typeof one === "string") add(one, null);
  for (const [name, value] of Object.entries(record(listed) ?? {})) {
    if (value === true || value === 1) add(name, null);
    else if (typeof value === "string" && value.includes("/")) add(name, value);
  }
  return TEST_KINDS.flatMap((kind) => found.get(kind) ?? []);
}

/** What came of tests, newest first: rows of events of type `diagnostic`, or of any list of results. */
export function readResults(raw: unknown): TestResult[] {
  const rows = list(record(raw)?.["results"] ?? raw)
    .map((row) => record(row))
    .filter((row) => row !== null);
  return rows
    .flatMap((row, index) => {
      const type = looseRow(row, whole()).word(["type", "name", "kind"]) ?? "";
      const data = record(row["data"]) ?? record(row["result"]) ?? {};
      if (!/diagnos/iu.test(type) && kindOf(type) === null) return [];
      return [resultOf(row, data, index)];
    })
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0));
}

function resultOf(row: Fields, data: Fields, index: number): TestResult {
  const own = looseRow({ ...row, ...data }, whole());
  const inner = looseRow(data, whole());
  const name =
    inner.word(["diagnostic", "test", "kind", "name"]) ??
    inner.word(["type"]) ??
    own.word(["kind", "name", "type"]) ??
    "";
  const error = own.word(["error", "fault", "detail", "message"]);
  const state = inner.word(["state", "status", "type"]) ?? "";
  const end = row["end_time"];
  const isRunning =
    /request|running|pending|started/iu.test(state) ||
    ("end_time" in row && end === null && Object.keys(data).length === 0);
  const at =
    typeof row["start_time"] === "string"
      ? parseTime(row["start_time"])
      : own.moment(["at", "time", "date", "created", "completed", "requested"]);
  const ping = own.figure(["ping_ms", "average", "avg", "mean", "average_response_time", "ms"]);
  return {
    id: own.word(["id"]) ?? String(index),
    kind: kindOf(name) ?? kindByFields(own),
    at,
    state: isRunning ? "running" : error !== null || /fail|error/iu.test(state) ? "failed" : "done",
    target: own.word(["host", "target", "destination", "server", "url"]),
    wan: own.word(["wan", "interface"]),
    times: {
      min: own.figure(["min", "minimum", "minimum_response_time"]),
      mean: ping,
      max: own.figure(["max", "maximum", "maximum_response_time"]),
    },
    sent: own.figure(["sent", "repetitions", "packets_sent"]),
    received: own.figure(["received", "success_count", "packets_received"]),
    addresses: own
      .items(["addresses", "answers", "ips", "ip_addresses"])
      .flatMap((one) => (typeof one === "string" ? one : [])),
    hops: own.items(["hops", "route_hops", "route"]).flatMap((hop) => {
      if (typeof hop === "string") return [{ address: hop, ms: null }];
      const fields = looseRow(record(hop) ?? {}, whole());
      return [
        {
          address: fields.word(["host", "address", "ip", "hop_host", "name"]),
          ms: fields.figure(["ms", "time", "rtt", "response_time"]),
        },
      ];
    }),
    download: rateOf(own, ["download", "download_bps", "downstream", "down"]),
    upload: rateOf(own, ["upload", "upload_bps", "upstream", "up"]),
    neighbours: readNeighbours(
      own.find(["neighbours", "neighbors", "results", "networks", "aps", "wifi"])?.value,
    ),
    error,
    raw: row,
  };
}

/** A server that runs all tests at once gives no kind; one that has a single thing to tell is that kind. */
function kindByFields(own: LooseRow): TestKind | null {
  const has = (names: readonly string[]) => own.find(names) !== null;
  if (has(["neighbours", "neighbors"])) return "survey";
  return has(["hops", "route_hops"]) ? "traceroute" : null;
}

/** Whether a speed without a unit counts as bit/s: less is told in kbps or Mbps, and nobody says in which. */
export const isBitrate = (figure: number): boolean => figure >= 100_000;

function rateOf(own: LooseRow, names: readonly string[]): string | number | null {
  const value = own.find(names)?.value;
  const figure = num(value);
  if (figure !== null) return figure;
  return typeof value === "string" && !isPlaceholder(value) ? value : null;
}

/** The networks of a site survey; one without a channel is left out. */
export function readNeighbours(raw: unknown): Neighbour[] {
  return list(record(raw)?.["results"] ?? raw).flatMap((row) => {
    const own = looseRow(record(row) ?? {}, whole());
    const channel = own.figure(["channel"]);
    if (channel === null || !Number.isInteger(channel) || channel < 1 || channel > 233) return [];
    const signal = own.figure(["signal", "rssi", "signal_strength", "level"]);
    const band = bandOf(
      own.word(["band", "frequency_band", "frequency", "operating_frequency_band"]),
    );
    return [
      {
        ssid: own.word(["ssid", "name"]),
        bssid: own.word(["bssid", "mac"]),
        band: band ?? bandOfChannel(channel),
        channel,
        signal: signal !== null && signal < 0 && signal > -120 ? signal : null,
      },
    ];
  });
}
