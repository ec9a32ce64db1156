import type { ComponentType, ReactNode } from "react";
import type { Page, ListParams } from "#src/krill/resource.ts";
import type { TableRow } from "#src/ui/Table.tsx";
import { parseTime } from "#src/util/time.ts";

/** A row of a list: a record with an id. */
export type ListRow = TableRow & { id: number | string };

/** A thing that other rows name by its id. */
export interface NamedRow {
  id: number;
  name?: string | null;
  label?: string | null;
}

/** A column of a list. Its id is the API's field, from which sort and `attrs` follow. */
export interface ListColumn<Row extends ListRow> {
  id: string;
  cell: (row: Row) => ReactNode;
  /** The cell in an export; the field itself unless told, null for what is no figure of the row but a way on. */
  csv?: ((row: Row) => string | number | null | undefined) | null;
  /** The figures of a cell that shows several: each a column of the file, with the name of this id and the unit. */
  figures?: Readonly<Record<string, (row: Row) => number | null | undefined>>;
  /** It is a GPON serial number: exported as printed, and in hex in a column of its own. */
  isSerial?: boolean;
  /** It is the id of one of these, exported by its name as far as it is known. */
  named?: () => Promise<{ rows: readonly NamedRow[] }>;
  /** Of the figure as it is exported, for the header. */
  unit?: string;
  /** Fields that the cell needs; its id unless told. */
  attrs?: readonly string[];
  /** Relations that the cell needs in full. */
  joins?: readonly string[];
  isSortable?: boolean;
  /** What the page is sorted by where the server did not; the field itself unless told. */
  sortValue?: (row: Row) => string | number | null | undefined;
  /** False: in sight only when chosen. */
  isDefault?: boolean;
  isTitle?: boolean;
  align?: "start" | "end";
}

/** A filter of a list. Its name is the API's parameter and the address's. */
export interface ListFilter<Row extends ListRow> {
  name: string;
  /**
   * `flag` offers yes and no, `day` takes a date; `text` takes what is typed, with the values met as
   * suggestions; `choice` offers its `choices`.
   */
  kind: "text" | "flag" | "day" | "choice";
  /** The values of a choice as the API stores them, and the keys of their names. */
  choices?: Readonly<Record<string, string>>;
  /** Values that are known beforehand. */
  suggestions?: readonly string[];
  /** What is typed as the API stores it. */
  toApi?: (value: string) => string;
  /**
   * Whether a row obeys: a server ignores a parameter that it does not know in silence (contract
   * 2.4). Where a row lacks the field it counts as obeying.
   */
  matches: (row: Row, value: string) => boolean;
}

/** A search box that takes a language instead of free text. */
export interface SearchLanguage<Row extends ListRow> {
  /** What a search becomes; pure. */
  toApi: (text: string) => Pick<ListParams, "search" | "filters">;
  /** The parts of a search that a row does not obey (contract 2.4: ignored in silence). */
  broken: (text: string, row: Row) => readonly string[];
  /** The search box. */
  Field: ComponentType<{ label: string; value: string; onSearch: (text: string) => void }>;
}

/** A list of a resource: everything that makes it differ from another. */
export interface ListSpec<Row extends ListRow> {
  /** Key for what is remembered, and the texts: `<namespace>:<name>.columns.<id>` and `.filters.<name>`. */
  namespace: string;
  name: string;
  resource: {
    key: readonly [string, string];
    path: string;
    fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Row>>;
  };
  columns: readonly ListColumn<Row>[];
  filters: readonly ListFilter<Row>[];
  /** Names of filters that the contract documents: asked for where a server refuses others. */
  documented?: RegExp;
  /** Fields that are always asked for. */
  attrs: readonly string[];
  takesAttrs?: boolean;
  defaultSort?: string;
  canSearch: boolean;
  language?: SearchLanguage<Row>;
  /** What is searched for where the address says nothing. */
  defaultQuery?: string;
  /** Views that every person has: names from `<name>.views.<key>`, and an address's query. */
  views?: readonly { key: string; search: string }[];
  /**
   * Asks again every so many ms while the page is in sight, without moving what is being read: new
   * rows wait for a press, rows that are gone stay as such.
   */
  refreshMs?: number;
  /** A row's group by the sort in use: its heading is `<name>.groups.<key>`; null for none. */
  groupOf?: (row: Row, sort: string | null | undefined) => string | null;
  /** Rows that are drawn at once, where little of the list is in sight at first. */
  firstRows?: number;
  /** Says how long the server took. */
  tellsTime?: boolean;
  /** What the server calls columns of which the texts know nothing. */
  labels?: Readonly<Record<string, string>>;
  rowName: (row: Row) => string;
  /** Null for a row without a page. */
  rowPath?: (row: Row) => string | null;
  /** The filter that stands as tabs above the list (realms). */
  tabs?: string;
  /** Where a new one is made; its button is the text `<name>.new`, and stands where `Allow` has POST. */
  createPath?: string;
  /** Where they come from a file, offered as `createPath` is; its label is the text `<name>.import`. */
  importPath?: string;
}

/** A filter on a field whose values are compared as text without case. */
export function textFilter<Row extends ListRow>(
  name: string,
  options: Partial<Pick<ListFilter<Row>, "suggestions" | "toApi" | "matches">> = {},
): ListFilter<Row> {
  const toApi = options.toApi ?? ((value: string) => value.trim());
  return {
    name,
    kind: "text",
    toApi,
    ...(options.suggestions ? { suggestions: options.suggestions } : {}),
    matches:
      options.matches ??
      ((row, value) => {
        const field = row[name];
        if (field === undefined) return true;
        return text(field).toLowerCase() === toApi(value).toLowerCase();
      }),
  };
}

/**
 * A filter on a time: from a day on, or until the end of one, by the browser's zone. The parameter is
 * Django's (`acctstarttime__gte`, `__lt`), inferred.
 */
export function dayFilter<Row extends ListRow>(
  field: string,
  side: "from" | "until",
): ListFilter<Row> {
  const edge = (day: string): Date | null => {
    const start = parseTime(day);
    if (start && side === "until") start.setDate(start.getDate() + 1);
    return start;
  };
  return {
    name: `${field}__${side === "from" ? "gte" : "lt"}`,
    kind: "day",
    toApi: (day) => edge(day)?.toISOString() ?? day,
    matches: (row, day) => {
      const value = row[field];
      const [at, limit] = [typeof value === "string" ? parseTime(value) : null, edge(day)];
      if (!at || !limit) return true;
      return side === "from" ? at >= limit : at < limit;
    },
  };
}

/** A filter on a yes/no field. */
export function flagFilter<Row extends ListRow>(name: string): ListFilter<Row> {
  return {
    name,
    kind: "flag",
    // What a row does not tell is no proof against it.
    matches: (row, value) => (row[name] ?? null) === null || row[name] === (value === "true"),
  };
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
