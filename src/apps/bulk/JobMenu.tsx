import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob, type JobSnapshot, type TargetRecord } from "#src/jobs/job.ts";
import { canPutBack } from "#src/jobs/put-back.ts";
import { CSV_TYPE, csvFile, download } from "#src/resource/export-rows.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconDownload, IconUndo } from "#src/ui/icons.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { useTargetWords, useWorkWords } from "./job-words.ts";
import { paths } from "./paths.ts";
import { jsonReport, reportLines, REPORT_COLUMNS, reportName } from "./report.ts";
import {
  allTargets,
  duplicateFailed,
  jobControl,
  putBack,
  renameJob,
  useFailed,
} from "./use-jobs.ts";
import { useProfiles } from "./WorkStep.tsx";
import css from "./bulk.module.css";

/** The record of a job: its report, its name, a new job with what failed, and its end. */
export function JobMenu({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const format = useFormat();
  const words = useWorkWords(kindOfJob(snapshot.job));
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"rename" | "delete" | "putBack" | null>(null);
  const [isReading, setReading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [isNothing, setNothing] = useState(false);
  const { job, counts } = snapshot;
  const { wordOf } = useTargetWords(job);
  const profiles = useProfiles();
  const { refused = 0 } = useFailed(snapshot) ?? {};
  const isOver = job.state !== "running";

  const attempt = async (work: () => Promise<void>) => {
    setReading(true);
    setFailed(false);
    try {
      await work();
    } catch {
      setFailed(true);
    } finally {
      setReading(false);
    }
  };
  const report = (kind: "csv" | "json") =>
    attempt(async () => {
      const pages = allTargets(job.id);
      if (kind === "json") {
        download(await jsonReport(snapshot, pages), `${reportName(job)}.json`);
        return;
      }
      const header = REPORT_COLUMNS.map((name) => t(`report.${name}`));
      const said = {
        stateOf: wordOf,
        reasonOf: (record: TargetRecord) => words.reason(record, job.work),
      };
      const parts = [csvFile(header, [])];
      for await (const records of pages)
        parts.push(csvFile(null, reportLines(records, job.work, said, profiles)));
      download(new Blob(parts, { type: CSV_TYPE }), `${reportName(job)}.csv`);
    });

  return (
    <>
      {canPutBack({ job, done: counts.done }) && (
        <Button
          size="sm"
          variant="default"
          icon={<IconUndo size={16} aria-hidden />}
          isBusy={isReading}
          onClick={() => setAsked("putBack")}
        >
          {t("putBack.button")}
        </Button>
      )}
      <Disclosure
        label={t("menu.report")}
        icon={<IconDownload size={16} aria-hidden />}
        align="end"
      >
        <div className={css.menu}>
          <Button variant="default" isBusy={isReading} onClick={() => void report("csv")}>
            {t("menu.csv")}
          </Button>
          <Button variant="default" isBusy={isReading} onClick={() => void report("json")}>
            {t("menu.json")}
          </Button>
        </div>
      </Disclosure>
      <Disclosure label={t("menu.more")} align="end">
        <div className={css.menu}>
          <Button variant="default" onClick={() => setAsked("rename")}>
            {t("menu.rename")}
          </Button>
          {refused > 0 && isOver && (
            <Button
              variant="default"
              onClick={() =>
                void attempt(async () => {
                  const id = await duplicateFailed(
                    job.id,
                    t("menu.duplicateName", { name: job.name }),
                  );
                  if (id !== null) await navigate(paths.job(id));
                })
              }
            >
              {t("menu.duplicate", { count: refused })}
            </Button>
          )}
          {isOver && (
            <Button variant="default" onClick={() => setAsked("delete")}>
              {t("menu.delete")}
            </Button>
          )}
        </div>
      </Disclosure>
      {isNothing && <Problem title={t("putBack.nothing")} />}
      {hasFailed && <Problem title={t("start.noJournal")}>{t("start.noJournalText")}</Problem>}
      {asked === "rename" && (
        <RenameDialog
          name={job.name}
          onClose={() => setAsked(null)}
          onRename={(name) => {
            setAsked(null);
            void attempt(() => renameJob(job.id, name));
          }}
        />
      )}
      {asked === "putBack" && (
        <Dialog title={t("putBack.title")} onClose={() => setAsked(null)}>
          <p>{t("putBack.text", { count: counts.done, n: format.number(counts.done) })}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(null)}>
              {common("cancel")}
            </Button>
            <Button
              onClick={() => {
                setAsked(null);
                void attempt(async () => {
                  const id = await putBack(job.id, t("putBack.name", { name: job.name }));
                  if (id === null) setNothing(true);
                  else await navigate(paths.job(id));
                });
              }}
            >
              {t("putBack.prepare")}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
      {asked === "delete" && (
        <Dialog title={t("deleteJob.title")} onClose={() => setAsked(null)}>
          <p>{t("deleteJob.text")}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t("deleteJob.no")}
            </Button>
            <Button
              className={css.danger}
              onClick={() => {
                setAsked(null);
                void attempt(async () => {
                  if (await jobControl.remove(job.id))
                    await navigate(paths.jobs, { replace: true });
                });
              }}
            >
              {t("menu.delete")}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}

function RenameDialog({
  name,
  onClose,
  onRename,
}: {
  name: string;
  onClose: () => void;
  onRename: (name: string) => void;
}) {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState(name);
  const isUsable = typed.trim() !== "";
  return (
    <Dialog title={t("menu.rename")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isUsable) onRename(typed.trim());
        }}
      >
        <TextInput
          label={t("start.name")}
          value={typed}
          maxLength={120}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" disabled={!isUsable}>
            {t("menu.rename")}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
