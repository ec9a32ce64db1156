import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createListener } from "./http.ts";
import { createKrill } from "./krill.ts";
import { named } from "./seed/named.ts";
import type { Json } from "./testing.ts";

/** What the public Python client of the contract sends, over real HTTP (contract 1, source `client`). */
const krill = createKrill();
const server = createServer(createListener(krill));
let origin = "";
let token = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = async (path: string): Promise<Json> => {
  const url = path.startsWith("http") ? path : `${origin}/api/v2/${path}`;
  return (
    await fetch(url, { headers: { Authorization: `Bearer ${token}`, Accept: "application/json" } })
  ).json();
};

describe("the public client's calls", () => {
  beforeAll(async () => {
    const body = new URLSearchParams({ username: "noc", password: "noc" });
    const reply = await fetch(`${origin}/api/v2/auth/login`, { method: "POST", body });
    token = ((await reply.json()) as { access: string }).access;
  });

  test("CPEs of a topology", async () => {
    const topology = "3a44340d-1996-4555-9093-5685af073056";
    const { count, results } = await get(`isp/cpes/?topology=${topology}`);
    expect(count).toBeGreaterThan(3);
    expect(new Set(results.map((row: Json) => row.topology))).toEqual(new Set([topology]));
  });

  test("hosts of a topology by both parameters", async () => {
    const topology = "nap-7";
    const query = new URLSearchParams({
      topology,
      "vars.administrative_info__topology": topology,
      type: "Host",
    });
    const { results } = await get(`monitoring/search?${query}`);
    expect(results[0].attrs.vars.administrative_info.topology).toBe(topology);
  });

  test("live info", async () => {
    expect(await get(`monitoring/cpes/${named.healthy.id}/info`)).toMatchObject({
      state: "up",
      state_id: 0,
    });
  });

  test("ONU status of a port: frame of one digit, slot and port of two", async () => {
    const { results } = await get("gpon/olts/oltNorte/frames/0/slots/15/ports/09/onus/status/");
    expect(results[0]).toMatchObject({
      desc: named.fibreCut.name,
      sn: named.fibreCut.sn,
      status: "offline",
    });
  });

  test("all hosts by following next, where the server names its own host", async () => {
    krill.world().options.ownHostNext = true;
    const names = new Set<string>();
    const hosts: (string | null)[] = [];
    let page: Json = { next: "monitoring/search?type=Host&hostgroups=cpegpon&limit=50" };
    while (page.next) {
      page = await get(page.next);
      for (const row of page.results) names.add(row.name);
      hosts.push(page.next && new URL(page.next).origin);
    }
    expect(hosts).toEqual([origin, origin, null]);
    expect(names.size).toBe(page.count);
  });
});

describe("the bridge", () => {
  test("what nobody serves is 404 in JSON", async () => {
    const reply = await fetch(`${origin}/api/v2/nothing/here/`);
    expect([reply.status, await reply.json()]).toEqual([404, { detail: "Not found." }]);
  });

  test("offline breaks the connection", async () => {
    krill.world().faults.offline = true;
    await expect(get("isp/cpes/")).rejects.toThrow("fetch failed");
    krill.world().faults.offline = false;
  });

  test("headers are those of the contract", async () => {
    const reply = await fetch(`${origin}/api/v2/isp/cpes/`, {
      method: "OPTIONS",
      headers: { "Access-Control-Request-Method": "GET" },
    });
    expect(reply.headers.get("access-control-allow-credentials")).toBe("True");
    expect(reply.headers.get("vary")).toBe("Accept, Cookie");
  });
});
