import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Ago, Moment } from "#src/ui/Time.tsx";
import type { SourceReading, TimelineSource } from "./timeline-sources.ts";
import css from "./timeline.module.css";

/** A source and what came of asking it. */
export interface AskedSource {
  source: TimelineSource;
  data: SourceReading | undefined;
  error: Error | null;
  isFetching: boolean;
  retry: () => void;
}

/** Where a line of time comes from: which sources were read and when, what is older than they tell, which are missing. */
export function TimelineNotes({
  asked,
  unnamed,
  refused,
  from,
}: {
  asked: readonly AskedSource[];
  unnamed: readonly TimelineSource[];
  refused: readonly TimelineSource[];
  from: Date;
}) {
  const { t } = useTranslation("cpeTimeline");
  const missing = asked.filter(({ error }) => isAbsent(error));
  const failed = asked.filter(({ error }) => error && !isAbsent(error));
  const lost = failed.filter(({ data }) => !data);
  return (
    <>
      <p className={css.notes}>
        {t("from")}{" "}
        {asked
          .filter(({ data }) => data)
          .map(({ source, data }, index) => (
            <span key={source}>
              {index > 0 && " · "}
              {t(`source.${source}`)} ({data && <Ago at={data.at} />})
            </span>
          ))}
        <Named what="missing" sources={missing.map(({ source }) => source)} />
        <Named what="unnamed" sources={unnamed} />
        <Named what="refused" sources={refused} />
      </p>
      {asked.map(({ source, data }) => {
        if (data && !data.isSure)
          return (
            <p key={source} className="k-note">
              {t("looked", { source: t(`source.${source}`), count: data.received })}
            </p>
          );
        const oldest = data?.items.reduce<Date | null>(
          (least, item) => (least === null || item.from < least ? item.from : least),
          null,
        );
        const isCut = data && data.total !== null && data.total > data.received;
        if (!isCut || !oldest || oldest <= from) return null;
        return (
          <p key={source} className="k-note">
            {t("cut", { source: t(`source.${source}`), count: data.received })}{" "}
            <Moment at={oldest} />
          </p>
        );
      })}
      {failed
        .filter(({ data }) => data)
        .map(({ source, isFetching, retry }) => (
          <p key={source} className="k-note">
            {t("notRead", { source: t(`source.${source}`) })}{" "}
            <Button size="compact-xs" variant="default" onClick={() => !isFetching && retry()}>
              {t("again")}
            </Button>
          </p>
        ))}
      {/* Where all of them fail it is one problem. */}
      {lost[0] && (
        <ApiProblem
          error={lost[0].error}
          what={lost.map(({ source }) => t(`source.${source}`)).join(", ")}
          onRetry={() => lost.forEach(({ retry }) => retry())}
        />
      )}
    </>
  );
}

/** Sources that tell nothing, and why. */
function Named({
  what,
  sources,
}: {
  what: "missing" | "unnamed" | "refused";
  sources: readonly TimelineSource[];
}) {
  const { t } = useTranslation("cpeTimeline");
  if (sources.length === 0) return null;
  return <> {t(what, { sources: sources.map((source) => t(`source.${source}`)).join(", ") })}</>;
}
