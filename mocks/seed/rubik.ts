import { stamp } from "#mocks/clock.ts";
import { Table } from "#mocks/db/table.ts";
import { hash, luck } from "#mocks/random.ts";
import { personName } from "./people.ts";
import { ADDRESSES } from "./rubik-addresses.ts";

/** A service on another operator's network, in the wire's own names (contract 3.7). */
export interface RubikService {
  id: number;
  owner: string;
  administrative_id: string | null;
  address_uid: string;
  state: string;
  last_state: string | null;
  owner_state: string;
  service_profile: string;
  product: string | null;
  ppai: string;
  remote_id: string | null;
  tv_remote_id: string | null;
  crm_customer_label: string;
  crm_external_id: string;
  crm_phone_label: string;
  crm_contact_label: string | null;
  order_id: string | null;
  planned: string | null;
  reason: string;
  installation_info: Record<string, unknown>;
  created: string;
  updated: string;
}

/** Something that happened to a service, with the operator's answer. */
export interface RubikEvent {
  id: number;
  service: number;
  type: string;
  state: string;
  created: string;
  data: Record<string, unknown>;
}

/** A trouble ticket (contract 3.7; JSON inferred there). */
export interface RubikTicket {
  id: number;
  owner: string;
  service: number | null;
  customer: string;
  address: string;
  state: string;
  priority: number;
  type: string;
  symptom: string;
  subject: string;
  description: string;
  customers_affected: number;
  comments: { author: string; text: string; created: string }[];
  attachments: { name: string; size: number; type: string; created: string }[];
  created: string;
  updated: string;
}

/** Everything of Rubik that changes. */
export interface RubikDb {
  services: Table<RubikService>;
  events: Table<RubikEvent>;
  tickets: Table<RubikTicket>;
}

const TESTS = {
  TST_FTTH_CONF_EMP: "Configuration test",
  TST_FTTH_OSTATE: "Check optical status",
  TST_FTTH_ONT_OLT: "Verificación de configuración ONT en OLT",
};

/**
 * What each owner allows and wants (contract 3.7). `acme` keeps reservations and has no products; `neba` sells products and has
 * no tickets; of `telesilvestre` nothing is set. Below the documented keys stand guesses: what tickets are about, what must be
 * given with a state, the owner's extra fields.
 */
export const OWNERS: Record<string, Record<string, unknown>> = {
  acme: {
    diagnostic_tests: TESTS,
    diagnostic_actions: { TST_FTTH_RESET_ONT: "ONT reset" },
    has_otb_change: true,
    has_products_api: false,
    has_tickets: true,
    ppais: [
      { id: "300000000001", label: "Murcia/local" },
      { id: "300000000000", label: "Murcia" },
    ],
    reserve_expiration: 168,
    service_profiles: [
      { id: "300M_RES", label: "300 Mbps" },
      { id: "600M_RES", label: "600 Mbps" },
    ],
    reason_required: true,
    planned_required: true,
    ticket_types: [
      {
        id: "NOSERV",
        label: "No service",
        symptoms: [
          {
            id: "LIGHT",
            label: "Optical",
            symptoms: [
              { id: "LOS", label: "Loss of signal" },
              { id: "LOW", label: "Weak light" },
            ],
          },
          { id: "AUTH", label: "ONT does not authenticate" },
        ],
      },
      { id: "SLOW", label: "Slow", symptoms: [{ id: "SPEED", label: "Below the profile" }] },
      { id: "VOICE", label: "Telephone", symptoms: [] },
    ],
  },
  neba: {
    diagnostic_tests: { TST_FTTH_OSTATE: "Estado óptico" },
    diagnostic_actions: {},
    has_otb_change: false,
    has_products_api: true,
    has_tickets: false,
    ppais: [],
    reserve_expiration: null,
    service_profiles: [
      { id: "L9", label: "600 Mbps local", _meta: { products: ["ftth-local"] } },
      { id: "9", label: "600 Mbps", _meta: { products: ["ftth-residential", "ftth-business"] } },
      { id: "11", label: "1 Gbps", _meta: { products: ["ftth-residencial", "ftth-empresa"] } },
    ],
    extrainfo: {
      "DS-NOM-CDR-TEC": "Technical coordinator",
      "NU-TLF-PPL-TEC-TX": "Coordinator's phone",
      "IN-PORTABILIDAD": "Number ported (S/N)",
    },
  },
  telesilvestre: {},
};

const STATES: Record<string, readonly string[]> = {
  acme: ["reserved", "ordered", "completed", "completed", "canceled", "down"],
  neba: ["InProgress", "Completed", "Completed", "Acknowledged", "Pending", "Held", "Cancelled"],
  telesilvestre: ["ordered", "completed", "completed", "Pending Cancellation", "Failed"],
};

/** Services whose state tests rely on, by id. The third is that of CPE 152. */
export const NAMED_SERVICES: readonly (readonly [number, string, string])[] = [
  [1, "acme", "reserved"],
  [2, "acme", "ordered"],
  [3, "acme", "completed"],
  [4, "neba", "InProgress"],
  [5, "neba", "Acknowledged"],
  [6, "neba", "Completed"],
  [7, "telesilvestre", "ordered"],
  [8, "acme", "ordering"],
  [9, "neba", "Held"],
  [10, "acme", "canceled"],
];

const HOUR = 3_600_000;

function makeService(id: number, owner: string, state: string, now: number): RubikService {
  const l = luck(hash(id, 808));
  const isReserved = state === "reserved";
  // The first reservation lapses in five hours, the others later.
  const age = isReserved
    ? (id === 1 ? 163 : 20 + l.int(1, 0, 120)) * HOUR
    : l.int(1, 30, 20_000) * 60_000;
  const created = now - age;
  const updated = isReserved ? created : Math.min(now - 60_000, created + l.int(2, 1, 40) * HOUR);
  const { name, surname } = personName(l);
  const profiles = (OWNERS[owner]?.["service_profiles"] ?? []) as { id: string }[];
  const homes = ADDRESSES.filter(({ source }) => source === owner);
  const home = l.pick(3, homes.length > 0 ? homes : ADDRESSES);
  const isEnded = /cancel|down|fail/i.test(state);
  return {
    id,
    owner,
    administrative_id:
      state === "Acknowledged" ? null : `${owner.slice(0, 3).toUpperCase()}${100_000 + id}`,
    address_uid: id === 9 ? "" : `${home.uid.trimEnd()}         BA`,
    state,
    last_state: isReserved || state === "InProgress" ? "initialized" : "ordered",
    owner_state: state === "Held" ? "AUS" : "VAL",
    service_profile: profiles[id % (profiles.length || 1)]?.id ?? "100M",
    product: owner === "neba" ? "ftth-local" : null,
    ppai: owner === "acme" ? "300000000001" : owner === "neba" ? "17660007032755" : "NO_APLICA",
    remote_id:
      id === 3
        ? "HWTC5E000152"
        : id % 3 === 0
          ? `485754435e0009${(id % 256).toString(16).padStart(2, "0")}`
          : null,
    tv_remote_id: null,
    crm_customer_label:
      id === 10 ? '<img src=x onerror="alert(1)"> \u202eolleh' : `${name} ${surname}`,
    crm_external_id: `CRM-${1000 + id}`,
    crm_phone_label: String(600_000_000 + id * 37),
    crm_contact_label: null,
    order_id: owner === "neba" ? `42:23111017${2000 + id}:` : null,
    planned: state === "ordered" && id % 2 === 0 ? "2026-12-03 10:30" : null,
    reason: isEnded ? "Baja del cliente" : "",
    installation_info: state === "completed" ? { IUA: "600100200300", CTO: "CTO-12/4" } : {},
    created: stamp(created),
    updated: stamp(updated),
  };
}

/** Services in every state, their events, and tickets. */
export function seedRubik(now: number): RubikDb {
  const db: RubikDb = { services: new Table(), events: new Table(), tickets: new Table() };
  const put = (id: number, owner: string, state: string) => {
    const service = db.services.put(makeService(id, owner, state, now));
    db.events.put({
      id: db.events.nextId(),
      service: id,
      type: "service-create",
      state: service.last_state ?? service.state,
      created: service.created,
      data: { codResultado: "0", descResultado: "OK", resultado: "ACEPTADA" },
    });
    if (service.updated !== service.created)
      db.events.put({
        id: db.events.nextId(),
        service: id,
        type: "service-partial_update",
        state,
        created: service.updated,
        data: state === "Held" ? { codResultado: "117", descResultado: "Cliente ausente" } : {},
      });
  };
  for (const [id, owner, state] of NAMED_SERVICES) put(id, owner, state);
  for (let id = NAMED_SERVICES.length + 1; id <= 90; id += 1) {
    const l = luck(hash(id, 77));
    const owner = l.pick(1, Object.keys(OWNERS));
    put(id, owner, l.pick(2, STATES[owner] ?? ["ordered"]));
  }
  for (let id = 1; id <= 14; id += 1) {
    const l = luck(hash(id, 99));
    const service = db.services.get(id === 1 ? 3 : 10 + id);
    if (!service) continue;
    const created = now - l.int(1, 2, 300) * HOUR;
    db.tickets.put({
      id,
      owner: "acme",
      service: service.id,
      customer: service.crm_customer_label,
      address: "Calle del Farol 2, Palafolls",
      state:
        id === 1 ? "OPENACTIVE" : l.pick(2, ["OPENACTIVE", "CLOSED", "CLOSED.CANCELED", "Open"]),
      priority: l.pick(3, [2, 3]),
      type: "NOSERV",
      symptom: "LOS",
      subject: `No service: ${service.administrative_id ?? service.id}`,
      description: "Sin señal desde esta mañana.",
      customers_affected: 1,
      comments: [{ author: "acme", text: "Recibido, en estudio.", created: stamp(created + HOUR) }],
      attachments: [],
      created: stamp(created),
      updated: stamp(created + HOUR),
    });
  }
  return db;
}
