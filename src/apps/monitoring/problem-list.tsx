import { Link } from "react-router";
import { paths as crm } from "#src/apps/isp/paths.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { serverNow } from "#src/krill/server-clock.ts";
import type { ListColumn, ListSpec } from "#src/resource/list-spec.ts";
import { formatPosition } from "#src/util/pon.ts";
import { visible } from "#src/util/text.ts";
import { Ago, Moment } from "#src/ui/Time.tsx";
import { addressIn } from "./address.ts";
import { DOCUMENTED, monitored, type Monitored } from "./monitored.ts";
import { paths } from "./paths.ts";
import { problemGroup } from "./problem-groups.ts";
import { searchLanguage } from "./search-spec.ts";
import { asQuery, OPEN_PROBLEMS, PROBLEM_VIEWS } from "./search-views.ts";
import { WatchedBadge } from "./WatchedBadge.tsx";

const columns: readonly ListColumn<Monitored>[] = [
  {
    id: "host_name",
    isTitle: true,
    cell: (row) => visible(nameOf(row), 80),
    csv: nameOf,
    sortValue: nameOf,
  },
  {
    // Severity sets the states of hosts and services, handled ones apart, in one order (contract 3.2).
    id: "severity",
    cell: (row) => <WatchedBadge of={row} />,
    csv: (row) => row.state,
  },
  {
    id: "last_state_change",
    cell: (row) => <Ago at={row.since} />,
    csv: (row) => row.since?.toISOString(),
    sortValue: (row) => row.since?.getTime(),
  },
  {
    id: "output",
    isSortable: false,
    cell: (row) => visible(row.output ?? "", 160),
    csv: (row) => row.output,
  },
  {
    id: "customer",
    isSortable: false,
    cell: (row) => visible(row.administrativeInfo?.customer_name ?? "", 80),
    csv: (row) => row.administrativeInfo?.customer_name,
  },
  { id: "place", isSortable: false, cell: placeOf, csv: placeOf },
  {
    id: "address",
    isSortable: false,
    cell: (row) => visible(addressOf(row), 120),
    csv: addressOf,
  },
  { id: "model", isSortable: false, cell: (row) => row.model, csv: (row) => row.model },
  {
    id: "cpe",
    isSortable: false,
    cell: (row) => <CpeLink row={row} />,
    csv: (row) => row.administrativeInfo?.id,
  },
  {
    id: "business_impact",
    align: "end",
    isDefault: false,
    cell: (row) => row.businessImpact,
    csv: (row) => row.businessImpact,
    sortValue: (row) => row.businessImpact,
  },
  {
    id: "potses",
    isDefault: false,
    isSortable: false,
    cell: (row) => visible(row.administrativeInfo?.potses.join(", ") ?? "", 80),
    csv: (row) => row.administrativeInfo?.potses.join(" "),
  },
  {
    id: "metrics",
    isDefault: false,
    isSortable: false,
    cell: (row) => visible(metricsOf(row), 120),
    csv: metricsOf,
  },
  {
    id: "handled_until",
    isDefault: false,
    isSortable: false,
    cell: (row) => <Moment at={row.handledUntil} />,
    csv: (row) => row.handledUntil?.toISOString(),
  },
  {
    id: "last_check",
    isDefault: false,
    cell: (row) => <Ago at={row.lastCheck} />,
    csv: (row) => row.lastCheck?.toISOString(),
    sortValue: (row) => row.lastCheck?.getTime(),
  },
];

/** The list of problems: hosts and services, by a search in the vendor's language. */
export const problemList: ListSpec<Monitored> = {
  namespace: "monitoring",
  name: "problems",
  resource: monitored,
  columns,
  documented: DOCUMENTED,
  attrs: [],
  takesAttrs: false,
  filters: [],
  canSearch: true,
  language: searchLanguage,
  defaultQuery: OPEN_PROBLEMS,
  defaultSort: "-last_state_change",
  views: PROBLEM_VIEWS.map(({ key, query }) => ({ key, search: asQuery(query) })),
  refreshMs: 20_000,
  tellsTime: true,
  // Below the outages there is room for no more.
  firstRows: 8,
  rowName: nameOf,
  rowPath: (row) => paths.host(row.host, row.service),
  groupOf: (row, sort) => problemGroup(row, sort, serverNow()),
};

function nameOf(row: Monitored): string {
  return row.service === null ? row.host : `${row.host} · ${row.service}`;
}

/** The device's own page, where the host is a customer's device. */
function CpeLink({ row }: { row: Monitored }) {
  const id = row.administrativeInfo?.id;
  const hasCrm = useHasCrm();
  if (!id) return null;
  return hasCrm ? <Link to={crm.cpe(id)}>{`#${id}`}</Link> : `#${id}`;
}

function addressOf({ administrativeInfo: info, location }: Monitored): string {
  return (info && addressIn(info)) ?? location ?? "";
}

function placeOf(row: Monitored): string {
  const { parsed, registration } = row;
  const olt = parsed?.olt ?? registration.host;
  const position = parsed?.position ?? registration.position;
  return [olt, position && formatPosition(position)].filter(Boolean).join(" ");
}

function metricsOf({ perfdata }: Monitored): string {
  return perfdata
    .flatMap(({ metric, value }) => (value === null ? [] : `${metric}=${value}`))
    .join(" ");
}
