import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useHasRadius } from "#src/apps/radius/panels.tsx";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiError } from "#src/krill/errors.ts";
import { OddNote } from "#src/resource/OddNote.tsx";
import { Button } from "#src/ui/Button.tsx";
import { loadChartTexts } from "#src/ui/chart-texts.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { TimeRange } from "#src/ui/TimeRange.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { withParams } from "#src/util/params.ts";
import { spanOf, spanParams, zoomed, type RangeKey } from "#src/util/time-range.ts";
import type { Cpe } from "./api.ts";
import { timelineSources } from "./timeline-sources.ts";
import {
  isWithin,
  putTogether,
  TIMELINE_KINDS,
  upToNewest,
  type TimelineKind,
} from "./timeline.ts";
import { TimelineLanes } from "./TimelineLanes.tsx";
import { TimelineList } from "./TimelineList.tsx";
import { TimelineNotes, type AskedSource } from "./TimelineNotes.tsx";
import css from "./timeline.module.css";

/** Loads the texts of the line of time. */
export async function loadTimelineTexts(): Promise<void> {
  const own = loadTexts("cpeTimeline", {
    en: () => import("./timeline-texts.en.ts"),
    es: () => import("./timeline-texts.es.ts"),
  });
  await Promise.all([own, loadChartTexts()]);
}

/** One line of time of a device: states, messages, leases, sessions, provisioning, calls and changes together (contract H13). */
export function CpeTimeline({ cpe }: { cpe: Cpe }) {
  const { t } = useTranslation("cpeTimeline");
  const [params, setParams] = useSearchParams();
  const clock = useNow();
  const now = Math.floor(clock / 60_000) * 60_000;
  const chosen = useMemo(() => spanOf(params, "7d", now), [params, now]);
  const hasRadius = useHasRadius();
  const { sources, unnamed, refused } = useMemo(
    () => timelineSources(cpe, hasRadius),
    [cpe, hasRadius],
  );
  const results = useQueries({ queries: sources.map(({ options }) => options) });
  const hidden = new Set((params.get("without") ?? "").split(",").filter(Boolean));
  const change = (next: Record<string, string | null>) =>
    setParams((before) => withParams(before, next), { preventScrollReset: true, replace: true });
  const setSpan = (next: RangeKey | { from: Date; to: Date }) => change(spanParams(next));
  const asked = results.map((result, index): AskedSource => ({
    source: sources[index]?.source ?? "events",
    data: result.data,
    error: result.error,
    isFetching: result.isFetching,
    retry: () => void result.refetch(),
  }));
  const all = putTogether(results.map(({ data }) => data?.items ?? []));
  const span = upToNewest(chosen, all, clock);
  const within = all.filter((item) => isWithin(item, span));
  const shown = within.filter(({ kind }) => !hidden.has(kind));
  const readAt = new Date(
    Math.min(clock, ...results.flatMap(({ data }) => data?.at.getTime() ?? [])),
  );
  const areStatesSure = asked.every(
    ({ source, data }) => source !== "states" || data?.isSure !== false,
  );
  /** Sessions stand among the events too: without accounting nobody knows that there were none. */
  const areSessionsRead = asked.some(
    ({ source, data }) => source === "sessions" && data?.isSure === true,
  );
  const countOf = (kind: TimelineKind) => {
    const count = within.filter((item) => item.kind === kind).length;
    return count === 0 && kind === "session" && !areSessionsRead ? t("unread") : count;
  };
  const isReading = results.some(({ data, isFetching }) => !data && isFetching);
  const toggle = (kind: TimelineKind) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    change({ without: next.size > 0 ? [...next].toSorted().join(",") : null });
  };
  return (
    <Panel
      title={t("title")}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => asked.forEach(({ isFetching, retry }) => !isFetching && retry())}
        >
          {t("again")}
        </Button>
      }
    >
      <div className={css.bar}>
        <TimeRange span={span} onChange={setSpan} />
        <span className={css.group}>
          {(["in", "out"] as const).map((by) => (
            <Button
              key={by}
              size="compact-sm"
              variant="default"
              onClick={() => setSpan(zoomed(span, by, now))}
            >
              {t(by === "in" ? "zoomIn" : "zoomOut")}
            </Button>
          ))}
        </span>
        <span className={css.group} role="group" aria-label={t("kinds")}>
          {TIMELINE_KINDS.filter((kind) => all.some((item) => item.kind === kind)).map((kind) => (
            <Button
              key={kind}
              size="compact-sm"
              variant={hidden.has(kind) ? "default" : "light"}
              aria-pressed={!hidden.has(kind)}
              onClick={() => toggle(kind)}
            >
              {t(`kind.${kind}`)} {countOf(kind)}
            </Button>
          ))}
        </span>
      </div>
      <TimelineNotes asked={asked} unnamed={unnamed} refused={refused} from={span.from} />
      {sources.length === 0 && <Empty title={t("noSources")} />}
      <TimelineLanes
        items={shown}
        all={all}
        span={span}
        isStateShown={!hidden.has("state")}
        readAt={readAt}
        areStatesSure={areStatesSure}
      />
      {isReading && <SkeletonLines lines={4} label={t("title")} />}
      {!isReading && sources.length > 0 && shown.length === 0 && (
        <Empty title={t(isPartial(asked) ? "noneRead" : "none")} />
      )}
      {shown.length > 0 && <TimelineList key={span.key} items={shown} />}
      <OddNote odd={asked.flatMap(({ data }) => data?.odd ?? [])} />
    </Panel>
  );
}

/** Whether something may be on record that was not read. */
function isPartial(asked: readonly AskedSource[]): boolean {
  return asked.some(({ error, data }) => error instanceof ApiError || data?.isSure === false);
}
