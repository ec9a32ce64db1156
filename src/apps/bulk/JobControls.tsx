import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { kindOfJob, type JobSnapshot } from "#src/jobs/job.ts";
import { JobGoneError } from "#src/jobs/job-store.ts";
import { ignoreHeldKey } from "#src/resource/held-key.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { IconCheck, IconPause, IconPlay, IconRefresh } from "#src/ui/icons.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { useWorkWords } from "./job-words.ts";
import { jobControl, useFailed } from "./use-jobs.ts";
import { severityOf } from "./work.ts";
import css from "./bulk.module.css";

/** What a person can do with a job now: pause, resume, cancel, send to the failed ones again. */
export function JobControls({ snapshot }: { snapshot: JobSnapshot }) {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const format = useFormat();
  const words = useWorkWords(kindOfJob(snapshot.job));
  const [asked, setAsked] = useState<"cancel" | "retry" | "again" | "start" | null>(null);
  const [failure, setFailure] = useState<"failed" | "gone" | null>(null);
  const { job, counts } = snapshot;
  const left = counts.pending + counts.sending + counts.verifying;
  const isRunning = job.state === "running";
  const Icon = isRunning ? IconPause : left > 0 ? IconPlay : IconCheck;
  const isOpen = job.state === "running" || job.state === "paused";
  const { refused = 0, accepted = 0 } = useFailed(snapshot) ?? {};
  const canRetry = job.state === "paused" || job.state === "done";
  const retry = t("control.retry", { count: refused, n: format.number(refused) });
  const again = { count: accepted, n: format.number(accepted) };
  const run = async (control: keyof typeof jobControl) => {
    setAsked(null);
    setFailure(null);
    try {
      await jobControl[control](job.id);
    } catch (error) {
      setFailure(error instanceof JobGoneError ? "gone" : "failed");
    }
  };
  // Without a value of the job's own, each target has one.
  const isByLine = job.work.kind === "change" && job.work.value === null;
  const isHarmful = severityOf(job.work, isByLine) === "destructive";
  return (
    <div className={css.line} role="group" aria-label={t("control.label")}>
      {job.state === "ready" && (
        <Button
          size="sm"
          onKeyDown={ignoreHeldKey}
          onClick={() => (isHarmful ? setAsked("start") : void run("start"))}
        >
          {words.start(job.work, job.total)}
        </Button>
      )}
      {/* One button: whoever pauses by keyboard stands on `Resume` then. */}
      {isOpen && (
        <Button
          size="sm"
          icon={<Icon size={16} aria-hidden />}
          onKeyDown={ignoreHeldKey}
          onClick={() => void run(isRunning ? "pause" : "resume")}
        >
          {isRunning ? t("control.pause") : t(left > 0 ? "control.resume" : "control.end")}
        </Button>
      )}
      {refused > 0 && canRetry && (
        <Button
          size="sm"
          variant="default"
          icon={<IconRefresh size={16} aria-hidden />}
          onKeyDown={ignoreHeldKey}
          onClick={() => (isHarmful ? setAsked("retry") : void run("retryFailed"))}
        >
          {retry}
        </Button>
      )}
      {accepted > 0 && canRetry && (
        <Button
          size="sm"
          variant="default"
          onKeyDown={ignoreHeldKey}
          onClick={() => setAsked("again")}
        >
          {t("control.again", again)}
        </Button>
      )}
      {left > 0 && (isOpen || job.state === "ready") && (
        <Button size="sm" variant="default" onClick={() => setAsked("cancel")}>
          {t("control.cancel")}
        </Button>
      )}
      {failure && (
        <Problem title={t("control.failed")}>
          {failure === "failed" && t("pause.journalText")}
          {/* Of a paused job its note says so. */}
          {failure === "gone" && job.pausedFor !== "gone" && t("control.gone")}
        </Problem>
      )}
      {asked === "cancel" && (
        <Dialog title={t("cancelJob.title")} onClose={() => setAsked(null)}>
          <p>{t("cancelJob.text", { count: left, n: format.number(left) })}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t("cancelJob.no")}
            </Button>
            <Button onKeyDown={ignoreHeldKey} onClick={() => void run("cancel")}>
              {t("cancelJob.yes")}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
      {asked === "start" && (
        <TypeNumber
          label={words.start(job.work, job.total)}
          count={job.total}
          onClose={() => setAsked(null)}
          onConfirm={() => void run("start")}
        />
      )}
      {asked === "retry" && (
        <TypeNumber
          label={retry}
          count={refused}
          onClose={() => setAsked(null)}
          onConfirm={() => void run("retryFailed")}
        />
      )}
      {asked === "again" && isHarmful && (
        <TypeNumber
          label={t("sendAgain.yes", again)}
          title={t("sendAgain.title", again)}
          text={t("sendAgain.text")}
          count={accepted}
          onClose={() => setAsked(null)}
          onConfirm={() => void run("sendAcceptedAgain")}
        />
      )}
      {asked === "again" && !isHarmful && (
        <Dialog title={t("sendAgain.title", again)} onClose={() => setAsked(null)}>
          <p>{t("sendAgain.text")}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setAsked(null)}>
              {common("cancel")}
            </Button>
            <Button onKeyDown={ignoreHeldKey} onClick={() => void run("sendAcceptedAgain")}>
              {t("sendAgain.yes", again)}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </div>
  );
}

/** Destructive work wants the number of its targets typed. */
function TypeNumber({
  label,
  title = label,
  text,
  count,
  onClose,
  onConfirm,
}: {
  label: string;
  title?: string;
  text?: string;
  count: number;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      {text !== undefined && <p>{text}</p>}
      <TextInput
        label={t("start.type", { n: format.number(count) })}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <DialogButtons>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button
          className={css.danger}
          disabled={typed.replaceAll(/\D/gu, "") !== String(count)}
          onKeyDown={ignoreHeldKey}
          onClick={onConfirm}
        >
          {label}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
