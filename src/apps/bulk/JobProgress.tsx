import { Link, useSearchParams } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { JobSnapshot } from "#src/jobs/job.ts";
import { finishedOf, TARGET_STATES } from "#src/jobs/plan.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { useTargetWords } from "./job-words.ts";
import { useFailed } from "./use-jobs.ts";
import css from "./bulk.module.css";

const DRAWN = ["done", "skipped", "failed", "unknown", "verifying", "sending"] as const;

/** How far a job is: the bar, the counts by state (links to the outcomes), rate, time left, wave. */
export function JobProgress({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [params] = useSearchParams();
  const { job, counts } = snapshot;
  const { isAccepted, wordOf, toneOf } = useTargetWords(job);
  const { accepted = 0 } = useFailed(snapshot) ?? {};
  const finished = finishedOf(counts);
  const text = t("job.of", { done: format.number(finished), total: format.number(job.total) });
  const share = (some: number) => (job.total === 0 ? 0 : (some / job.total) * 100);
  return (
    <>
      <div
        className={css.progress}
        role="progressbar"
        aria-label={t("job.progress")}
        aria-valuemin={0}
        aria-valuemax={job.total}
        aria-valuenow={finished}
        aria-valuetext={text}
      >
        {DRAWN.map((state) =>
          counts[state] > 0 ? (
            <span
              key={state}
              data-tone={toneOf(state)}
              style={{ width: `${share(counts[state])}%` }}
            />
          ) : null,
        )}
      </div>
      <p className={css.line}>
        <strong>{format.percent(Math.floor(share(finished)))}</strong>
        <span>{text}</span>
        <Pace snapshot={snapshot} />
      </p>
      <ul className={css.counts} aria-label={t("job.counts")}>
        {TARGET_STATES.filter((state) => counts[state] > 0).map((state) => (
          <li key={state}>
            <Link
              to={{ search: `?state=${state}` }}
              replace
              preventScrollReset
              aria-current={params.get("state") === state ? "true" : undefined}
            >
              <StateBadge tone={toneOf(state)}>
                {wordOf(state)} {format.number(counts[state])}
              </StateBadge>
            </Link>
          </li>
        ))}
      </ul>
      {accepted > 0 && (
        <p className="k-dim">
          {t("job.failedAccepted", { count: accepted, n: format.number(accepted) })}
        </p>
      )}
      {isAccepted && counts.done > 0 && <p className="k-dim">{t("job.accepted")}</p>}
    </>
  );
}

function Pace({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const now = useNow();
  const { job, perMinute, msLeft, slowedUntil, waves, concurrency } = snapshot;
  if (job.state !== "running" && job.state !== "paused") return null;
  const wait = slowedUntil === null ? 0 : Math.ceil((slowedUntil - now) / 1000);
  return (
    <>
      <span className="k-dim">
        {job.wave === 0 ? t("job.canary") : t("job.wave", { wave: job.wave, waves: waves - 1 })}
      </span>
      {perMinute !== null && (
        <span className="k-dim">{t("job.rate", { n: format.number(Math.round(perMinute)) })}</span>
      )}
      {msLeft !== null && (
        <span className="k-dim">
          {t("job.left", { time: format.duration(Math.ceil(msLeft / 1000)) ?? "—" })}
        </span>
      )}
      {wait > 0 && <span>{t("job.slowed", { seconds: wait })}</span>}
      {job.state === "running" && concurrency < job.plan.concurrency && (
        <span className="k-dim">
          {t("job.fewer", { n: concurrency, of: job.plan.concurrency })}
        </span>
      )}
    </>
  );
}
