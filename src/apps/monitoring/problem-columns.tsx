import { flagFilter, textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { formatPosition } from "#src/util/pon.ts";
import { hosts, type Host } from "./hosts.ts";
import { HostBadge } from "./HostBadge.tsx";

const columns: readonly ListColumn<Host>[] = [
  {
    id: "host_name",
    isTitle: true,
    cell: (host) => host.name ?? host.id,
    csv: (host) => host.name,
  },
  { id: "state", cell: (host) => <HostBadge host={host} />, csv: (host) => host.state },
  {
    id: "last_state_change",
    cell: (host) => <Ago at={host.since} />,
    csv: (host) => host.since?.toISOString(),
  },
  {
    id: "output",
    isSortable: false,
    cell: (host) => visible(host.output ?? "", 160),
    csv: (host) => host.output,
  },
  {
    id: "customer",
    isSortable: false,
    cell: (host) => visible(host.administrativeInfo?.customer_name ?? "", 80),
    csv: (host) => host.administrativeInfo?.customer_name,
  },
  { id: "model", isSortable: false, cell: (host) => host.model },
  { id: "place", isSortable: false, cell: placeOf, csv: placeOf },
  { id: "business_impact", align: "end", cell: (host) => host.businessImpact },
  {
    id: "last_check",
    isDefault: false,
    cell: (host) => <Ago at={host.lastCheck} />,
    csv: (host) => host.lastCheck?.toISOString(),
  },
];

/** Only hosts with a problem: down or unreachable. */
export const PROBLEMS = { type: "Host", problem: "true" };

/** The list of problems. Every CPE's impact is 1, so impact hides nothing here (contract 2.9). */
export const problemList: ListSpec<Host> = {
  namespace: "monitoring",
  name: "problems",
  resource: hosts,
  columns,
  attrs: [],
  takesAttrs: false,
  defaultSort: "-last_state_change",
  canSearch: true,
  rowName: (host) => host.name ?? host.id,
  rowPath: pathOf,
  filters: [
    { ...textFilter<Host>("type"), matches: () => true },
    { ...flagFilter<Host>("problem"), matches: (host) => host.state !== "up" },
    {
      ...flagFilter<Host>("handled"),
      matches: (host, value) => host.isHandled === null || host.isHandled === (value === "true"),
    },
    { ...textFilter<Host>("hostgroups"), matches: () => true },
    { ...textFilter<Host>("reghost"), matches: () => true },
    { ...textFilter<Host>("regtag"), matches: () => true },
  ],
};

function pathOf(host: Host): string | null {
  const id = host.administrativeInfo?.id;
  return id ? isp.cpe(id) : null;
}

function placeOf(host: Host): string {
  const place = host.parsed?.olt ? host.parsed : host.registration;
  const olt = "olt" in place ? place.olt : place.host;
  return [olt, place.position && formatPosition(place.position)].filter(Boolean).join(" ");
}
