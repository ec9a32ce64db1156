import { beforeEach, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { listedServices } from "./listed-services.ts";

beforeEach(() => void vi.unstubAllGlobals());

interface Row {
  id: number;
  state: string;
}

/** A server that compares states to the letter, and gives 20 rows at most. */
function server(all: readonly Row[]) {
  return fakeFetch(({ path }) => {
    const params = new URLSearchParams(path.split("?")[1]);
    const state = params.get("state");
    const rows = all.filter((row) => state === null || row.state === state);
    return { status: 200, json: { count: rows.length, results: rows.slice(0, 20) } };
  });
}

const rowsOf = (state: string, count: number, from: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: from + index, state }));

const read = async (state: string) => {
  const page = await listedServices.fetchPage({ limit: 200, offset: 0, filters: { state } });
  return { states: [...new Set(page.rows.map((row) => row.state))], total: page.total };
};

test("a state is found in the spelling of the rows that there are", async () => {
  const seen = server([...rowsOf("oRDERED", 3, 1), ...rowsOf("Completed", 40, 100)]);
  expect(await read("ordered")).toEqual({ states: ["oRDERED"], total: 3 });
  seen.length = 0;
  // It is known by then.
  await read("ordered");
  expect(seen).toHaveLength(1);
});

test("a state that the rows read do not show is asked for in capitals too", async () => {
  server([...rowsOf("Completed", 40, 100), ...rowsOf("RESERVED", 3, 1)]);
  expect(await read("reserved")).toEqual({ states: ["RESERVED"], total: 3 });
});

test("there is none where all rows are there, or their states are written as was asked", async () => {
  server(rowsOf("completed", 3, 1));
  expect(await read("held")).toEqual({ states: ["completed"], total: 3 });
  server(rowsOf("completed", 40, 1));
  expect(await read("held")).toEqual({ states: [], total: 0 });
});

test("where no state is understood nobody knows whether there is one", async () => {
  server(rowsOf("baja definitiva", 40, 1));
  expect(await read("failed")).toEqual({ states: ["baja definitiva"], total: 40 });
});
