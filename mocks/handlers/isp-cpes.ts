import { stamp } from "#mocks/clock.ts";
import type { Cpe } from "#mocks/db/crm-rows.ts";
import { metadataOf } from "#mocks/fields.ts";
import { select } from "#mocks/query.ts";
import { gone, invalid, json, notFound, page, pick } from "#mocks/reply.ts";
import type { Ctx, Handler, Route } from "#mocks/route.ts";
import { makeCpe } from "#mocks/seed/fleet.ts";
import { CPE_FIELDS, readCpe } from "./isp-fields.ts";
import { addDevice, connect, removeCpe } from "./isp-lifecycle.ts";
import { showCpe } from "./isp-rows.ts";
import { cpeSearch, findCpe } from "./isp-search.ts";

/** Changes a CPE; `isWhole`: PUT, which needs every field. */
export function writeCpe(isWhole: boolean): Handler {
  return (ctx) => {
    const cpe = findCpe(ctx);
    if (!cpe) return notFound();
    const { db } = ctx.world;
    const { values, errors } = readCpe(db, ctx.body, cpe, cpe, isWhole);
    if (Object.keys(errors).length > 0) return invalid(errors);
    const hadSerial = cpe.sn !== null;
    db.cpes.change(cpe, { ...values, updated: stamp(ctx.world.now()) });
    if (!hadSerial && cpe.sn !== null) connect(ctx.world, cpe);
    return json(showCpe(ctx.world, cpe, ctx.user, new URLSearchParams()));
  };
}

function createCpe(ctx: Ctx): Response {
  const { db } = ctx.world;
  const now = ctx.world.now();
  const id = db.cpes.nextId();
  const realm =
    typeof ctx.body["realm"] === "string"
      ? ctx.body["realm"]
      : (db.customers.get(Number(ctx.body["customer"]))?.realm ?? "cpe");
  const name = `${realm}${String(id).padStart(4, "0")}`;
  const drawn = makeCpe(id, 0, now);
  const empty = Object.fromEntries(
    Object.entries(drawn).map(([key, value]) => [key, typeof value === "boolean" ? false : null]),
  );
  const blank = {
    ...drawn,
    ...empty,
    id,
    realm,
    cpename: name,
    internal_id: name,
    active: true,
    access: true,
    topology: "",
  } as Cpe;
  const { values, errors } = readCpe(db, ctx.body, null, blank, true);
  if (Object.keys(errors).length > 0) return invalid(errors);
  const model = db.models.where("name", values.model ?? "")[0];
  const cpe = db.cpes.put({
    ...blank,
    ...values,
    tech: values.tech ?? model?.tech ?? null,
    avatar: model?.avatar ?? "",
    has_tr069: model?.tr069 ?? false,
    tr069: model?.tr069 ?? false,
    is_router: model?.router ?? false,
    created: stamp(now),
    updated: stamp(now),
  });
  addDevice(ctx.world, cpe, model?.pots ?? 0);
  return json(showCpe(ctx.world, cpe, ctx.user, new URLSearchParams()), 201);
}

/** The CPEs that match, a page of them. */
export function listCpes(ctx: Ctx): Response {
  const { world, query, user } = ctx;
  const rows = select(world.db.cpes, query, cpeSearch(world), world.options.ignoreUnknownFilters);
  return rows instanceof Response
    ? rows
    : page(ctx, rows, (cpe) => pick(showCpe(world, cpe, user, query), query));
}

/** One CPE. */
export function oneCpe(ctx: Ctx): Response {
  const cpe = findCpe(ctx);
  return cpe ? json(pick(showCpe(ctx.world, cpe, ctx.user, ctx.query), ctx.query)) : notFound();
}

/** CPEs: list, create, read, change, delete (contract 3.1). */
export const cpeRoutes: readonly Route[] = [
  {
    path: "isp/cpes",
    area: "isp",
    slash: "with",
    metadata: () => metadataOf(CPE_FIELDS),
    methods: {
      GET: listCpes,
      POST: createCpe,
    },
  },
  {
    path: "isp/cpes/:id",
    area: "isp",
    slash: "with",
    metadata: () => metadataOf(CPE_FIELDS),
    methods: {
      GET: oneCpe,
      PUT: writeCpe(true),
      PATCH: writeCpe(false),
      DELETE: (ctx) => {
        const cpe = findCpe(ctx);
        if (!cpe) return notFound();
        removeCpe(ctx.world, cpe);
        return gone();
      },
    },
  },
];
