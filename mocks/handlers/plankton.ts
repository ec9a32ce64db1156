import { stamp } from "#mocks/clock.ts";
import { collection } from "#mocks/collection.ts";
import type { PlanktonService } from "#mocks/db/rows.ts";
import { metadataOf, type Fields } from "#mocks/fields.ts";
import { json } from "#mocks/reply.ts";
import type { Handler, Route } from "#mocks/route.ts";
import { COLORS } from "#mocks/seed/plankton.ts";

const FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  administrative_id: { type: "string", label: "Administrative ID", required: true, maxLength: 32 },
  customer_name: { type: "string", label: "Customer name", required: true },
  sn: { type: "string", label: "Serial number", nullable: true },
  state: { type: "choice", label: "State", choices: ["active", "pending", "suspended"] },
  downstream: { type: "string", label: "Downstream" },
  splitter_color: { type: "choice", label: "Splitter colour", choices: COLORS },
  drop_length: { type: "integer", label: "Drop length, m", nullable: true },
  created: { type: "string", label: "Created", readOnly: true },
};

/** A write keeps its object of extras, which is no plain field. */
const withExtra =
  (handler: Handler): Handler =>
  async (ctx) => {
    const response = await handler(ctx);
    const extra = ctx.body["extra"];
    if (!response.ok || typeof extra !== "object" || extra === null) return response;
    const shown = (await response.clone().json()) as { id: number };
    const service = ctx.world.db.plankton.get(shown.id);
    if (service) ctx.world.db.plankton.change(service, { extra: { ...extra } });
    return json({ ...shown, extra }, response.status);
  };

/** FTTH services for another CRM (contract 3.8: everything but the address is guessed). */
export const planktonRoutes: readonly Route[] = collection<PlanktonService>(
  "plankton/services",
  "plankton",
  (world) => world.db.plankton,
  FIELDS,
  {
    text: (row) => `${row.administrative_id} ${row.customer_name} ${row.sn ?? ""}`.toLowerCase(),
    create: (world, values, id) => ({
      administrative_id: "",
      customer_name: "",
      sn: null,
      state: "pending",
      downstream: "",
      splitter_color: "",
      drop_length: null,
      extra: {},
      ...values,
      id,
      created: stamp(world.now()),
    }),
    holds: () => null,
  },
).map((route) => ({
  ...route,
  metadata: () => ({
    ...metadataOf(FIELDS),
    extra: { type: "nested object", required: false, read_only: false, label: "Extra" },
  }),
  methods: {
    ...route.methods,
    ...(route.methods.POST ? { POST: withExtra(route.methods.POST) } : {}),
    ...(route.methods.PATCH ? { PATCH: withExtra(route.methods.PATCH) } : {}),
  },
}));
