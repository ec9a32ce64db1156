// Asks the API which device a line means: few requests, and never a row that does not have what was
// asked for (contract 2.4: an unknown filter is ignored in silence).
import { cpeName, cpes, type Cpe } from "#src/apps/isp/api.ts";
import { cpeOfHost, isNamed } from "#src/apps/isp/panels.tsx";
import { ApiError } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { readAll } from "#src/krill/read-all.ts";
import { actionsOf } from "#src/resource/known-actions.ts";
import { quietOutcome } from "#src/resource/lookup-ask.ts";
import { isSame } from "#src/resource/lookup-match.ts";
import { asking, brokenFilters } from "#src/resource/obeys.ts";
import { formatMac, parseMac } from "#src/util/mac.ts";
import type { Reading } from "#src/util/recognise.ts";
import { sameSerial } from "#src/util/serial.ts";
import type { Device } from "./targets.ts";

/** The fields of a CPE that a job's preparation needs. */
const ATTRS: readonly string[] = [
  "_links",
  "cpename",
  "disable_provision",
  "id",
  "internal_id",
  "model",
  "realm",
  "tech",
];
/** What lines are recognised by. */
const NUMBERS = ["sn", "mac", "mtamac", "wanmac", "external_id", "pppoe_username"];
/** More devices than this for one line are no choice any more. */
const LIMIT = 10;

/** How the list and one CPE are read: `cpes`, or a test's own. */
export interface CpeReader {
  fetchPage: (params: ListParams, signal?: AbortSignal) => Promise<Page<Cpe>>;
  fetchOne: (id: number, joins: readonly string[], signal?: AbortSignal) => Promise<{ data: Cpe }>;
  /** The CPE with the name of a host, see `cpeOfHost`. */
  ofHost: (
    name: string,
    joins: readonly string[],
    signal: AbortSignal,
  ) => Promise<{ data: Cpe } | null>;
}

/** What came of one request. */
interface Asked {
  devices: Device[];
  /** Rows came that are not the wanted one, or none since it was refused: the server does not filter by this. */
  isIgnored: boolean;
  /** Why what did not come may be there all the same; null where it is not. */
  refusal: unknown;
}

/** Finds the devices that a reading of a line means: none, one, or several to choose from. */
export type FindDevices = (reading: Reading, signal: AbortSignal) => Promise<Device[]>;

/** Alike action lists are one list: thousands of devices offer the same. */
const actionLists = new Map<string, readonly string[]>();

/** A CPE as a new job needs it. */
export function deviceOf(cpe: Cpe): Device {
  const names = actionsOf(cpe).offered.map(({ name }) => name);
  const key = names.join("\n");
  const actions = actionLists.get(key) ?? names;
  actionLists.set(key, actions);
  return {
    id: cpe.id,
    name: cpeName(cpe),
    realm: cpe.realm || null,
    model: cpe.model || null,
    tech: cpe.tech || null,
    actions,
    isKept: cpe.disable_provision === true,
  };
}

/**
 * Makes the finder over the CPEs. It asks by the filters of contract 3.1 in the forms in which servers
 * keep the value, for an id by its own address; a server that ignores or refuses a filter is asked by its
 * free search, for a name by way of its host before that. Where that cannot tell either, nobody knows whether there is such a device.
 * @throws (the finder) ApiError for what says nothing about the line (`invalid`: the server cannot be asked by
 * this); AbortError
 */
export function createFinder(reader: CpeReader = { ...cpes, ofHost: cpeOfHost }): FindDevices {
  async function ask(
    params: Partial<ListParams>,
    isMatch: (row: Cpe) => boolean,
    signal: AbortSignal,
  ): Promise<Asked> {
    try {
      const asked = { limit: LIMIT, offset: 0, ...params, attrs: [...ATTRS, ...NUMBERS] };
      const page = await reader.fetchPage(asked, signal);
      const rows = page.rows.filter((row) => isMatch(row));
      const isIgnored = rows.length < page.rows.length;
      // The wanted one may be among those that did not come.
      const isOpen = isIgnored && page.rows.length >= LIMIT;
      const refusal = isOpen ? new ApiError({ kind: "invalid" }) : null;
      return { devices: rows.map(deviceOf), isIgnored, refusal };
    } catch (error) {
      const isForbidden = error instanceof ApiError && error.kind === "forbidden";
      if (quietOutcome(error) === null || isForbidden) throw error;
      return { devices: [], isIgnored: true, refusal: error };
    }
  }

  async function by(
    name: string,
    values: readonly (string | null)[],
    isMatch: (row: Cpe) => boolean,
    signal: AbortSignal,
    instead?: () => Promise<Device[]>,
  ): Promise<Device[]> {
    let refusal: unknown = null;
    for (const value of values) {
      if (value === null) continue;
      const first = await ask({ filters: { [name]: value } }, isMatch, signal);
      if (first.devices.length > 0) return first.devices;
      const other = first.isIgnored ? await instead?.() : null;
      if (other && other.length > 0) return other;
      const second = first.isIgnored ? await ask({ search: value }, isMatch, signal) : first;
      if (second.devices.length > 0) return second.devices;
      if (first.isIgnored) refusal ??= second.refusal;
    }
    if (refusal !== null) throw refusal;
    return [];
  }

  async function byHost(name: string, signal: AbortSignal): Promise<Device[]> {
    try {
      const item = await reader.ofHost(name, [], signal);
      return item ? [deviceOf(item.data)] : [];
    } catch (error) {
      if (quietOutcome(error) === null) throw error;
      return [];
    }
  }

  async function byId(id: number, signal: AbortSignal): Promise<Device[]> {
    try {
      const { data } = await reader.fetchOne(id, [], signal);
      return data.id === id ? [deviceOf(data)] : [];
    } catch (error) {
      if (error instanceof ApiError && error.kind === "not-found") return [];
      throw error;
    }
  }

  return async (reading, signal) => {
    switch (reading.kind) {
      case "serial": {
        const { hex, printed } = reading.serial;
        return by("sn", [hex, printed], ({ sn }) => sameSerial(sn, hex), signal);
      }
      case "mac": {
        const { mac } = reading;
        const isMatch = (row: Cpe) =>
          [row.mac, row.mtamac, row.wanmac].some((one) => one && parseMac(one) === mac);
        return by("mac", [mac, formatMac(mac)], isMatch, signal);
      }
      case "cpe-name": {
        const { name } = reading;
        const isMatch = (row: Cpe) => isNamed(row, name);
        const host = () => byHost(name, signal);
        return by("cpename", [name], isMatch, signal, host);
      }
      case "id":
        return byId(reading.id, signal);
      case "external-id": {
        const { value } = reading;
        return by("external_id", [value], (row) => isSame(row.external_id, value), signal);
      }
      case "pppoe": {
        const { username } = reading;
        const isMatch = (row: Cpe) => isSame(row.pppoe_username, username);
        return by("pppoe_username", [username], isMatch, signal);
      }
      default:
        return [];
    }
  };
}

/** What a filter leads to. */
export interface FilterResult {
  /** Each device once, in the order of their ids. */
  devices: Device[];
  /** Rows that match by the server's count; null where it does not say. */
  total: number | null;
  /** Filters that the server ignored: rows came that do not show to obey them, and were left out. */
  ignored: readonly string[];
}

/**
 * Reads all devices that match a list's parameters, page by page, asking only for what is needed.
 * Sorted by id, so that a list that changes meanwhile moves no row past the reader.
 * @throws ApiError; AbortError when cancelled
 */
export async function resolveFilter(
  params: ListParams,
  options: {
    signal: AbortSignal;
    onProgress: (progress: { done: number; total: number | null }) => void;
    fetchPage?: CpeReader["fetchPage"];
  },
): Promise<FilterResult> {
  const { signal, onProgress, fetchPage = cpes.fetchPage } = options;
  const attrs = [...new Set([...ATTRS, ...asking(params.filters).map(([name]) => name)])];
  const devices = new Map<number, Device>();
  const ignored = new Set<string>();
  let total: number | null = null;
  const wanted = { ...params, sort: "id", joins: undefined, attrs };
  for await (const page of readAll(fetchPage, wanted, signal)) {
    for (const row of page.rows) {
      const broken = brokenFilters(row, params.filters);
      for (const name of broken) ignored.add(name);
      if (broken.length === 0) devices.set(row.id, deviceOf(row));
    }
    total = page.total;
    onProgress({ done: page.done, total });
  }
  const inOrder = [...devices].toSorted(([a], [b]) => a - b).map(([, device]) => device);
  return { devices: inOrder, total, ignored: [...ignored] };
}
