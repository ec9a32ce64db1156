import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Metadata } from "#src/krill/metadata.ts";
import { fieldsOf, type FormSpec } from "./form-spec.ts";
import type { ListRow } from "./list-spec.ts";
import { metValues, rememberMet } from "./met-values.ts";

/** So many rows are looked through for the values that they have. */
const SAMPLE = 200;

/**
 * The values met of the fields that are a choice and of which the server names no values (contract
 * 3.1: no endpoint lists profiles or cities): from the rows read so far, and from one page of rows.
 */
export function useMet<Row extends ListRow>(
  spec: FormSpec<Row>,
  metadata: Metadata,
): Readonly<Record<string, readonly string[]>> {
  const { key, fetchPage } = spec.resource;
  const place = key.join(".");
  const names = fieldsOf(spec)
    .filter(({ name, kind }) => kind === "choice" && !metadata.fields[name]?.choices.length)
    .map(({ name }) => name);
  const { dataUpdatedAt } = useQuery({
    queryKey: [...key, "met", names],
    queryFn: async ({ signal }) => {
      const page = await fetchPage({ limit: SAMPLE, offset: 0, attrs: ["id", ...names] }, signal);
      for (const name of names) rememberMet(place, name, page.rows);
      return page.rows.length;
    },
    staleTime: 10 * 60_000,
    enabled: names.length > 0,
  });
  return useMemo(
    () => Object.fromEntries(names.map((name) => [name, metValues(place, name)])),
    // What was met grows with that reading.
    // oxlint-disable-next-line react/exhaustive-deps
    [place, names.join(), dataUpdatedAt],
  );
}
