// Address pools (contract 3.4): the stats' path is documented, names and the rest are inferred. Pure.
import { looseRow, looseRows, timeText, type LooseRow } from "#src/util/loose.ts";
import { compareIp } from "#src/util/ip-sort.ts";
import { parseTime } from "#src/util/time.ts";
import { note, record, whole, type Oddity, type Where } from "#src/util/read.ts";

/** How full a pool is; null where it is not told. */
export interface PoolUse {
  used: number | null;
  free: number | null;
  total: number | null;
}

/** A pool of the list, with its figures where the list has them. */
export interface Pool extends PoolUse {
  name: string;
}

const USED = ["used", "occupied", "leased", "busy", "in_use", "used_count", "assigned"];
const FREE = ["free", "available", "free_count", "left"];
const TOTAL = ["total", "size", "count", "capacity", "all"];
const NAME = ["name", "pool_name", "pool", "poolname", "slug", "id"];

/** Below this share of free addresses a pool is nearly full (contract 3.4: the vendor's own alarm). */
const LEAST_FREE = 0.05;

/** The pools of a list reply: objects, names alone, or a map by name. */
export function readPools(raw: unknown): { pools: Pool[]; odd: Oddity[] } {
  const where = whole("pools");
  const pools = looseRows(raw, where, ["pools"], () => true).flatMap(([key, row]) => {
    const named = typeof row === "string" || typeof row === "number";
    const own = named ? null : looseRow(record(row) ?? {}, where);
    const name = named ? String(row) : (own?.word(NAME) ?? key);
    if (name === null) {
      note(where, "wrong-type", row);
      return [];
    }
    return [{ name, ...useIn(own) }];
  });
  return { pools, odd: where.odd };
}

/** The figures of a stats reply, wherever in it they stand. */
export function readUse(raw: unknown, where: Where): PoolUse {
  const fields = record(raw, where);
  const own = useIn(fields && looseRow(fields, where));
  if (own.total !== null || !fields) return own;
  const inner = ["stats", "results", "data"].map((name) => record(fields[name])).find(Boolean);
  return inner ? useIn(looseRow(inner, where)) : own;
}

/** Two of the three figures tell the third. */
function useIn(row: LooseRow | null): PoolUse {
  const figure = (names: readonly string[]) => notNegative(row?.figure(names) ?? null);
  const [used, free, total] = [figure(USED), figure(FREE), figure(TOTAL)];
  return {
    used: used ?? (total !== null && free !== null ? notNegative(total - free) : null),
    free: free ?? (total !== null && used !== null ? notNegative(total - used) : null),
    total: total ?? (used !== null && free !== null ? used + free : null),
  };
}

function notNegative(value: number | null): number | null {
  return value !== null && value >= 0 ? value : null;
}

/** The used share, 0 to 1; null where it is not known. */
export function usedShare({ used, total }: PoolUse): number | null {
  return used === null || total === null || total === 0 ? null : Math.min(1, used / total);
}

/** Pools, the fullest first; of which it is not known last. */
export function fullestFirst<One extends PoolUse>(pools: readonly One[]): One[] {
  return pools.toSorted((a, b) => (usedShare(b) ?? -1) - (usedShare(a) ?? -1));
}

/** Whether a pool is nearly full. */
export function isLow({ free, total }: PoolUse): boolean {
  return free !== null && total !== null && total > 0 && free / total < LEAST_FREE;
}

/** An address of a pool. */
export interface PoolRow extends Record<string, unknown> {
  id: string;
  framedipaddress: string | null;
  nasipaddress: string | null;
  username: string | null;
  /** As the server writes it. */
  expiry_time: string | null;
  callingstationid: string | null;
  pool_name: string | null;
}

const ADDRESS = ["framedipaddress", "address", "ip", "ip_address"];
const CALLER = ["callingstationid", "device_id", "mac", "pool_key", "clientid"];

/** Reads an address of a pool (FreeRADIUS's radippool, inferred); null without one. */
export function readPoolRow(raw: unknown, where: Where): PoolRow | null {
  const fields = record(raw, where);
  const row = fields && looseRow(fields, where);
  const address = row?.word(ADDRESS) ?? null;
  if (!row || address === null) {
    note(where, "wrong-type", raw);
    return null;
  }
  return {
    id: address,
    framedipaddress: address,
    nasipaddress: row.word(["nasipaddress", "nas", "nas_ip"]),
    username: row.word(["username", "user"]),
    expiry_time: timeText(row.find(["expiry_time", "expires", "expiry", "expiration"])?.value),
    callingstationid: row.word(CALLER),
    pool_name: row.word(["pool_name", "pool"]),
  };
}

/** Whether an address is held: by somebody, until a moment to come; expired ones are free (contract 3.4). */
export function isHeld({ username, callingstationid, expiry_time }: PoolRow, now: number): boolean {
  const until = parseTime(expiry_time);
  if (until !== null) return until.getTime() > now;
  return username !== null || callingstationid !== null;
}

/** Whether addresses stand in order of their numbers, as they came. */
export function isInNumericOrder(rows: readonly PoolRow[], sort: string | undefined): boolean {
  const sign = sort?.startsWith("-") ? -1 : 1;
  return rows.every((row, index) => {
    const before = rows[index - 1];
    return !before || sign * compareIp(before.id, row.id) <= 0;
  });
}
