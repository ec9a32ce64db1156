// Pools as they are asked for (contract 3.4): the list and its rows are inferred, the stats documented.
import { queryOptions } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { get } from "#src/krill/client.ts";
import { ApiError, asApiError } from "#src/krill/errors.ts";
import { resource, type ListParams, type Page } from "#src/krill/resource.ts";
import { whole, type Oddity } from "#src/util/read.ts";
import { createListeners } from "#src/util/listeners.ts";
import { keepSamples, poolMemory } from "./pool-memory.ts";
import {
  isInNumericOrder,
  readPoolRow,
  readPools,
  readUse,
  type Pool,
  type PoolRow,
  type PoolUse,
} from "./pools.ts";

/** A pool with its figures, or why they could not be read. */
export interface PoolReading extends Pool {
  error: ApiError | null;
}

/** All pools as they stand. */
export interface PoolsReading {
  pools: readonly PoolReading[];
  /** False where this server does not list its pools: names are then the person's to give. */
  isListed: boolean;
  at: Date;
  odd: Oddity[];
}

const pathOf = (name: string) => `oratio/pools/${encodeURIComponent(name)}/`;

/** All pools, with the figures of each. */
export const allPools = queryOptions({
  queryKey: ["oratio", "pools"],
  staleTime: 15_000,
  queryFn: async ({ signal }): Promise<PoolsReading> => {
    const { pools, odd, isListed } = await listed(signal);
    const typed = [...poolMemory()].flatMap(([name, { isTyped }]) =>
      isTyped && !pools.some((one) => one.name === name) ? name : [],
    );
    const names: Pool[] = typed.map((name) => ({ name, used: null, free: null, total: null }));
    const read = await Promise.all([...pools, ...names].map((pool) => withUse(pool, signal)));
    const at = new Date();
    keepSamples(
      read.flatMap(({ name, used }) => (used === null ? [] : { name, used })),
      at.getTime(),
    );
    return { pools: read, isListed, at, odd };
  },
});

/** How full one pool is. */
export const poolUse = (name: string) =>
  queryOptions({
    queryKey: ["oratio", "pools", name, "stats"],
    staleTime: 15_000,
    queryFn: async ({ signal }): Promise<PoolUse & { at: Date; odd: Oddity[] }> => {
      const { use, at, odd } = await askUse(name, signal);
      if (use.used !== null) keepSamples([{ name, used: use.used }], at.getTime());
      return { ...use, at, odd };
    },
  });

async function listed(signal: AbortSignal) {
  try {
    const reply = await get("oratio/pools/", { limit: 200 }, { signal });
    return { ...readPools(reply.data), isListed: true };
  } catch (error) {
    if (!(error instanceof ApiError) || !["not-found", "not-allowed"].includes(error.kind))
      throw error;
    return { pools: [], odd: [], isListed: false };
  }
}

/** The list may have names only; one pool's failure is its own. */
async function withUse(pool: Pool, signal: AbortSignal): Promise<PoolReading> {
  if (pool.total !== null) return { ...pool, error: null };
  try {
    const { use } = await askUse(pool.name, signal);
    return { name: pool.name, ...use, error: null };
  } catch (error) {
    signal.throwIfAborted();
    return { ...pool, error: asApiError(error) };
  }
}

async function askUse(name: string, signal: AbortSignal) {
  const reply = await get(`${pathOf(name)}stats/`, undefined, { signal });
  const where = whole("stats");
  return { use: readUse(reply.data, where), at: reply.at, odd: where.odd };
}

const made = new Map<string, ReturnType<typeof rowsOf>>();
/** Pools of which this server orders the addresses as text. */
const textOrdered = new Set<string>();
const { subscribe, tell } = createListeners();

function rowsOf(name: string) {
  const rows = resource({
    app: "oratio",
    name: `pools/${name}`,
    path: pathOf(name),
    read: readPoolRow,
    timeoutMs: 30_000,
  });
  return {
    key: rows.key,
    path: rows.path,
    fetchPage: async (params: ListParams, signal?: AbortSignal): Promise<Page<PoolRow>> => {
      const page = await rows.fetchPage(params, signal);
      const isPart = page.total === null || page.total > page.received;
      const isByAddress = /^-?framedipaddress$/u.test(params.sort ?? "");
      if (isByAddress && isPart && !isInNumericOrder(page.rows, params.sort)) {
        textOrdered.add(name);
        tell();
      }
      return page;
    },
  };
}

/** The addresses of one pool. */
export function poolRows(name: string) {
  const known = made.get(name) ?? rowsOf(name);
  made.set(name, known);
  return known;
}

/** Whether a page that was to be in order of addresses came in another (as text: .10 before .2). */
export function useTextOrder(name: string): boolean {
  return useSyncExternalStore(subscribe, () => textOrdered.has(name));
}
