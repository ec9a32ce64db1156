import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobSnapshot } from "#src/jobs/job.ts";
import { Problem } from "#src/ui/Problem.tsx";

/** Why a job does not go on, and what to do; nothing while it does. */
export function PausedNote({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { job, counts, runner } = snapshot;
  if (runner === "other-tab" && job.state === "running")
    return (
      <Problem tone="info" title={t("pause.other-tab")}>
        {t("pause.other-tabText")}
      </Problem>
    );
  const { pausedFor } = job;
  if (job.state !== "paused" || pausedFor === null || pausedFor === "person") return null;
  const isBad = pausedFor === "canary-failed" || pausedFor === "threshold";
  return (
    <Problem tone={isBad ? "bad" : "warning"} title={t(`pause.${pausedFor}`)}>
      {t(`pause.${pausedFor}Text`, {
        failed: format.number(counts.failed + counts.unknown),
        done: format.number(counts.done),
        share: format.percent(job.plan.maxFailureShare * 100),
      })}
    </Problem>
  );
}
