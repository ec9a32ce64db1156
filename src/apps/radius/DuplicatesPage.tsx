import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { ScanProgress } from "#src/resource/ScanProgress.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Table, type Selection, type TableColumn } from "#src/ui/Table.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Session } from "./api.ts";
import { DisconnectMany } from "./DisconnectMany.tsx";
import { doubled, type Doubled, type DoubledBy } from "./duplicates.ts";
import { Mono } from "./Mono.tsx";
import { liveScan } from "./live-scan.ts";
import { macText } from "./mac-text.ts";
import { paths } from "./paths.ts";
import { RadiusTabs } from "./RadiusTabs.tsx";
import { CpeName, Lasted } from "./session-columns.tsx";
import { sessionName } from "./session-name.ts";
import css from "./radius.module.css";

/** Starts the reading of all live sessions. */
export function loader() {
  liveScan.warm();
  return null;
}

/** How many sessions are drawn at once. */
const AT_ONCE = 200;

/** A session among those that it shares a user or an address with. */
type Row = Session & { group: Doubled };

/** `/radius/sessions/duplicates`: users and addresses with several live sessions. */
export default function DuplicatesPage() {
  const { t } = useTranslation("radius");
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const scan = liveScan.use();
  const by: DoubledBy = params.get("by") === "address" ? "address" : "username";
  const groups = useMemo(
    () => ({ username: doubled(scan.rows, "username"), address: doubled(scan.rows, "address") }),
    [scan.rows],
  );
  // What was not read is not none.
  const isTold = scan.rows.length > 0 || scan.state === "done";
  const countOf = (one: DoubledBy) => (isTold ? format.number(groups[one].length) : "…");
  const pick = (next: DoubledBy) =>
    setParams(next === "address" ? { by: next } : {}, { preventScrollReset: true });
  return (
    <>
      <PageHeader title={t("duplicates.title")}>
        <RadiusTabs />
      </PageHeader>
      <div className={css.bar}>
        <div role="group" aria-label={t("duplicates.by")} className={css.choice}>
          {(["username", "address"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === by} onClick={() => pick(one)}>
              {t(`duplicates.${one}`, { n: countOf(one) })}
            </button>
          ))}
        </div>
        <ScanProgress what={t("duplicates.what")} scan={liveScan} state={scan} />
      </div>
      {scan.state === "failed" && (
        <ApiProblem
          error={scan.error}
          what={t("duplicates.what")}
          onRetry={() => void liveScan.start()}
        />
      )}
      <p className="k-dim">{t("duplicates.how")}</p>
      {isTold ? (
        <Groups key={by} groups={groups[by]} isReading={scan.state === "reading"} />
      ) : (
        scan.state === "reading" && <SkeletonLines lines={6} label={t("duplicates.what")} />
      )}
    </>
  );
}

function Groups({ groups, isReading }: { groups: readonly Doubled[]; isReading: boolean }) {
  const { t } = useTranslation("radius");
  const format = useFormat();
  const [selected, setSelected] = useState<Selection>({});
  const [shown, setShown] = useState(AT_ONCE);
  const rows = useMemo(
    () => groups.flatMap((group) => group.sessions.map((session): Row => ({ ...session, group }))),
    [groups],
  );
  const stale = rows.filter(({ id, group }) => group.leftOver.has(id));
  const chosen = rows.filter(({ id }) => id in selected);
  const columns = useColumns();
  if (groups.length === 0) return isReading ? null : <Empty title={t("duplicates.none")} />;
  return (
    <section aria-label={t("duplicates.title")} className={css.groups}>
      <div className={css.bar}>
        <strong role="status">
          {t("duplicates.selected", { count: chosen.length, n: format.number(chosen.length) })}
        </strong>
        <Button
          size="compact-sm"
          variant="default"
          disabled={stale.length === 0}
          onClick={() =>
            setSelected(Object.fromEntries(stale.map(({ id }) => [id, true as const])))
          }
        >
          {t("duplicates.selectStale", { n: format.number(stale.length) })}
        </Button>
        {chosen.length > 0 && (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => setSelected({})}>
              {t("duplicates.unselect")}
            </Button>
            <DisconnectMany of={chosen} />
          </>
        )}
      </div>
      <Table
        label={t("duplicates.title")}
        columns={columns}
        rows={rows.slice(0, shown)}
        rowId={rowId}
        rowName={rowName}
        rowPath={rowPath}
        groupOf={({ group }) =>
          t("duplicates.group", { name: visible(group.value, 80), count: group.sessions.length })
        }
        selected={selected}
        onSelect={setSelected}
      />
      {rows.length > shown && (
        <p className={css.more}>
          {t("duplicates.shown", { shown: format.number(shown), n: format.number(rows.length) })}{" "}
          <Button size="compact-sm" variant="default" onClick={() => setShown(shown + AT_ONCE)}>
            {t("duplicates.more")}
          </Button>
        </p>
      )}
    </section>
  );
}

const rowId = ({ id }: Row) => id;
const rowName = (row: Row) => sessionName(row);
const rowPath = ({ id, username }: Row) => paths.session(id, username);

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation("radius");
  return useMemo(
    () => [
      {
        id: "username",
        header: t("sessions.columns.username"),
        isTitle: true,
        cell: sessionName,
      },
      {
        id: "live",
        header: t("duplicates.live"),
        cell: ({ id, group }) =>
          group.live === id ? (
            <StateBadge tone="good">{t("duplicates.isLive")}</StateBadge>
          ) : group.leftOver.has(id) ? (
            <StateBadge tone="warning">{t("duplicates.isOld")}</StateBadge>
          ) : (
            <StateBadge tone="unknown">
              {t(
                `duplicates.${group.live ? "isHeard" : group.isOfSeveral ? "others" : "cannotTell"}`,
              )}
            </StateBadge>
          ),
      },
      {
        id: "framedipaddress",
        header: t("sessions.columns.framedipaddress"),
        cell: ({ framedipaddress }) => <Mono>{framedipaddress}</Mono>,
      },
      {
        id: "krillcpename",
        header: t("sessions.columns.krillcpename"),
        cell: ({ krillcpename }) => <CpeName name={krillcpename} />,
      },
      {
        id: "callingstationid",
        header: t("sessions.columns.callingstationid"),
        cell: ({ callingstationid }) => <Mono>{macText(callingstationid)}</Mono>,
      },
      {
        id: "nasipaddress",
        header: t("sessions.columns.nasipaddress"),
        cell: ({ nasipaddress }) => visible(nasipaddress ?? "", 60),
      },
      {
        id: "acctstarttime",
        header: t("sessions.columns.acctstarttime"),
        cell: ({ acctstarttime }) => <Moment at={acctstarttime} />,
      },
      {
        id: "acctupdatetime",
        header: t("sessions.columns.acctupdatetime"),
        cell: ({ acctupdatetime }) => <Moment at={acctupdatetime} />,
      },
      {
        id: "acctsessiontime",
        header: t("sessions.columns.acctsessiontime"),
        align: "end",
        cell: (row) => <Lasted session={row} />,
      },
    ],
    [t],
  );
}
