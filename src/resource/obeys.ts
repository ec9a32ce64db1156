// What stands for everything that matches a filter: a server may ignore the filter in silence (contract 2.4), and a bulk
// job must not act on more than was meant.
import type { QueryValue } from "#src/krill/links.ts";
import type { Page } from "#src/krill/resource.ts";
import { parseMac } from "#src/util/mac.ts";
import { bool01, record, text } from "#src/util/read.ts";
import { sameSerial } from "#src/util/serial.ts";
import { isSame } from "./lookup-match.ts";

type Filters = Readonly<Record<string, QueryValue>>;

/** The filters that ask for something. */
export function asking(filters: Filters | undefined): [name: string, value: QueryValue][] {
  return Object.entries(filters ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
}

/** Names of the filters that a row does not show to obey: what it does not tell is no proof for it. */
export function brokenFilters(row: Readonly<Record<string, unknown>>, filters?: Filters): string[] {
  return asking(filters)
    .filter(([name, value]) => !shows(row[name], name, value))
    .map(([name]) => name);
}

function shows(field: unknown, name: string, value: QueryValue): boolean {
  if (Array.isArray(value)) return value.some((one) => shows(field, name, one));
  const related = record(field);
  if (related) return shows(related["id"], name, value) || shows(related["name"], name, value);
  const wanted = String(value).trim();
  if (typeof field === "boolean") return field === bool01(wanted);
  const said = text(field);
  if (said === null) return false;
  if (name === "sn") return sameSerial(said, wanted) || isSame(said, wanted);
  if (name === "mac") return parseMac(said) === (parseMac(wanted) ?? wanted);
  // A server may take part of a model for it.
  if (name === "model") return said.toLowerCase().includes(wanted.toLowerCase());
  return isSame(said, wanted);
}

/** A page without the rows that do not show what was asked for, and which filters these broke. */
export function onlyObeying<Row extends Readonly<Record<string, unknown>>>(
  page: Page<Row>,
  filters?: Filters,
): Page<Row> & { ignored: readonly string[] } {
  const ignored = new Set<string>();
  const rows = page.rows.filter((row) => {
    const broken = brokenFilters(row, filters);
    for (const name of broken) ignored.add(name);
    return broken.length === 0;
  });
  return { ...page, rows, first: page.rows[0], ignored: [...ignored] };
}
