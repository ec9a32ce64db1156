import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { SourceNote } from "#src/resource/SourceNote.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { cmtsList, lineOf, type CmtsLine } from "./cmts-columns.tsx";
import { cmtss, type CmtsList } from "./plant.ts";

const EVERY_MS = 30_000;

/** Asks before the first render. */
export function loader() {
  void queryClient.prefetchQuery(cmtss);
  return null;
}

/** `/docsis`: the CMTSs. */
export default function CmtssPage() {
  const { t } = useTranslation("docsis");
  const live = useLive(cmtss, { everyMs: EVERY_MS });
  return (
    <>
      <PageHeader title={t("cmtss.title")} />
      <Live title={t("cmtss.live")} live={live}>
        {(reading) => <List reading={reading} />}
      </Live>
    </>
  );
}

function List({ reading }: { reading: CmtsList }) {
  const { t } = useTranslation("docsis");
  const rows = useMemo(() => reading.cmtss.map(lineOf), [reading.cmtss]);
  const { docsis, monitoring } = reading.missing;
  return (
    <>
      <SourceNote error={docsis} absent={t("cmtss.fromMonitoring")} what={t("cmtss.title")} />
      <SourceNote
        error={monitoring}
        absent={t("cmtss.noMonitoring")}
        what={t("cmtss.monitoring")}
      />
      <OddNote odd={reading.odd} />
      <ResourceList
        spec={cmtsList}
        label={t("cmtss.title")}
        known={{ rows, at: reading.at, text: textOf }}
      />
    </>
  );
}

function textOf({ name, vendor, model }: CmtsLine): string {
  return [name, vendor, model].filter(Boolean).join(" ");
}
