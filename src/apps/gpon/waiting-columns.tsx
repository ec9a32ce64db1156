import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { cpeName } from "#src/apps/isp/api.ts";
import { cpesOfSerial } from "#src/apps/isp/panels.tsx";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Serial } from "#src/ui/Serial.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { serialForms } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import { Since } from "./Since.tsx";
import type { Waiting } from "./unconfigured.ts";

/** The CPEs in the CRM that wait for this serial number. */
function Match({ sn }: { sn: string | null }) {
  const { t } = useTranslation("gpon");
  const { data, error } = useQuery({ ...cpesOfSerial(sn ?? ""), enabled: sn !== null });
  if (sn === null || (!data && !error)) return null;
  if (error) return <span className="k-dim">{t("find.failed")}</span>;
  if (!data || data.length === 0) return <StateBadge tone="off">{t("find.none")}</StateBadge>;
  return (
    <>
      {data.map((cpe) => (
        <Link key={cpe.id} to={crm.cpe(cpe.id)}>
          {visible(cpeName(cpe), 60)}{" "}
        </Link>
      ))}
    </>
  );
}

const columns: readonly ListColumn<Waiting>[] = [
  {
    id: "sn",
    isTitle: true,
    cell: (row) => (row.sn ? <Serial sn={row.sn} /> : row.id),
    isSerial: true,
  },
  { id: "model", cell: (row) => visible(row.model ?? "", 60) },
  {
    id: "olt",
    cell: (row) => row.olt && <Link to={paths.olt(row.olt)}>{visible(row.olt, 80)}</Link>,
    csv: (row) => row.olt,
  },
  {
    id: "place",
    cell: (row) =>
      row.olt && row.position ? (
        <Link to={paths.port(row.olt, row.position)}>{row.place}</Link>
      ) : (
        visible(row.place ?? "", 60)
      ),
    csv: (row) => row.place,
  },
  { id: "since", cell: (row) => <Since at={row.since} />, csv: (row) => row.since?.toISOString() },
  { id: "cpe", isSortable: false, cell: (row) => <Match sn={row.sn} />, csv: () => "" },
];

/** The ONUs that wait, the latest first. */
export const waitingList: ListSpec<Waiting> = {
  namespace: "gpon",
  name: "waiting",
  resource: knownResource("gpon", "unconfigured"),
  columns,
  attrs: [],
  defaultSort: "-since",
  canSearch: true,
  rowName: (row) => (row.sn ? (serialForms(row.sn).printed ?? row.sn) : row.id),
  filters: [textFilter("olt"), textFilter("place"), textFilter("model")],
};

/** The same for those who lack the CRM: each row would ask it for a CPE, and be refused. */
export const waitingWithoutCrm: ListSpec<Waiting> = {
  ...waitingList,
  columns: columns.filter(({ id }) => id !== "cpe"),
};
