import { collection } from "#mocks/collection.ts";
import type { Nap } from "#mocks/db/rows.ts";
import { metadataOf, type Fields } from "#mocks/fields.ts";
import { json } from "#mocks/reply.ts";
import type { Ctx, Route } from "#mocks/route.ts";

const FIELDS: Fields = {
  id: { type: "integer", label: "ID", readOnly: true },
  name: {
    type: "string",
    label: "Name",
    required: true,
    maxLength: 64,
    check: (value) => (/\s/.test(String(value)) ? "Enter a valid “slug”." : null),
  },
  olt: { type: "string", label: "OLT", nullable: true },
  latitude: { type: "decimal", label: "Latitude", nullable: true },
  longitude: { type: "decimal", label: "Longitude", nullable: true },
  capacity: { type: "integer", label: "Capacity", nullable: true },
  opt_power: { type: "decimal", label: "Optical power", nullable: true },
  external_id: { type: "string", label: "External ID", nullable: true },
  address: { type: "string", label: "Address", nullable: true },
};

/** Numbers are kept as numbers, and ports are a list (contract 3.12). */
function tidy(ctx: Pick<Ctx, "world">, nap: Nap): void {
  const number = (value: unknown) => (value === null || value === "" ? null : Number(value));
  ctx.world.db.naps.change(nap, {
    latitude: number(nap.latitude),
    longitude: number(nap.longitude),
    opt_power: number(nap.opt_power),
  });
}

/** A write keeps its list of ports, which is no plain field. */
const withPorts =
  (handler: Route["methods"]["POST"]): NonNullable<Route["methods"]["POST"]> =>
  async (ctx) => {
    const response = (await handler?.(ctx)) ?? new Response(null, { status: 405 });
    const ports = ctx.body["pon"];
    if (!response.ok || !Array.isArray(ports)) return response;
    const shown = (await response.clone().json()) as { id: number };
    const nap = ctx.world.db.naps.get(shown.id);
    if (!nap) return response;
    ctx.world.db.naps.change(nap, { pon: ports.map(String) });
    const allow = response.headers.get("allow");
    return json({ ...shown, pon: ports }, response.status, allow ? { Allow: allow } : {});
  };

/** NAPs (contract 3.12 `gis`: the address is inferred). */
export const gisRoutes: readonly Route[] = collection<Nap>(
  "gis/naps",
  "gpon",
  (world) => world.db.naps,
  FIELDS,
  {
    text: (nap) =>
      [nap.name, nap.olt, nap.external_id, nap.address, ...nap.pon].join(" ").toLowerCase(),
    create: (_world, values, id) => {
      const empty = { olt: null, pon: [], latitude: null, longitude: null };
      const more = { capacity: null, opt_power: null, external_id: null, address: "", name: "" };
      return { ...empty, ...more, ...values, id };
    },
    changed: (world, nap) => tidy({ world }, nap),
    holds: () => null,
  },
).map((route) => ({
  ...route,
  metadata: () => ({
    ...metadataOf(FIELDS),
    pon: { type: "list", required: false, read_only: false, label: "PON" },
  }),
  methods: {
    ...route.methods,
    ...(route.methods.POST ? { POST: withPorts(route.methods.POST) } : {}),
    ...(route.methods.PATCH ? { PATCH: withPorts(route.methods.PATCH) } : {}),
  },
}));
