import { ApiError } from "#src/krill/errors.ts";
import { isAll, type Item, type ListParams, type Page } from "#src/krill/resource.ts";
import type { FormResource, FormSpec } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";
import { quietOutcome } from "./lookup-ask.ts";

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
  /** How what a cell names is found, by field. */
  lookups?: Readonly<Record<string, ImportLookup>>;
}

/** How a cell may name a thing: always by its id, and by a text of its own. Both throw ApiError and AbortError. */
export interface ImportLookup {
  /** What that text is. */
  by: "externalId" | "name";
  byText: (text: string, signal: AbortSignal) => Promise<LookedUp>;
  byId: (id: number, signal: AbortSignal) => Promise<LookedUp>;
}

/** A thing that a cell names; the name is null where it is not known. */
export interface Named {
  id: string;
  name: string | null;
}

/**
 * What a cell names: the one; two, where the same number is the id of one and the other text of another; else that there
 * is none, that there are several, or that the server cannot tell.
 */
export type LookedUp = Named | { both: readonly [Named, Named] } | "missing" | "several" | "untold";

/**
 * Finds what a cell names. `#50` is the id and nothing else; `50` may be an id or the other text: where it is both, of
 * two things, neither is taken. @throws ApiError where the question failed; AbortError
 */
export async function lookUp(
  { byId, byText }: ImportLookup,
  cell: string,
  signal: AbortSignal,
): Promise<LookedUp> {
  const [, hash, number] = /^(#?)([1-9]\d{0,14})$/u.exec(cell) ?? [];
  const ofText = hash ? "missing" : await quiet(byText(cell, signal));
  if (number === undefined || ofText === "several") return ofText;
  const ofId = await quiet(byId(Number(number), signal));
  // Who writes the id so says what is meant; where Krill does not tell whose it is, its name stays unknown.
  if (hash) return ofId === "untold" ? { id: number, name: null } : ofId;
  if (isNamed(ofId) && isNamed(ofText))
    return ofId.id === ofText.id ? ofId : { both: [ofId, ofText] };
  if (ofId === "untold" || ofText === "untold") return "untold";
  return ofId === "missing" ? ofText : ofId;
}

/** Whether a cell names one thing. */
export function isNamed(found: LookedUp | undefined): found is Named {
  return typeof found === "object" && "id" in found;
}

/** Where the server refuses the question it cannot tell. @throws ApiError for a failure */
async function quiet(asked: Promise<LookedUp>): Promise<LookedUp> {
  try {
    return await asked;
  } catch (failure) {
    if (quietOutcome(failure) === null) throw failure;
    return "untold";
  }
}

/** What a thing's own address tells of an id. @throws ApiError; AbortError */
export async function namedById<Row extends ListRow>(
  asked: Promise<Pick<Item<Row>, "data">>,
  nameOf: (row: Row) => string,
): Promise<LookedUp> {
  try {
    const { data } = await asked;
    return { id: String(data.id), name: nameOf(data) };
  } catch (failure) {
    if (failure instanceof ApiError && failure.kind === "not-found") return "missing";
    throw failure;
  }
}

/** What a page of a list, asked for what a cell names, tells of it: a server may ignore the filter (contract 2.4). */
export function lookedUp<Row extends ListRow>(
  page: Pick<Page<Row>, "rows" | "received" | "total">,
  asked: Pick<ListParams, "limit" | "offset">,
  isMeant: (row: Row) => boolean,
  nameOf: (row: Row) => string,
): LookedUp {
  const [one, more] = page.rows.filter((row) => isMeant(row));
  if (one) return more ? "several" : { id: String(one.id), name: nameOf(one) };
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
