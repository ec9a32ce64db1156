import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { named, namedRows } from "./seed/named.ts";
import { actionsOf, signIn, type Json } from "./testing.ts";

const { healthy } = named;

async function setUp() {
  const krill = createKrill();
  const me = await signIn("noc", krill);
  return {
    me,
    advance: (seconds: number) => krill.world().clock.advance(seconds),
    info: (id: number) => me.get(`monitoring/cpes/${id}/info`),
    act: async (id: number, name: string) => {
      const row = await me.get(`isp/cpes/${id}/`);
      return me.send("POST", actionsOf(row)[name] ?? "", {});
    },
  };
}

describe("actions take their time (contract 2.6)", () => {
  test("a reboot is accepted, takes the device down after 2 s and brings it back after 25 s", async () => {
    const { me, advance, info, act } = await setUp();
    const before = await info(healthy.id);
    expect((await act(healthy.id, "reboot")).status).toBe(202);
    expect((await info(healthy.id)).state).toBe("up");
    advance(3);
    expect(await info(healthy.id)).toMatchObject({
      state: "down",
      uptime: 0,
      ips: ["0.0.0.0"],
      registration: { states: ["offline"] },
    });
    expect((await me.get(`monitoring/hosts/${healthy.name}`)).attrs.state_long).toBe("down");
    advance(23);
    const after = await info(healthy.id);
    expect(after.state).toBe("up");
    expect(after.uptime).toBeLessThan(5);
    expect(before.uptime).toBeGreaterThan(3000);
    const logs = await me.get(`cpes/${healthy.id}/logs`);
    expect(logs.results[0]).toMatchObject({
      username_persistent: "noc",
      method: "POST",
      status_code: 202,
    });
  });

  test.each([
    ["reprovision", 5, "down", 9, "up"],
    ["factory", 30, "down", 61, "up"],
    ["reconfig", 5, "up", 13, "up"],
    ["unprovision", 3, "down", 600, "down"],
  ])("%s: after %i s %s, after %i s %s", async (action, soon, first, later, last) => {
    const { advance, info, act } = await setUp();
    await act(healthy.id, action);
    advance(soon);
    expect((await info(healthy.id)).state).toBe(first);
    advance(later - soon);
    expect((await info(healthy.id)).state).toBe(last);
  });

  test("an unprovisioned ONU shows up among the unconfigured and comes back by reprovision", async () => {
    const { me, advance, info, act } = await setUp();
    const pending = async () =>
      (await me.get("gpon/unconfigured/?limit=50")).results.map((row: Json) => row.sn);
    await act(healthy.id, "unprovision");
    advance(3);
    expect(await pending()).toContain(healthy.sn);
    const host = await me.get(
      `monitoring/search?type=Host&joins=services&host_name=${healthy.name}`,
    );
    const services: Json[] = host.results[0].joins.services;
    expect(services.find((one) => one.attrs.service_name === "provision").attrs).toMatchObject({
      state: 2,
      state_long: "critical",
    });
    await act(healthy.id, "reprovision");
    advance(9);
    expect((await info(healthy.id)).state).toBe("up");
    expect(await pending()).not.toContain(healthy.sn);
  });

  test("one device refuses, one never comes back", async () => {
    const { advance, info, act } = await setUp();
    expect((await act(named.refuses.id, "reboot")).status).toBe(409);
    await act(named.neverReturns.id, "reboot");
    advance(3600);
    expect((await info(named.neverReturns.id)).state).toBe("down");
  });

  test("a RADIUS disconnect is a GET; the session ends and another begins", async () => {
    const { me, advance } = await setUp();
    const live = async () =>
      (await me.get(`oratio/accounting/?online=true&krillcpename=${healthy.name}`)).results;
    const [before] = await live();
    expect(
      (await me.send("GET", `oratio/accounting/${before.acctuniqueid}/disconnect/`)).status,
    ).toBe(202);
    expect(await live()).toEqual([]);
    advance(6);
    expect((await live())[0].acctuniqueid).not.toBe(before.acctuniqueid);
  });
});

describe("another server's ways (contract 2.6, [I])", () => {
  test.each(["PUT", "GET"] as const)(
    "actions by %s answer 405 with Allow to a POST",
    async (actionMethod) => {
      const krill = createKrill();
      Object.assign(krill.world().options, { actionMethod, actionStatus: 204 });
      const me = await signIn("noc", krill);
      const refused = await me.send("POST", "cpes/101/reboot", {});
      expect([refused.status, refused.headers.get("allow")]).toEqual([
        405,
        `${actionMethod}, OPTIONS`,
      ]);
      expect((await me.send(actionMethod, "cpes/101/reboot")).status).toBe(204);
    },
  );
});

describe("the named rows are what they say", () => {
  test.each(namedRows.filter((row) => !row.quirk?.info).map((row) => [row.name, row] as const))(
    "%s",
    async (_name, row) => {
      const { me, info } = await setUp();
      expect(await me.get(`isp/cpes/${row.id}/`)).toMatchObject({
        id: row.id,
        cpename: row.name,
        sn: row.sn,
      });
      const isUp =
        row.device.link === undefined ||
        (row.device.link === "online" && row.device.isProvisioned !== false);
      expect((await info(row.id)).state).toBe(isUp ? "up" : "down");
    },
  );

  test.each([
    ["weakDown", "dnrx", 1],
    ["weakDownCritical", "dnrx", 2],
    ["weakUp", "uprx", 1],
    ["weakUpCritical", "uprx", 2],
    ["tooStrong", "dnrx", 1],
  ] as const)("%s breaks the limits of %s (state %i)", async (key, metric, state) => {
    const { txrx } = (await (await setUp()).info(named[key].id)).services;
    expect(txrx.state_id).toBe(state);
    expect(txrx.output).toMatch(new RegExp(`^${metric}=-[0-9.]+ [<>] -[0-9.]+!$`));
  });

  test("healthy light is within its limits and fits together", async () => {
    const { txrx } = (await (await setUp()).info(healthy.id)).services;
    const value = (metric: string): number =>
      txrx.perfdatas.find((one: Json) => one.metric === metric).value;
    expect(txrx.state_id).toBe(0);
    expect(value("upatt")).toBeCloseTo(value("uptx") - value("uprx"), 6);
  });

  test("the fibre cut: nine of ten lost within a minute, as the OLT tells it", async () => {
    const { me, info } = await setUp();
    const { registration } = await info(named.fibreCut.id);
    expect(registration).toMatchObject({ host: "oltNorte", id: "0/15/9-0" });
    const port = await me.get("gpon/olts/oltNorte/frames/0/slots/15/ports/09/onus/status/");
    const lost = port.results.filter((row: Json) => row.cause === "losi");
    const times = lost.map((row: Json) => Date.parse(row.last_down_time));
    expect([lost.length, port.count]).toEqual([9, 10]);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(60_000);
  });

  test("the power cut: six of eight gasped", async () => {
    const port = await (
      await setUp()
    ).me.get("gpon/olts/oltPuerto/frames/0/slots/15/ports/02/onus/status/");
    expect(port.results.filter((row: Json) => row.cause === "dyinggasp")).toHaveLength(6);
  });

  test.each([
    [named.info500, 500, "text/html"],
    [named.docsisInfo500, 500, "text/html"],
    [named.infoNotJson, 200, "application/json"],
  ])("$0.what", async (row, status, type) => {
    const reply = await (await setUp()).me.send("GET", `monitoring/cpes/${row.id}/info`);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([status, type]);
    await expect(reply.json()).rejects.toThrow(SyntaxError);
  });

  test("monitoring can be wrong: it says up, the live reading says loss of signal", async () => {
    const { me, info } = await setUp();
    const host = await me.get(`monitoring/hosts/${named.liveContradicts.name}`);
    expect(host.attrs.state_long).toBe("up");
    expect((await info(named.liveContradicts.id)).registration.states).toContain("losi");
  });
});
