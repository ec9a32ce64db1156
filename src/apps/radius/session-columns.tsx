import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { parseIp } from "#src/util/ip.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { ageSeconds, parseTime } from "#src/util/time.ts";
import { sessions, type Session } from "./api.ts";
import { Mono } from "./Mono.tsx";
import { macText } from "./mac-text.ts";
import { paths } from "./paths.ts";
import { sessionName } from "./session-name.ts";

/** What the vendor's own list shows (contract 3.4 "UI sessions"), and FreeRADIUS's further fields. */
export const columns: readonly ListColumn<Session>[] = [
  { id: "username", isTitle: true, cell: sessionName, csv: (session) => session.username },
  {
    id: "krillcpename",
    cell: (session) => <CpeName name={session.krillcpename} />,
    csv: (session) => session.krillcpename,
  },
  {
    id: "callingstationid",
    cell: (session) => <Mono>{macText(session.callingstationid)}</Mono>,
    csv: (session) => macText(session.callingstationid),
  },
  {
    id: "framedipaddress",
    cell: (session) => <Mono>{text(session.framedipaddress)}</Mono>,
  },
  {
    id: "framedipv6prefix",
    cell: (session) => <Mono>{text(session.framedipv6prefix)}</Mono>,
  },
  { id: "nasipaddress", cell: (session) => text(session.nasipaddress) },
  { id: "nasportid", isDefault: false, cell: (session) => text(session.nasportid) },
  { id: "acctstarttime", cell: (session) => <Moment at={session.acctstarttime} /> },
  {
    id: "acctsessiontime",
    align: "end",
    unit: "s",
    cell: (session) => <Lasted session={session} />,
    csv: (session) => session.acctsessiontime,
  },
  {
    id: "acctoutputoctets",
    align: "end",
    unit: "B",
    cell: (session) => <Traffic session={session} />,
    figures: {
      download: (session) => session.acctoutputoctets,
      acctinputoctets: (session) => session.acctinputoctets,
    },
  },
  {
    id: "acctinputoctets",
    align: "end",
    unit: "B",
    isDefault: false,
    cell: (session) => <Bytes value={session.acctinputoctets} />,
  },
  {
    id: "acctupdatetime",
    isDefault: false,
    cell: (session) => <Moment at={session.acctupdatetime} />,
  },
  { id: "acctsessionid", isDefault: false, cell: (session) => text(session.acctsessionid) },
];

/** What lists of sessions have in common. */
export const shared = {
  namespace: "radius",
  resource: sessions,
  attrs: [],
  takesAttrs: false,
  canSearch: true,
  rowName: sessionName,
  rowPath: (session: Session) => paths.session(session.id, session.username),
};

/** Filters on fields of a session; a MAC is found by the search, in any notation. */
export const filters = [
  textFilter<Session>("username"),
  textFilter<Session>("krillcpename"),
  textFilter<Session>("framedipaddress", {
    toApi: (value) => parseIp(value)?.address ?? value.trim(),
  }),
  textFilter<Session>("nasipaddress", {
    toApi: (value) => parseIp(value)?.address ?? value.trim(),
  }),
];

/** The live sessions; the page fixes `online`. */
export const sessionList: ListSpec<Session> = {
  ...shared,
  name: "sessions",
  columns,
  documented: /^online$/,
  defaultSort: "username",
  refreshMs: 15_000,
  filters: [...filters, { ...textFilter<Session>("online"), matches: isLive }],
};

function isLive(session: Session): boolean {
  return !session.acctstoptime;
}

/** A device's name, and the way to its page. */
export function CpeName({ name }: { name: string | null | undefined }) {
  const hasCrm = useHasCrm();
  const clean = cleanText(name);
  if (clean === null) return null;
  const shown = visible(clean, 60);
  return hasCrm ? <Link to={isp.cpeNamed(clean)}>{shown}</Link> : <>{shown}</>;
}

/** How long a session has lasted, or lasted: its own figure where it is over, else from its start. */
export function Lasted({ session }: { session: Session }) {
  const format = useFormat();
  const now = useNow();
  const start = parseTime(session.acctstarttime);
  const stop = parseTime(session.acctstoptime);
  const counted = start && !stop ? ageSeconds(start, Math.max(now, start.getTime())) : null;
  return <>{format.duration(counted ?? session.acctsessiontime)}</>;
}

/** What the customer received and sent: RADIUS counts from the NAS, where output goes to the customer. */
function Traffic({ session }: { session: Session }) {
  const format = useFormat();
  const both = [session.acctoutputoctets, session.acctinputoctets].map(
    (octets) => format.bytes(octets) ?? "—",
  );
  return both.every((one) => one === "—") ? null : <>{both.join(" / ")}</>;
}

function Bytes({ value }: { value: number | null | undefined }) {
  const format = useFormat();
  return <>{format.bytes(value)}</>;
}

/** A field as a cell shows it. */
export function text(value: unknown): string {
  return visible(cleanText(value) ?? "", 120);
}
