import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link, useSearchParams } from "react-router";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { loadActionTexts } from "#src/resource/action-texts.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { Empty } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { EnablePanel } from "./EnablePanel.tsx";
import { GponTabs } from "./GponTabs.tsx";
import { paths } from "./paths.ts";
import { unconfigured, waitingAt, type Waiting, type WaitingList } from "./unconfigured.ts";
import { waitingList, waitingWithoutCrm } from "./waiting-columns.tsx";
import css from "./gpon.module.css";

/** Asks before the first render, and waits only for the words. */
export async function loader() {
  void queryClient.prefetchQuery(unconfigured);
  await loadActionTexts();
  return null;
}

/** `/gpon/unconfigured`: ONUs that nobody has provisioned yet; `?onu=` opens one. */
export default function UnconfiguredPage() {
  const { t } = useTranslation("gpon");
  const [params] = useSearchParams();
  const opened = params.get("onu");
  const live = useLive(unconfigured);
  const row = waitingAt(live.result.data?.rows ?? [], opened);
  return (
    <>
      <PageHeader title={t("waiting.title")}>
        <GponTabs />
      </PageHeader>
      {opened !== null && (
        <EnablePanel
          key={opened}
          id={opened}
          row={row}
          readAt={live.result.data?.at}
          hasFailed={live.failure !== null}
          isPart={Boolean(live.result.data?.part)}
        />
      )}
      <Live title={t("waiting.live")} live={live}>
        {(reading) => <List reading={reading} />}
      </Live>
    </>
  );
}

function List({ reading }: { reading: WaitingList }) {
  const { t } = useTranslation("gpon");
  const [params] = useSearchParams();
  const hasCrm = useHasCrm();
  // A row opens above the list, which stays as it is filtered and sorted.
  const spec = useMemo(
    () => ({
      ...(hasCrm ? waitingList : waitingWithoutCrm),
      rowPath: ({ id }: Waiting) => paths.waiting(id, params),
    }),
    [params, hasCrm],
  );
  return (
    <>
      {reading.part && (
        <p className="k-note">
          {t("waiting.part", { read: reading.rows.length, total: reading.part.total ?? "?" })}
        </p>
      )}
      <ByOlt rows={reading.rows} />
      <OddNote odd={reading.odd} />
      {reading.rows.length === 0 && reading.odd.length > 0 ? (
        <Empty title={t("waiting.unread")} />
      ) : (
        <ResourceList
          spec={spec}
          label={t("waiting.title")}
          known={{ rows: reading.rows, at: reading.at, text: textOf }}
        />
      )}
    </>
  );
}

/** How many wait at each OLT; each leads to its own. */
function ByOlt({ rows }: { rows: readonly Waiting[] }) {
  const { t } = useTranslation("gpon");
  const counts = useMemo(() => {
    const all = new Map<string, number>();
    for (const { olt } of rows) if (olt !== null) all.set(olt, (all.get(olt) ?? 0) + 1);
    return [...all].toSorted(([a], [b]) => a.localeCompare(b, "en"));
  }, [rows]);
  if (counts.length < 2) return null;
  return (
    <ul className={css.byOlt} aria-label={t("waiting.byOlt")}>
      {counts.map(([olt, count]) => (
        <li key={olt}>
          <Link to={paths.unconfiguredOf(olt)}>
            {visible(olt, 60)} ({count})
          </Link>
        </li>
      ))}
    </ul>
  );
}

function textOf(row: Waiting): string {
  const serial = row.sn ? serialForms(row.sn) : null;
  return [serial?.hex, serial?.printed, row.olt, row.place, row.model].filter(Boolean).join(" ");
}
