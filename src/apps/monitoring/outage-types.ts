// What outages are made of. Plain data: it travels between the page and its worker.

/** What devices can share, from the small to the large. */
export type SharedKind =
  /** NAP, CTO: the CPE's `topology`. */
  | "nap"
  | "pon"
  | "mac-domain"
  | "fiber-node"
  /** Another tag of the registration. */
  | "tag"
  /** A street, by the address. */
  | "street"
  /** Neighbours by their coordinates. */
  | "area"
  | "ap"
  | "cmts"
  | "olt"
  /** Another host of the network, above the others. */
  | "host";

/** A thing that devices have in common. */
export interface Shared {
  kind: SharedKind;
  value: string;
}

/** What took a device off, as far as it was told. */
export type DownCause = "los" | "lof" | "dying-gasp" | null;

/** A customer's device that is down. */
export interface DownDevice {
  /** Its host's name. */
  id: string;
  /** Since when, ms; null where that is not told. */
  since: number | null;
  cause: DownCause;
  shares: readonly Shared[];
  /** OLT, CMTS or access point. */
  head: string | null;
  latitude: number | null;
  longitude: number | null;
  /** The same for all devices of one customer. */
  customer: string;
  isHandled: boolean;
  /** Nobody can tell how it is, since what stands above it does not answer. */
  isUnreachable: boolean;
}

/** A host of the operator's own network that is down. */
export interface DownCore {
  id: string;
  kind: SharedKind;
  since: number | null;
  parents: readonly string[];
  location: string | null;
  isHandled: boolean;
  impact: number;
}

/** A device that came back lately. */
export interface BackDevice {
  id: string;
  /** When it came back, ms. */
  at: number;
  shares: readonly Shared[];
  head: string | null;
  latitude: number | null;
  longitude: number | null;
  /** The same for all devices of one customer. */
  customer: string;
}

/** The likely cause of an outage, by the evidence. */
export type OutageCause = "fibre" | "power" | "mixed" | "uplink" | "unknown";

/** Devices that went down together for one reason. */
export interface Outage {
  /** The same as long as it is the same outage. */
  id: string;
  shared: Shared;
  cause: OutageCause;
  /** How many devices told what. */
  evidence: { los: number; lof: number; dyingGasp: number; untold: number };
  /** Host names of the devices that are still down. */
  devices: readonly string[];
  /** Host names of the network's own hosts that are down with it. */
  cores: readonly string[];
  /** The OLTs, CMTSs and access points of those devices, and how many are on each. */
  heads: readonly { name: string; count: number }[];
  /** Customers that were hit, those who are back among them where the server tells of these. */
  customers: number;
  /** Of the devices, those that somebody has acknowledged or planned. */
  handled: number;
  /** First and last drop, ms; null where no time is told. */
  first: number | null;
  last: number | null;
  /** Larger things that it touches: how many PONs of an OLT, how many OLTs in a street. */
  parts: readonly { kind: SharedKind; count: number }[];
  /** Where it is, by its devices: the middle, and the commonest street. */
  latitude: number | null;
  longitude: number | null;
  street: string | null;
  /** Devices that are back; null where the server does not tell. */
  back: number | null;
  /** When four of five were back, ms; null before that. */
  mostBackAt: number | null;
  /** Those still dark ten minutes after four of five came back. */
  stragglers: readonly string[];
}

/** Everything that is down, each device in exactly one place. */
export interface Outages {
  /** The largest first. */
  outages: readonly Outage[];
  /** Devices that went down alone, by what took them off. */
  alone: { los: readonly string[]; power: readonly string[]; untold: readonly string[] };
  /** Devices of which nobody tells since when: whether they went down with others is unknown. */
  undated: readonly string[];
}
