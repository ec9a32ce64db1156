import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link, useSearchParams } from "react-router";
import { cpeName, customerIdOf, customerText, type Cpe } from "#src/apps/isp/api.ts";
import { cpesOfSerial } from "#src/apps/isp/panels.tsx";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { feedWatch, useActionState } from "#src/resource/action-store.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ResourceActions } from "#src/resource/ResourceActions.tsx";
import { thingKey, type ActionThing } from "#src/jobs/record.ts";
import { Button, ButtonLink } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Serial } from "#src/ui/Serial.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { EnableProgress } from "./EnableProgress.tsx";
import { paths } from "./paths.ts";
import { unconfigured, waitingAt, type Waiting } from "./unconfigured.ts";
import { Since } from "./Since.tsx";
import css from "./gpon.module.css";

/** One ONU from light to customer: who waits for it, `Enable`, and the watch until it is online and its light is read. */
export function EnablePanel({
  id,
  row,
  readAt,
  hasFailed,
  isPart,
}: {
  /** Its serial number, or what the API knows it by. */
  id: string;
  /** Undefined once it no longer waits. */
  row: Waiting | undefined;
  /** When the list was read; undefined before that. */
  readAt: Date | undefined;
  /** The list could not be read. */
  hasFailed: boolean;
  /** Only a part of the list was read. */
  isPart: boolean;
}) {
  const { t } = useTranslation("gpon");
  const { t: common } = useTranslation();
  const [, setParams] = useSearchParams();
  const isComing = !readAt && !hasFailed;
  const sn = row?.sn ?? /^[0-9a-f]{16}(?=$| )/u.exec(id)?.[0] ?? null;
  const hasCrm = useHasCrm();
  const matches = useQuery({ ...cpesOfSerial(sn ?? ""), enabled: sn !== null && hasCrm });
  const cpes = matches.data ?? [];
  const cpe = cpes.length === 1 ? cpes[0] : undefined;
  const name = sn === null ? id : (serialForms(sn).printed ?? sn);
  const thing: ActionThing = {
    app: "gpon",
    kind: "onu",
    id,
    name,
    path: cpe ? crm.cpe(cpe.id) : paths.waiting(id),
  };
  const { record } = useActionState(thing);
  const heading = useRef<HTMLDivElement>(null);
  // It was asked for by a row, whose place may be far below.
  useEffect(() => heading.current?.focus(), []);
  const key = thingKey(thing);
  // It is not registered while it waits: what the watch starts from.
  useEffect(() => {
    if (row) feedWatch(key, { at: Date.now(), state: "down", uptimeS: null, registered: false });
  }, [key, row]);
  const reRead = async () => {
    const fresh = await queryClient.fetchQuery({ ...unconfigured, staleTime: 0 });
    const enable = waitingAt(fresh.rows, id)?.enable;
    return { _links: { actions: enable ? { enable } : {} } };
  };
  const close = () =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.delete("onu");
      return next;
    });

  return (
    <div ref={heading} tabIndex={-1} className={css.opened}>
      <Panel
        title={t("enable.title", { name })}
        aside={
          <Button size="compact-sm" variant="default" onClick={close}>
            {common("close")}
          </Button>
        }
      >
        {row || isComing ? (
          <Facts
            isComing={isComing}
            facts={[
              [t("waiting.columns.sn"), sn && <Serial key="sn" sn={sn} canCopy />],
              [t("waiting.columns.model"), row?.model && visible(row.model, 80)],
              [
                t("waiting.columns.place"),
                row?.olt && row.position ? (
                  <Link key="port" to={paths.port(row.olt, row.position)}>
                    {visible(row.olt, 80)} {row.place}
                  </Link>
                ) : (
                  row?.place && visible(row.place, 60)
                ),
              ],
              [t("waiting.columns.since"), row?.since && <Since key="since" at={row.since} />],
            ]}
          />
        ) : (
          readAt && (
            <p className="k-note">
              {t(isPart ? "enable.notAmong" : record ? "enable.noLonger" : "enable.notWaiting")}
            </p>
          )
        )}
        {((matches.isFetching && !matches.data) || isComing) && (
          <div className={css.matchToCome}>
            <SkeletonLines lines={1} label={t("find.asking")} />
          </div>
        )}
        {sn !== null && !hasCrm && (
          <p className="k-dim">{common("page.noAccess", { app: "CRM" })}</p>
        )}
        {matches.error && hasCrm && (
          <ApiProblem
            error={matches.error}
            what={t("waiting.columns.cpe")}
            onRetry={() => void matches.refetch()}
          />
        )}
        {matches.data && !isComing && <Matches cpes={cpes} row={row} />}
        {isComing && <div className={css.enableToCome} />}
        {row?.enable && (
          <ResourceActions
            thing={thing}
            of={{ _links: { actions: { enable: row.enable } } }}
            at={readAt}
            reRead={reRead}
            facts={[
              [t("waiting.columns.sn"), sn && <Serial key="sn" sn={sn} />],
              [t("waiting.columns.cpe"), cpe && visible(cpeName(cpe), 80)],
              [t("onus.columns.customer"), cpe && customerText(cpe)],
            ]}
            warnings={warningsOf(cpes, matches.data !== undefined).map((why) => t(`enable.${why}`))}
            onOutcome={() =>
              void queryClient.invalidateQueries({ queryKey: unconfigured.queryKey })
            }
          />
        )}
        {record?.action === "enable" && (
          <EnableProgress record={record} cpe={cpe} isOutcomeShown={!row?.enable} />
        )}
      </Panel>
    </div>
  );
}

function warningsOf(cpes: readonly Cpe[], isRead: boolean) {
  const warnings: ("nobody" | "several" | "kept")[] = [];
  if (isRead && cpes.length === 0) warnings.push("nobody");
  if (cpes.length > 1) warnings.push("several");
  if (cpes.some(({ disable_provision }) => disable_provision)) warnings.push("kept");
  return warnings;
}

/** The CPEs that have this serial number; none: one is made from here. */
function Matches({ cpes, row }: { cpes: readonly Cpe[]; row: Waiting | undefined }) {
  const { t } = useTranslation("gpon");
  if (cpes.length === 0)
    return row?.sn ? (
      <p className={css.match}>
        {t("enable.nobody")}{" "}
        <ButtonLink to={crm.newCpe(newOf(row))} size="compact-sm" variant="default">
          {t("enable.create")}
        </ButtonLink>
      </p>
    ) : null;
  return (
    <>
      {cpes.length > 1 && <Problem tone="warning" title={t("enable.several")} />}
      <ul className={css.match} aria-label={t("waiting.columns.cpe")}>
        {cpes.map((cpe) => {
          const customer = customerIdOf(cpe);
          return (
            <li key={cpe.id}>
              {row && `${t("enable.waits")} `}
              <Link to={crm.cpe(cpe.id)}>{visible(cpeName(cpe), 80)}</Link>
              {customer !== null && (
                <>
                  {" · "}
                  <Link to={crm.customer(customer)}>{customerText(cpe)}</Link>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function newOf({ sn, model, olt, place }: Waiting): Record<string, string> {
  const topology = [olt, place].filter(Boolean).join(" ");
  return {
    tech: "gpon",
    ...(sn && { sn }),
    ...(model && { model }),
    ...(topology && { topology }),
  };
}
