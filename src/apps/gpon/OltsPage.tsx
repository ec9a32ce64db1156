import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { SourceNote } from "#src/resource/SourceNote.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { GponTabs } from "./GponTabs.tsx";
import { lineOf, oltList, type OltLine } from "./olt-columns.tsx";
import { oltOutages } from "./olt-outages.ts";
import { olts, type OltList } from "./olt-readings.ts";

/** The counts of a whole OLT change slowly. */
const EVERY_MS = 30_000;

/** Asks before the first render. */
export function loader() {
  void queryClient.prefetchQuery(olts);
  void queryClient.prefetchQuery(oltOutages);
  return null;
}

/** `/gpon`: the OLTs. */
export default function OltsPage() {
  const { t } = useTranslation("gpon");
  const live = useLive(olts, { everyMs: EVERY_MS });
  return (
    <>
      <PageHeader title={t("olts.title")}>
        <GponTabs />
      </PageHeader>
      <Live title={t("olts.live")} live={live}>
        {(reading) => <List reading={reading} />}
      </Live>
    </>
  );
}

function List({ reading }: { reading: OltList }) {
  const { t } = useTranslation("gpon");
  const { data: outages, error, refetch } = useQuery(oltOutages);
  const rows = useMemo(
    () => reading.olts.map((olt) => lineOf(olt, outages)),
    [reading.olts, outages],
  );
  return (
    <>
      <SourceNote error={reading.missing.gpon} absent={t("olts.fromMonitoring")} what="gpon/olts" />
      <SourceNote
        error={reading.missing.monitoring}
        absent={t("olts.noMonitoring")}
        what={t("olts.monitoring")}
      />
      {error && !reading.missing.monitoring && (
        <SourceNote
          error={asApiError(error)}
          absent={t("olts.outagesUntold")}
          what={t("olts.columns.outages")}
          onRetry={() => void refetch()}
        />
      )}
      {outages?.isPart && <p className="k-note">{t("olts.outagesPart")}</p>}
      <OddNote odd={reading.odd} />
      <ResourceList
        spec={oltList}
        label={t("olts.title")}
        known={{ rows, at: reading.at, text: textOf }}
      />
    </>
  );
}

function textOf({ name, vendor, model, location }: OltLine): string {
  return [name, vendor, model, location].filter(Boolean).join(" ");
}
