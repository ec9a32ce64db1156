import { useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { ApiProblem, detailOf } from "./ApiProblem.tsx";
import { documentedFilters } from "./fewer-params.ts";
import type { KnownRows } from "./known-rows.ts";
import { listParams } from "./list-search.ts";
import type { ListRow, ListSpec } from "./list-spec.ts";
import { createScan, type ScanState } from "./scan.ts";
import { ScanProgress } from "./ScanProgress.tsx";
import css from "./ResourceList.module.css";

/** Rows of a list that is not read again after each change, but by a press alone. */
const LARGE = 2000;

/** What a list says of a server that does not filter or sort it, with the offer to read the whole list and do it here. */
export function ListWhole<Row extends ListRow>({
  spec,
  label,
  isOrdered,
  names,
  hidden,
  isComplete,
  refusal,
  allow,
  asked: { filters },
  onRows,
}: {
  spec: ListSpec<Row>;
  label: string;
  /** All rows are wanted for their order, whatever is filtered. */
  isOrdered: boolean;
  /** Names of the filters that were ignored; none once the rows are filtered here. */
  names: readonly string[];
  /** Rows of the page that do not obey them. */
  hidden: number;
  /** The server has no other rows. */
  isComplete: boolean;
  /** What the server said to them; undefined where it ignored them in silence. */
  refusal: unknown;
  /** What a page of the list told to be allowed. */
  allow: KnownRows<Row>["allow"];
  /** What the list asks for. */
  asked: ListParams;
  /** What was read, null when it is needed no more. The same function each time. */
  onRows: (rows: KnownRows<Row> | null) => void;
}) {
  const { t } = useTranslation("listParts");
  const { t: common } = useTranslation();
  const [granted] = useState(allow);
  const [told, setTold] = useState({ names, refusal });
  if (names.length > 0 && names.join() !== told.names.join()) setTold({ names, refusal });
  const params: ListParams = {
    ...listParams(spec, EVERYTHING, spec.columns),
    sort: undefined,
    search: undefined,
    filters: documentedFilters(filters, spec.documented),
  };
  const key = JSON.stringify(params);
  const scan = useMemo(
    () => createScan(spec.resource.fetchPage, params),
    // The parameters are made anew at each render.
    // oxlint-disable-next-line react/exhaustive-deps
    [spec, key],
  );
  const { refreshMs = false } = spec;
  const queryKey = [...spec.resource.key, "list", params, "whole"];
  const [isWanted, setWanted] = useState(
    isOrdered || queryClient.getQueryData(queryKey) !== undefined,
  );
  const read = useQuery<ScanState<Row>>({
    queryKey,
    enabled: isWanted,
    structuralSharing: false,
    staleTime: ({ state: { data } }) => (isLarge(data) ? "static" : 15_000),
    refetchInterval: ({ state: { data } }) => (isLarge(data) ? false : refreshMs),
    queryFn: async ({ signal }): Promise<ScanState<Row>> => {
      signal.addEventListener("abort", scan.stop);
      const end = await scan.start();
      if (end.state === "failed") throw end.error;
      return end;
    },
  });
  const { data } = read;
  const now = scan.use();
  // Before the paint: rows of one realm are no answer to a question for another.
  useLayoutEffect(() => {
    const isPart = data?.state !== "done";
    onRows(data?.at ? { rows: data.rows, at: data.at, isPart, allow: granted } : null);
  }, [data, granted, onRows]);
  useLayoutEffect(() => () => onRows(null), [onRows]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed at the end of the list goes on here.
    if (isOrdered) place.current?.querySelector("button")?.focus();
  }, [isOrdered]);
  const start = async () => {
    setWanted(true);
    if (isWanted) await read.refetch();
  };
  const title =
    told.names.length > 0 ? common("list.ignored", { name: told.names.join(", ") }) : t("unsorted");
  const said = told.refusal ? detailOf(asApiError(told.refusal)) : "";
  const isWhole = data?.state === "done";
  return (
    <Problem tone="warning" title={title}>
      <div className={css.whole} ref={place}>
        {said !== "" && <p>{common("error.server_says", { detail: said })}</p>}
        {isWhole && <p>{t("ignoredWhole")}</p>}
        {isComplete && <p>{t("ignoredHere")}</p>}
        {!isWhole && !isComplete && names.length > 0 && (
          <p>
            {t("ignoredText", { count: hidden })} {t("ignoredRead")}
          </p>
        )}
        {!isComplete && (
          <ScanProgress
            what={label}
            scan={{ start, stop: scan.stop }}
            state={read.isFetching || !data ? now : data}
          />
        )}
        {read.error && <ApiProblem error={asApiError(read.error)} what={label} />}
      </div>
    </Problem>
  );
}

const EVERYTHING = { q: "", sort: null, page: 1, size: 0, filters: {}, columns: null };

function isLarge(data: Pick<ScanState<unknown>, "rows"> | undefined): boolean {
  return data !== undefined && data.rows.length > LARGE;
}
