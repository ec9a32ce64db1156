import { useState } from "react";
import { Link, useLoaderData } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob, type JobSnapshot } from "#src/jobs/job.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Button, ButtonLink } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { allDrafts, type StoredDraft } from "./draft-store.ts";
import { JobLine } from "./JobLine.tsx";
import { useWorkWords } from "./job-words.ts";
import { paths } from "./paths.ts";
import { jobControl, openJobs, useJobs } from "./use-jobs.ts";
import css from "./bulk.module.css";

const OLD_MS = 30 * 24 * 3600_000;

export async function loader(): Promise<StoredDraft[]> {
  const [drafts] = await Promise.all([allDrafts(), loadActionTexts(), openJobs()]);
  return drafts;
}

/** `/bulk`: this person's jobs and drafts in this browser. */
export default function BulkJobsPage() {
  const { t } = useTranslation("bulk");
  const { jobs, status } = useJobs();
  const stored = useLoaderData<StoredDraft[]>();
  const drafts = stored.filter(({ id }) => !jobs.some(({ job }) => job.id === id));
  return (
    <>
      <PageHeader title={t("title")} below={t("jobs.lead")}>
        <ButtonLink to={paths.create}>{t("new.title")}</ButtonLink>
      </PageHeader>
      {status === "unreadable" && (
        <Problem title={t("jobs.unreadable")} onRetry={() => void openJobs()}>
          {t("jobs.unreadableText")}
        </Problem>
      )}
      {status === "loading" && jobs.length === 0 && <SkeletonLines label={t("jobs.loading")} />}
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {jobs.length > 0 && (
        <ul className={css.jobs} aria-label={t("title")}>
          {jobs.map((snapshot) => (
            <li key={snapshot.job.id}>
              <JobLine snapshot={snapshot} />
            </li>
          ))}
        </ul>
      )}
      {status === "ready" && jobs.length === 0 && (
        <Empty title={t("jobs.empty")}>
          <p>{t("jobs.emptyText")}</p>
        </Empty>
      )}
      <Prune jobs={jobs} />
    </>
  );
}

function Drafts({ drafts }: { drafts: readonly StoredDraft[] }) {
  const { t } = useTranslation("bulk");
  return (
    <Panel title={t("jobs.drafts")}>
      <ul className={css.plain}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <DraftLine draft={draft} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DraftLine({ draft }: { draft: StoredDraft }) {
  const words = useWorkWords(kindOfJob(draft));
  const name =
    draft.name?.trim() ||
    (draft.work ? words.title(draft.work, draft.found ?? 0) : words.source(draft.source));
  return (
    <>
      <Link to={paths.draft(draft.id)}>{name}</Link>{" "}
      <span className="k-dim">
        <Ago at={new Date(draft.changed)} />
      </span>
    </>
  );
}

/** Old jobs go only when asked. */
function Prune({ jobs }: { jobs: readonly JobSnapshot[] }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const [now] = useState(() => Date.now());
  const old = jobs.filter(({ job }) => job.finished !== null && now - job.finished > OLD_MS);
  if (old.length === 0) return null;
  const count = { count: old.length, n: format.number(old.length) };
  const label = t("prune.button", count);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {label}
      </Button>
      {isAsked && (
        <Dialog title={label} onClose={() => setAsked(false)}>
          <p>{t("prune.text", count)}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t("prune.no", count)}
            </Button>
            <Button
              className={css.danger}
              onClick={() => {
                setAsked(false);
                for (const { job } of old) void jobControl.remove(job.id);
              }}
            >
              {label}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
