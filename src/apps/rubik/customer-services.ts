// Which services are a customer's: an order names the customer in words of the CRM (contract 3.7), by no id of the API.
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "#src/krill/errors.ts";
import { services, type Service } from "./api.ts";
import type { ServiceCustomer } from "./panels.tsx";

/** A customer's services. */
export interface CustomersServices {
  /** The newest change first. */
  rows: readonly Service[];
  /** What they have in common with the customer. */
  by: "externalId" | "name";
  /** False where the server gave others too and has more: some of the customer's may be missing. */
  isComplete: boolean;
}

const AT_ONCE = 100;

/**
 * The services ordered for a customer: those with the customer's external id, else those with the customer's name. Rows that
 * do not have it are dropped, since a server may ignore the search. @throws ApiError
 */
export function servicesOf({ externalId, name }: Omit<ServiceCustomer, "id">) {
  return queryOptions({
    queryKey: [...services.key, "of-customer", externalId, name] as const,
    staleTime: 30_000,
    queryFn: async ({ signal }): Promise<CustomersServices> => {
      const ask = async (by: CustomersServices["by"], text: string): Promise<CustomersServices> => {
        const plain = { limit: AT_ONCE, offset: 0 };
        const asked = { ...plain, search: text, sort: "-updated" };
        const page = await services.fetchPage(asked, signal).catch((error: unknown) => {
          // A server that refuses to search or to sort still lists.
          if (error instanceof ApiError && error.kind === "invalid")
            return services.fetchPage(plain, signal);
          throw error;
        });
        const rows = page.rows.filter((one) =>
          isSame(by === "name" ? one.crm_customer_label : one.crm_external_id, text),
        );
        const isAll = page.total !== null && page.received >= page.total;
        return { rows, by, isComplete: isAll || rows.length === page.rows.length };
      };
      if (!hasText(externalId)) return ask("name", name);
      const found = await ask("externalId", externalId);
      return found.rows.length > 0 || !hasText(name) ? found : ask("name", name);
    },
  });
}

const hasText = (text: string | null): text is string => text !== null && text.trim() !== "";

/** Blanks and case are no difference between what two people typed. */
function isSame(a: string | null | undefined, b: string): boolean {
  const plain = (text: string) => text.trim().replaceAll(/\s+/gu, " ").toLowerCase();
  return plain(a ?? "") === plain(b);
}
