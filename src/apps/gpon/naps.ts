// NAPs (CTOs): where drops leave the fibre (contract 3.12 `gis`: fields documented, address and answers inferred).
import { queryOptions } from "@tanstack/react-query";
import { hosts, type Host } from "#src/apps/monitoring/api.ts";
import { get } from "#src/krill/client.ts";
import { ApiError, isAbsent } from "#src/krill/errors.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { keyedRow, numberField, textField, type FieldReader } from "#src/krill/read-row.ts";
import { isAll, resource, type Item, type RowOf } from "#src/krill/resource.ts";
import { readAll } from "#src/krill/read-all.ts";
import { formatPort, parsePosition } from "#src/util/pon.ts";
import { list, num, record } from "#src/util/read.ts";

/** A name, also of a related thing that stands in its place. */
const nameField: FieldReader<string> = (value, where) =>
  textField(record(value)?.["name"] ?? value, where);

/** Ports as one line, `0/5/2, 0/5/3`: a list, a single one, or text with commas. */
const portsField: FieldReader<string> = (value) => portsOf(value).join(", ");

/** The ports of a list or a text, each as `0/5/2` where it can be read. */
export function portsOf(value: unknown): string[] {
  return list(typeof value === "string" ? value.split(/[,;]\s*|\s+/u) : value).flatMap((one) => {
    const text = typeof one === "string" ? one.trim() : "";
    const position = parsePosition(text);
    return position ? formatPort(position) : text === "" ? [] : text;
  });
}

const readNap = keyedRow(["id", "name"], {
  name: textField,
  olt: nameField,
  pon: portsField,
  latitude: numberField,
  longitude: numberField,
  capacity: numberField,
  opt_power: numberField,
  external_id: textField,
  address: textField,
});

const collection = resource({ app: "gis", name: "naps", read: readNap, staleMs: 60_000 });

/** The NAPs. Ports are one line on the screen and a list in the API. */
export const naps = {
  ...collection,
  create: (body: Readonly<Record<string, unknown>>) => collection.create(withPorts(body)),
  save: (id: number | string, changes: Readonly<Record<string, unknown>>) =>
    collection.save(id, withPorts(changes)),
};

function withPorts(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return "pon" in body ? { ...body, pon: portsOf(body["pon"]) } : { ...body };
}

export type Nap = RowOf<typeof naps>;

/** What a NAP is called. */
export function napName({ id, name }: Pick<Nap, "id" | "name">): string {
  return name || id;
}

/** Whether a CPE's topology means this NAP: by its name, or by the id of another system (contract 2.9). */
export function isAt(nap: Nap, topology: string): boolean {
  return topology !== "" && [nap.name, nap.external_id, nap.id].includes(topology);
}

/** Whether this server has NAPs at all; asked once. @throws ApiError where it does not say: refused, or in trouble */
export const hasNaps = queryOptions({
  queryKey: ["gis", "has-naps"] as const,
  queryFn: async ({ signal }): Promise<boolean> => {
    try {
      const reply = await get("gis/naps/", { limit: 1 }, { signal, canRepeat: false });
      return readEnvelope(reply.data, []).rows.every((row) => record(row) !== null);
    } catch (error) {
      if (isAbsent(error) || isInvalid(error)) return false;
      throw error;
    }
  },
  staleTime: 10 * 60_000,
  gcTime: 10 * 60_000,
  // Each device's page has a part that asks it: one refusal is enough.
  retryOnMount: false,
});

/** NAPs that are read at most, for a map or to find one. */
const MOST = 20_000;

function isInvalid(error: unknown): boolean {
  return error instanceof ApiError && error.kind === "invalid";
}

type Way = { filters?: Readonly<Record<string, string>>; search?: string };

/** Some rows; none where a server refuses the question (contract 2.4: filters are inferred). */
async function rowsOrNone(way: Way, signal: AbortSignal): Promise<Nap[]> {
  try {
    return (await naps.fetchPage({ limit: 20, offset: 0, ...way }, signal)).rows;
  } catch (error) {
    if (isInvalid(error)) return [];
    throw error;
  }
}

/**
 * The NAP of another system's id, by one question; null where the server does not find it so. Asked by itself, so that nothing else
 * is tried. @throws ApiError
 */
export function napOfId(id: string) {
  return queryOptions({
    queryKey: [...naps.key, "of-id", id] as const,
    queryFn: async ({ signal }): Promise<Nap | null> => {
      const rows = await rowsOrNone({ filters: { external_id: id } }, signal);
      return rows.find((nap) => isAt(nap, id)) ?? null;
    },
    staleTime: 10 * 60_000,
  });
}

/**
 * The NAP of a name or of another system's id; null where none is. Rows are looked at, since a filter may be ignored (contract 2.4).
 * @throws ApiError
 */
export function napOf(name: string) {
  return queryOptions({
    queryKey: [...naps.key, "of", name] as const,
    queryFn: async ({ signal }): Promise<Item<Nap> | null> => {
      const ways: Way[] = [
        { filters: { name } },
        { filters: { external_id: name } },
        { search: name },
      ];
      for (const way of ways) {
        const rows = await rowsOrNone(way, signal);
        const found = rows.find((nap) => isAt(nap, name));
        // Once more by itself, for what may be done with it.
        if (found) return naps.fetchOne(found.id, [], signal);
      }
      try {
        const item = await naps.fetchOne(name, [], signal);
        if (isAt(item.data, name)) return item;
      } catch (error) {
        if (!isAbsent(error) && !isInvalid(error)) throw error;
      }
      // A server that neither filters nor searches is looked through.
      for await (const { rows, done } of readAll(naps.fetchPage, { limit: 0, offset: 0 }, signal)) {
        const found = rows.find((nap) => isAt(nap, name));
        if (found) return naps.fetchOne(found.id, [], signal);
        if (done >= MOST) break;
      }
      return null;
    },
    staleTime: 60_000,
  });
}

/** All NAPs, for the map. @throws ApiError */
export const allNaps = queryOptions({
  queryKey: [...naps.key, "all"] as const,
  queryFn: async ({ signal }): Promise<{ rows: Nap[]; isPart: boolean }> => {
    const rows: Nap[] = [];
    for await (const part of readAll(naps.fetchPage, { limit: 0, offset: 0 }, signal)) {
      rows.push(...part.rows);
      if (rows.length >= MOST) return { rows: rows.slice(0, MOST), isPart: true };
    }
    return { rows, isPart: false };
  },
  staleTime: 5 * 60_000,
});

/** Hosts that are down and read for the colours of the map. */
const MOST_DOWN = 1000;

/** What is reported down. */
export interface Down {
  /** How many devices, by their topology. */
  counts: ReadonlyMap<string, number>;
  /** False where others may be down too, so that without a count nothing is known. */
  isWhole: boolean;
}

/** Whether a host is reported down. */
export function isDown({ state }: Pick<Host, "state">): boolean {
  return state === "down" || state === "unreachable";
}

/** What is reported down, by its topology; the monitoring's own record. @throws ApiError */
export const downByTopology = queryOptions({
  queryKey: ["gis", "down"] as const,
  queryFn: async ({ signal }): Promise<Down> => {
    const filters = { type: "Host", problem: "true" };
    const asked = { limit: MOST_DOWN, offset: 0, filters };
    const page = await hosts.fetchPage(asked, signal);
    const counts = new Map<string, number>();
    for (const host of page.rows) {
      const topology = host.administrativeInfo?.topology;
      if (topology && isDown(host)) counts.set(topology, (counts.get(topology) ?? 0) + 1);
    }
    return { counts, isWhole: isAll(page, asked) };
  },
  staleTime: 60_000,
});

/** How many of a NAP's devices are reported down, by all that a topology may call it; null where that is not known. */
export function downAt({ name, external_id, id }: Nap, down: Down | null): number | null {
  if (!down) return null;
  const names = new Set([name, external_id, id]);
  const count = [...names].reduce((sum, one) => sum + (down.counts.get(one ?? "") ?? 0), 0);
  return count > 0 || down.isWhole ? count : null;
}

/** A NAP has some tens of drops at most. */
const MOST_AT = 200;

/** The devices at a NAP, as the monitoring reports them (contract 3.2 `topology`). @throws ApiError */
export function devicesAt(nap: Nap) {
  const names = [...new Set([nap.name, nap.external_id].flatMap((one) => one || []))];
  return queryOptions({
    queryKey: [...naps.key, "devices", nap.id, names.join()] as const,
    queryFn: async ({ signal }): Promise<{ rows: Host[]; isPart: boolean; at: Date }> => {
      const found = new Map<string, Host>();
      let isPart = false;
      let at = new Date();
      for (const name of names) {
        const filters = {
          type: "Host",
          topology: name,
          "vars.administrative_info__topology": name,
        };
        const page = await hosts.fetchPage({ limit: MOST_AT, offset: 0, filters }, signal);
        at = page.at;
        const own = page.rows.filter((host) => isAt(nap, host.administrativeInfo?.topology ?? ""));
        for (const host of own) found.set(host.id, host);
        // Others' may have come in the place of its own, where the filter is overlooked.
        isPart ||= page.received > 0 && (page.total === null || page.total > page.received);
      }
      return { rows: [...found.values()], isPart, at };
    },
    staleTime: 30_000,
  });
}

/** A NAP's position, where it has one. */
export function placeOf({
  latitude,
  longitude,
}: Nap): { latitude: number; longitude: number } | null {
  const [north, east] = [num(latitude), num(longitude)];
  return north === null || east === null ? null : { latitude: north, longitude: east };
}
