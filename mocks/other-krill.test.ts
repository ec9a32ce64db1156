// The same Krill in other clothes: what the contract leaves open (sections 1 and 2, [I]) may come in another shape, and
// the console's readers have to find the same in it.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { adminLogs, requestLogs } from "#src/apps/activity/logs.ts";
import { naps } from "#src/apps/gpon/naps.ts";
import { cpes, customers, potses, profiles } from "#src/apps/isp/api.ts";
import { contexts } from "#src/apps/isp/contexts.ts";
import { events, notifications, stateHistory } from "#src/apps/monitoring/happenings.ts";
import { hosts } from "#src/apps/monitoring/hosts.ts";
import { holidays, itemsOf, pbxs } from "#src/apps/pbx/api.ts";
import { cdrs } from "#src/apps/pbx/cdrs.ts";
import { services as plankton } from "#src/apps/plankton/services.ts";
import { sessions } from "#src/apps/radius/api.ts";
import { ipv4Leases } from "#src/apps/radius/leases.ts";
import { services, tickets } from "#src/apps/rubik/api.ts";
import { isAbsent } from "#src/krill/errors.ts";
import type { ListParams, Page } from "#src/krill/resource.ts";
import { readAll } from "#src/krill/read-all.ts";
import { parseTime } from "#src/util/time.ts";
import { createKrill } from "./krill.ts";
import type { Dress as Front } from "./other/dress.ts";
import { DRESSES } from "./other/dresses.ts";
import { askDressed } from "./other/front.ts";
import { signIn, type Caller } from "./testing.ts";

/** A value as it stands in a reply. */
type Dress = {
  list: (rows: unknown[], count: unknown) => unknown;
  value: (value: unknown, key: string) => unknown;
};

const RELATIONS = /^(customer|profile|context|schedule|cpe|service|pbx|user)$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/;

const CLOTHES: Record<string, Dress> = {
  "bare lists, ids as text, flags as numbers, times as seconds, relations as things": {
    list: (rows) => rows,
    value: (value, key) => {
      if (typeof value === "boolean") return value ? 1 : 0;
      if (typeof value === "string" && TIME.test(value)) return Date.parse(value) / 1000;
      if (RELATIONS.test(key) && typeof value === "number") return { id: value, name: "its name" };
      return key === "id" && typeof value === "number" ? String(value) : value;
    },
  },
  "another envelope, numbers and flags as text": {
    list: (rows, count) => ({ meta: { total_count: String(count) }, data: rows }),
    value: (value) => {
      if (typeof value === "boolean") return value ? "True" : "False";
      return typeof value === "number" ? String(value) : value;
    },
  },
  "the total apart, yes and no as digits, times as milliseconds, nothing as empty text": {
    list: (rows, count) => ({ pagination: { count }, items: rows }),
    value: (value) => {
      if (typeof value === "boolean") return value ? "1" : "0";
      if (typeof value === "string" && TIME.test(value)) return Date.parse(value);
      return value === null ? "" : value;
    },
  },
};

function dressed(dress: Dress, value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => dressed(dress, item, key));
  if (typeof value !== "object" || value === null) return dress.value(value, key);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, dressed(dress, field, name)]),
  );
}

interface List {
  fetchPage: (params: ListParams) => Promise<Page<object>>;
}

/** Lists with the fields that the readers make of their rows; times only where their form is not documented. */
const LISTS: Record<string, [list: List, fields: string]> = {
  cpes: [cpes, "cpename customer profile model sn realm active access probe latitude"],
  customers: [customers, "name surname external_id realm"],
  lines: [potses, "lineid order cli customer cpe pbx_extension voicemail"],
  profiles: [profiles, "name label tech access cpes_count"],
  contexts: [contexts, "name"],
  hosts: [hosts, "name state isHandled isProblem businessImpact output"],
  history: [stateHistory, "date host_name service_name state_long isHard output"],
  notifications: [notifications, "date host_name channel state_long"],
  events: [events, "host_name start_time end_time source type"],
  sessions: [sessions, "acctuniqueid username acctstarttime acctstoptime acctsessiontime"],
  leases: [ipv4Leases, "ip mac state start end hostname"],
  naps: [naps, "name latitude longitude capacity external_id"],
  services: [services, "owner administrative_id state created updated"],
  tickets: [tickets, "owner state priority subject created customers_affected"],
  plankton: [plankton, ""],
  pbxs: [pbxs, "realm ringtime language comment"],
  queues: [itemsOf({ customer: 1, pbx: 1 }, "queues"), "name cli announce"],
  holidays: [holidays, "day comment realm"],
  cdrs: [cdrs, "start src dst duration billsec disposition"],
  requests: [requestLogs, "requested_at method path status_code response_ms"],
  changes: [adminLogs, "action_time object_id object_repr"],
};

/** What is the same in whatever clothes: relations by their id, times by their moment, nothing as null. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "object" && value !== null) return Number(Reflect.get(value, "id"));
  if (value === undefined || value === "") return null;
  return (typeof value === "string" ? parseTime(value)?.getTime() : null) ?? value;
}

const shown = (row: object, fields: string) =>
  ["id", ...fields.split(" ")].filter(Boolean).map((name) => plain(Reflect.get(row, name)));

async function read([list, fields]: [List, string]) {
  const { rows, total } = await list.fetchPage({ limit: 1000, offset: 0 });
  return { total, rows: rows.map((row) => shown(row, fields)) };
}

/** All rows, page by page, however large the server's pages are. */
async function readWhole([{ fetchPage }, fields]: [List, string]) {
  const rows: unknown[] = [];
  const { signal } = new AbortController();
  for await (const page of readAll(fetchPage, { limit: 0, offset: 0 }, signal))
    rows.push(...page.rows.map((row) => shown(row, fields)));
  return rows;
}

let noc: Caller;
let clothes: Dress | null = null;
let front: Front | null = null;

beforeAll(async () => {
  const now = Date.UTC(2026, 10, 24, 12);
  noc = await signIn("noc", createKrill({ now: () => now }));
  vi.stubGlobal("fetch", async (input: string) => {
    const { pathname, search } = new URL(input);
    if (front) return askDressed(front, new Request(input), askNoc);
    const reply = await noc.send("GET", pathname + search);
    if (!clothes) return reply;
    const { results, count } = (await reply.json()) as { results: unknown[]; count: number };
    return Response.json(clothes.list(dressed(clothes, results) as unknown[], count));
  });
});

afterAll(() => void vi.unstubAllGlobals());

const askNoc = ({ url }: Request) => {
  const { pathname, search } = new URL(url);
  return noc.send("GET", pathname + search);
};

describe.each(Object.entries(CLOTHES))("%s", (_, dress) => {
  test.each(Object.entries(LISTS))("%s say the same", async (_name, list) => {
    clothes = null;
    const usual = await read(list);
    clothes = dress;
    const other = await read(list);
    expect(usual.rows.length).toBeGreaterThan(0);
    expect(other.rows).toEqual(usual.rows);
    // A total under another name than the documented one is not guessed.
    expect([usual.total, null]).toContain(other.total);
  });
});

describe.each(Object.entries<Front>(DRESSES))("the server %s", (_, dress) => {
  test.each(Object.entries(LISTS))(
    "%s are read whole, or are told to be absent",
    async (_name, list) => {
      front = null;
      const usual = await readWhole(list);
      front = dress;
      try {
        const other = await readWhole(list);
        expect(other).toEqual(usual);
      } catch (error) {
        if (!isAbsent(error)) throw error;
      } finally {
        front = null;
      }
    },
  );
});
