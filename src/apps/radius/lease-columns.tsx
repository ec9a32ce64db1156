import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Serial } from "#src/ui/Serial.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { parseIp } from "#src/util/ip.ts";
import { ipSortKey } from "#src/util/ip-sort.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import { parseSerial } from "#src/util/serial.ts";
import { visible } from "#src/util/text.ts";
import { parseTime } from "#src/util/time.ts";
import { macText } from "./mac-text.ts";
import { Mono } from "./Mono.tsx";
import { ipv4Leases, ipv6Leases, type Lease } from "./leases.ts";
import { CpeName } from "./session-columns.tsx";

const columns: readonly ListColumn<Lease>[] = [
  {
    id: "ip",
    isTitle: true,
    cell: (lease) => <Mono>{lease.ip ?? "—"}</Mono>,
    sortValue: ({ ip }) => ip && ipSortKey(ip),
  },
  { id: "state", cell: (lease) => <State state={lease.state} />, csv: (lease) => lease.state },
  {
    id: "hostname",
    cell: (lease) => <CpeName name={lease.hostname} />,
    csv: (lease) => lease.hostname,
  },
  {
    id: "mac",
    cell: (lease) => <Mono>{macText(lease.mac)}</Mono>,
    csv: (lease) => macText(lease.mac),
  },
  { id: "remote_id", cell: (lease) => <RemoteId value={lease.remote_id} />, isSerial: true },
  { id: "client_id", isDefault: false, cell: (lease) => <Copied value={lease.client_id} /> },
  {
    id: "start",
    cell: (lease) => <Moment at={lease.start} />,
    sortValue: ({ start }) => parseTime(start)?.getTime(),
  },
  {
    id: "end",
    cell: (lease) => <Moment at={lease.end} />,
    sortValue: ({ end }) => parseTime(end)?.getTime(),
  },
];

const shared = {
  namespace: "radius",
  columns,
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  rowName: (lease: Lease) => lease.ip ?? lease.mac ?? lease.id,
  filters: [
    textFilter<Lease>("state", { suggestions: ["leased", "free"] }),
    textFilter<Lease>("ip", {
      toApi: (value) => parseIp(value)?.address ?? value.trim(),
      matches: (lease, value) => lease.ip === (parseIp(value)?.address ?? value.trim()),
    }),
    textFilter<Lease>("mac", {
      toApi: (value) => (parseMac(value) ? formatMac(parseMac(value) ?? "") : value.trim()),
      // One without a MAC is nobody's: no proof that it is this one's.
      matches: (lease, value) => parseMac(lease.mac ?? "") === (parseMac(value) ?? value.trim()),
    }),
    textFilter<Lease>("hostname"),
    textFilter<Lease>("remote_id"),
  ],
};

/** The IPv4 leases. */
export const ipv4List: ListSpec<Lease> = {
  ...shared,
  name: "leases",
  defaultSort: "ip",
  resource: ipv4Leases,
};

/** The IPv6 leases. */
export const ipv6List: ListSpec<Lease> = {
  ...shared,
  name: "leases6",
  defaultSort: "ip",
  resource: ipv6Leases,
};

const TONES = new Map<string, Tone>([
  ["leased", "good"],
  ["active", "good"],
  ["bound", "good"],
  ["free", "off"],
  ["expired", "off"],
  ["released", "off"],
]);

function State({ state }: { state: string | null }) {
  const { t } = useTranslation("radius");
  if (state === null) return null;
  const word = state.toLowerCase();
  const known = word === "leased" || word === "free" ? t(`leases.state.${word}`) : null;
  return <StateBadge tone={TONES.get(word) ?? "unknown"}>{known ?? visible(state, 30)}</StateBadge>;
}

/** That of a fibre access is the ONU's serial number. */
function RemoteId({ value }: { value: string | null }) {
  return value !== null && parseSerial(value) ? (
    <Serial sn={value} canCopy />
  ) : (
    <Copied value={value} />
  );
}

function Copied({ value }: { value: string | null }) {
  if (value === null) return null;
  return (
    <span className="k-mono">
      {visible(value, 60)}
      <CopyButton text={value} what={visible(value, 60)} />
    </span>
  );
}
