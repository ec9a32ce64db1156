// Customers as bulk jobs reach them: always read anew, never from the cache.
import type { JobTarget } from "#src/jobs/job.ts";
import { get } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { BulkKind, ThingRef } from "#src/resource/bulk-kinds.ts";
import { onlyObeying } from "#src/resource/obeys.ts";
import { record } from "#src/util/read.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { deletion } from "#src/resource/bulk-deletion.ts";
import { paths } from "./paths.ts";

const pathOf = ({ id }: Pick<JobTarget, "id">) => customers.pathOf(id);

/** A customer as a job keeps it. */
export function customerRef(customer: Customer): ThingRef {
  return { id: customer.id, name: customerName(customer), realm: customer.realm || null };
}

/** Customers, and their end. One that still has CPEs is refused by the server, with its reason. */
export const kind: BulkKind = {
  noun: {
    en: { one: "customer", other: "customers" },
    es: { one: "cliente", other: "clientes" },
  },
  path: ({ id }) => paths.customer(Number(id)),
  async fetchRefs(params, signal) {
    const attrs = ["id", "name", "surname", "realm", ...Object.keys(params.filters ?? {})];
    const asked = { ...params, sort: "id", attrs: [...new Set(attrs)] };
    const page = onlyObeying(await customers.fetchPage(asked, signal), params.filters);
    return { ...page, rows: page.rows.map(customerRef) };
  },
  requests: {
    delete: deletion({
      pathOf,
      async read(target, attrs) {
        const { data, allow, status } = await get(pathOf(target), { attrs: attrs.join(",") });
        const fields = record(data);
        if (!fields) throw new ApiError({ kind: "malformed", status });
        return { data: fields, allow };
      },
      attrs: ["id", "name", "surname"],
      isAnother: (data, { id }) => String(data["id"]) !== String(id),
      consequence: {
        en: "Removes each customer from Krill. One that still has CPEs is refused by the server. There is no way back.",
        es: "Quita cada cliente de Krill. El servidor rechaza los que aún tienen CPE. No hay vuelta atrás.",
      },
    }),
  },
};
