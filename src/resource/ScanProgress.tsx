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
  const isReading = state === "reading";
  // Of what failed at once there is nothing to tell but why.
  const isTold = !isReading && state !== "idle" && !(state === "failed" && done === 0);
  const label = isReading ? "scan.stop" : state === "idle" ? "scan.start" : "scan.again";
  return (
    <span className={`${css.exporting} ${css.scan}`}>
      {isReading && (
        <progress
          aria-label={what}
          value={done}
          {...(total === null ? {} : { max: Math.max(1, total) })}
        />
      )}
      <span role="status">{isTold && t(state === "done" ? "scan.all" : "scan.part", values)}</span>
      {isReading && <span>{t("scan.reading", values)}</span>}
      {at && !isReading && <Ago at={at} />}
      <Button
        size="compact-sm"
        variant="default"
        onClick={isReading ? scan.stop : () => void scan.start()}
      >
        {t(label)}
      </Button>
    </span>
  );
}
