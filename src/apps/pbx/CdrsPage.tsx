import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { documentedFilters } from "#src/resource/fewer-params.ts";
import { listLoader, useList } from "#src/resource/use-list.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { cdrList } from "./cdr-columns.tsx";
import { CdrSpellings, useSpellings } from "./CdrSpellings.tsx";
import { CdrTotals, CdrTotalsToCome } from "./CdrTotals.tsx";
import { PbxTabs } from "./PbxTabs.tsx";

export const loader = listLoader(cdrList);

/** `/pbx/cdrs`: the calls. */
export default function CdrsPage() {
  const { t } = useTranslation("pbx");
  const { result, checked, asked, obeys } = useList(cdrList);
  const { data, error } = result;
  const { filters, search } = asked;
  const spellings = useSpellings(asked, data !== undefined && !data.dropped);
  return (
    <>
      <PageHeader title={t("cdrs.title")}>
        <PbxTabs />
      </PageHeader>
      {error && isAbsent(error) && (
        <Problem tone="info" title={t("cdrs.absent")}>
          {t("cdrs.absentText")}
        </Problem>
      )}
      {!data && !error && <CdrTotalsToCome />}
      {data && (
        <CdrTotals
          key={JSON.stringify({ filters, search })}
          rows={checked.rows}
          total={data.total}
          words={search ?? ""}
          asked={
            data.dropped
              ? {
                  ...asked,
                  search: undefined,
                  filters: documentedFilters(filters, cdrList.documented),
                }
              : asked
          }
          obeys={obeys}
          ofAll={spellings.ofAll}
        />
      )}
      <CdrSpellings {...spellings} />
      <ResourceList spec={cdrList} label={t("cdrs.title")} />
    </>
  );
}
