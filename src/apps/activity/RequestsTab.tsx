import { useSyncExternalStore } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHeld } from "#src/resource/use-held.ts";
import { asCurl } from "#src/krill/curl.ts";
import { requestLog, type LoggedRequest } from "#src/krill/request-log.ts";
import { Button } from "#src/ui/Button.tsx";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import css from "./activity.module.css";

/** Every request that this tab sent to the API, with how to send it by hand; the token is left out. */
export function RequestsTab() {
  const { t } = useTranslation("activity");
  const log = useSyncExternalStore(requestLog.subscribe, requestLog.get);
  const { rows: requests, waiting, update } = useHeld(log, "", log.length === 0);
  if (log.length === 0) return <Empty title={t("requests.empty")} />;
  return (
    <>
      <div className={css.bar}>
        <p className="k-dim">{t("requests.lead")}</p>
        {waiting > 0 && (
          <Button size="compact-sm" onClick={update}>
            {t("requests.waiting", { count: waiting })}
          </Button>
        )}
        <Button
          className={css.export}
          size="compact-sm"
          variant="default"
          onClick={() => requestLog.clear()}
        >
          {t("requests.clear")}
        </Button>
      </div>
      {/* Scrolled by keyboard too, on a screen where it does not fit. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t("tabs.requests")}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("requests.status")}</th>
              <th scope="col">{t("requests.request")}</th>
              <th scope="col" className={css.figure}>
                {t("requests.ms")}
              </th>
              <th scope="col" className={css.figure}>
                {t("requests.size")}
              </th>
              <th scope="col">{t("requests.at")}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function RequestRow({ request }: { request: LoggedRequest }) {
  const { t } = useTranslation("activity");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { method, url, status, error, ms, bytes, at } = request;
  const { pathname, search } = new URL(url);
  return (
    <tr>
      <td>
        <StateBadge tone={toneOf(request)} title={error ? common(`error.${error}`) : undefined}>
          {status || t("noAnswer")}
        </StateBadge>
      </td>
      <td className={css.request}>
        <span className="k-mono">
          {method} {visible(pathname + search)}
        </span>
        <CopyButton text={asCurl(request)} what={common("asCurl")} />
      </td>
      <td className={css.figure}>{format.number(ms)} ms</td>
      <td className={css.figure}>{format.bytes(bytes)}</td>
      <td>
        <Moment at={at} withSeconds />
      </td>
    </tr>
  );
}

function toneOf({ status, error }: LoggedRequest): Tone {
  if (error === null) return "good";
  return status >= 400 && status < 500 ? "warning" : "bad";
}
