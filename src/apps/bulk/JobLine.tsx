import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobSnapshot } from "#src/jobs/job.ts";
import { finishedOf } from "#src/jobs/plan.ts";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { JOB_TONE } from "./job-words.ts";
import { paths } from "./paths.ts";
import css from "./bulk.module.css";

/** A job in a list: state, name, how far, what went wrong, when and by whom. */
export function JobLine({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { job, counts } = snapshot;
  const finished = finishedOf(counts);
  const bad = counts.failed + counts.unknown;
  return (
    <article className={css.job}>
      <p className={css.line}>
        <StateBadge tone={JOB_TONE[job.state]}>{t(`state.${job.state}`)}</StateBadge>
        <Link to={paths.job(job.id)}>
          <strong>{visible(job.name, 120)}</strong>
        </Link>
        {job.state === "paused" && job.pausedFor && (
          <span className="k-dim">{t(`pause.${job.pausedFor}`)}</span>
        )}
      </p>
      <p className={css.line}>
        <progress
          aria-label={t("jobs.progressOf", { name: visible(job.name, 80) })}
          value={finished}
          max={Math.max(1, job.total)}
        />
        <span>
          {t("job.of", { done: format.number(finished), total: format.number(job.total) })}
        </span>
        {bad > 0 && (
          <StateBadge tone="bad">{t("jobs.bad", { count: bad, n: format.number(bad) })}</StateBadge>
        )}
        <span className="k-dim">
          <Ago at={new Date(job.started ?? job.created)} /> · {visible(job.user, 60)}
        </span>
      </p>
    </article>
  );
}
