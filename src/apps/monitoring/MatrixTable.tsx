import { useDeferredValue, useMemo, useState } from "react";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { CSV_TYPE, csvFile, download } from "#src/resource/export-rows.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconDownload } from "#src/ui/icons.tsx";
import { SearchInput } from "#src/ui/SearchInput.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { localDay } from "#src/util/time.ts";
import { cellsOf, headsOf } from "./matrix-csv.ts";
import { MatrixGrid } from "./MatrixGrid.tsx";
import { refsOf } from "./matrix-refs.ts";
import { matrixColumns, sortedMatrix, type MatrixColumn, type MatrixRow } from "./matrix-rows.ts";
import { SearchReading, useReading } from "./SearchReading.tsx";
import css from "./matrix.module.css";

interface View {
  /** Groups that are not shown; `metrics` are all services' at once. */
  hidden: readonly string[];
  sort: string | null;
  /** What the rows are narrowed to without asking again. */
  find: string;
  onSort: (sort: string) => void;
  onFind: (find: string) => void;
}

/** The rows of a search as they come, with a column for each metric that any of them has. */
export function MatrixTable({ query, ...view }: View & { query: string }) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const { reading, state } = useReading(query);
  const isReading = state.state === "reading" || state.state === "idle";
  return (
    <>
      <SearchReading
        reading={reading}
        state={state}
        title={t("matrix.title")}
        what={t("matrix.rows")}
      />
      {state.rows.length === 0 && isReading && (
        <SkeletonLines lines={8} label={t("matrix.title")} />
      )}
      {state.rows.length === 0 && state.state === "done" && (
        <Empty title={common("list.emptyFiltered")} />
      )}
      {state.rows.length > 0 && (
        <Rows query={query} rows={state.rows} isReading={isReading} {...view} />
      )}
    </>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

function Rows({
  query,
  rows,
  isReading,
  hidden,
  sort,
  find,
  onSort,
  onFind,
}: View & { query: string; rows: readonly MatrixRow[]; isReading: boolean }) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
  const [selected, setSelected] = useState<ReadonlySet<string>>(NOTHING);
  const words = useDeferredValue(find).toLowerCase();
  const all = useMemo(() => matrixColumns(rows), [rows]);
  const found = useMemo(() => {
    const parts = words.split(/\s+/u).filter(Boolean);
    return parts.length === 0
      ? rows
      : rows.filter(({ text }) => parts.every((part) => text.includes(part)));
  }, [rows, words]);
  const sorted = useMemo(() => sortedMatrix(found, all, sort), [found, all, sort]);
  const isShown = (group: string) =>
    !hidden.includes(group) && (IS_FIELD.has(group) || !hidden.includes("metrics"));
  const columns = all.filter(({ group }) => isShown(group));
  return (
    <>
      <div className={css.bar}>
        <div className={css.find}>
          <SearchInput label={t("matrix.find")} value={find} onChange={onFind} />
        </div>
        {find !== "" && (
          <span role="status">
            {t("matrix.found", {
              shown: format.number(found.length) ?? "",
              total: format.number(rows.length) ?? "",
            })}
          </span>
        )}
        {!isReading && <Job rows={sorted} selected={selected} note={query} />}
        <Export rows={sorted} columns={columns} isReady={!isReading && sorted.length > 0} />
      </div>
      {sorted.length === 0 ? (
        <Empty title={common("list.emptyFiltered")} />
      ) : (
        <MatrixGrid
          rows={sorted}
          columns={columns}
          sort={sort}
          onSort={onSort}
          selected={selected}
          onSelect={setSelected}
        />
      )}
    </>
  );
}

/** A bulk job with the CPEs of the rows that are selected and in sight, without a selection of all that are shown. */
function Job({
  rows,
  selected,
  note,
}: {
  rows: readonly MatrixRow[];
  selected: ReadonlySet<string>;
  note: string;
}) {
  const { t } = useTranslation("monitoring");
  const hasCrm = useHasCrm();
  const minute = Math.ceil(useNow() / 60_000);
  const { refs, without } = useMemo(() => {
    const chosen = rows.filter(({ id }) => selected.has(id));
    return refsOf(chosen.length > 0 ? chosen : rows, minute * 60_000);
  }, [rows, selected, minute]);
  return (
    <>
      {without > 0 && <span className="k-dim">{t("matrix.withoutCpe", { count: without })}</span>}
      {hasCrm && <StartBulk start={{ refs, note }} />}
    </>
  );
}

/** Groups of fields; every other group is a service's metrics. */
const IS_FIELD = new Set(["host", "registration", "administrative"]);

/** How many lines of the file are written at once, so that the page goes on meanwhile. */
const LINES = 500;

function Export({
  rows,
  columns,
  isReady,
}: {
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  isReady: boolean;
}) {
  const { t } = useTranslation();
  const text = useDynamicText("monitoring");
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const header = columns.flatMap((column) =>
      headsOf(column, (field) => text(`matrix.fields.${field}`)),
    );
    const parts: Blob[] = [];
    for (let at = 0; at < rows.length; at += LINES) {
      const lines = rows
        .slice(at, at + LINES)
        .map((row) => columns.flatMap((column) => cellsOf(row, column)));
      parts.push(csvFile(at === 0 ? header : null, lines));
      await new Promise((resolve) => setTimeout(resolve));
    }
    download(new Blob(parts, { type: CSV_TYPE }), `krill-matrix-${localDay(new Date())}.csv`);
    setBusy(false);
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      icon={<IconDownload size={16} aria-hidden />}
      disabled={!isReady || isBusy}
      onClick={() => void save()}
    >
      {t("list.export")}
    </Button>
  );
}
