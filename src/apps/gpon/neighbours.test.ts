import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeFetch } from "#src/krill/fake-fetch.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { neighboursOf } from "./api.ts";

beforeEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const PORT = { frame: 0, slot: 15, port: 9, onu: null };
const neighbours = () => queryClient.fetchQuery({ ...neighboursOf("oltX", PORT), retry: false });

/** A host of the monitoring, checked so many minutes ago. */
const host = (number: number, state: "up" | "down", ageMin = 1, place = `0/15/9-${number}`) => ({
  type: "Host",
  name: `cpe${number}`,
  attrs: {
    state_long: state,
    output: `${state === "up" ? "online" : "alarm/losi/offline"} oltX:${place} 0.0.0.0`,
    last_check: new Date(Date.now() - ageMin * 60_000).toISOString(),
    check_interval: 300,
    vars: {
      administrative_info: { id: number, sn: `48575443${number.toString(16).padStart(8, "0")}` },
      cpe_registration_host: "oltX",
      cpe_registration_id: place,
    },
  },
  joins: { services: [] },
});

/** A server where gpon answers with a status, and the monitoring with hosts. */
const serve = (status: number, rows: unknown[], count = rows.length) =>
  fakeFetch(({ path }) =>
    path.includes("/gpon/")
      ? { status, json: { detail: "no" } }
      : { status: 200, json: { count, results: rows } },
  );

describe("a device's neighbours where gpon is refused", () => {
  test.each([403, 404])("are the monitoring's (%i), by two requests in all", async (status) => {
    const seen = serve(status, [host(1, "down"), host(2, "down"), host(3, "up")]);
    const { onus, by } = await neighbours();
    expect(by).toBe("monitoring/search regtag");
    expect(onus.map(({ status: is, cause }) => [is, cause])).toEqual([
      ["offline", "los"],
      ["offline", "los"],
      ["online", null],
    ]);
    expect(seen).toHaveLength(2);
    expect(seen[1]?.path).toContain("regtag=oltX-0%2F15%2F9");
  });

  test("have no state where their report is old, and are those of this port alone", async () => {
    serve(403, [host(1, "down", 60), host(2, "up"), host(3, "up", 1, "0/15/8-3")]);
    const { onus } = await neighbours();
    expect(onus.map(({ name, status }) => [name, status])).toEqual([
      ["cpe1", "unknown"],
      ["cpe2", "online"],
    ]);
  });

  test("are not told from a part, nor where the OLT only did not answer", async () => {
    serve(403, [host(1, "down")], 900);
    await expect(neighbours()).rejects.toMatchObject({ kind: "malformed" });
    const seen = serve(500, [host(1, "down")]);
    await expect(neighbours()).rejects.toMatchObject({ status: 500 });
    expect(seen.every(({ path }) => path.includes("/gpon/"))).toBe(true);
  });
});
