import { num, record, type Fields } from "#src/util/read.ts";

/** What a radio device tells of its signal: LTE, 5G, WiMAX (contract H27; the shape of `tech` there is inferred). */
export interface Signal {
  key: SignalKey;
  /** As it came, where it is no number. */
  value: number | string;
  unit: string;
}

/** In the order in which they are shown. */
const KNOWN = {
  mode: [/^(rat|radio_?access|network_?(mode|type)|access_?technology|sysmode)$/, ""],
  operator: [/^(operator|plmn|carrier|provider)(_?name)?$/, ""],
  registered: [/^(registration_?(state|status|id)|reg_?(id|state)|attached)$/, ""],
  band: [/^(band|active_?band|lte_?band|nr_?band)$/, ""],
  frequency: [/^(freq|frequency|dl_?freq|center_?freq)(_?mhz)?$/, "MHz"],
  channel: [/^(earfcn|nr_?arfcn|arfcn|channel)$/, ""],
  width: [/^(channel_?width|bandwidth|dl_?bandwidth)(_?mhz)?$/, "MHz"],
  cell: [/^(cell(_?id)?|cid|eci|nci|enodeb(_?id)?|gnodeb(_?id)?|base_?station|bsid|ap)$/, ""],
  pci: [/^(pci|physical_?cell_?id)$/, ""],
  rsrp: [/^((lte|nr)_?)?rsrp$/, "dBm"],
  rsrq: [/^((lte|nr)_?)?rsrq$/, "dB"],
  sinr: [/^((lte|nr)_?)?sinr$/, "dB"],
  rssi: [/^(dn|dl|lte_?)?rssi$/, "dBm"],
  cinr: [/^(dn|dl)?_?cinr$/, "dB"],
  snr: [/^(dn|up)?_?snr$/, "dB"],
  power: [/^tx_?power$/, "dBm"],
  cqi: [/^cqi$/, ""],
  rate: [/^(dn|up|dl|ul)?_?(rate|modulation|mcs)$/, ""],
  airtime: [/^(dn|up)?_?air_?time$/, "%"],
  antenna: [/^(antenna|antenna_?mode|mimo)$/, ""],
} as const satisfies Record<string, readonly [RegExp, string]>;

/** What is known of a signal. */
export type SignalKey = keyof typeof KNOWN;

const DEEPEST = 3;

/** The signal among the fields that nobody documents, and what is left of them. Never throws. */
export function signalsOf(extra: Fields): { signals: (Signal & { name: string })[]; rest: Fields } {
  const signals: (Signal & { name: string })[] = [];
  const rest = without(extra, 0, (name, value) => {
    const found = signalOf(name, value);
    if (found) signals.push({ ...found, name });
    return found !== null;
  });
  const order = Object.keys(KNOWN);
  return {
    signals: signals.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
    rest,
  };
}

function signalOf(path: string, value: unknown): Signal | null {
  const name = (path.split(".").at(-1) ?? "").replaceAll("-", "_").toLowerCase();
  if (typeof value !== "number" && typeof value !== "string") return null;
  const entry = Object.entries(KNOWN).find(([, [pattern]]) => pattern.test(name));
  if (!entry || value === "") return null;
  const [key, [, unit]] = entry;
  const number = num(value);
  const shown = number !== null && unit === "MHz" ? megahertz(number, key) : number;
  // The key is one of those above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { key: key as SignalKey, value: shown ?? String(value), unit: shown === null ? "" : unit };
}

/** Frequencies lie between 100 MHz and 100 GHz, channels are 1 to 1000 MHz wide: that tells what a bare number is counted in. */
function megahertz(value: number, key: string): number {
  const most = key === "width" ? 1e3 : 1e5;
  if (value < most) return value;
  return value < most * 1e3 ? value / 1e3 : value / 1e6;
}

function without(
  fields: Fields,
  depth: number,
  isTaken: (name: string, value: unknown) => boolean,
): Fields {
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const inner = depth < DEEPEST ? record(value) : null;
    if (inner) {
      const left = without(inner, depth + 1, isTaken);
      if (Object.keys(left).length > 0) rest.push([name, left]);
    } else if (!isTaken(name, value)) rest.push([name, value]);
  }
  // A field may be called `__proto__`.
  return Object.fromEntries(rest);
}
