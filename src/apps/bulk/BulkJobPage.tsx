import { useEffect } from "react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, kindOfJob, type JobSnapshot } from "#src/jobs/job.ts";
import { DEFAULT_PLAN, finishedOf } from "#src/jobs/plan.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { announce } from "#src/ui/announce.ts";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { site } from "#src/util/site.ts";
import { visible } from "#src/util/text.ts";
import { JobControls } from "./JobControls.tsx";
import { JobMenu } from "./JobMenu.tsx";
import { JobProgress } from "./JobProgress.tsx";
import { JOB_TONE, useWorkWords } from "./job-words.ts";
import { Outcomes } from "./Outcomes.tsx";
import { paths } from "./paths.ts";
import { PausedNote } from "./PausedNote.tsx";
import { UnknownNote } from "./UnknownNote.tsx";
import { jobNow, openJobs, useJob, warmKind } from "./use-jobs.ts";
import { useProfiles } from "./WorkStep.tsx";
import { Waves } from "./Waves.tsx";
import css from "./bulk.module.css";

export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  await Promise.all([loadActionTexts(), openJobs()]);
  const job = jobNow(params["job"] ?? "");
  if (job) await warmKind(kindOfJob(job));
  return null;
}

/** `/bulk/:job`: how far a job is, its controls, and the outcome of every target. */
export default function BulkJobPage() {
  const { t } = useTranslation("bulk");
  const { job: id = "" } = useParams();
  const { snapshot, isLoading } = useJob(id);
  if (snapshot) return <JobView key={id} snapshot={snapshot} />;
  return (
    <>
      <PageHeader title={t("job.title")} />
      {isLoading ? (
        <SkeletonLines label={t("jobs.loading")} />
      ) : (
        <Empty title={t("job.gone")}>
          <p>{t("job.goneText")}</p>
          <Link to={paths.jobs}>{t("title")}</Link>
        </Empty>
      )}
    </>
  );
}

function JobView({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const words = useWorkWords(kindOfJob(snapshot.job));
  const profiles = useProfiles();
  const { job, counts } = snapshot;
  const name = visible(job.name, 120);
  useTitle(name, snapshot);
  useSpokenState(snapshot);
  return (
    <>
      <PageHeader
        title={name}
        below={
          <>
            <StateBadge tone={JOB_TONE[job.state]}>{t(`state.${job.state}`)}</StateBadge>{" "}
            {words.what(job, profiles)}
          </>
        }
      >
        <JobMenu snapshot={snapshot} />
      </PageHeader>
      <div className={css.notes}>
        <PausedNote snapshot={snapshot} />
        {counts.unknown > 0 && <UnknownNote snapshot={snapshot} />}
      </div>
      <Panel title={t("job.progress")} aside={<JobControls snapshot={snapshot} />}>
        <JobProgress snapshot={snapshot} />
        <Waves total={job.total} plan={job.plan} current={waveNow(snapshot)} />
        <JobFacts snapshot={snapshot} />
      </Panel>
      <Outcomes snapshot={snapshot} />
    </>
  );
}

function JobFacts({ snapshot: { job } }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { plan, source } = job;
  const hasPons = kindOfJob(job) === CPES || plan.perPon !== DEFAULT_PLAN.perPon;
  const isAddress = source.kind === "filter" && source.note.startsWith(isp.cpes);
  return (
    <details>
      <summary>{t("job.facts")}</summary>
      <Facts
        facts={[
          [t("job.by"), visible(job.user, 80)],
          [t("job.created"), <Moment key="created" at={new Date(job.created)} />],
          [t("job.started"), job.started && <Moment key="started" at={new Date(job.started)} />],
          [
            t("job.finished"),
            job.finished && <Moment key="finished" at={new Date(job.finished)} />,
          ],
          [
            t("job.source"),
            isAddress ? (
              <Link key="source" to={source.note}>
                {visible(source.note, 120)}
              </Link>
            ) : (
              visible(source.note, 120)
            ),
          ],
          [t("plan.concurrency"), format.number(plan.concurrency)],
          [t("plan.perPon"), hasPons && format.number(plan.perPon)],
          [
            t("plan.perMinute"),
            plan.perMinute === null ? t("plan.noRate") : format.number(plan.perMinute),
          ],
          [t("plan.share"), format.percent(plan.maxFailureShare * 100)],
          [t("plan.minFailures"), format.number(plan.minFailures)],
          [t("plan.verify"), plan.verify && t("work.on")],
        ]}
      />
    </details>
  );
}

/** The wave being run; null before the start, past the last one at the end. */
function waveNow({ job, waves }: JobSnapshot): number | null {
  if (job.state === "ready") return null;
  return job.state === "done" ? waves : job.wave;
}

/** The tab's title tells how far it is while a person looks elsewhere. */
function useTitle(name: string, { job, counts }: JobSnapshot): void {
  const share = job.total === 0 ? 0 : finishedOf(counts) / job.total;
  const percent = Math.floor(share * 100);
  const isOver = job.state === "done" || job.state === "cancelled";
  useEffect(() => {
    document.title = `${isOver ? "" : `${percent} % · `}${name} · ${site.title}`;
  }, [name, percent, isOver]);
}

/** A change of the job's state is said, politely; a figure that counts is not. */
function useSpokenState({ job: { state } }: JobSnapshot): void {
  const { t } = useTranslation("bulk");
  const text = t(`state.${state}`);
  useEffect(() => announce(text), [text]);
}
