// What the worker reads whole, outages and the Matrix, in front of a Krill that does not know filters or orders.
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { outageDoubt, outages } from "#src/apps/monitoring/outage-query.ts";
import { network as networkNow } from "#src/apps/home/network.ts";
import { matrixScan } from "#src/apps/monitoring/matrix-scan.ts";
import { openProblems } from "#src/apps/monitoring/problem-count.ts";
import { queryClient } from "#src/krill/query-client.ts";

interface Host {
  name: string;
  isDown: boolean;
}

type Knowledge = "problem" | "alarm" | "sort" | "search" | "nothing";

/** The server: its hosts, and what it does with `problem` and `sort`. */
let hosts: readonly Host[] = [];
let knows: Knowledge = "nothing";
let isStrict = false;
let asked: URLSearchParams[] = [];

beforeAll(async () => {
  vi.stubGlobal("fetch", async (input: string) => {
    const { pathname, searchParams } = new URL(input);
    return pathname.endsWith("/search/")
      ? answer(searchParams)
      : new Response(null, { status: 404 });
  });
  await startWorkersHere();
});
beforeEach(() => {
  queryClient.clear();
  asked = [];
});

function answer(query: URLSearchParams): Response {
  asked.push(query);
  const isRefused = isStrict && ["problem", "sort", "search"].some((name) => query.has(name));
  if (isRefused) return Response.json({ detail: "Unknown parameter." }, { status: 400 });
  let found = hosts;
  if (knows === "problem" && query.has("problem"))
    found = found.filter(({ isDown }) => String(isDown) === query.get("problem"));
  if (query.get("type") === "Service") found = [];
  if (knows === "alarm" && query.has("alarm")) found = found.filter(({ isDown }) => isDown);
  const words = query.get("search");
  if (knows === "search" && words !== null) found = found.filter(({ name }) => name === words);
  if (knows === "sort" && query.get("sort") === "-severity")
    found = found.toSorted((a, b) => Number(b.isDown) - Number(a.isDown));
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit"))];
  return Response.json({
    count: found.length,
    results: found.slice(offset, offset + limit).map(rowOf),
  });
}

const rowOf = ({ name, isDown }: Host) => ({
  type: "Host",
  name,
  attrs: {
    host_name: name,
    state: Number(isDown),
    state_long: isDown ? "down" : "up",
    problem: Number(isDown),
    alarm: Number(isDown),
    handled: 0,
    business_impact: 3,
    severity: isDown ? 2112 : 0,
    last_state_change: "2026-11-24T10:00:00Z",
    vars: { type: "cpe" },
  },
});

/** Workers of the search run in this process: there is none in Node as browsers have them. */
async function startWorkersHere(): Promise<void> {
  let hears: (event: MessageEvent) => void = () => undefined;
  const tells = new EventTarget();
  vi.stubGlobal("addEventListener", (_: string, listener: typeof hears) => (hears = listener));
  await import("#src/apps/monitoring/rows.worker.ts");
  vi.stubGlobal("postMessage", (data: unknown) =>
    tells.dispatchEvent(new MessageEvent("message", { data })),
  );
  vi.stubGlobal(
    "Worker",
    class {
      addEventListener = tells.addEventListener.bind(tells);
      terminate = () => undefined;
      postMessage = (data: unknown) => hears(new MessageEvent("message", { data }));
    },
  );
}

const network = (size: number, down: readonly number[]): Host[] =>
  Array.from({ length: size }, (_, at) => ({ name: `cpe${at}`, isDown: down.includes(at) }));
const pagesOfDown = () => asked.filter((query) => query.get("problem") !== "false").length;

test.each<[string, Knowledge, boolean, Host[], down: number, isPart: boolean, pages: number]>([
  ["knows the filter", "problem", false, network(2500, [1500, 2200]), 2, false, 1],
  ["only sorts", "sort", false, network(2500, [1500, 2200]), 2, false, 1],
  ["knows neither, and is calm at first", "nothing", false, network(2500, [1500]), 1, false, 3],
  [
    "refuses both, and happens to begin in order",
    "nothing",
    true,
    network(2500, [0, 1500]),
    2,
    false,
    4,
  ],
  ["knows neither and has too many", "nothing", false, network(31_000, [30_500]), 0, true, 30],
])("outages of a server that %s", async (_, what, refuses, all, down, isPart, pages) => {
  [knows, isStrict, hosts] = [what, refuses, all];
  const reading = await queryClient.fetchQuery(outages);
  const { los, power, untold } = reading.alone;
  expect([los.length + power.length + untold.length, reading.isPart]).toEqual([down, isPart]);
  expect(outageDoubt(reading)).toBe(isPart ? "outages.part" : null);
  expect(pagesOfDown()).toBe(pages);
});

test.each<[string, Knowledge, boolean, string, rows: string[], ignored: string[], hidden: number]>([
  ["knows all of it", "search", false, "cpe7 type:host", ["cpe7"], [], 0],
  ["overlooks it", "nothing", false, "cpe7 problem:true", ["cpe7"], ["cpe7", "problem:true"], 2499],
  ["refuses it", "nothing", true, "cpe7 problem:true", ["cpe7"], ["cpe7", "problem:true"], 2499],
])("the Matrix of a server that %s", async (_, what, refuses, q, rows, ignored, hidden) => {
  [knows, isStrict, hosts] = [what, refuses, network(2500, [7, 8])];
  const reading = matrixScan(q);
  const { state, rows: read } = await reading.scan.start();
  expect(state).toBe("done");
  expect(read.map(({ id }) => id)).toEqual(rows);
  expect([...reading.ignored().names].toSorted()).toEqual(ignored);
  expect(reading.ignored().hidden).toBe(hidden);
});

const first = (count: number) => Array.from({ length: count }, (_, at) => at);

test.each<[string, Knowledge, down: number, hosts: number | null, asked: number]>([
  ["filters", "alarm", 100, 100, 3],
  ["filters, and few are down", "alarm", 20, 20, 2],
  ["gives the worst first and does not filter", "nothing", 100, null, 3],
  ["gives some of the worst first", "nothing", 10, null, 3],
])("open problems of a server that %s", async (_, what, down, counted, requests) => {
  [knows, isStrict, hosts] = [what, false, network(2500, first(down))];
  const counts = await queryClient.fetchQuery(openProblems);
  expect(counts?.hosts ?? null).toBe(counted);
  expect(asked).toHaveLength(requests);
});

test.each<[string, Knowledge, down: number, hosts: number | null, asked: number]>([
  ["filters", "problem", 100, 100, 2],
  ["filters, and few are down", "problem", 20, 20, 1],
  ["gives the worst first and does not filter", "nothing", 100, null, 2],
  ["gives some of the worst first", "nothing", 10, null, 1],
])("the network at a glance of a server that %s", async (_, what, down, counted, requests) => {
  [knows, isStrict, hosts] = [what, false, network(2500, first(down))];
  const glance = await queryClient.fetchQuery(networkNow);
  expect(glance?.hosts[0]?.count ?? null).toBe(counted);
  expect(asked).toHaveLength(requests);
});
