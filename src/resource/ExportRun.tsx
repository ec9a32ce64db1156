import { useEffect, useRef, useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbort } from "#src/krill/errors.ts";
import { announce } from "#src/ui/announce.ts";
import { goOnFrom } from "#src/ui/go-on.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { ApiProblem } from "./ApiProblem.tsx";
import { ExportPress, type ExportProps } from "./ExportButton.tsx";
import { exportList } from "./export-rows.ts";
import type { ListRow } from "./list-spec.ts";
import css from "./ResourceList.module.css";

const loadLeave = async () => (await import("./LeaveQuestion.tsx")).LeaveQuestion;

/** Exports at once, and at each further press: everything that matches, with progress and cancel. */
export function ExportRun<Row extends ListRow>(props: ExportProps<Row>) {
  const { label, total, canExport, isProving } = props;
  const { t } = useTranslation();
  const { t: parts } = useTranslation("listParts");
  const format = useFormat();
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ error: unknown; done: number } | null>(null);
  /** Rows that came and do not match: a page in sight may obey a filter by chance. */
  const [leftOut, setLeftOut] = useState(0);
  const controller = useRef<AbortController | null>(null);

  /** What the list has asked for at this moment, and what waits for its answer. */
  const latest = useRef(props);
  const whenProven = useRef(() => {});
  const isWaiting = () => latest.current.isProving || latest.current.isChanging();
  useEffect(() => {
    latest.current = props;
    if (!isWaiting()) whenProven.current();
  });

  const run = async () => {
    controller.current = new AbortController();
    setFailure(null);
    setLeftOut(0);
    setDone(0);
    let count = 0;
    try {
      if (isWaiting())
        await new Promise<void>((resolve) => {
          whenProven.current = resolve;
        });
      controller.current.signal.throwIfAborted();
      if (!latest.current.canExport) return;
      const lines = await exportList({
        ...latest.current,
        signal: controller.current.signal,
        onBatch: (read, left) => {
          count = read;
          setDone(read);
          setLeftOut(left);
        },
      });
      announce(parts("exported", { count: lines, rows: format.number(lines) }));
    } catch (error) {
      if (!isAbort(error)) setFailure({ error, done: count });
    } finally {
      setDone(null);
    }
  };

  const stop = () => {
    controller.current?.abort();
    whenProven.current();
  };

  const hasBegun = useRef(false);
  useEffect(() => {
    // The press that loaded this; development mounts twice.
    if (!hasBegun.current) void run();
    hasBegun.current = true;
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  if (done !== null)
    return (
      <span className={css.exporting}>
        {/* Elsewhere nobody would see how far it is, nor that it failed. */}
        <Later
          load={loadLeave}
          until={null}
          props={{
            isWanted: true,
            isOver: () => controller.current?.signal.aborted === true,
            doesRest: true,
            words: {
              title: parts("exportLeave.title"),
              text: parts("exportLeave.text"),
              stay: parts("exportLeave.stay"),
              leave: parts("exportLeave.leave"),
            },
            onLeave: stop,
          }}
        />
        <progress
          aria-label={t("list.export")}
          value={done}
          {...(total === null || isProving ? {} : { max: total })}
        />
        {parts("exporting", {
          done: format.number(done),
          total: total === null || isProving ? "…" : format.number(total),
        })}
        <Button
          size="compact-sm"
          variant="default"
          onClick={({ currentTarget }) => {
            goOnFrom(currentTarget);
            stop();
          }}
        >
          {parts("exportCancel")}
        </Button>
      </span>
    );
  return (
    <>
      <ExportPress canPress={canExport || isProving} onPress={() => void run()} />
      {leftOut > 0 && <Problem tone="warning" title={parts("exportLeftOut", { count: leftOut })} />}
      {failure && (
        <ApiProblem
          error={failure.error}
          what={parts("exportFailed", { done: format.number(failure.done), list: label })}
          onRetry={() => void run()}
        />
      )}
    </>
  );
}
