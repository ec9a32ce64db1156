// A job that is being prepared: plain data, kept on disk until it starts or is thrown away.
import { DEFAULT_PLAN, type JobPlan, type JobWork } from "#src/jobs/job.ts";
import type { ListParams } from "#src/krill/resource.ts";
import type { BulkStart } from "./paths.ts";
import type { TargetLine } from "./targets.ts";

/** Where the targets come from. */
export type DraftSource =
  | { kind: "selection"; ids: readonly number[] }
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
  return {
    id,
    user,
    changed: now,
    source: sourceOf(start),
    lines: null,
    work: null,
    isValueByLine: false,
    plan: DEFAULT_PLAN,
    name: null,
  };
}

function sourceOf(start: BulkStart | null): DraftSource {
  if (start === null) return { kind: "text", text: "" };
  if ("lines" in start) return { kind: "text", text: start.lines.join("\n") };
  if ("ids" in start) return { kind: "selection", ids: start.ids };
  const { params, total, address } = start.filter;
  return { kind: "filter", params, total, address };
}

/** What a navigation brought along, if it is a start of a job. */
export function readStart(state: unknown): BulkStart | null {
  if (typeof state !== "object" || state === null) return null;
  const start: Partial<Record<"lines" | "ids" | "filter", unknown>> = state;
  const { lines, ids, filter } = start;
  if (Array.isArray(lines) && lines.every((one) => typeof one === "string")) return { lines };
  if (Array.isArray(ids) && ids.every((one) => typeof one === "number")) return { ids };
  if (typeof filter !== "object" || filter === null) return null;
  const { params, total, address }: { params?: unknown; total?: unknown; address?: unknown } =
    filter;
  if (typeof params !== "object" || params === null || typeof total !== "number") return null;
  // Our own pages write it; the list's parameters are read field by field.
  const from: Partial<ListParams> = params;
  return {
    filter: {
      params: {
        limit: 0,
        offset: 0,
        search: from.search,
        filters: { ...from.filters },
      },
      total,
      address: typeof address === "string" && address.startsWith("/") ? address : "/isp/cpes",
    },
  };
}

/** The lines of a source as they are looked up: their number, their text and their value. */
export function linesOf(source: DraftSource): Pick<TargetLine, "line" | "text" | "value">[] {
  if (source.kind === "text")
    return source.text
      .split(/\r\n?|\n/u)
      .flatMap((text, index) =>
        text.trim() === "" ? [] : [{ line: index + 1, text: text.trim(), value: null }],
      );
  if (source.kind === "selection")
    return source.ids.map((id, index) => ({ line: index + 1, text: `#${id}`, value: null }));
  if (source.kind === "filter") return [];
  const { rows, hasHeader, column, valueColumn } = source;
  return rows.flatMap((cells, index) => {
    if (hasHeader && index === 0) return [];
    const text = (cells[column] ?? "").trim();
    const value = valueColumn === null ? null : (cells[valueColumn] ?? "").trim();
    return text === "" ? [] : [{ line: index + 1, text, value }];
  });
}

/** Whether the targets were given as lines that a person can point at. */
export function hasLines(source: DraftSource): boolean {
  return source.kind === "text" || source.kind === "file";
}
