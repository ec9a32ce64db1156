import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Ago } from "#src/ui/Time.tsx";
import type { ScanState } from "./scan.ts";
import css from "./ResourceList.module.css";

/** How far the reading of a whole list is, and whether what stands there is all of it. */
export function ScanProgress<Row>({
  what,
  scan,
  state: { state, done, total, at },
}: {
  /** What is read, as a name: `Live sessions`. */
  what: string;
  scan: { start: () => Promise<unknown>; stop: () => void };
  state: ScanState<Row>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const values = {
    what,
    done: format.number(done),
    total: total === null ? "…" : format.number(total),
  };
  // Of what failed at once there is nothing to tell but why.
  const isTold = state !== "idle" && !(state === "failed" && done === 0);
  if (state === "reading")
    return (
      <span className={css.exporting}>
        <progress
          aria-label={what}
          value={done}
          {...(total === null ? {} : { max: Math.max(1, total) })}
        />
        {t("scan.reading", values)}
        <Button size="compact-sm" variant="default" onClick={scan.stop}>
          {t("scan.stop")}
        </Button>
      </span>
    );
  return (
    <span className={css.exporting}>
      <span role="status">{isTold && t(state === "done" ? "scan.all" : "scan.part", values)}</span>
      {at && <Ago at={at} />}
      <Button size="compact-sm" variant="default" onClick={() => void scan.start()}>
        {t(state === "idle" ? "scan.start" : "scan.again")}
      </Button>
    </span>
  );
}
