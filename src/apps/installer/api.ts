// The installer's ways to the API: those of the CRM, the plant and the monitoring, else its own (contract 3.10).
import { queryOptions } from "@tanstack/react-query";
import { cpes, customerIdOf, customers, type Cpe, type CpeItem } from "#src/apps/isp/api.ts";
import { findCpes } from "#src/apps/isp/panels.tsx";
import { readAnyLive, type LiveReading } from "#src/apps/monitoring/api.ts";
import { either, isClosed } from "#src/krill/either.ts";
import { ApiError } from "#src/krill/errors.ts";
import { isAll, resource } from "#src/krill/resource.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import { readPage } from "#src/resource/read-page.ts";

/** CPEs as an installer without the CRM has them (contract 3.10; the list and PATCH are inferred). */
const ownCpes = resource({ app: "installer", name: "cpes", read: cpes.spec.read });

/** The CPEs that have what was asked for. */
export interface FoundCpes {
  rows: readonly Cpe[];
  /** False: the server does not know the filter, or refuses it, so that there may be others. */
  isTold: boolean;
}

/** The CPEs of all realms with a serial number. @throws ApiError */
export async function findBySerial(sn: string): Promise<FoundCpes> {
  try {
    return await either(
      () => findCpes(cpes, sn),
      () => findCpes(ownCpes, sn),
    );
  } catch (error) {
    if (error instanceof ApiError && error.kind === "invalid") return { rows: [], isTold: false };
    throw error;
  }
}

/** A CPE as it is now, and where it may be changed. */
export interface OpenCpe {
  resource: typeof cpes;
  item: CpeItem;
  /** Where it may be tried when that says no: `Allow` need not follow what a person may do (contract 2.3). */
  next: typeof cpes | null;
}

/**
 * Reads a CPE where this person may change it: in the CRM, else at the installer's own address. Null where it is there, and its
 * `Allow` has no PATCH (contract 2.3). @throws ApiError
 */
export async function openCpe(id: number): Promise<OpenCpe | null> {
  const closed = new ApiError({ kind: "not-allowed" });
  const at = async (from: typeof cpes, next: OpenCpe["next"]): Promise<OpenCpe> => {
    const item = await from.fetchOne(id);
    if (item.allow && !item.allow.has("PATCH")) throw closed;
    return { resource: from, item, next };
  };
  try {
    return await either(
      () => at(cpes, ownCpes),
      () => at(ownCpes, null),
    );
  } catch (error) {
    if (error === closed) return null;
    throw error;
  }
}

/** The most CPEs of a customer that are offered. */
const MOST = 50;

/** A customer's CPEs; rows of others are dropped, since a server may not filter. As query options. @throws ApiError */
export function cpesOfCustomer(customer: number) {
  return queryOptions({
    queryKey: [...cpes.key, "of-customer", customer] as const,
    queryFn: async ({ signal }): Promise<FoundCpes> => {
      const params = { limit: MOST, offset: 0, filters: { customer } };
      const read = (from: typeof cpes) => readPage({ resource: from }, {}, params, signal);
      const page = await either(
        () => read(cpes),
        () => read(ownCpes),
      );
      const rows = page.rows.filter((cpe) => customerIdOf(cpe) === customer);
      return { rows, isTold: isAll(page, params) };
    },
    staleTime: 15_000,
  });
}

/** Whether this person may look for customers; asked once, and so until the answer is no. As query options. */
export const crmThere = queryOptions({
  queryKey: ["installer", "crm"] as const,
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<boolean> => {
    try {
      await customers.fetchPage({ limit: 1, offset: 0, attrs: ["id"] }, signal);
      return true;
    } catch (error) {
      if (isClosed(error)) return false;
      throw error;
    }
  },
});

/** CPEs with these words, where there is no CRM; others are dropped, since a server may not search. As query options. @throws ApiError */
export function cpesLike(search: string) {
  return queryOptions({
    queryKey: ["installer", "cpes-like", search] as const,
    queryFn: async ({ signal }): Promise<FoundCpes> => {
      const params = { limit: 20, offset: 0, search, joins: ["customer"] };
      const page = await readPage({ resource: ownCpes }, {}, params, signal);
      const rows = page.rows.filter((cpe) => areFound(search, cpe));
      const isSearched = !page.dropped && (rows.length > 0 || page.rows.length === 0);
      return { rows, isTold: isSearched || isAll(page, params) };
    },
    staleTime: 15_000,
  });
}

/** One CPE, for the watch. As query options. @throws ApiError */
export function installedCpe(id: number) {
  return queryOptions({
    queryKey: ["installer", "cpes", String(id)] as const,
    queryFn: ({ signal }) =>
      either(
        () => cpes.fetchOne(id, ["customer"], signal),
        () => ownCpes.fetchOne(id, ["customer"], signal),
      ),
    staleTime: 15_000,
  });
}

/** A reading of the watch; `live` is null as long as the network does not know the device. */
export interface WatchReading {
  at: Date;
  live: LiveReading | null;
}

/** The live reading of an installed device (contract 3.2, 3.10), as query options. @throws ApiError */
export function installedReading(id: number) {
  return queryOptions({
    queryKey: ["installer", "cpes", String(id), "info"] as const,
    queryFn: async ({ signal }): Promise<WatchReading> => {
      try {
        const live = await readAnyLive(id, signal);
        return { at: live.at, live };
      } catch (error) {
        // A new device is not known to the monitoring at once.
        if (isClosed(error) && error instanceof ApiError && error.kind === "not-found")
          return { at: new Date(), live: null };
        throw error;
      }
    },
    staleTime: 3_000,
  });
}
