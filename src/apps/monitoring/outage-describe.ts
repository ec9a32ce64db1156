// One outage in figures: its cause by the evidence, who is hit, who is back. Pure.
import { boxOf, compactBox, isWithin, type Box } from "./outage-box.ts";
import type {
  BackDevice,
  DownCause,
  DownCore,
  DownDevice,
  Outage,
  OutageCause,
  Shared,
  SharedKind,
} from "./outage-types.ts";

/** Which kind of trouble a device tells of. */
export type Side = "fibre" | "power" | "untold";

/** A loss of signal or frame is the fibre's, a dying gasp the power's (contract 3.2). */
export function sideOf(cause: DownCause): Side {
  if (cause === "dying-gasp") return "power";
  return cause === null ? "untold" : "fibre";
}

/** Four of five are back, and ten minutes later those still dark are another trouble. */
const MOST = 0.8;
const PATIENCE_MS = 10 * 60_000;
const MIXED_FROM = 0.2;
/** Degrees around an area in which devices that are back count as its own: some 300 m. */
const AREA_EDGE = 0.003;

/** Describes an outage of some devices. */
export function describeOutage(
  group: { shared: Shared; members: readonly number[]; burst: number; cores: readonly DownCore[] },
  all: readonly DownDevice[],
  back: readonly BackDevice[] | null,
  now: number,
): Outage {
  const { shared, cores } = group;
  const devices = group.members.flatMap((at) => all[at] ?? []);
  // Below a host that is down, what joined may have fallen at any time.
  const timely = cores.length > 0 ? devices.slice(0, group.burst) : devices;
  const times = [...timely, ...cores].flatMap(({ since }) => since ?? []);
  const first = times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null;
  const evidence = { los: 0, lof: 0, dyingGasp: 0, untold: 0 };
  for (const { cause } of devices) evidence[EVIDENCE[cause ?? "untold"]] += 1;
  const cause = causeOf(evidence, devices.length, cores.length > 0, shared.kind);
  const place = cause === "power" ? neighbourhoodOf(devices) : null;
  const isPlace = place !== null || shared.kind === "area" || shared.kind === "street";
  const box = isPlace ? boxOf(devices, AREA_EDGE) : null;
  const returned = back && first !== null ? returnedTo({ shared, cores, box, first }, back) : null;
  const mostBackAt = returned && momentOfMost(returned, devices.length);
  const isLate = mostBackAt !== null && now - mostBackAt > PATIENCE_MS;
  return {
    id: `${shared.kind} ${shared.value} ${first ?? ""}`,
    shared: place ?? shared,
    cause,
    evidence,
    devices: devices.map(({ id }) => id),
    cores: cores.map(({ id }) => id),
    heads: headsOf(devices),
    customers: new Set([...devices, ...(returned ?? [])].map(({ customer }) => customer)).size,
    handled: [...devices, ...cores].filter(({ isHandled }) => isHandled).length,
    first,
    last: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    parts: partsOf((place ?? shared).kind, devices),
    ...placeOf(devices),
    street: commonest(devices, "street"),
    back: returned && returned.length,
    mostBackAt,
    stragglers: isLate ? devices.map(({ id }) => id) : [],
  };
}

const EVIDENCE = { los: "los", lof: "lof", "dying-gasp": "dyingGasp", untold: "untold" } as const;

/** The likely cause (issue of monitoring): loss of signal together is fibre, dying gasp together power. */
function causeOf(
  { los, lof, dyingGasp, untold }: Outage["evidence"],
  count: number,
  hasCore: boolean,
  kind: SharedKind,
): OutageCause {
  if (hasCore) return "uplink";
  const fibre = los + lof;
  const told = fibre + dyingGasp;
  // A few words among many that tell nothing are lone faults that fell in, and two alone are no cut.
  if (told < Math.max(Math.min(3, count), count * 0.15)) {
    const isAbove = kind === "olt" || kind === "cmts" || kind === "ap" || kind === "host";
    return isAbove && untold > 0 ? "uplink" : "unknown";
  }
  if (fibre / told >= MIXED_FROM && dyingGasp / told >= MIXED_FROM) return "mixed";
  return fibre > dyingGasp ? "fibre" : "power";
}

/** What came back since the first drop and shares the thing, the earliest first. */
function returnedTo(
  of: { shared: Shared; cores: readonly DownCore[]; box: Box | null; first: number },
  back: readonly BackDevice[],
): BackDevice[] {
  const { shared, cores, box, first } = of;
  const heads = new Set(cores.map(({ id }) => id));
  const isOf = (one: BackDevice) =>
    (box !== null && isWithin(box, one)) ||
    (one.head !== null && heads.has(one.head)) ||
    one.shares.some(({ kind, value }) => kind === shared.kind && value === shared.value);
  return back.filter((one) => one.at > first && isOf(one)).toSorted((a, b) => a.at - b.at);
}

function momentOfMost(returned: readonly BackDevice[], stillDown: number): number | null {
  const wanted = Math.ceil((returned.length + stillDown) * MOST);
  return returned[wanted - 1]?.at ?? null;
}

/**
 * Power fails by the street, whichever ports it meets: the place that says where to look, where the
 * devices stand together. Null where they do not, or on a single port.
 */
function neighbourhoodOf(devices: readonly DownDevice[]): Shared | null {
  const ports = new Set(
    devices.flatMap(({ shares }) => shares.find(({ kind }) => kind === "pon")?.value ?? []),
  );
  if (ports.size < 2 || !compactBox(devices, 0)) return null;
  const street = commonest(devices, "street");
  if (street) return { kind: "street", value: street };
  const { latitude, longitude } = placeOf(devices);
  if (latitude === null || longitude === null) return null;
  return { kind: "area", value: `${latitude.toFixed(3)}, ${longitude.toFixed(3)}` };
}

const COUNTED: Partial<Record<SharedKind, readonly SharedKind[]>> = {
  host: ["olt", "cmts", "ap", "pon"],
  olt: ["pon"],
  cmts: ["fiber-node", "mac-domain"],
  pon: ["nap"],
  street: ["olt", "pon"],
  area: ["street", "olt", "pon"],
};

function partsOf(kind: SharedKind, devices: readonly DownDevice[]): Outage["parts"] {
  return (COUNTED[kind] ?? []).flatMap((part) => {
    const values = devices.flatMap(
      ({ shares }) => shares.find((one) => one.kind === part)?.value ?? [],
    );
    const count = new Set(values).size;
    return count === 0 ? [] : [{ kind: part, count }];
  });
}

function headsOf(devices: readonly DownDevice[]): Outage["heads"] {
  const counts = new Map<string, number>();
  for (const { head } of devices) if (head !== null) counts.set(head, (counts.get(head) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

function commonest(devices: readonly DownDevice[], kind: SharedKind): string | null {
  const counts = new Map<string, number>();
  for (const { shares } of devices) {
    const value = shares.find((one) => one.kind === kind)?.value;
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  // A street that only few of them share is no description.
  return best && best[1] >= devices.length * 0.4 ? best[0] : null;
}

function placeOf(devices: readonly DownDevice[]): Pick<Outage, "latitude" | "longitude"> {
  const placed = devices.filter(
    ({ latitude, longitude }) => latitude !== null && longitude !== null,
  );
  if (placed.length === 0) return { latitude: null, longitude: null };
  const middle = (values: (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
  return {
    latitude: middle(placed.map(({ latitude }) => latitude)),
    longitude: middle(placed.map(({ longitude }) => longitude)),
  };
}
