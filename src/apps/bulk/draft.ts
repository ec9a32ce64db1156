// A job that is being prepared: plain data, kept on disk until it starts or is thrown away.
import { CPES, type JobPlan, type JobWork } from "#src/jobs/job.ts";
import { DEFAULT_PLAN } from "#src/jobs/plan.ts";
import type { ListParams } from "#src/krill/resource.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { record } from "#src/util/read.ts";
import type { BulkStart } from "./paths.ts";
import { kindOfHeading, type GivenLine } from "./resolve-targets.ts";
import { markDoubles, type Device, type Surroundings, type TargetLine } from "./targets.ts";

/** Where the targets come from. */
export type DraftSource =
  | {
      kind: "selection";
      ids: readonly Device["id"][];
      /** Where things that were brought along come from, e.g. the name of a file. */
      note?: string;
      /** What the list that they come from said of state and place, in the same order. */
      around?: readonly (Surroundings | undefined)[];
    }
  | {
      kind: "filter";
      params: ListParams;
      /** How many matched when it was chosen, or read. */
      total: number;
      address: string;
      /** Filters that the server turned out to ignore. */
      ignored?: readonly string[];
    }
  | { kind: "text"; text: string }
  | {
      kind: "file";
      name: string;
      rows: readonly (readonly string[])[];
      /** The line of the file in which each row begins; absent in a draft of an earlier version: not known. */
      lines?: readonly number[];
      hasHeader: boolean;
      /** Column of the device, from 0. */
      column: number;
      /** Column of the new value; null without one. */
      valueColumn: number | null;
    };

/** A job that is being prepared. */
export interface Draft {
  id: string;
  user: string;
  changed: number;
  /** The kind of the targets; absent: CPEs. */
  things?: string;
  source: DraftSource;
  /** What the lines turned out to be; null before they were looked up. */
  lines: readonly TargetLine[] | null;
  work: JobWork | null;
  /** Each target takes its value from the file's second column. */
  isValueByLine: boolean;
  plan: JobPlan;
  /** Null: named after what it does. */
  name: string | null;
}

/** An empty draft, or one with the targets that the person came with. */
export function newDraft(id: string, user: string, now: number, start: BulkStart | null): Draft {
  const things = start?.things ?? CPES;
  // What a CPE offers only the CPE tells: those are looked up, wherever they come from.
  const isKnown = start !== null && "refs" in start && things !== CPES;
  return {
    id,
    user,
    changed: now,
    things,
    source: sourceOf(start),
    lines: isKnown ? markDoubles(start.refs.map(lineOf)) : null,
    work: start?.work ?? null,
    isValueByLine: false,
    plan: DEFAULT_PLAN,
    name: null,
  };
}

/**
 * What another source changes in a draft: its lines have to be looked up, and the values come from the column that holds
 * them as soon as there is one. Without one they cannot: whoever chose them from a file that is gone would never start.
 */
export function withSource(
  before: DraftSource,
  source: DraftSource,
): Pick<Draft, "source" | "lines"> & Partial<Pick<Draft, "isValueByLine">> {
  const column = valueColumnOf(source);
  const isOther = column !== valueColumnOf(before);
  return { source, lines: null, ...(isOther && { isValueByLine: column !== null }) };
}

const valueColumnOf = (source: DraftSource) => (source.kind === "file" ? source.valueColumn : null);

function sourceOf(start: BulkStart | null): DraftSource {
  if (start === null) return { kind: "text", text: "" };
  if ("lines" in start) return { kind: "text", text: start.lines.join("\n") };
  if ("ids" in start) return { kind: "selection", ids: start.ids };
  if ("refs" in start) {
    const ids = start.refs.map(({ id }) => id);
    const around = start.refs.map(aroundOf);
    return {
      kind: "selection",
      ids,
      ...(start.note !== undefined && { note: start.note }),
      ...(around.some(Boolean) && { around }),
    };
  }
  const { params, total, address } = start.filter;
  return { kind: "filter", params, total, address };
}

/** What the list that a thing comes from said of its state and place; undefined where nothing. */
function aroundOf({ state, pon = null, olt = null }: ThingRef): Surroundings | undefined {
  const isPlaced = state !== undefined || pon !== null || olt !== null;
  return isPlaced ? { state: state ?? "unknown", pon, olt } : undefined;
}

/** A thing that is known already, as a line that needs no looking up. */
export function lineOf(ref: ThingRef, place: number): TargetLine {
  const { id, name, realm = null, model = null, tech = null } = ref;
  const around = aroundOf(ref);
  const device: Device = {
    id,
    name,
    realm,
    model,
    tech,
    actions: [],
    isKept: false,
    ...(around && { around }),
    ...(ref.data && { data: ref.data }),
    ...(ref.cannot && { cannot: ref.cannot }),
  };
  const known = { state: "found", device, choices: [], sameAs: null } as const;
  return { line: ref.line ?? place + 1, text: name, value: null, ...known };
}

/** What a navigation brought along, if it is a start of a job: our own pages write it. */
export function readStart(state: unknown): BulkStart | null {
  if (!isStart(state)) return null;
  if (!("filter" in state)) return state;
  const { params, address } = state.filter;
  const { search, filters } = params;
  return {
    ...state,
    filter: {
      ...state.filter,
      params: { limit: 0, offset: 0, search, filters: { ...filters } },
      address: address.startsWith("/") ? address : "/isp/cpes",
    },
  };
}

function isStart(state: unknown): state is BulkStart {
  const { lines, ids, refs, filter } = record(state) ?? {};
  const { params, total, address } = record(filter) ?? {};
  return (
    (Array.isArray(lines) && lines.every((one) => typeof one === "string")) ||
    (Array.isArray(ids) && ids.every((one) => typeof one === "number")) ||
    (Array.isArray(refs) && refs.every((one) => typeof record(one)?.["name"] === "string")) ||
    (record(params) !== null && typeof total === "number" && typeof address === "string")
  );
}

/** What a file's own heading says that the cells of its column are; null where it says nothing. */
export function kindOfColumn({
  rows,
  hasHeader,
  column,
}: Pick<Extract<DraftSource, { kind: "file" }>, "rows" | "hasHeader" | "column">) {
  return hasHeader ? kindOfHeading(rows[0]?.[column] ?? "") : null;
}

/** The lines of a source as they are looked up: their number, their text, their value, and what the text is. */
export function linesOf(source: DraftSource): GivenLine[] {
  if (source.kind === "text")
    return source.text
      .split(/\r\n?|\n/u)
      .flatMap((text, index) =>
        text.trim() === "" ? [] : [{ line: index + 1, text: text.trim(), value: null }],
      );
  if (source.kind === "selection")
    return source.ids.map((id, index) => ({ line: index + 1, text: `#${id}`, value: null }));
  if (source.kind === "filter") return [];
  const { rows, lines, hasHeader, column, valueColumn } = source;
  const as = kindOfColumn(source);
  return rows.flatMap((cells, index) => {
    if (hasHeader && index === 0) return [];
    const text = (cells[column] ?? "").trim();
    const value = valueColumn === null ? null : (cells[valueColumn] ?? "").trim();
    return text === ""
      ? []
      : [{ line: lines?.[index] ?? index + 1, text, value, ...(as && { as }) }];
  });
}

/** A line with what the list that it comes from said of its place. */
export function placed(line: TargetLine, source: DraftSource): TargetLine {
  const { device } = line;
  if (source.kind !== "selection" || device?.id !== source.ids[line.line - 1]) return line;
  const around = source.around?.[line.line - 1];
  return around && device ? { ...line, device: { ...device, around } } : line;
}

/** Whether the targets were given as lines that a person can point at. */
export function hasLines(source: DraftSource): boolean {
  if (source.kind === "selection") return source.note !== undefined;
  return source.kind !== "filter";
}
