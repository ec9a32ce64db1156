// The Matrix as a file: each column under its name and unit, figures rounded as on the screen. Pure.
import { serialForms } from "#src/util/serial.ts";
import type { MatrixColumn, MatrixField, MatrixRow } from "./matrix-rows.ts";
import { unitOf } from "./metric-level.ts";

/** The heads of a column; a serial number has two, for both its forms. */
export function headsOf(
  { id, field, metric }: MatrixColumn,
  nameOf: (field: MatrixField) => string,
): string[] {
  const name = field === null ? id : nameOf(field);
  if (field === "sn") return [name, `${name} (hex)`];
  const unit = unitOf(metric ?? field ?? "");
  return [unit === "" ? name : `${name} (${unit})`];
}

/** What stands below those heads. */
export function cellsOf(
  row: MatrixRow,
  { field, id }: MatrixColumn,
): (string | number | Date | null)[] {
  if (field === null) return [rounded(row.figures[id]?.[0] ?? null)];
  if (field === "since") return [row.since === null ? null : new Date(row.since)];
  const value = row.fields[field] ?? null;
  if (field === "sn")
    return [typeof value === "string" ? (serialForms(value).printed ?? value) : null, value];
  return [typeof value === "number" ? rounded(value) : value];
}

/** To two decimals (contract 2.8 "optical power"). */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2));
}
