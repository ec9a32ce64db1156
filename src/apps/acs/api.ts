// What is asked of TR-069: the device's own link, and the application `acs` where a server has it (contract 3.1, 3.11: inferred).
import { queryOptions } from "@tanstack/react-query";
import { follow, get } from "#src/krill/client.ts";
import { isAbort, isNotGiven, type RequestFacts } from "#src/krill/errors.ts";
import { apiUrl, linkEntries, resolveLink, type ApiUrl } from "#src/krill/links.ts";
import type { Reply } from "#src/krill/transport.ts";
import { looseRow } from "#src/util/loose.ts";
import { list, record, whole, type Fields } from "#src/util/read.ts";
import { sameSerial } from "#src/util/serial.ts";
import { readDevice, type Device } from "./device.ts";
import { readRadios, type Radio } from "./wifi.ts";
import { readResults, type TestResult } from "./tests.ts";

/** What of a CPE tells that a device of the TR-069 server is it. */
export interface CpeMarks {
  id: number;
  name: string;
  sn: string | null;
  /** DSN, MACs, as they came. */
  others: readonly string[];
}

/** A device as read. */
export interface DeviceReading {
  device: Device;
  at: Date;
  raw: unknown;
  request: RequestFacts;
}

/** What TR-069 tells of a device behind one of its own links. It may ask the device itself: not repeated. @throws ApiError */
export function deviceOf(url: ApiUrl) {
  return queryOptions({
    queryKey: ["acs", "device", url] as const,
    queryFn: async ({ signal }): Promise<DeviceReading> => {
      const { data, at, request } = await follow(url, signal);
      return { device: readDevice(data), at, raw: data, request };
    },
    staleTime: 30_000,
    retry: false,
  });
}

/** Something that the TR-069 server keeps for the device's next session. */
export type Task = {
  id: string;
  name: string;
  status: string | null;
  created: Date | null;
  expires: Date | null;
};

/** What the application `acs` adds; null for each part that this server does not have. */
export interface AcsReading {
  /** Path of the device below the API. */
  base: string;
  device: Device | null;
  tasks: Task[] | null;
  radios: Radio[] | null;
  at: Date;
}

/**
 * The device in `acs`; null where the server does not have it or it is not surely this one. The id there is unknown (contract 3.11): the
 * one that the device's own information names, else the CPE's, which counts only where serial, MAC or name agree.
 * @throws ApiError where the server fails
 */
export function acsOf(cpe: CpeMarks, acsId: string | null) {
  return queryOptions({
    queryKey: ["acs", "devices", String(cpe.id), acsId] as const,
    queryFn: async ({ signal }): Promise<AcsReading | null> => {
      const base = `acs/devices/${encodeURIComponent(acsId ?? cpe.id)}/`;
      const reply = await orNull(get(base, undefined, { signal, canRepeat: false }));
      if (!reply) return null;
      const device = readDevice(reply.data);
      if (acsId === null && !isSameDevice(device.marks, cpe)) return null;
      const below = (name: string, path: string, query?: { limit: number }) => {
        const own = resolveLink(device.links.get(name));
        return orNull(own.ok ? follow(own.url, signal) : get(base + path, query, { signal }));
      };
      const [tasks, radios] = await Promise.all([
        // A server's own limit may hide what waits (contract 2.4).
        below("tasks", "tasks/", { limit: 200 }),
        below("wifi_radios", "wifi/radios/"),
      ]);
      return {
        base,
        device,
        tasks: tasks && readTasks(tasks.data),
        radios: radios && readRadios(radios.data),
        at: reply.at,
      };
    },
    staleTime: 15_000,
    retry: false,
  });
}

/** Whether a device of the TR-069 server is this CPE, by anything that tells. */
export function isSameDevice(marks: readonly string[], cpe: CpeMarks): boolean {
  const known = new Set(
    [cpe.name, cpe.sn ?? "", ...cpe.others].map(plain).filter((one) => one.length > 3),
  );
  return marks.some((mark) => sameSerial(mark, cpe.sn) || known.has(plain(mark)));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
}

/** What a server lacks or does not give to this person is not there. */
async function orNull(reply: Promise<Reply>): Promise<Reply | null> {
  try {
    return await reply;
  } catch (error) {
    if (isNotGiven(error)) return null;
    throw error;
  }
}

/** Reads waiting tasks; what has ended is left out. */
export function readTasks(raw: unknown): Task[] {
  const fields = record(raw);
  return list(fields?.["results"] ?? fields?.["tasks"] ?? raw).flatMap((row, index) => {
    if (typeof row === "string")
      return [{ id: String(index), name: row, status: null, created: null, expires: null }];
    const one = record(row);
    if (!one) return [];
    const own = looseRow(one, whole());
    const status = own.word(["status", "state"]);
    if (status !== null && /^(done|finished|completed|ok|success)$/iu.test(status)) return [];
    return [
      {
        id: own.word(["id"]) ?? String(index),
        name: own.word(["name", "task", "type", "action", "command"]) ?? "?",
        status,
        created: own.moment(["created", "created_at", "requested", "time", "date", "timestamp"]),
        expires: own.moment(["expires", "expiry", "expiration", "expires_at", "expire"]),
      },
    ];
  });
}

/** What came of a device's tests, from its own events of that type (contract 2.6, 3.2). @throws ApiError */
export function resultsOf(events: ApiUrl) {
  const url = new URL(events);
  url.searchParams.set("type", "diagnostic");
  url.searchParams.set("limit", "20");
  return queryOptions({
    queryKey: ["acs", "results", url.href] as const,
    queryFn: async ({ signal }): Promise<{ results: TestResult[]; at: Date }> => {
      const link = resolveLink(url.href);
      if (!link.ok) return { results: [], at: new Date() };
      const { data, at } = await follow(link.url, signal);
      return { results: readResults(data), at };
    },
    staleTime: 5_000,
  });
}

/** Where something of the Wi-Fi is changed. */
export interface ChangeOffer {
  href: string;
  method: "PATCH" | null;
}

/**
 * Whether a radio or a network of the device can be changed: by an action of its own, or by an address whose `Allow` has PATCH
 * (contract 2.3, 3.11: inferred). Null where it cannot; never throws for what is missing.
 */
export function changeOf(path: string, raw: Fields) {
  return queryOptions({
    queryKey: ["acs", "change", path] as const,
    queryFn: async ({ signal }): Promise<ChangeOffer | null> => {
      const own = linkEntries(raw, "actions").find(([name]) =>
        /set|change|config|update|edit/iu.test(name),
      );
      if (own) return { href: own[1], method: null };
      try {
        const { allow } = await get(path, undefined, { signal, canRepeat: false });
        return allow?.has("PATCH") ? { href: apiUrl(path), method: "PATCH" } : null;
      } catch (error) {
        if (isAbort(error)) throw error;
        return null;
      }
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
}
