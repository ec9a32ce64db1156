import { byServer, serverNow } from "#src/krill/server-clock.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { createScan } from "#src/resource/scan.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { parseIp } from "#src/util/ip.ts";
import { ipSortKey } from "#src/util/ip-sort.ts";
import { visible } from "#src/util/text.ts";
import { parseTime } from "#src/util/time.ts";
import { localPages } from "./local-pages.ts";
import { Mono } from "./Mono.tsx";
import { isHeld, type PoolRow } from "./pools.ts";
import { macText } from "./mac-text.ts";
import { poolRows } from "./pools-api.ts";

/** The rows that the vendor shows of a pool (contract 3.4). */
const columns: readonly ListColumn<PoolRow>[] = [
  {
    id: "framedipaddress",
    isTitle: true,
    cell: (row) => <Mono>{row.framedipaddress}</Mono>,
    sortValue: ({ framedipaddress }) => framedipaddress && ipSortKey(framedipaddress),
  },
  {
    id: "state",
    isSortable: false,
    cell: (row) => <Held row={row} />,
    csv: (row) => (isHeld(row, serverNow()) ? "held" : "free"),
  },
  { id: "username", cell: (row) => visible(row.username ?? "", 80) },
  {
    id: "callingstationid",
    cell: (row) => <Mono>{macText(row.callingstationid)}</Mono>,
    csv: (row) => macText(row.callingstationid),
  },
  {
    id: "nasipaddress",
    cell: (row) => visible(row.nasipaddress ?? "", 60),
    sortValue: ({ nasipaddress }) => nasipaddress && ipSortKey(nasipaddress),
  },
  {
    id: "expiry_time",
    cell: (row) => <Moment at={row.expiry_time} />,
    sortValue: ({ expiry_time }) => parseTime(expiry_time)?.getTime(),
  },
  { id: "pool_name", isDefault: false, cell: (row) => visible(row.pool_name ?? "", 80) },
];

const shared = {
  namespace: "radius",
  name: "pool",
  columns,
  attrs: [],
  takesAttrs: false,
  defaultSort: "framedipaddress",
  canSearch: true,
  rowName: (row: PoolRow) => row.framedipaddress ?? row.id,
  filters: [
    textFilter<PoolRow>("framedipaddress", {
      toApi: (value) => parseIp(value)?.address ?? value.trim(),
    }),
    textFilter<PoolRow>("username"),
    textFilter<PoolRow>("nasipaddress", {
      toApi: (value) => parseIp(value)?.address ?? value.trim(),
    }),
  ],
};

/** The addresses of a pool, page by page as the server gives them. */
export function poolList(name: string): ListSpec<PoolRow> {
  return { ...shared, resource: poolRows(name) };
}

const whole = new Map<string, ReturnType<typeof makeWhole>>();

/** All addresses of a pool at once, for a server that orders addresses as text. */
export function wholePool(name: string) {
  const known = whole.get(name) ?? makeWhole(name);
  whole.set(name, known);
  return known;
}

function makeWhole(name: string) {
  const rows = poolRows(name);
  const scan = createScan<PoolRow>(rows.fetchPage, {});
  const spec = (read: readonly PoolRow[], at: Date): ListSpec<PoolRow> => ({
    ...shared,
    resource: {
      key: [rows.key[0], `${rows.key[1]} ${at.getTime()} ${read.length}`],
      path: rows.path,
      fetchPage: localPages(read, columns, at),
    },
  });
  return { scan, spec };
}

function Held({ row }: { row: PoolRow }) {
  const { t } = useTranslation("radius");
  const held = isHeld(row, byServer(useNow()));
  return (
    <StateBadge tone={held ? "info" : "off"}>{t(held ? "pool.held" : "pool.free")}</StateBadge>
  );
}
