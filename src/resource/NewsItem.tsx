import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import type { ActionRecord } from "#src/jobs/record.ts";
import { asApiError, type ApiError } from "#src/krill/errors.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { IconClose, IconUndo } from "#src/ui/icons.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { afterPaint } from "#src/util/after-paint.ts";
import { isAlike } from "#src/util/alike.ts";
import { visible } from "#src/util/text.ts";
import { isSecretName } from "#src/util/secrets.ts";
import { ApiProblem } from "./ApiProblem.tsx";
import type { ApiValue } from "./form-values.ts";
import { dropNews, type Undo, type WriteNews } from "./write-news.ts";
import css from "./form.module.css";

/** One thing that was written, and `Undo`, which looks first whether anybody changed it since. */
export function NewsItem({ news }: { news: WriteNews }) {
  const { t } = useTranslation("form");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [changed, setChanged] = useState<readonly Changed[] | null>(null);
  /** What is in the document from the start of its region is read out to nobody. */
  const [isSaid, setSaid] = useState(false);
  useEffect(() => afterPaint(() => setSaid(true)), []);
  const isRunning = useRef(false);
  useEffect(() => {
    const title = document.querySelector<HTMLElement>("main h1");
    // Its buttons go by what they do: on the same page the keyboard goes on from the heading.
    return () => {
      afterPaint(() => {
        if (title?.isConnected && document.activeElement === document.body)
          title.focus({ preventScroll: true });
      });
    };
  }, []);
  const { record, thing, labels, left = [], undo } = news;
  const name = visible(thing.name, 120);
  const fields = labels.filter((label) => !left.includes(label)).join(", ");
  const action = record?.action;
  const said = !record
    ? t("news.so", { name })
    : record.state === "unknown"
      ? t("news.unknown", { name })
      : action === "create"
        ? t("news.create", { name })
        : action === "delete"
          ? t("news.delete", { name })
          : fields === "" && left.length > 0
            ? t("news.untouched", { name, fields: left.join(", ") })
            : t(action === "undo" ? "news.undo" : "news.change", { name, fields });

  const putBack = async (from: Undo, isChecked: boolean) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setFailure(null);
    setChanged(null);
    try {
      const since = isChecked ? [] : changedSince(from, await from.readNow(), await from.saved);
      if (since.length > 0) return setChanged(since);
      const result = await from.send();
      if (result && result.record.state !== "done")
        setFailure({
          error: result.error === null ? null : asApiError(result.error),
          record: result.record,
        });
    } catch (error) {
      setFailure({ error: asApiError(error), record: null });
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  };
  return (
    <div className={css.news}>
      <p role="status">
        <span className={isSaid ? undefined : css.toCome}>
          {said}
          {fields !== "" && left.length > 0 && (
            <>. {t("news.left", { fields: left.join(", ") })}</>
          )}{" "}
          {record && (
            <>
              {/* Or it would be read out every second. */}
              <span aria-live="off">
                <Ago at={new Date(record.finishedAt ?? record.at)} />
              </span>{" "}
              · <Link to="/activity">{t("news.activity")}</Link>
            </>
          )}
        </span>
      </p>
      <div className={css.newsButtons}>
        {undo && (
          <Button
            size="compact-sm"
            variant="default"
            icon={<IconUndo size={14} aria-hidden />}
            aria-disabled={isBusy}
            onClick={() => void putBack(undo, false)}
          >
            {isBusy ? t("news.undoing") : t("news.undoButton")}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t("news.close")}
          onClick={() => dropNews(news)}
        >
          <IconClose size={14} aria-hidden />
        </Button>
      </div>
      {failure && <NotPutBack failure={failure} />}
      {changed && undo && (
        <Dialog title={t("conflict.undoTitle", { name })} onClose={() => setChanged(null)}>
          <p>{t("conflict.undoText")}</p>
          <ul className={css.versions}>
            {changed.map(({ field, now, before }) => (
              <li key={field} className={css.version}>
                <strong>{labels[Object.keys(undo.after).indexOf(field)] ?? field}</strong>
                <p>
                  {t("conflict.theirs")}: <Plain field={field} value={now} />
                </p>
                <p>
                  {t("conflict.before")}: <Plain field={field} value={before} />
                </p>
              </li>
            ))}
          </ul>
          <DialogButtons>
            <Button variant="default" onClick={() => setChanged(null)}>
              {t("conflict.leave")}
            </Button>
            <Button onClick={() => void putBack(undo, true)}>{t("conflict.undo")}</Button>
          </DialogButtons>
        </Dialog>
      )}
    </div>
  );
}

interface Failure {
  /** What the server said; null where nothing was sent. */
  error: ApiError | null;
  /** Null where it was not even begun. */
  record: ActionRecord | null;
}

/** Why the old values are not there again, or that nobody knows whether they are (PRODUCT 5). */
function NotPutBack({ failure: { error, record } }: { failure: Failure }) {
  const { t } = useTranslation("form");
  if (record?.state === "unknown")
    return (
      <Problem tone="unknown" title={t("news.undoUnknown")}>
        {t("news.undoUnknownText")}
      </Problem>
    );
  if (error) return <ApiProblem error={error} what={t("news.undoFailed")} />;
  return (
    <Problem title={t("news.undoFailed")}>
      {t(record?.why === "offline" ? "offline" : "noJournal")}
    </Problem>
  );
}

interface Changed {
  field: string;
  now: unknown;
  before: ApiValue;
}

/** The fields that are no longer what was saved, and are not as they were before either. */
function changedSince(
  undo: Undo,
  now: Readonly<Record<string, unknown>>,
  saved: Readonly<Record<string, unknown>>,
): Changed[] {
  return Object.entries(undo.after).flatMap(([field, after]) => {
    const value = now[field];
    const before = undo.before[field] ?? null;
    if (value === undefined || isAlike(value, before)) return [];
    if (isAlike(value, after) || (field in saved && isAlike(value, saved[field]))) return [];
    return [{ field, now: value, before }];
  });
}

function Plain({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation("form");
  const { t: common } = useTranslation();
  if (value === null || value === undefined || value === "") return <em>{t("conflict.empty")}</em>;
  if (typeof value === "boolean") return <>{common(value ? "yes" : "no")}</>;
  if (isSecretName(field)) return <em>{t("conflict.secret")}</em>;
  return <>{visible(typeof value === "string" ? value : JSON.stringify(value), 200)}</>;
}
