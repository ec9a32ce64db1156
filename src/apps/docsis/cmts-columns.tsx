import { useTranslation } from "#src/i18n/use-translation.ts";
import { knownResource } from "#src/resource/known-rows.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Count, Duration } from "#src/ui/Figure.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { paths } from "./paths.ts";
import type { CmtsRow } from "./plant.ts";

/** How a CMTS is, by the monitoring before docsis. */
export type CmtsState = "up" | "down" | "unreachable" | "pending" | "unknown";

/** A CMTS as a row of the list. */
export type CmtsLine = {
  id: string;
  name: string;
  state: CmtsState;
  vendor: string | null;
  model: string | null;
  modems: number | null;
  online: number | null;
  offline: number | null;
  uptime: number | null;
  problems: string;
};

const TONES: Readonly<Record<CmtsState, Tone>> = {
  up: "good",
  down: "bad",
  unreachable: "bad",
  pending: "info",
  unknown: "unknown",
};

/** How a CMTS is. */
export function stateOf({ host, isUp }: Pick<CmtsRow, "host" | "isUp">): CmtsState {
  if (host && host.state !== "unknown") return host.state;
  return isUp === null ? "unknown" : isUp ? "up" : "down";
}

/** A CMTS as a row. */
export function lineOf(cmts: CmtsRow): CmtsLine {
  const services = cmts.host?.services ?? [];
  const bad = services.filter(({ state }) => state === "warning" || state === "critical");
  const { modems, online } = cmts;
  return {
    id: cmts.id,
    name: cmts.name,
    state: stateOf(cmts),
    vendor: cmts.vendor ?? cmts.host?.vendor ?? null,
    model: cmts.model ?? cmts.host?.model ?? null,
    modems,
    online,
    offline: modems === null || online === null ? null : Math.max(0, modems - online),
    uptime: cmts.uptime,
    problems: bad.map(({ name, output }) => [name, output].filter(Boolean).join(": ")).join("; "),
  };
}

/** A CMTS's state as word, icon and colour. */
export function CmtsBadge({ state }: { state: CmtsState }) {
  const { t } = useTranslation("docsis");
  return <StateBadge tone={TONES[state]}>{t(`state.${state}`)}</StateBadge>;
}

const columns: readonly ListColumn<CmtsLine>[] = [
  { id: "name", isTitle: true, cell: (cmts) => visible(cmts.name, 80) },
  { id: "state", cell: (cmts) => <CmtsBadge state={cmts.state} /> },
  { id: "model", cell: (cmts) => visible(cmts.model ?? "", 60) },
  { id: "vendor", cell: (cmts) => visible(cmts.vendor ?? "", 60) },
  { id: "modems", align: "end", cell: (cmts) => <Count of={cmts.modems} /> },
  { id: "online", align: "end", cell: (cmts) => <Count of={cmts.online} /> },
  { id: "offline", align: "end", cell: (cmts) => <Count of={cmts.offline} /> },
  { id: "uptime", align: "end", unit: "s", cell: (cmts) => <Duration of={cmts.uptime} /> },
  { id: "problems", cell: (cmts) => visible(cmts.problems, 160) },
];

/** The list of CMTSs. */
export const cmtsList: ListSpec<CmtsLine> = {
  namespace: "docsis",
  name: "cmtss",
  resource: knownResource("docsis", "cmtss"),
  columns,
  attrs: [],
  defaultSort: "name",
  canSearch: true,
  rowName: ({ name }) => name,
  rowPath: ({ id }) => paths.cmts(id),
  filters: [textFilter("state"), textFilter("model")],
};
