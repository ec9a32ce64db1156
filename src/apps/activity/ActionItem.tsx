import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { journal } from "#src/jobs/browser-journal.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { resolveLink } from "#src/krill/links.ts";
import { asCurl } from "#src/krill/curl.ts";
import { STATE_TONE, useActionWords } from "#src/resource/action-look.ts";
import { readableName } from "#src/resource/known-actions.ts";
import { Button } from "#src/ui/Button.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { StateBadge, ToneIcon } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { isOpen } from "./activity-search.ts";
import { useSentField } from "./sent-fields.ts";
import css from "./activity.module.css";

/** One action: what, to what, when, how it ended; the request itself on demand. */
export function ActionItem({ record }: { record: ActionRecord }) {
  const { t } = useTranslation("activity");
  const { t: ofActions } = useTranslation("actions");
  const { t: common } = useTranslation();
  const words = useActionWords();
  const name = visible(record.thing.name, 120);
  const action = words.label(record.action);
  const reason = words.reason(record);
  const check = () => void journal.write({ ...record, checkedAt: Date.now() }).catch(() => null);
  return (
    <li className={css.item}>
      <p className={css.line}>
        <StateBadge tone={STATE_TONE[record.state]}>
          {ofActions(`state.${record.state}`)}
        </StateBadge>
        <strong>{action}</strong>
        <Link to={record.thing.path}>{name}</Link>
        <span className="k-dim">
          <Ago at={new Date(record.at)} />
        </span>
      </p>
      <Changes record={record} />
      <Proof record={record} />
      {(reason ?? record.reply) && (
        <p>
          {reason} {record.reply && ofActions("serverSays", { reply: record.reply })}
        </p>
      )}
      {record.checkedAt !== null && (
        <p className="k-dim">
          <Moment at={new Date(record.checkedAt)} /> ·{" "}
          {t(record.seen === "so" ? "seenSo" : record.seen === "not-so" ? "seenNotSo" : "checked")}
        </p>
      )}
      {isOpen(record) && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("checkedFor", { action, name })}
          onClick={check}
        >
          {t("checked")}
        </Button>
      )}
      <details className={css.details}>
        <summary>{common("details")}</summary>
        <RequestOf record={record} />
      </details>
    </li>
  );
}

function Proof({ record }: { record: ActionRecord }) {
  const words = useActionWords();
  const proof = words.proof(record, useNow());
  if (!proof) return null;
  return (
    <p className={css.line}>
      <ToneIcon tone={proof.tone} /> {proof.text}
    </p>
  );
}

/** What a form or an action sent: each field, of a change before and after; secrets are masked in the journal itself. */
function Changes({ record: { action, changes, sent } }: { record: ActionRecord }) {
  const { t } = useTranslation("actions");
  const nameOf = useSentField();
  const value = (text: string | null) =>
    text === null ? <em>{t("noValue")}</em> : visible(text, 200);
  const fields = changes ?? sent;
  return !fields?.length ? null : (
    <ul className={css.changes}>
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          <span className="k-dim">{changes ? readableName(field) : nameOf(action, field)}:</span>{" "}
          {changes && action !== "create" && <>{value(from)} → </>}
          {value(to)}
        </li>
      ))}
    </ul>
  );
}

function RequestOf({ record }: { record: ActionRecord }) {
  const { t } = useTranslation("activity");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { method, href, finishedAt, at, status, reply, user } = record;
  // Of what was sent only a part is kept, and without secrets: no command sends that again.
  const isBare = !record.changes && !record.sent;
  const link = resolveLink(href);
  const body = method === "GET" ? {} : { body: {} };
  return (
    <Facts
      facts={[
        [t("field.at"), <Moment key="at" at={new Date(at)} />],
        [
          t("field.took"),
          method !== null && finishedAt !== null
            ? `${format.number((finishedAt - at) / 1000, 1)} s`
            : null,
        ],
        [t("field.method"), method ?? t("notSent")],
        [
          t("field.href"),
          <span key="href" className="k-mono">
            {visible(href)}{" "}
            {method !== null && isBare && link.ok && (
              <CopyButton
                text={asCurl({ method, url: link.url, ...body })}
                what={common("asCurl")}
              />
            )}
          </span>,
        ],
        [t("field.status"), status || (method === null ? null : t("noAnswer"))],
        [t("field.reply"), reply],
        [t("field.user"), user],
      ]}
    />
  );
}
