// PBXs and holidays as bulk jobs reach them (contract P16): each is read again just before it is deleted.
import type { JobTarget } from "#src/jobs/job.ts";
import { get, write } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { BulkKind, ThingRef } from "#src/resource/bulk-kinds.ts";
import {
  customerOf,
  holidays,
  idOf,
  pbxName,
  pbxs,
  pbxsOf,
  type HolidayRow,
  type Pbx,
} from "./api.ts";
import { paths } from "./paths.ts";

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

type Target = Pick<JobTarget, "id" | "data">;

const customerIn = ({ data }: Target): number | null => idOf(data?.["customer"]);
const pathOf = (target: Target) => pbxsOf(customerIn(target) ?? 0).pathOf(target.id);

/** PBXs and their end. */
export const pbxKind: BulkKind = {
  noun: {
    en: { one: "PBX", other: "PBXs" },
    es: { one: "PBX", other: "PBX" },
  },
  path: ({ id }) => `${paths.pbxs}?q=${id}`,
  async fetchRefs(params, signal) {
    const page = await pbxs.fetchPage({ ...params, joins: ["customer"] }, signal);
    return { ...page, rows: page.rows.map(pbxRef) };
  },
  requests: {
    delete: {
      label: { en: "Delete", es: "Eliminar" },
      consequence: {
        en: "Each PBX goes with all its numbers, groups, queues, receptionists and schedules: calls to its customer are no longer answered. There is no way back.",
        es: "Cada PBX desaparece con todos sus números, grupos, colas, recepcionistas y horarios: las llamadas a su cliente dejan de atenderse. No hay vuelta atrás.",
      },
      severity: "destructive",
      needs: "DELETE",
      async prepare(target) {
        if (customerIn(target) === null) return { kind: "skip", why: "not-offered" };
        const { allow } = await get(pathOf(target));
        if (allow && !allow.has("DELETE")) return { kind: "skip", why: "not-permitted" };
        return {
          kind: "write",
          send: (mayRepeat) => write("DELETE", pathOf(target), undefined, { mayRepeat }),
        };
      },
      check: async ({ target }) => isGone(pathOf(target)),
    },
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
    const page = await holidays.fetchPage(params, signal);
    return { ...page, rows: page.rows.map(holidayRef) };
  },
  requests: {
    delete: {
      label: { en: "Delete", es: "Eliminar" },
      consequence: {
        en: "PBXs answer on these days as on any other.",
        es: "Las PBX atienden esos días como cualquier otro.",
      },
      severity: "destructive",
      needs: "DELETE",
      async prepare({ id }) {
        const { allow } = await get(holidays.pathOf(id));
        if (allow && !allow.has("DELETE")) return { kind: "skip", why: "not-permitted" };
        return {
          kind: "write",
          send: (mayRepeat) => write("DELETE", holidays.pathOf(id), undefined, { mayRepeat }),
        };
      },
      check: ({ target }) => isGone(holidays.pathOf(target.id)),
    },
  },
};

/** Whether a thing is no longer there. @throws ApiError where nobody can say */
async function isGone(path: string): Promise<boolean> {
  try {
    await get(path);
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.kind === "not-found") return true;
    throw error;
  }
}
