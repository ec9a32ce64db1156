// A host or service with everything that is known of it, as one line of the Matrix. Pure; never throws.
import { areFound } from "#src/resource/lookup-match.ts";
import { formatPort } from "#src/util/pon.ts";
import { text } from "#src/util/read.ts";
import { serialForms } from "#src/util/serial.ts";
import { addressIn } from "./address.ts";
import type { Check } from "./checked.ts";
import { metricLevel, type MetricLevel } from "./metric-level.ts";
import { readMonitored, type Monitored } from "./monitored.ts";
import { broken, type SearchTerm } from "./search-language.ts";

/** What is known beside the metrics, by the groups in which it stands (contract 4.4 M10). */
export const FIELD_GROUPS = {
  host: ["name", "state", "since", "dnbw", "upbw", "ip"],
  registration: ["head", "port", "tags", "regstate", "location", "parents"],
  administrative: [
    "customer",
    "address",
    "model",
    "sn",
    "mac",
    "down",
    "up",
    "topology",
    "external_id",
    "pppoe",
  ],
} as const;

export type MatrixGroup = keyof typeof FIELD_GROUPS;
export type MatrixField = (typeof FIELD_GROUPS)[MatrixGroup][number];

/** A metric's value, how it stands, and the check that measured it. */
export type Figure = readonly [value: number, level: MetricLevel, check: Check];

/** One line: small, since ten thousand of them come from the worker. */
export interface MatrixRow {
  id: string;
  host: string;
  service: string | null;
  state: Monitored["state"];
  isHandled: boolean | null;
  /** The check that reported the state. */
  check: Check;
  /** Ms. */
  since: number | null;
  /** Words and numbers by field; what is not known is absent. */
  fields: Partial<Record<MatrixField, string | number>>;
  /** What tells its CPE (contract 3.2 `administrative_info`); null where it has none. */
  cpe: { id: number; realm: string | null; tech: string | null } | null;
  /** By `service.metric`; a host's own metrics are `host.metric`. */
  figures: Record<string, Figure>;
  /** Latitude and longitude; null where they are not known. */
  place: readonly [number, number] | null;
  /** What a quick filter looks in. */
  text: string;
}

/**
 * Reads one row of the search; the parts of the search that it does not obey stand in `ignored`.
 * @param words free text that the row must have
 */
export function readMatrixRow(
  raw: unknown,
  terms: readonly SearchTerm[],
  now: number,
  words = "",
): { row: MatrixRow | null; ignored: string[] } {
  const read = readMonitored(raw, { path: "", odd: [] });
  if (!read) return { row: null, ignored: [] };
  const ignored = broken(terms, read, now);
  const row = rowOf(read);
  if (words !== "" && !areFound(words, row.text)) ignored.push(words);
  return { row: ignored.length === 0 ? row : null, ignored };
}

function rowOf(read: Monitored): MatrixRow {
  const { id, host, service, state, isHandled, since, administrativeInfo: info } = read;
  const figures: Record<string, Figure> = {};
  const take = (name: string, of: Check & Pick<Monitored, "perfdata" | "output" | "state">) => {
    const check = checkOf(of);
    for (const figure of of.perfdata) {
      if (figure.value === null) continue;
      figures[`${name}.${figure.metric}`] = [figure.value, metricLevel(figure, of), check];
    }
  };
  take(service ?? "host", read);
  for (const one of read.services) take(one.name, one);
  const position = read.parsed?.position ?? read.registration.position;
  const words: Record<MatrixField, string | number | null | undefined> = {
    name: service === null ? host : `${host} · ${service}`,
    state,
    since: since?.getTime(),
    dnbw: figures["host.dnbw"]?.[0],
    upbw: figures["host.upbw"]?.[0],
    ip: read.parsed?.ip,
    head: read.parsed?.olt ?? read.registration.host,
    port: position && formatPort(position),
    tags: read.registration.tags.join(" "),
    regstate: read.registration.states.map(({ word }) => word).join(" "),
    location: read.location,
    parents: read.parents.join(", "),
    customer: info?.customer_name,
    address: info && addressIn(info),
    model: info?.model ?? read.model,
    sn: info?.sn,
    mac: info?.mac,
    down: info?.profile_downstream,
    up: info?.profile_upstream,
    topology: info?.topology,
    external_id: info?.customer_external_id,
    pppoe: text(info?.extra["pppoe_username"]),
  };
  delete figures["host.dnbw"];
  delete figures["host.upbw"];
  const fields: MatrixRow["fields"] = {};
  for (const [key, value] of Object.entries(words)) {
    // The keys are those of the record above.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (value !== null && value !== undefined && value !== "") fields[key as MatrixField] = value;
  }
  const searched = [words.name, words.ip, words.head, words.tags, words.location, words.customer];
  const sn = info?.sn ? bothForms(info.sn) : null;
  const more = [info?.address, info?.customer_address, words.model, sn, words.topology];
  return {
    id,
    host,
    service,
    state,
    isHandled,
    check: checkOf(read),
    since: since?.getTime() ?? null,
    fields,
    cpe: info?.id != null ? { id: info.id, realm: info.realm, tech: info.tech } : null,
    figures,
    place:
      read.latitude === null || read.longitude === null ? null : [read.latitude, read.longitude],
    text: [...searched, ...more, words.mac, words.external_id, words.pppoe]
      .filter(Boolean)
      .join(" ")
      .toLowerCase(),
  };
}

function checkOf({ lastCheck, checkIntervalS }: Check): Check {
  return { lastCheck, checkIntervalS };
}

/** A serial number as printed and in hex (PRODUCT 3); as it came where it does not decode. */
export function bothForms(sn: string): string {
  const { hex, printed } = serialForms(sn);
  return printed === null ? sn : `${printed} ${hex}`;
}

/** A column of the Matrix; `id` is what it is sorted by in the address. */
export interface MatrixColumn {
  id: string;
  group: string;
  field: MatrixField | null;
  metric: string | null;
}

/** The columns of these rows: the host, one group for each service that measures, what else any row has. */
export function matrixColumns(rows: readonly MatrixRow[]): MatrixColumn[] {
  const fields = new Set<string>();
  const figures = new Set<string>();
  for (const row of rows) {
    for (const field in row.fields) fields.add(field);
    for (const figure in row.figures) figures.add(figure);
  }
  const known = Object.entries(FIELD_GROUPS).flatMap(([group, ids]) =>
    ids
      .filter((id) => fields.has(id) || id === "name")
      .map((id): MatrixColumn => ({ id, group, field: id, metric: null })),
  );
  const measured = [...figures].map((id): MatrixColumn => {
    const dot = id.lastIndexOf(".");
    return { id, group: id.slice(0, dot), field: null, metric: id.slice(dot + 1) };
  });
  const order = (column: MatrixColumn) => {
    const at = METRICS.indexOf(column.metric ?? "");
    return `${column.group} ${String(at === -1 ? 99 : at).padStart(2, "0")} ${column.metric}`;
  };
  const isFirst = ({ group }: MatrixColumn) => group === "host";
  return [
    ...known.filter(isFirst),
    ...measured.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    ...known.filter((column) => !isFirst(column)),
  ];
}

/** The documented metrics in the order in which people read them. */
const METRICS = ["dnrx", "uprx", "uptx", "dntx", "dnatt", "upatt", "pondesv", "dnsnr", "upsnr"];

/** The value that a column sorts by. */
export function matrixValue(row: MatrixRow, { field, id }: MatrixColumn): string | number | null {
  if (field === null) return row.figures[id]?.[0] ?? null;
  if (field === "state") return STATE_ORDER.indexOf(row.state);
  return row.fields[field] ?? null;
}

/** The worst first. */
const STATE_ORDER: readonly Monitored["state"][] = [
  "down",
  "unreachable",
  "critical",
  "warning",
  "unknown",
  "pending",
  "ok",
  "up",
];

/** Rows in order of a column (`-` in front: descending); those without a value come last. */
export function sortedMatrix(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  sort: string | null,
): readonly MatrixRow[] {
  const column = columns.find(({ id }) => id === sort?.replace(/^-/u, ""));
  if (!column) return rows;
  const sign = sort?.startsWith("-") ? -1 : 1;
  // Each value is looked up once: a comparison of ten thousand rows asks for it thirteen times.
  const keyed = rows.map((row) => ({ row, value: matrixValue(row, column) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null);
    if (typeof a.value === "number" && typeof b.value === "number")
      return sign * (a.value - b.value);
    const [left, right] = [String(a.value), String(b.value)];
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}
