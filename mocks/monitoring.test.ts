import { describe, expect, test } from "vitest";
import { named } from "./seed/named.ts";
import { signIn, type Json } from "./testing.ts";

const rows = async (query: string): Promise<Json[]> =>
  (await (await signIn()).get(`monitoring/search?limit=1000&${query}`)).results;

describe("search (contract 3.2)", () => {
  test("a host has 37 attrs, a joined service 36", async () => {
    const [host] = await rows(`type=Host&joins=services&host_name=${named.healthy.name}`);
    expect(Object.keys(host.attrs)).toHaveLength(37);
    expect(host.joins.services.map((one: Json) => one.name)).toEqual(
      host.attrs.vars.administrative_info.services.map(
        (name: string) => `${named.healthy.name}!${name}`,
      ),
    );
    expect(Object.keys(host.joins.services[0].attrs)).toHaveLength(36);
  });

  test.each<[string, (row: Json) => boolean]>([
    ["type=Host&problem=true", (row) => row.attrs.problem === 1 && row.type === "Host"],
    [
      "type=Service&alarm=true&handled=false",
      (row) => row.attrs.alarm === 1 && row.attrs.handled === 0,
    ],
    ["type=Host&hostgroups=olt", (row) => row.attrs.vars.type === "olt"],
    ["type=Host&business_impact__gte=3", (row) => row.attrs.business_impact >= 3],
    [
      "type=Host&vars.administrative_info__realm=phi",
      (row) => row.attrs.vars.administrative_info.realm === "phi",
    ],
    ["type=Host&vars.administrative_info__vendor=ZTE", (row) => row.attrs.vars.vendor === "ZTE"],
    ["type=Host&reghost=oltNorte&hostgroups=cpegpon", (row) => row.attrs.vars.type === "cpe"],
    ["type=Host&regtag=0/15/9", (row) => row.attrs.vars.cpe_registration_host === "oltNorte"],
    [
      "type=Service&perfdata.pondesv__gt=2",
      (row) => row.attrs.perfdata.find((one: Json) => one.name === "pondesv").value > 2,
    ],
    [
      "type=Service&perfdata.dnrx__lt=-27",
      (row) => row.attrs.perfdata.find((one: Json) => one.name === "dnrx").value < -27,
    ],
    ["type=Host&isnot=0", (row) => row.attrs.state !== 0],
    [
      "type=Host&problem=true&duration=>2h",
      (row) => Date.parse(row.attrs.last_state_change) < Date.now() - 7_200_000,
    ],
    ["type=Host&business_impact__lt=4&hostgroups=core", (row) => row.attrs.business_impact < 4],
    ["type=Host&search=HWTC14310A47", (row) => row.name === "cpe0101"],
    [
      "type=Service&service_name=txrx&state=2",
      (row) => row.attrs.service_name === "txrx" && row.attrs.state_long === "critical",
    ],
  ])("%s", async (query, holds) => {
    const found = await rows(query);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((row) => !holds(row))).toEqual([]);
  });

  test("sorts by severity, worst first", async () => {
    const severities = (await rows("sort=-severity")).map((row) => row.attrs.severity);
    expect(severities).toEqual(severities.toSorted((a, b) => b - a));
  });

  test("words registrations in every way of contract 2.9", async () => {
    const styles = new Set(
      (await rows("type=Host&hostgroups=cpegpon")).map((row) => {
        const state: unknown = row.attrs.vars.cpe_registration_state;
        return Array.isArray(state)
          ? state.length > 0
            ? "list"
            : "empty"
          : state === "__regstate__"
            ? state
            : typeof state;
      }),
    );
    expect([...styles].toSorted()).toEqual([
      "__regstate__",
      "empty",
      "list",
      "string",
      "undefined",
    ]);
    const [stale] = await rows(`type=Host&host_name=${named.staleRegistration.name}`);
    expect([stale.attrs.state_long, stale.attrs.vars.cpe_registration_state]).toEqual([
      "down",
      ["online"],
    ]);
  });
});

describe("what people do to alarms", () => {
  test("an acknowledgement and a downtime handle a problem, and can be taken back", async () => {
    const me = await signIn();
    const host = `monitoring/hosts/${named.losAlone.name}`;
    const handled = async () =>
      (await me.get(`monitoring/search?type=Host&host_name=${named.losAlone.name}`)).results[0]
        .attrs.handled;
    expect(await handled()).toBe(0);
    expect((await me.send("POST", `${host}/acknowledge`, {})).status).toBe(400);
    await me.send("POST", `${host}/acknowledge`, { comment: "Avisado." });
    expect(await handled()).toBe(1);
    await me.send("DELETE", `${host}/acknowledge`);
    expect(await handled()).toBe(0);
    const reply = await me.send("POST", `${host}/downtime`, {
      comment: "Obra",
      start_time: "2020-01-01T00:00:00Z",
      end_time: "2099-01-01T00:00:00Z",
    });
    expect([reply.status, await handled()]).toEqual([201, 1]);
  });

  test("a passive service cannot be rechecked, a host can", async () => {
    const me = await signIn();
    const host = `monitoring/hosts/${named.neverChecked.name}`;
    expect((await me.send("POST", `${host}/services/txrx/recheck`, {})).status).toBe(400);
    expect((await me.get(host)).attrs.last_check).toBeNull();
    expect((await me.send("POST", `${host}/recheck`, {})).status).toBe(202);
    await me.sim("POST", "clock", { advance: 2 });
    expect((await me.get(host)).attrs.state_long).toBe("up");
  });
});

describe("graphs", () => {
  test("give datasets whose points come by measurement, host, service and metric", async () => {
    const me = await signIn();
    const { name } = named.healthy;
    const { graphs } = await me.get(`monitoring/graphs/?host_name=${name}&service_name=txrx`);
    const { measurement, metric } = graphs[0].datasets[0];
    const body = {
      host_name: name,
      service_name: "txrx",
      start: "24h",
      end: "0m",
      metrics: [{ host_name: name, service_name: "txrx", measurement, metric }],
    };
    const data: Json = await (await me.send("POST", "monitoring/datasets/", body)).json();
    const points: Json[] = data[`${measurement}__${name}__txrx__${metric}`];
    expect(points.length).toBeGreaterThan(200);
    expect(points[0].time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

test("a host that is back was down for minutes, and up before (contract 3.2)", async () => {
  const me = await signIn();
  const { results } = await me.get(`monitoring/history/?host_name=${named.healthy.name}`);
  const changes: [string, number][] = results.map((row: Json) => [
    row.state_long,
    Date.parse(row.date),
  ]);
  expect(changes.map(([state]) => state).slice(0, 3)).toEqual(["up", "down", "up"]);
  const [back, down] = changes;
  expect((back?.[1] ?? 0) - (down?.[1] ?? 0)).toBeLessThan(3_600_000);
});
