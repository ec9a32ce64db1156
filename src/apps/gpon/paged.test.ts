import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { portOnus } from "./port-onus.ts";
import { unconfigured, waitingOnu } from "./unconfigured.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const sn = (number: number) => `48575443${number.toString(16).padStart(8, "0")}`;

/** A server that gives no more than `cap` rows at once; with `isDeaf` always the first ones. */
function pages(rows: readonly unknown[], cap: number, isDeaf = false) {
  return fakeFetch(({ path }) => {
    const query = new URLSearchParams(path.split("?")[1]);
    const from = isDeaf ? 0 : Number(query.get("offset") ?? 0);
    const length = Math.min(Number(query.get("limit") ?? 10), cap);
    const next = from + length < rows.length ? `/next/?offset=${from + length}` : null;
    const results = rows.slice(from, from + length);
    return { status: 200, json: { count: rows.length, next, results } };
  });
}

describe("a port that comes page by page (contract 2.4)", () => {
  const port = () =>
    queryClient.fetchQuery(portOnus("oltX", { frame: 0, slot: 5, port: 2, onu: null }));
  const onus = Array.from({ length: 16 }, (_, number) => ({
    id: `0/5/2-${number}`,
    sn: sn(number),
    status: number < 10 ? "online" : "losi",
  }));

  test("is read to its end, so that the second page's ONUs are known to be down", async () => {
    const seen = pages(onus, 10);
    const reading = await port();
    expect(reading.onus.filter(({ cause }) => cause === "los")).toHaveLength(6);
    expect(reading.onus).toHaveLength(16);
    expect(reading.part).toBeNull();
    expect(seen.map(({ path }) => path.split("?")[1])).toEqual([
      "limit=1000",
      "limit=1000&offset=10",
    ]);
  });

  test("is told as a part where the server gives no more", async () => {
    pages(onus, 10, true);
    const reading = await port();
    expect(reading.onus).toHaveLength(10);
    expect(reading.part).toEqual({ total: 16 });
  });
});

describe("ONUs that wait, page by page", () => {
  const rows = Array.from({ length: 15 }, (_, number) => ({ sn: sn(number), olt: "oltX" }));

  test("are all read, and found", async () => {
    pages(rows, 4);
    const list = await queryClient.fetchQuery(unconfigured);
    expect(list.rows).toHaveLength(15);
    expect(list.part).toBeNull();
    expect(await waitingOnu(sn(14))).toMatchObject({ sn: sn(14) });
    expect(await waitingOnu(sn(99))).toBeNull();
  });

  test("are not said to be absent where only a part was given", async () => {
    pages(rows, 4, true);
    expect(await waitingOnu(sn(2))).toMatchObject({ sn: sn(2) });
    await expect(waitingOnu(sn(14))).rejects.toMatchObject({ kind: "malformed" });
  });
});
