// The rows of the simulated database beside the CRM's (`crm-rows.ts`): the network behind it, and what it notes down.

/** An OLT: what hangs on it is in the devices. */
export interface Olt {
  name: string;
  vendor: string;
  model: string;
  location: string;
  latitude: number;
  longitude: number;
  /** How it answers realtime questions: after a long time, or not at all; else as the world says. */
  answers?: "late" | "never";
}

/** An ONU that the OLT carries and nobody has in the CRM. */
export interface LooseOnu {
  olt: string;
  frame: number;
  slot: number;
  port: number;
  onu: number;
  sn: string;
  type: string;
  /** What somebody typed at the OLT. */
  desc: string;
}

/** What the OLT sees of a device's fibre or cable: `online`, or why not (contract 3.2, registration words). */
export type Link = "online" | "losi" | "lofi" | "dyinggasp" | "offline";

/** How the monitoring system words its registration fields (contract 2.9). */
export type RegistrationStyle = "list" | "string" | "placeholder" | "absent" | "empty" | "stale";

/** The device itself, as the network sees it; `id` is its CPE's. Times in milliseconds since 1970, levels in dBm. */
export interface Device {
  id: number;
  /** OLT, CMTS or access point of registration. */
  head: string;
  frame: number;
  slot: number;
  port: number;
  onu: number;
  link: Link;
  /** False while its service ports are not on the OLT. */
  isProvisioned: boolean;
  /** What keeps it away for the moment. */
  busy: "reboot" | "reprovision" | "reconfig" | "factory" | null;
  /** Since when its state is what it is. */
  since: number;
  /** When it last started. */
  bootedAt: number;
  /** When it last spoke to the TR-069 server. */
  informedAt: number;
  /** When it was last lost, null if never. */
  lastDownAt: number | null;
  /** When monitoring last heard of it; null: never checked. */
  checkedAt: number | null;
  /** True when monitoring has stopped hearing of it: its row stays as it was at `checkedAt`. */
  isForgotten: boolean;
  /** What a forgotten device was reported as. */
  reportedUp: boolean;
  registration: RegistrationStyle;
  /** Metres of fibre. */
  distance: number;
  /** What the device receives, at its end. */
  dnrx: number;
  /** What the device sends. */
  uptx: number;
  /** What the OLT receives from it. */
  uprx: number;
  /** Deviation from its PON, dB. */
  pondesv: number;
  /** A harmless alarm that it always raises, or null. */
  alarm: string | null;
  /** Bits per second at a busy moment. */
  traffic: number;
}

/** What a named row does that no honest device would; kept apart because few rows have it (mocks/seed/named.ts). */
export interface Quirk {
  /** Replaces an action's href; null drops the action. */
  hrefs?: Record<string, string | null>;
  /** Refuses every action with this sentence (409). */
  refuses?: string;
  /** Does not come back from a reboot. */
  neverReturns?: true;
  /** How its live reading fails. */
  info?: "html-500" | "not-json" | "hang";
  /** Its row has no `_links`. */
  hasNoLinks?: true;
  /** Goes up and down every few minutes, says its monitoring. */
  flaps?: true;
}

/** What people did to a host or service in monitoring; the key is `host` or `host!service`. */
export interface Mark {
  acknowledgement?: { comment: string; author: string; expiry: string | null };
  downtime?: { comment: string; author: string; start: number; end: number };
}

/** A RADIUS session, kept small because there is one for nearly every CPE; `handlers/oratio.ts` makes the API's row of it. */
export interface Session {
  id: number;
  cpe: number;
  krillcpename: string;
  username: string;
  framedipaddress: string;
  pool: string;
  /** The MAC it came from, where that is not the device's own. */
  mac: string | null;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** When it was last heard of, where it fell silent without an end; null: it is heard of. */
  heardAt: number | null;
  stoppedAt: number | null;
  cause: string | null;
}

/** An ONU seen on the fibre and not provisioned (3.5). */
export interface Unconfigured {
  id: number;
  sn: string;
  olt: string;
  fsp: string;
  onu_type: string;
  index: string;
  time: string;
}

/** An FTTH service for another CRM (3.8: guessed). `splitter_color` and `drop_length` stand for fields that nobody knows. */
export interface PlanktonService {
  id: number;
  administrative_id: string;
  customer_name: string;
  sn: string | null;
  state: string;
  downstream: string;
  splitter_color: string;
  drop_length: number | null;
  extra: Record<string, unknown>;
  created: string;
}

/** Where drops leave the fibre (3.12 `gis`). */
export interface Nap {
  id: number;
  name: string;
  olt: string | null;
  pon: string[];
  latitude: number | null;
  longitude: number | null;
  capacity: number | null;
  opt_power: number | null;
  external_id: string | null;
  address: string;
}

/** Something that happened to a device (3.2, events). */
export interface Event {
  id: number;
  host_name: string;
  source: string;
  type: string;
  start_time: string;
  end_time: string | null;
  data: Record<string, unknown>;
}

/** A request that the API served, as drf-tracking keeps it (3.13). */
export interface RequestLog {
  id: number;
  requested_at: string;
  username_persistent: string | null;
  user: number | null;
  remote_addr: string;
  response_ms: number;
  status_code: number;
  method: string;
  path: string;
  host: string;
  view: string;
  view_method: string;
  query_params: string;
  data: string;
  response: string;
  errors: string | null;
}

/** A change made in the server's admin site (3.13). */
export interface AdminLog {
  id: number;
  action_time: string;
  user: string;
  action_flag: 1 | 2 | 3;
  content_type: string;
  object_id: string;
  object_repr: string;
  change_message: string;
}
