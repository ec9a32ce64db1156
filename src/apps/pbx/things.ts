// PBXs and holidays as bulk jobs reach them (contract P16): each is read again just before it is deleted.
import { get } from "#src/krill/client.ts";
import { idIn } from "#src/krill/inferred-fields.ts";
import { deletion, type Deletable } from "#src/resource/bulk-deletion.ts";
import type { BulkKind, ThingRef } from "#src/resource/bulk-kinds.ts";
import { onlyObeying } from "#src/resource/obeys.ts";
import { record } from "#src/util/read.ts";
import { customerOf, holidays, pbxName, pbxs, pbxsOf, type HolidayRow, type Pbx } from "./api.ts";
import { paths } from "./paths.ts";

/** What tells things apart that have an address of their own. */
function byId(pathOf: Deletable["pathOf"]): Omit<Deletable, "consequence"> {
  return {
    pathOf,
    async read(target) {
      const { data, allow } = await get(pathOf(target));
      return { data: record(data) ?? {}, allow };
    },
    attrs: ["id"],
    isAnother: (data, { id }) => "id" in data && String(data["id"]) !== String(id),
  };
}

/** A PBX as a job keeps it: without its customer it has no address of its own. */
export function pbxRef(pbx: Pbx): ThingRef {
  const customer = customerOf(pbx);
  return {
    id: pbx.id,
    name: pbxName(pbx),
    data: { customer },
    ...(customer === null ? { cannot: ["delete"] } : {}),
  };
}

/** PBXs and their end. */
export const pbxKind: BulkKind = {
  noun: {
    en: { one: "PBX", other: "PBXs" },
    es: { one: "PBX", other: "PBX" },
  },
  path: ({ id }) => `${paths.pbxs}?q=${id}`,
  async fetchRefs(params, signal) {
    const all = await pbxs.fetchPage({ ...params, joins: ["customer"] }, signal);
    const page = onlyObeying(all, params.filters);
    return { ...page, rows: page.rows.map(pbxRef) };
  },
  requests: {
    delete: deletion({
      ...byId(({ id, data }) => pbxsOf(idIn(data?.["customer"]) ?? 0).pathOf(id)),
      consequence: {
        en: "Each PBX goes with all its numbers, groups, queues, receptionists and schedules: calls to its customer are no longer answered. There is no way back.",
        es: "Cada PBX desaparece con todos sus números, grupos, colas, recepcionistas y horarios: las llamadas a su cliente dejan de atenderse. No hay vuelta atrás.",
      },
    }),
  },
};

/** A holiday as a job keeps it. */
export function holidayRef({ id, day, comment }: HolidayRow): ThingRef {
  return { id, name: [day, comment].filter(Boolean).join(" ") || `#${id}` };
}

/** Holidays and their end. */
export const holidayKind: BulkKind = {
  noun: {
    en: { one: "holiday", other: "holidays" },
    es: { one: "festivo", other: "festivos" },
  },
  path: ({ id }) => paths.holiday(id),
  async fetchRefs(params, signal) {
    const page = onlyObeying(await holidays.fetchPage(params, signal), params.filters);
    return { ...page, rows: page.rows.map(holidayRef) };
  },
  requests: {
    delete: deletion({
      ...byId(({ id }) => holidays.pathOf(id)),
      consequence: {
        en: "PBXs answer on these days as on any other.",
        es: "Las PBX atienden esos días como cualquier otro.",
      },
    }),
  },
};
