import { useRef, useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbort } from "#src/krill/errors.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { announce } from "#src/ui/announce.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconDownload } from "#src/ui/icons.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { ApiProblem } from "./ApiProblem.tsx";
import { loadExport } from "./list-parts.ts";
import type { ListColumn, ListRow, ListSpec } from "./list-spec.ts";
import css from "./ResourceList.module.css";

/** Exports everything that matches, with the columns in sight, with progress and cancel. */
export function ExportButton<Row extends ListRow>({
  spec,
  label,
  columns,
  params,
  obeys,
  total,
  canExport,
  columnName,
}: {
  spec: ListSpec<Row>;
  label: string;
  columns: readonly ListColumn<Row>[];
  params: ListParams;
  /** Whether a row is one of those that were asked for. */
  obeys: (row: Row) => boolean;
  total: number | null;
  /** False where a filter was ignored: the file would not hold what the screen says. */
  canExport: boolean;
  columnName: (id: string) => string;
}) {
  const { t } = useTranslation();
  const { t: parts } = useTranslation("listParts");
  const format = useFormat();
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ error: unknown; done: number } | null>(null);
  /** Rows that came and do not match: a page in sight may obey a filter by chance. */
  const [leftOut, setLeftOut] = useState(0);
  const controller = useRef<AbortController | null>(null);

  const run = async () => {
    controller.current = new AbortController();
    setFailure(null);
    setLeftOut(0);
    setDone(0);
    let count = 0;
    try {
      const { exportList } = await loadExport();
      const lines = await exportList({
        spec,
        columns,
        columnName,
        params,
        obeys,
        signal: controller.current.signal,
        onBatch: (read, left) => {
          count = read;
          setDone(read);
          setLeftOut(left);
        },
      });
      announce(parts("exported", { count: lines }));
    } catch (error) {
      if (!isAbort(error)) setFailure({ error, done: count });
    } finally {
      setDone(null);
    }
  };

  if (done !== null)
    return (
      <span className={css.exporting}>
        <progress
          aria-label={t("list.export")}
          value={done}
          {...(total === null ? {} : { max: total })}
        />
        {t("list.exporting", {
          done: format.number(done),
          total: total === null ? "…" : format.number(total),
        })}
        <Button size="compact-sm" variant="default" onClick={() => controller.current?.abort()}>
          {t("list.exportCancel")}
        </Button>
      </span>
    );
  return (
    <>
      <Button
        variant="default"
        size="sm"
        disabled={!canExport}
        icon={<IconDownload size={16} aria-hidden />}
        onClick={() => void run()}
      >
        {t("list.export")}
      </Button>
      {leftOut > 0 && <Problem tone="warning" title={parts("exportLeftOut", { count: leftOut })} />}
      {failure && (
        <ApiProblem
          error={failure.error}
          what={parts("exportFailed", { done: failure.done, list: label })}
          onRetry={() => void run()}
        />
      )}
    </>
  );
}
