import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { MONITORING_NAMES, paths as monitoring } from "#src/apps/monitoring/paths.ts";
import type { HeadOutage } from "#src/apps/monitoring/api.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Count, Percent } from "#src/ui/Figure.tsx";
import { useFormat } from "#src/i18n/use-format.ts";
import { STATE_TONES, StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { OltRow } from "./olt-readings.ts";
import { paths } from "./paths.ts";

/** An OLT as a row of the list, its figures side by side. */
export type OltLine = {
  id: string;
  name: string;
  state: OltState;
  vendor: string | null;
  model: string | null;
  location: string | null;
  total: number | null;
  online: number | null;
  offline: number | null;
  unconfigured: number | null;
  load: number | null;
  temperature: number | null;
  /** How many outages hit it and what broke in them; null where that is not known. */
  outages: number | null;
  outageDevices: number;
  outageNames: string;
  /** How many of its own host's services are not well, and which; null where the monitoring does not tell. */
  problems: number | null;
  problemNames: string;
};

/** How an OLT is, by the monitoring before gpon. */
export type OltState = "up" | "down" | "unreachable" | "pending" | "unknown";

/** Which of the services of an OLT's own host are not well. */
export function problemsOf({ host }: OltRow): string[] | null {
  if (!host) return null;
  return host.services
    .filter(({ state }) => state === "warning" || state === "critical")
    .map(({ name, output }) => [name, output].filter(Boolean).join(": "));
}

/** How an OLT is. */
export function stateOf({ host, isUp }: Pick<OltRow, "host" | "isUp">): OltState {
  if (host && host.state !== "unknown") return host.state;
  return isUp === null ? "unknown" : isUp ? "up" : "down";
}

const NO_OUTAGE: HeadOutage = { count: 0, devices: 0, names: [] };

/** An OLT as a row; without a word on outages where those are not known. */
export function lineOf(
  olt: OltRow,
  known: { heads: ReadonlyMap<string, HeadOutage>; isPart: boolean } | undefined,
): OltLine {
  const hit = known?.heads.get(olt.name) ?? (known?.isPart === false ? NO_OUTAGE : null);
  const problems = problemsOf(olt);
  return {
    id: olt.id,
    name: olt.name,
    state: stateOf(olt),
    vendor: olt.vendor ?? olt.host?.vendor ?? null,
    model: olt.model ?? olt.host?.model ?? null,
    location: olt.location,
    total: olt.counts.total,
    online: olt.counts.online,
    offline: olt.counts.offline,
    unconfigured: olt.unconfigured,
    load: olt.load,
    temperature: olt.temperature,
    outages: hit?.count ?? null,
    outageDevices: hit?.devices ?? 0,
    outageNames: hit?.names.join("\n") ?? "",
    problems: problems?.length ?? null,
    problemNames: problems?.join("\n") ?? "",
  };
}

/** An OLT's state as word, icon and colour. */
export function OltBadge({ state }: { state: OltState }) {
  const { t } = useTranslation("gpon");
  return <StateBadge tone={STATE_TONES[state]}>{t(`state.${state}`)}</StateBadge>;
}

function Problems({ line }: { line: OltLine }) {
  const { t } = useTranslation("gpon");
  if (!line.problems) return null;
  return (
    <StateBadge tone="warning" title={visible(line.problemNames, 400)}>
      {t("olts.problemCount", { count: line.problems })}
    </StateBadge>
  );
}

/** With the way to what broke, for those who have the monitoring. */
function Outages({ line }: { line: OltLine }) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const hasMonitoring = useHasApp(MONITORING_NAMES);
  if (!line.outages) return null;
  const badge = (
    <StateBadge tone="bad" title={visible(line.outageNames, 400)}>
      {t("olts.outageCount", {
        count: line.outages,
        devices: format.number(line.outageDevices),
      })}
    </StateBadge>
  );
  return hasMonitoring ? <Link to={monitoring.problems}>{badge}</Link> : badge;
}

const columns: readonly ListColumn<OltLine>[] = [
  { id: "name", isTitle: true, cell: (olt) => visible(olt.name, 80) },
  { id: "state", cell: (olt) => <OltBadge state={olt.state} /> },
  { id: "outages", cell: (olt) => <Outages line={olt} />, csv: (olt) => olt.outageNames },
  { id: "model", cell: (olt) => visible(olt.model ?? "", 60) },
  { id: "vendor", isDefault: false, cell: (olt) => visible(olt.vendor ?? "", 60) },
  { id: "location", cell: (olt) => visible(olt.location ?? "", 80) },
  { id: "total", align: "end", cell: (olt) => <Count of={olt.total} /> },
  { id: "online", align: "end", cell: (olt) => <Count of={olt.online} /> },
  { id: "offline", align: "end", cell: (olt) => <Count of={olt.offline} /> },
  {
    id: "unconfigured",
    align: "end",
    cell: (olt) =>
      olt.unconfigured ? (
        <Link to={paths.unconfiguredOf(olt.name)}>{olt.unconfigured}</Link>
      ) : (
        olt.unconfigured
      ),
  },
  { id: "load", align: "end", unit: "%", cell: (olt) => <Percent of={olt.load} /> },
  {
    id: "temperature",
    align: "end",
    unit: "°C",
    isDefault: false,
    cell: (olt) => (olt.temperature === null ? null : `${olt.temperature} °C`),
  },
  {
    id: "problems",
    cell: (olt) => <Problems line={olt} />,
    csv: (olt) => olt.problemNames,
  },
];

/** The list of OLTs. */
export const oltList: ListSpec<OltLine> = {
  namespace: "gpon",
  name: "olts",
  resource: knownResource("gpon", "olts"),
  columns,
  attrs: [],
  defaultSort: "name",
  canSearch: true,
  rowName: ({ name }) => name,
  rowPath: ({ name }) => paths.olt(name),
  filters: [textFilter("state"), textFilter("model"), textFilter("vendor")],
};
