import { ApiError } from "#src/krill/errors.ts";
import { isAll, type ListParams, type Page } from "#src/krill/resource.ts";
import type { FormResource, FormSpec } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";

/** A field that no two things have the same of. */
export interface UniqueField<Row> {
  /** The API's name, by which the list is asked. */
  field: string;
  /** Whether a row has this value: a server may ignore the filter (contract 2.4). */
  isSame: (row: Row, value: string) => boolean;
}

/** How things of a form come from a file: what the form's own description does not say. */
export interface ImportSpec<Row extends ListRow> {
  form: FormSpec<Row>;
  unique: readonly UniqueField<Row>[];
  /** Finds what a cell names, by field. Numbers are taken as ids. @throws ApiError; AbortError */
  lookups?: Readonly<Record<string, (text: string, signal: AbortSignal) => Promise<LookedUp>>>;
}

/** What a cell names: the id of the one; else that there is none, that there are several, or that the server cannot tell. */
export type LookedUp = { id: string } | "missing" | "several" | "untold";

/** What a page of a list, asked for what a cell names, tells of it: a server may ignore the filter (contract 2.4). */
export function lookedUp<Row extends ListRow>(
  page: Pick<Page<Row>, "rows" | "received" | "total">,
  asked: Pick<ListParams, "limit" | "offset">,
  isNamed: (row: Row) => boolean,
): LookedUp {
  const [one, more] = page.rows.filter((row) => isNamed(row));
  if (one) return more ? "several" : { id: String(one.id) };
  return page.received === 0 || isAll(page, asked) ? "missing" : "untold";
}

const REFUSED: ReadonlySet<ApiError["kind"]> = new Set(["invalid", "not-found", "not-allowed"]);

/** What a server tells of things that are there already. */
export interface Existing<Row> {
  /** The one that has a field's value already; null: none that is known of. */
  twin: { field: string; row: Row } | null;
  /** Fields by which it was asked, of which the server cannot tell: it ignores or refuses the filter. */
  untold: readonly string[];
  /** Fields of which it told that none has the value. */
  told: readonly string[];
}

/** Looks for one that has a field's value already. @throws ApiError; AbortError */
export async function findExisting<Row extends ListRow>(
  resource: Pick<FormResource<Row>, "fetchPage">,
  unique: readonly UniqueField<Row>[],
  body: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<Existing<Row>> {
  const [untold, told]: [string[], string[]] = [[], []];
  for (const { field, isSame } of unique) {
    const value = body[field];
    if (typeof value !== "string" || value === "") continue;
    const row = await firstThat(resource, field, value, isSame, signal);
    if (typeof row === "object") return { twin: { field, row }, untold, told };
    (row === "untold" ? untold : told).push(field);
  }
  return { twin: null, untold, told };
}

async function firstThat<Row extends ListRow>(
  resource: Pick<FormResource<Row>, "fetchPage">,
  field: string,
  value: string,
  isSame: UniqueField<Row>["isSame"],
  signal?: AbortSignal,
): Promise<Row | "none" | "untold"> {
  try {
    const asked = { limit: 5, offset: 0, filters: { [field]: value } };
    const page = await resource.fetchPage(asked, signal);
    const own = page.rows.find((one) => isSame(one, value));
    // Others came: the wanted one may be among those that did not.
    return own ?? (page.received === 0 || isAll(page, asked) ? "none" : "untold");
  } catch (error) {
    // A server that refuses the filter cannot tell: it judges the new one itself.
    if (error instanceof ApiError && REFUSED.has(error.kind)) return "untold";
    throw error;
  }
}
