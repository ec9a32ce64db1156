import { stamp } from "#mocks/clock.ts";
import { select } from "#mocks/query.ts";
import { gone, invalid, json, notFound, page, pick, problem } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { OWNERS, type RubikService } from "#mocks/seed/rubik.ts";
import { asText } from "#mocks/text.ts";
import type { World } from "#mocks/world.ts";
import { coverageRoutes } from "./rubik-coverage.ts";
import { ticketRoutes } from "./rubik-tickets.ts";

/** Where a service can go from a state (contract 3.7; the third column is inferred there). */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  reserved: ["ordered", "canceled"],
  ordered: ["completed", "canceled"],
  completed: ["down"],
  Acknowledged: ["InProgress", "Pending Cancellation"],
  InProgress: ["Completed", "Pending Cancellation"],
  Pending: ["InProgress", "Pending Cancellation"],
  Held: ["InProgress", "Pending Cancellation"],
  "Pending Cancellation": ["Cancelled"],
  Completed: ["down"],
};

/** How long an owner takes to accept an order, seconds. */
const ORDERING_S = 3;
/** What may be changed besides the state. */
const DATA = [
  "crm_customer_label",
  "crm_external_id",
  "crm_phone_label",
  "crm_contact_label",
  "planned",
  "remote_id",
  "installation_info",
] as const;

const serviceOf = ({ world, params }: Ctx) => world.db.rubik.services.get(Number(params["id"]));
const one =
  (answer: (ctx: Ctx, service: RubikService) => Response): Handler =>
  (ctx) => {
    const service = serviceOf(ctx);
    return service ? answer(ctx, service) : notFound();
  };

function addEvent(world: World, service: RubikService, type: string, at: number): void {
  const { events } = world.db.rubik;
  events.put({
    id: events.nextId(),
    service: service.id,
    type,
    state: service.state,
    created: stamp(at),
    data: { codResultado: "0", descResultado: "OK", resultado: "ACEPTADA" },
  });
}

function move(world: World, service: RubikService, state: string, at: number): void {
  world.db.rubik.services.change(service, {
    last_state: service.state,
    state,
    updated: stamp(at),
  });
  addEvent(world, service, "service-partial_update", at);
}

/** Reservations that nobody ordered in time are cancelled, as of their own moment (contract 3.7). */
function lapse(world: World): void {
  for (const service of world.db.rubik.services.where("state", "reserved")) {
    const hours = Number(OWNERS[service.owner]?.["reserve_expiration"]) || 0;
    const end = Date.parse(service.created) + hours * 3_600_000;
    if (hours > 0 && end <= world.now()) move(world, service, "canceled", end);
  }
}

function change(ctx: Ctx, service: RubikService): Response {
  const { world, body } = ctx;
  const settings = OWNERS[service.owner] ?? {};
  const state = body["state"] === undefined ? null : asText(body["state"]);
  if (state !== null) {
    if (service.state === "ordering")
      return problem(409, "The owner is still working on the order.");
    if (!NEXT[service.state]?.includes(state))
      return invalid({ state: [`Cannot go from ${service.state} to ${state}.`] });
    const isEnd = /cancel|down/i.test(state);
    if (isEnd && settings["reason_required"] === true && asText(body["reason"]).trim() === "")
      return invalid({ reason: ["This field is required."] });
    if (state === "ordered" && settings["planned_required"] === true && !body["planned"])
      return invalid({ planned: ["This field is required."] });
  }
  const planned = body["planned"];
  if (planned && !/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(asText(planned)))
    return invalid({ planned: ["Datetime has wrong format. Use YYYY-MM-DD HH:MM."] });
  const data = Object.fromEntries(
    DATA.filter((name) => name in body).map((name) => [name, body[name]]),
  );
  if (body["reason"] !== undefined) data["reason"] = asText(body["reason"]);
  world.db.rubik.services.change(service, data);
  if (state === null) {
    world.db.rubik.services.change(service, { updated: stamp(world.now()) });
    addEvent(world, service, "service-partial_update", world.now());
    return json(service);
  }
  if (state === "ordered") {
    move(world, service, "ordering", world.now());
    world.clock.later(ORDERING_S, (at) => move(world, service, "ordered", at));
  } else move(world, service, state, world.now());
  return json(service);
}

const NEEDED = [
  "owner",
  "service_profile",
  "crm_external_id",
  "crm_customer_label",
  "crm_phone_label",
];

function order(ctx: Ctx): Response {
  const { world, body } = ctx;
  const missing = NEEDED.filter((name) => asText(body[name]).trim() === "");
  const uids = Array.isArray(body["uids"]) ? (body["uids"] as Record<string, unknown>[]) : [];
  const errors = Object.fromEntries(missing.map((name) => [name, ["This field is required."]]));
  const owner = asText(body["owner"]);
  const settings = OWNERS[owner];
  if (!settings) errors["owner"] = ["Unknown owner."];
  if (uids.length === 0 && !body["address_uid"]) errors["uids"] = ["This field is required."];
  if (settings?.["has_products_api"] === true && !(uids[0]?.["product"] ?? body["product"]))
    errors["product"] = ["This owner needs a product."];
  if (!/^[\d+ ]*$/.test(asText(body["crm_phone_label"])))
    errors["crm_phone_label"] = ["Enter a valid phone number."];
  if (Object.keys(errors).length > 0) return invalid(errors);
  const { services } = world.db.rubik;
  const state = settings?.["reserve_expiration"]
    ? "reserved"
    : owner === "neba"
      ? "InProgress"
      : "ordered";
  const now = stamp(world.now());
  const id = services.nextId();
  const nothing = (name: string) => (body[name] ? asText(body[name]) : null);
  const service = services.put({
    id,
    owner,
    administrative_id: null,
    address_uid: asText(uids[0]?.["externalId"] ?? body["address_uid"]),
    state,
    last_state: null,
    owner_state: "VAL",
    service_profile: asText(body["service_profile"]),
    product: nothing("product") ?? (uids[0]?.["product"] ? asText(uids[0]["product"]) : null),
    ppai: asText(body["ppai"]) || "NO_APLICA",
    remote_id: nothing("remote_id"),
    tv_remote_id: nothing("tv_remote_id"),
    crm_customer_label: asText(body["crm_customer_label"]),
    crm_external_id: asText(body["crm_external_id"]),
    crm_phone_label: asText(body["crm_phone_label"]),
    crm_contact_label: nothing("crm_contact_label"),
    order_id: `42:${now.slice(2, 10).replaceAll("-", "")}:${id}`,
    planned: null,
    reason: "",
    installation_info: {},
    created: now,
    updated: now,
  });
  addEvent(world, service, "service-create", world.now());
  return json(service, 201);
}

const searched = (row: RubikService) =>
  [
    row.id,
    row.administrative_id,
    row.crm_customer_label,
    row.crm_external_id,
    row.crm_phone_label,
    row.remote_id,
    row.address_uid,
  ]
    .join(" ")
    .toLowerCase();

/** A test reads, an action acts on the customer's device; both are known to the owner's settings. */
const run =
  (kind: "diagnostic_tests" | "diagnostic_actions"): Handler =>
  (ctx) => {
    const service = serviceOf(ctx);
    const codes = (service && OWNERS[service.owner]?.[kind]) as Record<string, string> | undefined;
    const code = ctx.params["code"] ?? "";
    if (!service || !codes || !Object.hasOwn(codes, code)) return notFound();
    if (kind === "diagnostic_actions") return json({ detail: `${codes[code]}: requested.` }, 202);
    return json({
      result: "OK",
      data: {
        IUA: "600100200300",
        MARCA_ONT: "HUAWEI",
        NUM_SERIE: service.remote_id ?? "",
        OLT: "OLT-GIR-03",
        PERFIL_BAJADA: service.service_profile,
        TIPO_ONT: "HG8245H",
        RX_ONT: "-19.4 dBm",
      },
    });
  };

/** Services on other operators' networks (contract 3.7). */
export const rubikRoutes: readonly Route[] = [
  ...coverageRoutes,
  ...ticketRoutes,
  {
    path: "rubik/owner-settings",
    area: "rubik",
    slash: "with",
    methods: { GET: () => json(OWNERS) },
  },
  {
    path: "rubik/services",
    area: "rubik",
    methods: {
      GET: (ctx) => {
        lapse(ctx.world);
        const { ignoreUnknownFilters } = ctx.world.options;
        const rows = select(
          ctx.world.db.rubik.services,
          ctx.query,
          { text: searched },
          ignoreUnknownFilters,
        );
        return rows instanceof Response
          ? rows
          : page(ctx, rows, (row) => pick({ ...row }, ctx.query));
      },
      POST: order,
    },
  },
  {
    path: "rubik/services/:id",
    area: "rubik",
    slash: "with",
    methods: {
      GET: one((ctx, service) => {
        lapse(ctx.world);
        return json(service);
      }),
      PATCH: one(change),
      DELETE: one((ctx, service) => {
        ctx.world.db.rubik.services.remove(service.id);
        return gone();
      }),
    },
  },
  {
    path: "rubik/services/:id/events",
    area: "rubik",
    slash: "with",
    methods: {
      GET: one((ctx, service) =>
        page(
          ctx,
          ctx.world.db.rubik.events.where("service", service.id).toReversed(),
          (row) => row,
        ),
      ),
    },
  },
  {
    path: "rubik/services/:id/diagnostics/:code",
    area: "rubik",
    slash: "with",
    methods: { POST: run("diagnostic_tests") },
  },
  {
    path: "rubik/services/:id/actions/:code",
    area: "rubik",
    slash: "with",
    methods: { POST: run("diagnostic_actions") },
  },
];
