import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Count } from "#src/ui/Count.tsx";
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
  /** How many of its services are not well, and which; null where the monitoring does not tell. */
  problems: number | null;
  problemNames: string;
};

/** How an OLT is, by the monitoring before gpon. */
export type OltState = "up" | "down" | "unreachable" | "pending" | "unknown";

/** Which of an OLT's services are not well. */
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

/** An OLT as a row. */
export function lineOf(olt: OltRow): OltLine {
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
  if (line.problems === null) return null;
  if (line.problems === 0) return <span className="k-dim">{t("olts.noProblems")}</span>;
  return (
    <StateBadge tone="warning" title={visible(line.problemNames, 400)}>
      {t("olts.problemCount", { count: line.problems })}
    </StateBadge>
  );
}

function Percent({ value }: { value: number | null }) {
  return <>{useFormat().percent(value)}</>;
}

const columns: readonly ListColumn<OltLine>[] = [
  { id: "name", isTitle: true, cell: (olt) => visible(olt.name, 80) },
  { id: "state", cell: (olt) => <OltBadge state={olt.state} /> },
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
  { id: "load", align: "end", unit: "%", cell: (olt) => <Percent value={olt.load} /> },
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
