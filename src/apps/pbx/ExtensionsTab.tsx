import { useMemo } from "react";
import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import type { ListSpec } from "#src/resource/list-spec.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Line } from "./api.ts";
import type { PbxPlace } from "./paths.ts";
import type { PlanReading } from "./plan.ts";
import { YesNo } from "./YesNo.tsx";
import css from "./pbx.module.css";

type LineRow = Line & Record<string, unknown>;

/** The customer's lines: which of them are extensions is set here, the lines themselves belong to the devices. */
export function ExtensionsTab({ place, reading }: { place: PbxPlace; reading: PlanReading }) {
  const { t } = useTranslation("pbx");
  const hasCrm = useHasCrm();
  const { lines, isComplete, devices } = reading.lines;
  const rows = useMemo<LineRow[]>(() => lines.map((line) => ({ ...line })), [lines]);
  return (
    <>
      <WriteNews app="isp" kind="pots" />
      <p className={`k-note ${css.lead}`}>
        {t("extensions.text")}{" "}
        {hasCrm &&
          (devices === 0 && isComplete ? (
            <Link to={isp.newCpe({ customer: String(place.customer) })}>{t("new.addDevice")}</Link>
          ) : (
            <Link to={isp.customer(place.customer)}>{t("new.toDevices")}</Link>
          ))}
      </p>
      {!isComplete && <p className="k-note">{t("extensions.incomplete")}</p>}
      <ResourceList
        spec={extensionList}
        label={t("pbx.tab.extensions")}
        known={{
          rows,
          at: reading.at,
          isPart: !isComplete,
          text: ({ cli, label, cpename }) => [cli, label, cpename].filter(Boolean).join(" "),
        }}
      />
    </>
  );
}

const extensionList: ListSpec<LineRow> = {
  namespace: "pbx",
  name: "extensions",
  resource: knownResource("pbx", "extensions"),
  columns: [
    { id: "cli", isTitle: true, cell: lineName, csv: ({ cli }) => cli },
    { id: "label", cell: ({ label }) => visible(label ?? "", 60) },
    {
      id: "isExtension",
      cell: ({ isExtension }) => <Use isExtension={isExtension} />,
      csv: ({ isExtension }) => String(isExtension ?? "?"),
    },
    {
      id: "hasVoicemail",
      cell: ({ hasVoicemail }) => <YesNo of={hasVoicemail} />,
      csv: ({ hasVoicemail }) => String(hasVoicemail ?? "?"),
    },
    {
      id: "cpename",
      cell: ({ cpe, cpename }) => <Link to={isp.cpe(cpe)}>{visible(cpename, 60)}</Link>,
      csv: ({ cpename }) => cpename,
    },
  ],
  filters: [],
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  defaultSort: "cli",
  rowName: lineName,
  rowPath: ({ id }) => isp.potsEdit(id),
};

function lineName({ cli, cpename, id }: Line): string {
  return visible(cli ?? `${cpename} #${id}`, 60);
}

function Use({ isExtension }: { isExtension: boolean | null }) {
  const { t } = useTranslation("pbx");
  if (isExtension === null) return <StateBadge tone="unknown">{t("unknown")}</StateBadge>;
  return (
    <StateBadge tone={isExtension ? "good" : "off"}>
      {t(isExtension ? "extensions.yes" : "extensions.no")}
    </StateBadge>
  );
}
