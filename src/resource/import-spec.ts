import { ApiError } from "#src/krill/errors.ts";
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
  /** Finds what a cell names, by field; null: no such. Numbers are taken as ids. @throws ApiError; AbortError */
  lookups?: Readonly<Record<string, (text: string, signal: AbortSignal) => Promise<string | null>>>;
}

const REFUSED: ReadonlySet<ApiError["kind"]> = new Set(["invalid", "not-found", "not-allowed"]);

/**
 * The one that has a field's value already; null where none has, as far as the server tells.
 * @throws ApiError; AbortError
 */
export async function findExisting<Row extends ListRow>(
  resource: Pick<FormResource<Row>, "fetchPage">,
  unique: readonly UniqueField<Row>[],
  body: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<{ field: string; row: Row } | null> {
  for (const { field, isSame } of unique) {
    const value = body[field];
    if (typeof value !== "string" || value === "") continue;
    const row = await firstThat(resource, field, value, isSame, signal);
    if (row) return { field, row };
  }
  return null;
}

async function firstThat<Row extends ListRow>(
  resource: Pick<FormResource<Row>, "fetchPage">,
  field: string,
  value: string,
  isSame: UniqueField<Row>["isSame"],
  signal?: AbortSignal,
): Promise<Row | undefined> {
  try {
    const asked = { limit: 5, offset: 0, filters: { [field]: value } };
    const { rows } = await resource.fetchPage(asked, signal);
    return rows.find((one) => isSame(one, value));
  } catch (error) {
    // A server that refuses the filter cannot tell: it judges the new one itself.
    if (error instanceof ApiError && REFUSED.has(error.kind)) return undefined;
    throw error;
  }
}
