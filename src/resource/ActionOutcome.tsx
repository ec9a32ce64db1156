import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord, ActionThing } from "#src/jobs/record.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { StateBadge, ToneIcon } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { STATE_TONE, useActionWords } from "./action-look.ts";
import type { ActionState } from "./action-store.ts";
import { watchTime } from "./watch-time.ts";
import css from "./actions.module.css";

/** An outcome is news for this long, ms; one that is unknown until somebody looked into it. */
const NEWS_MS = 15 * 60_000;

const loadQuestion = async () => (await import("./action-dialogs.ts")).loadAskGetDialog();
const loadTryAgain = async () => (await import("./ActionAgain.tsx")).ActionAgain;

/** What is being sent to a thing, what is asked meanwhile, or how the last action on it ended; beside the thing. */
export function ActionOutcome({
  thing,
  state: { record, watched, run, isUnsaved },
  onAgain,
  onAskAgain,
}: {
  thing: ActionThing;
  state: ActionState;
  /** Sends the action again, by a person's click. */
  onAgain: (action: string) => void;
  /** The same, after forgetting what was said about GET. */
  onAskAgain: (action: string) => void;
}) {
  const { t } = useTranslation("actions");
  const words = useActionWords();
  const now = useNow();
  const isNews =
    record !== null &&
    (now - (record.finishedAt ?? record.at) < NEWS_MS ||
      (record.state === "unknown" && record.checkedAt === null));
  // While one is on its way, what came of the one before is old news; its own is told before it is on disk.
  const isOwn = run === null || record?.state === "sending" || (record?.at ?? 0) >= run.at;
  const shown = isNews && isOwn ? record : null;
  const sending = shown && shown.state !== "sending" ? null : ((run ?? shown)?.action ?? null);
  return (
    <div className={css.outcome} data-empty={shown === null && sending === null}>
      {/* The texts alone: what ticks stands outside, or it would be read out every second. */}
      <div role="status">
        {sending !== null ? (
          <p>
            <StateBadge tone="info">{t("state.sending")}</StateBadge>{" "}
            {t(shown === null ? "preparing" : "requesting", { action: words.label(sending) })}
          </p>
        ) : (
          shown && <Ended record={shown} now={now} isUnsaved={isUnsaved} />
        )}
        {watched !== record && watched && now - watched.at < NEWS_MS && (
          <Ended record={watched} now={now} />
        )}
      </div>
      {run !== null && (
        <Button size="compact-sm" variant="default" onClick={() => run.stop.abort()}>
          {t("stop")}
        </Button>
      )}
      {run === null && shown?.why === "rate-limited" && (
        <Later load={loadTryAgain} until={null} props={{ record: shown, onAgain }} />
      )}
      {run === null && shown?.why === "get-declined" && (
        <Button size="compact-sm" variant="default" onClick={() => onAskAgain(shown.action)}>
          {t("askGet.again")}
        </Button>
      )}
      {run?.question && (
        <Later
          load={loadQuestion}
          until={null}
          props={{ action: run.action, thing, onAnswer: run.question.answer }}
        />
      )}
    </div>
  );
}

function Ended({
  record,
  now,
  isUnsaved,
}: {
  record: ActionRecord;
  now: number;
  isUnsaved?: boolean;
}) {
  const { t } = useTranslation("actions");
  const words = useActionWords();
  const proof = words.proof(record, watchTime(now));
  const reason = words.reason(record);
  return (
    <>
      <p>
        {record.state !== "sending" && (
          <StateBadge tone={STATE_TONE[record.state]}>{t(`state.${record.state}`)}</StateBadge>
        )}{" "}
        <strong>{words.label(record.action)}</strong> · {words.clock(record.at)} ·{" "}
        <Link to="/activity">{t("inActivity")}</Link>
      </p>
      {proof && (
        <p className={css.proof}>
          <ToneIcon tone={proof.tone} /> {proof.text}
        </p>
      )}
      {record.state === "done" && !proof && <p>{t("accepted")}</p>}
      {(reason ?? record.reply) && (
        <p>
          {reason} {record.reply && t("serverSays", { reply: record.reply })}
        </p>
      )}
      {record.state === "unknown" && <p>{t("lookFirst")}</p>}
      {isUnsaved && record.why !== "no-journal" && <p>{t("notSaved")}</p>}
    </>
  );
}
