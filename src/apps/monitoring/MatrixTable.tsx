import { Button } from "@mantine/core";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { csvFile, download } from "#src/resource/export-rows.ts";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconDownload } from "#src/ui/icons.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { MatrixGrid } from "./MatrixGrid.tsx";
import { matrixColumns, sortedMatrix, type MatrixColumn, type MatrixRow } from "./matrix-rows.ts";
import { matrixScan } from "./matrix-scan.ts";
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
  const { scan, ignored } = matrixScan(query);
  const state = scan.use();
  useEffect(() => {
    scan.warm();
  }, [scan]);
  const { names, hidden } = ignored();
  const isReading = state.state === "reading" || state.state === "idle";
  return (
    <>
      <ScanProgress what={t("matrix.rows")} scan={scan} state={state} />
      {names.size > 0 && (
        <Problem
          tone="warning"
          title={common("list.ignored", {
            name: [...names].map((one) => visible(one, 60)).join(", "),
          })}
        >
          {t("matrix.ignored", { count: hidden })}
        </Problem>
      )}
      {state.state === "failed" && (
        <ApiProblem
          error={asApiError(state.error)}
          what={t("matrix.title")}
          onRetry={() => void scan.start()}
        />
      )}
      {state.rows.length === 0 && isReading && (
        <SkeletonLines lines={8} label={t("matrix.title")} />
      )}
      {state.rows.length === 0 && state.state === "done" && (
        <Empty title={common("list.emptyFiltered")} />
      )}
      {state.rows.length > 0 && <Rows rows={state.rows} isReading={isReading} {...view} />}
    </>
  );
}

function Rows({
  rows,
  isReading,
  hidden,
  sort,
  find,
  onSort,
  onFind,
}: View & { rows: readonly MatrixRow[]; isReading: boolean }) {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
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
        <label className={css.find}>
          <span className="k-hidden">{t("matrix.find")}</span>
          <input
            type="search"
            value={find}
            placeholder={t("matrix.find")}
            onChange={({ currentTarget }) => onFind(currentTarget.value)}
          />
        </label>
        {find !== "" && (
          <span role="status">
            {t("matrix.found", {
              shown: format.number(found.length) ?? "",
              total: format.number(rows.length) ?? "",
            })}
          </span>
        )}
        <Export rows={sorted} columns={columns} isReady={!isReading && sorted.length > 0} />
      </div>
      {sorted.length === 0 ? (
        <Empty title={common("list.emptyFiltered")} />
      ) : (
        <MatrixGrid rows={sorted} columns={columns} sort={sort} onSort={onSort} />
      )}
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
    const header = columns.map(({ id, field }) =>
      field === null ? id : text(`matrix.fields.${field}`),
    );
    const parts: Blob[] = [];
    for (let at = 0; at < rows.length; at += LINES) {
      const lines = rows
        .slice(at, at + LINES)
        .map((row) => columns.map((column) => cellOf(row, column)));
      parts.push(csvFile(at === 0 ? header : null, lines));
      await new Promise((resolve) => setTimeout(resolve));
    }
    download(new Blob(parts, { type: "text/csv;charset=utf-8" }), "matrix.csv");
    setBusy(false);
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      disabled={!isReady || isBusy}
      onClick={() => void save()}
    >
      {t("list.export")}
    </Button>
  );
}

function cellOf(row: MatrixRow, { field, id }: MatrixColumn): string | number | Date | null {
  if (field === null) return row.figures[id]?.[0] ?? null;
  if (field === "since") return row.since === null ? null : new Date(row.since);
  return row.fields[field] ?? null;
}
