import { useState } from "react";
import { Link, Navigate, useLocation, useSearchParams } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CPES, kindOfJob } from "#src/jobs/job.ts";
import { loadDialogTexts } from "#src/resource/action-dialogs.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Unkept } from "#src/resource/Unkept.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { visible } from "#src/util/text.ts";
import { readStart } from "./draft.ts";
import { beginDraft, openDraft, useDraft, useIsKept } from "./draft-store.ts";
import { paths } from "./paths.ts";
import { PreviewStep } from "./PreviewStep.tsx";
import { foundLines } from "./targets.ts";
import { TargetsStep } from "./TargetsStep.tsx";
import { useJob, warmKind } from "./use-jobs.ts";
import { WorkStep } from "./WorkStep.tsx";

/** The draft in the address is read from the disk before the first render. */
export async function loader({ request }: { request: Request }): Promise<null> {
  const id = new URL(request.url).searchParams.get("draft");
  const [draft] = await Promise.all([
    id ? openDraft(id) : undefined,
    loadActionTexts(),
    loadDialogTexts(),
  ]);
  await warmKind(draft ? kindOfJob(draft) : CPES);
  return null;
}

/** `/bulk/new`: targets, what to do, preview and brakes, start; can be left and come back to. */
export default function NewBulkPage() {
  const [params] = useSearchParams();
  const location = useLocation();
  const id = params.get("draft");
  return id === null ? (
    <Begin key={location.key} from={location.state} />
  ) : (
    <Prepare key={id} id={id} />
  );
}

/** Gives the new draft its address, so that Back and a reload lead to it. */
function Begin({ from }: { from: unknown }) {
  const [draft] = useState(() => beginDraft(readStart(from)));
  return <Navigate replace to={paths.draft(draft.id)} />;
}

function Prepare({ id }: { id: string }) {
  const { t } = useTranslation("bulk");
  const draft = useDraft(id);
  const isKept = useIsKept(id);
  if (!draft) return <Gone id={id} />;
  const found = foundLines(draft.lines ?? []);
  return (
    <>
      <PageHeader title={t("new.title")} below={t("new.lead")} />
      <Unkept isKept={isKept} />
      <TargetsStep draft={draft} />
      {found.length > 0 && <WorkStep draft={draft} found={found} />}
      {found.length > 0 && draft.work && (
        <PreviewStep draft={draft} found={found} work={draft.work} />
      )}
    </>
  );
}

/** What became of a draft that is not here any more: the job, where one was made of it. */
function Gone({ id }: { id: string }) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const job = useJob(id).snapshot?.job;
  const at = job && format.dateTime(new Date(job.started ?? job.created));
  return (
    <>
      <PageHeader title={t("new.title")} />
      <Empty
        title={job ? t(job.started === null ? "new.made" : "new.started", { at }) : t("new.gone")}
      >
        <p>{job ? <Link to={paths.job(id)}>{visible(job.name, 120)}</Link> : t("new.goneText")}</p>
        <p>
          <Link to={paths.create}>{t("new.again")}</Link> ·{" "}
          <Link to={paths.jobs}>{t("title")}</Link>
        </p>
      </Empty>
    </>
  );
}
