import { useEffect, useState, type ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { IconPause, IconPlay, IconRefresh } from "#src/ui/icons.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { ApiProblem } from "./ApiProblem.tsx";
import { isLate } from "./live-rule.ts";
import type { LiveQuery } from "./use-live.ts";
import css from "./Live.module.css";

/** Waiting longer than this is said, and can be cancelled, ms. */
const LONG_MS = 5_000;

/**
 * The panel of a live reading: its age, `Pause`, `Resume`, `Refresh`, and what went wrong. What this person may not read
 * has none of the three, and no `Try again`. Old figures
 * are dimmed, never removed; a failure stays in this panel.
 */
export function Live<Data extends { at: Date }>({
  title,
  live,
  children,
}: {
  title: string;
  live: LiveQuery<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation();
  const { result, failure, isPaused, everyMs } = live;
  const { data, isFetching } = result;
  const now = useNow();
  const Icon = isPaused ? IconPlay : IconPause;
  const isOld =
    data !== undefined &&
    isLate({ at: data.at.getTime(), now, hasFailed: failure !== null, isPaused, everyMs });
  return (
    <Panel
      title={title}
      aside={
        <>
          {data ? (
            <Age at={data.at} isOld={isOld} isPaused={isPaused} />
          ) : (
            <span className={css.age} />
          )}
          {!isClosed(failure) && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                icon={<Icon size={14} aria-hidden />}
                onClick={isPaused ? live.resume : live.pause}
              >
                {t(isPaused ? "reading.resume" : "reading.pause")}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                icon={<IconRefresh size={14} aria-hidden />}
                aria-disabled={isFetching}
                onClick={() => !isFetching && live.refresh()}
              >
                {t("reading.refresh")}
              </Button>
            </>
          )}
        </>
      }
    >
      {data && (
        <div className={css.body} data-old={isOld}>
          {children(data)}
        </div>
      )}
      {!data && isFetching && !failure && <SkeletonLines lines={5} label={t("loading")} />}
      {!data && !isFetching && !failure && <Empty title={t("reading.stopped")} />}
      {/* Below the figures, which keep their places: that they are old stands in the heading. */}
      {failure && (
        <div className={css.failed}>
          <ApiProblem
            error={failure}
            what={title}
            onRetry={isFetching || isClosed(failure) ? undefined : live.refresh}
          />
        </div>
      )}
      {isFetching && <Waiting onCancel={live.cancel} />}
    </Panel>
  );
}

const isClosed = (failure: Error | null) =>
  failure !== null && "kind" in failure && failure.kind === "forbidden";

function Age({ at, isOld, isPaused }: { at: Date; isOld: boolean; isPaused: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {isPaused && <StateBadge tone="off">{t("reading.paused")}</StateBadge>}
      {/* Said once, politely, when it begins; the age beside it ticks and is not read out. */}
      <span role="status">
        {isOld && (
          <StateBadge tone="warning">
            {t("reading.notUpdating", { time: format.time(at) })}
          </StateBadge>
        )}
      </span>
      <span className={css.age}>
        <Ago at={at} />
      </span>
    </>
  );
}

/** Mounted while an answer is awaited: after five seconds it says so and offers to give up. */
function Waiting({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <p className={css.waiting} role="status">
      {t("reading.waiting")}{" "}
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </p>
  );
}
