import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import {
  kindOfJob,
  type JobDraft,
  type JobPlan,
  type JobTarget,
  type JobWork,
} from "#src/jobs/job.ts";
import { ignoreHeldKey } from "#src/resource/held-key.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { hasLines, type Draft } from "./draft.ts";
import { changeDraft, dropDraft, startDraftAs } from "./draft-store.ts";
import { findTargets, recountFilter } from "./find-targets.ts";
import { useWorkWords } from "./job-words.ts";
import { paths } from "./paths.ts";
import { startNewJob } from "./use-jobs.ts";
import { severityOf } from "./work.ts";
import css from "./bulk.module.css";

/** Things that were brought along with a note are lines of a file. */
function kindOfSource(source: Draft["source"]): JobDraft["source"]["kind"] {
  return source.kind === "selection" && hasLines(source) ? "file" : source.kind;
}

/** The start: its button carries the exact number, and that number is what is sent. */
export function StartStep({
  draft,
  work,
  plan,
  targets,
  isReady,
}: {
  draft: Draft;
  work: JobWork;
  /** The draft's, as far as it makes sense for this work. */
  plan: JobPlan;
  targets: readonly JobTarget[];
  isReady: boolean;
}) {
  const { t } = useTranslation("bulk");
  const { t: common } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const things = kindOfJob(draft);
  const words = useWorkWords(things);
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isDropAsked, setDropAsked] = useState(false);
  const [drift, setDrift] = useState<number | null>(null);
  const [failure, setFailure] = useState<{ at: "count" | "start"; error: unknown } | null>(null);
  const lines = draft.lines?.length ?? 0;
  const count = targets.length;
  const n = format.number(count) ?? "";
  const isDestructive = severityOf(work, draft.isValueByLine) === "destructive";
  const isTyped = !isDestructive || typed.replaceAll(/\D/gu, "") === String(count);
  const label = words.start(work, count);
  const usualName = words.title(work, count);

  const start = async (isDriftAccepted: boolean) => {
    setBusy(true);
    setFailure(null);
    setDrift(null);
    try {
      const { source } = draft;
      // Where the server ignored the filter it would count others too.
      if (source.kind === "filter" && !source.ignored?.length && !isDriftAccepted) {
        const now = await recountFilter(draft, source.params);
        if (now !== null && now !== source.total) {
          setDrift(now);
          return;
        }
      }
    } catch (error) {
      setFailure({ at: "count", error });
      return;
    } finally {
      setBusy(false);
    }
    setBusy(true);
    try {
      await startDraftAs(draft.id, async () => {
        await startNewJob(draft.id, {
          name: draft.name?.trim() || usualName,
          things,
          work,
          plan,
          targets,
          source: { kind: kindOfSource(draft.source), note: words.source(draft.source) },
        });
        await navigate(paths.job(draft.id), { replace: true });
      });
    } catch (error) {
      setFailure({ at: "start", error });
      setBusy(false);
    }
  };

  return (
    <Panel title={t("start.title")}>
      <div className={css.wide}>
        <TextInput
          label={t("start.name")}
          value={draft.name ?? usualName}
          maxLength={120}
          onChange={(event) => changeDraft(draft.id, { name: event.currentTarget.value })}
          // Emptied on the way to another name it stays empty; left empty it is the usual one.
          onBlur={() => draft.name?.trim() === "" && changeDraft(draft.id, { name: null })}
        />
        {isDestructive && (
          <TextInput
            mt="sm"
            label={t("start.type", { n })}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </div>
      {failure?.at === "count" && (
        <ApiProblem
          error={failure.error}
          what={t("start.counting")}
          onRetry={() => void start(false)}
        />
      )}
      {failure?.at === "start" && (
        <Problem title={t("start.noJournal")}>{t("start.noJournalText")}</Problem>
      )}
      <div className={css.line}>
        <Button
          className={isDestructive ? css.danger : undefined}
          disabled={!isReady || !isTyped}
          isBusy={isBusy}
          onKeyDown={ignoreHeldKey}
          onClick={(event) => {
            if (event.detail <= 1) void start(false);
          }}
        >
          {label}
        </Button>
        <Button variant="subtle" onClick={() => setDropAsked(true)}>
          {t("start.drop")}
        </Button>
        {!isReady && <span className="k-dim">{t("start.notReady")}</span>}
        {isReady && !isTyped && <span className="k-dim">{t("start.typeFirst", { n })}</span>}
      </div>
      {isDropAsked && (
        <Dialog title={t("drop.title")} onClose={() => setDropAsked(false)}>
          <p>{t("drop.text", { count: lines, n: format.number(lines) })}</p>
          <DialogButtons>
            <Button variant="default" onClick={() => setDropAsked(false)}>
              {t("drop.no")}
            </Button>
            <Button
              className={css.danger}
              onKeyDown={ignoreHeldKey}
              onClick={() => void dropDraft(draft.id).then(() => navigate(paths.jobs))}
            >
              {t("start.drop")}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
      {drift !== null && draft.source.kind === "filter" && (
        <Dialog title={t("drift.title")} onClose={() => setDrift(null)}>
          <p>
            {t("drift.text", {
              was: format.number(draft.source.total),
              now: format.number(drift),
              count,
              n,
            })}
          </p>
          <DialogButtons>
            <Button variant="default" onClick={() => setDrift(null)}>
              {common("cancel")}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setDrift(null);
                void findTargets(draft.id);
              }}
            >
              {t("drift.again")}
            </Button>
            <Button onKeyDown={ignoreHeldKey} onClick={() => void start(true)}>
              {label}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </Panel>
  );
}
