import type { Context, Cpe, Customer, Model, Pots, Profile } from "./crm-rows.ts";
import type {
  AdminLog,
  Device,
  Event,
  LooseOnu,
  Mark,
  Nap,
  PlanktonService,
  Olt,
  Quirk,
  RequestLog,
  Session,
  Unconfigured,
} from "./rows.ts";
import type { Cmts } from "#mocks/seed/docsis.ts";
import type { CoreHost } from "#mocks/seed/core.ts";
import type { RubikDb } from "#mocks/seed/rubik.ts";
import type { WifiChanges } from "./tr069.ts";
import { emptyPbxDb, type PbxDb } from "./pbx-rows.ts";
import { Table } from "./table.ts";

/** All that one simulated Krill knows. */
export interface Db {
  cpes: Table<Cpe>;
  customers: Table<Customer>;
  potses: Table<Pots>;
  profiles: Table<Profile>;
  contexts: Table<Context>;
  models: Table<Model>;
  devices: Table<Device>;
  sessions: Table<Session>;
  unconfigured: Table<Unconfigured>;
  events: Table<Event>;
  naps: Table<Nap>;
  plankton: Table<PlanktonService>;
  requests: Table<RequestLog>;
  adminLogs: Table<AdminLog>;
  olts: Olt[];
  cmtss: Cmts[];
  /** ONUs without a CPE. */
  loose: LooseOnu[];
  core: CoreHost[];
  rubik: RubikDb;
  quirks: Map<number, Quirk>;
  marks: Map<string, Mark>;
  /** What was set on devices by TR-069, by CPE. */
  wifi: Map<number, WifiChanges>;
  pbx: PbxDb;
}

/** An empty database. */
export function emptyDb(): Db {
  return {
    cpes: new Table<Cpe>(),
    customers: new Table<Customer>(),
    potses: new Table<Pots>(),
    profiles: new Table<Profile>(),
    contexts: new Table<Context>(),
    models: new Table<Model>(),
    devices: new Table<Device>(),
    sessions: new Table<Session>(),
    unconfigured: new Table<Unconfigured>(),
    events: new Table<Event>(),
    naps: new Table<Nap>(),
    plankton: new Table<PlanktonService>(),
    requests: new Table<RequestLog>(),
    adminLogs: new Table<AdminLog>(),
    olts: [],
    cmtss: [],
    loose: [],
    core: [],
    rubik: { services: new Table(), events: new Table(), tickets: new Table() },
    quirks: new Map(),
    marks: new Map(),
    wifi: new Map(),
    pbx: emptyPbxDb(),
  };
}
