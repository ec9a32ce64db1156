// What was done to one thing, out of the server's logs (contract 3.1 `logs`, 3.13; names inferred).
import { queryOptions } from "@tanstack/react-query";
import { follow } from "#src/krill/client.ts";
import type { RequestFacts } from "#src/krill/errors.ts";
import { resolveLink, type ApiUrl } from "#src/krill/links.ts";
import { readEnvelope } from "#src/krill/page.ts";
import { isAll } from "#src/krill/resource.ts";
import { readPage } from "#src/resource/read-page.ts";
import { timeText } from "#src/util/loose.ts";
import { num, record } from "#src/util/read.ts";
import { parseTime } from "#src/util/time.ts";
import { visible } from "#src/util/text.ts";
import { contentTypeOf, flagOf, messageOf, summaryOf, userOf } from "./log-words.ts";
import { adminLogs, requestLogs, type AdminLog } from "./logs.ts";

/** One thing that was done. A record, so that a list can search and sort it. */
export type Touch = {
  id: string;
  at: Date;
  who: string;
  /** `PATCH`, `POST reboot`; of the admin site `1`, `2`, `3`. */
  what: string;
  isAdmin: boolean;
  changes: string;
  status: number | null;
  from: string;
};

/** What a history is made of. */
export interface History {
  touches: Touch[];
  /** What was read of it where the server has more, or may have; null where that is all. */
  part: Part | null;
  /** So many rows of the logs were looked through, where the server does not filter them; null where it does. */
  among: number | null;
  /** A log of two could not be read: what it holds is missing. */
  isPart: boolean;
  /** What came could not be read as a log: it is shown as it is. */
  isStrange: boolean;
  at: Date;
  raw: unknown;
  request: RequestFacts | undefined;
}

/** The rows that were read where there are more, or may be. */
export interface Part {
  read: number;
  /** In all; null where the server does not say. */
  total: number | null;
  /** False: the server does not sort, so that newer ones may be among the rest. */
  areNewest: boolean;
}

const MOST = 200;
const WRITES = ["PATCH", "PUT"];

function timeOf(row: Readonly<Record<string, unknown>> | null): Date | null {
  const time = row?.["requested_at"] ?? row?.["action_time"] ?? row?.["time"] ?? row?.["date"];
  return parseTime(timeText(time));
}

/** A row of a log of requests or of the admin site; null where it has no time or is a mere look. */
export function readTouch(raw: unknown, index: number): Touch | null {
  const row = record(raw);
  const at = timeOf(row);
  if (!row || !at) return null;
  const text = (name: string) => (typeof row[name] === "string" ? visible(row[name], 200) : "");
  const method = text("method").toUpperCase();
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return null;
  const flag = flagOf({ action_flag: row["action_flag"] });
  const name = row["username_persistent"] ?? row["username"];
  const last = /\/([a-z_]+)\/?$/u.exec(text("path"))?.[1] ?? "";
  return {
    id: `${index} ${at.toISOString()}`,
    at,
    who: userOf({
      username_persistent: typeof name === "string" ? name : null,
      user: row["user"],
    }),
    what: flag ?? [method, method === "POST" ? last : ""].filter(Boolean).join(" "),
    isAdmin: flag !== null,
    changes:
      flag === null ? summaryOf(row["data"]) : messageOf({ change_message: row["change_message"] }),
    status: num(row["status_code"]),
    from: text("remote_addr"),
  };
}

/**
 * The history behind a thing's own link, the newest 200 rows. An address outside the API is no history.
 * @throws ApiError
 */
export function historyBehind(url: ApiUrl) {
  return queryOptions({
    queryKey: ["history", url] as const,
    queryFn: async ({ signal }): Promise<History> => {
      const longer = new URL(url);
      longer.searchParams.set("limit", String(MOST));
      const link = resolveLink(longer.href);
      const { data, at, request } = await follow(link.ok ? link.url : url, signal);
      const { rows, total: all } = readEnvelope(data, [], { limit: MOST, offset: 0 });
      const touches = inOrder(rows);
      // Mere looks are rows too, which are not shown.
      const part = all !== null && all <= rows.length ? null : partOf([rows], all);
      const isStrange = rows.length > 0 && rows.every((row) => timeOf(record(row)) === null);
      return { touches, part, among: null, isPart: false, isStrange, at, raw: data, request };
    },
    staleTime: 15_000,
  });
}

/**
 * The history of a thing that has no link to it: writes to its address, and changes in the admin site.
 * Rows that are not its own are dropped, since a server may ignore a filter (contract 2.4).
 * @throws ApiError where the log of requests cannot be read
 */
export function historyOf({ path, type, id }: { path: string; type: string; id: number }) {
  return queryOptions({
    queryKey: ["history", path] as const,
    queryFn: async ({ signal }): Promise<History> => {
      const ask = (method: string) =>
        readPage(
          { resource: requestLogs },
          {},
          { limit: MOST, offset: 0, sort: "-requested_at", filters: { path, method } },
          signal,
        );
      const asked = {
        limit: MOST,
        offset: 0,
        sort: "-action_time",
        filters: { object_id: id },
      };
      // One log of two is better than none.
      const inAdmin = readPage({ resource: adminLogs }, {}, asked, signal).catch(() => null);
      const [pages, changes] = await Promise.all([Promise.all(WRITES.map(ask)), inAdmin]);
      const isThis = (row: AdminLog) => row.object_id === String(id);
      const admin = (changes?.rows ?? []).filter(
        (row) => isThis(row) && contentTypeOf(row).toLowerCase().endsWith(type.toLowerCase()),
      );
      const all = pages.flatMap(({ rows }) => rows);
      // A server that ignores the method gives the same rows twice.
      const own = new Map(all.filter((row) => row.path === path).map((row) => [row.id, row]));
      const areRequests = all.every(
        (row) => row.path === path && WRITES.includes((row.method ?? "PUT").toUpperCase()),
      );
      const isFiltered = areRequests && (changes?.rows.every(isThis) ?? true);
      const logs = [...pages, ...(changes ? [changes] : [])];
      const isWhole = logs.every((page) => isAll(page, asked));
      const seen = new Set(all.map((row) => row.id)).size + (changes?.rows.length ?? 0);
      const among = isFiltered || isWhole ? null : seen;
      const raw = [...own.values(), ...admin];
      const touches = inOrder(raw);
      const at = pages[0]?.at ?? new Date();
      return {
        touches,
        part:
          isFiltered && !isWhole
            ? partOf(
                logs.map(({ rows }) => rows),
                totalOf(logs),
              )
            : null,
        among,
        isPart: changes === null,
        isStrange: false,
        at,
        raw,
        request: undefined,
      };
    },
    staleTime: 15_000,
  });
}

function partOf(pages: readonly (readonly unknown[])[], total: number | null): Part {
  const read = pages.reduce((sum, rows) => sum + rows.length, 0);
  return { read, total, areNewest: pages.every((rows) => areNewestFirst(rows)) };
}

function areNewestFirst(rows: readonly unknown[]): boolean {
  const times = rows.map((row) => timeOf(record(row))?.getTime() ?? 0);
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0));
}

function totalOf(pages: readonly { total: number | null }[]): number | null {
  return pages.reduce<number | null>(
    (sum, { total }) => (sum === null || total === null ? null : sum + total),
    0,
  );
}

function inOrder(rows: readonly unknown[]): Touch[] {
  return rows
    .flatMap((row, index) => readTouch(row, index) ?? [])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
