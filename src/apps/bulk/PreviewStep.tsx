import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, kindOfJob, type JobWork } from "#src/jobs/job.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { around, aroundProgress } from "./around.ts";
import { BreakdownList } from "./BreakdownList.tsx";
import { LeftOut } from "./LeftOut.tsx";
import type { Draft } from "./draft.ts";
import { PlanFields } from "./PlanFields.tsx";
import { useWorkWords } from "./job-words.ts";
import { breakdowns, selectParts, targetsOf, warningsOf } from "./preview.ts";
import { StartStep } from "./StartStep.tsx";
import { hasLines } from "./draft.ts";
import type { Device, Surroundings, TargetLine } from "./targets.ts";
import { useBusy, useKind } from "./use-jobs.ts";
import { Warnings } from "./Warnings.tsx";
import { Waves } from "./Waves.tsx";
import { isComplete, isProvable } from "./work.ts";
import { useProfiles } from "./WorkStep.tsx";
import css from "./bulk.module.css";

const NOTHING: ReadonlyMap<string, Surroundings> = new Map();
const NO_SIZES: ReadonlyMap<string, number> = new Map();

/** Third step: who takes part, how they are spread, what speaks against it, the brakes, the start. */
export function PreviewStep({
  draft,
  found,
  work,
}: {
  draft: Draft;
  found: readonly (TargetLine & { device: Device })[];
  work: JobWork;
}) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const profiles = useProfiles();
  const things = kindOfJob(draft);
  const words = useWorkWords(things);
  // Other things bring along what their own list says of state and place.
  const isCpes = things === CPES;
  const { data } = useQuery({ ...around, enabled: isCpes });
  const busy = useBusy(things);
  const { isValueByLine, lines, source } = draft;
  const canVerify = isProvable(work, useKind(things));
  // What was ticked for a reboot must not make a diagnostic wait for a return that never comes.
  const plan = useMemo(
    () => ({ ...draft.plan, verify: canVerify && draft.plan.verify }),
    [draft.plan, canVerify],
  );
  const byName = (isCpes && data?.byName) || NOTHING;
  const ponSizes = (isCpes && data?.ponSizes) || NO_SIZES;
  const { parts, out } = useMemo(
    () => selectParts(found, work, { isValueByLine, profiles }),
    // The found lines follow from the draft's lines.
    // oxlint-disable-next-line react/exhaustive-deps
    [lines, work, isValueByLine, profiles.length],
  );
  const views = useMemo(() => breakdowns(parts, byName), [parts, byName]);
  const warnings = useMemo(
    () => warningsOf(parts, work, plan, { around: byName, ponSizes, busy }),
    [parts, work, plan, byName, ponSizes, busy],
  );
  const targets = useMemo(
    () => targetsOf(parts, byName, hasLines(source)),
    [parts, byName, source],
  );
  const isReady = isComplete(work, isValueByLine) && parts.length > 0;
  return (
    <>
      <Panel title={t("preview.title")} aside={isCpes && <AroundReading />}>
        <p className={css.tight}>
          <strong>
            {work.kind === "request"
              ? words.start(work, parts.length)
              : t(`preview.can.${work.kind}`, {
                  count: parts.length,
                  n: format.number(parts.length),
                })}
          </strong>
          {out.length > 0 && (
            <> · {t("preview.out", { count: out.length, n: format.number(out.length) })}</>
          )}
        </p>
        {work.kind === "change" && !isValueByLine && isComplete(work, false) && (
          <p className={css.tight}>
            {words.field(work.field)}: {visible(words.value(work.field, work.value, profiles), 120)}
          </p>
        )}
        {out.length > 0 && <LeftOut things={things} out={out} />}
        {isCpes && <AroundProblem />}
        {parts.length > 0 && <BreakdownList views={views} total={parts.length} />}
        <Warnings warnings={warnings} />
      </Panel>
      {parts.length > 0 && (
        <Panel title={t("plan.title")}>
          <Waves total={parts.length} plan={plan} />
          <PlanFields
            draft={draft}
            canVerify={canVerify}
            hasPons={isCpes || targets.some(({ pon }) => pon !== null)}
          />
        </Panel>
      )}
      <StartStep draft={draft} work={work} plan={plan} targets={targets} isReady={isReady} />
    </>
  );
}

/** How old state and place are, or how far their reading is. */
function AroundReading() {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { data, isFetching, refetch } = useQuery(around);
  const { data: progress } = useQuery(aroundProgress);
  if (isFetching)
    return (
      <span role="status" className={css.line}>
        <progress
          aria-label={t("around.reading")}
          value={progress?.done}
          max={progress?.total ?? undefined}
        />
        {t("around.reading")} {progress && format.number(progress.done)}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => void queryClient.cancelQueries({ queryKey: around.queryKey })}
        >
          {t("targets.stop")}
        </Button>
      </span>
    );
  return (
    <span className={css.line}>
      {data ? (
        <>
          {t("around.readAt")} <Moment at={data.at} />
        </>
      ) : (
        t("around.notRead")
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => void refetch()}>
        {common("reading.refresh")}
      </Button>
    </span>
  );
}

function AroundProblem() {
  const { t } = useTranslation("bulk");
  const { error, refetch } = useQuery(around);
  if (!error) return null;
  return <ApiProblem error={error} what={t("around.what")} onRetry={() => void refetch()} />;
}
