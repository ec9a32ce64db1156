import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { named } from "./seed/named.ts";
import { actionsOf, signIn, type Json } from "./testing.ts";

describe("failures", () => {
  test.each<[string, object, (reply: Response) => Promise<unknown>, unknown]>([
    [
      "errorRate",
      { errorRate: 1 },
      async (r) => [r.status, r.headers.get("content-type")],
      [500, "text/html"],
    ],
    ["another status", { errorRate: 1, errorStatus: 504 }, async (r) => r.status, 504],
    ["offline", { offline: true }, async (r) => r.type, "error"],
    [
      "rateLimit",
      { rateLimit: { retryAfter: 7 } },
      async (r) => [r.status, r.headers.get("retry-after")],
      [429, "7"],
    ],
    [
      "rateLimit without a time",
      { rateLimit: { retryAfter: null } },
      async (r) => [r.status, r.headers.get("retry-after")],
      [429, null],
    ],
    ["badJson", { badJson: true }, async (r) => r.json().catch(() => "broken"), "broken"],
    ["expireTokens", { expireTokens: true }, async (r) => r.status, 401],
    ["another path", { errorRate: 1, match: "/customers" }, async (r) => r.status, 200],
    ["another method", { errorRate: 1, method: "POST" }, async (r) => r.status, 200],
  ])("%s", async (_name, faults, look, expected) => {
    const me = await signIn();
    expect((await me.sim("PUT", "faults", faults)).status).toBe(200);
    expect(await look(await me.send("GET", "isp/cpes/"))).toEqual(expected);
  });

  test("switch off by themselves after `times`", async () => {
    const me = await signIn();
    await me.sim("PUT", "faults", { errorRate: 1, times: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await me.send("GET", "isp/cpes/")).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  test("what is held is answered when the switches are set anew", async () => {
    const me = await signIn();
    await me.sim("PUT", "faults", { held: true, errorRate: 1, method: "PATCH" });
    const changing = me.send("PATCH", "isp/cpes/101/", { notes: "Hecho." });
    const other = me.get("isp/cpes/101/");
    expect(await Promise.race([changing, other])).toBe(await other);
    await me.sim("PUT", "faults", {});
    expect((await changing).status).toBe(500);
  });

  test("lostReply carries the request out and loses the answer", async () => {
    const me = await signIn();
    await me.sim("PUT", "faults", { lostReply: true, times: 1 });
    expect((await me.send("PATCH", "isp/cpes/101/", { notes: "Hecho." })).type).toBe("error");
    expect((await me.get("isp/cpes/101/")).notes).toBe("Hecho.");
  });

  test("a setting that does not exist is refused by name", async () => {
    const reply = await (await signIn()).sim("PUT", "faults", { latency: 3 });
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain("'latency'");
  });
});

describe("worlds", () => {
  test("do not see each other, and a reset brings back the beginning", async () => {
    const krill = createKrill();
    const [one, two] = [await signIn("noc", krill, "one"), await signIn("noc", krill, "two")];
    await one.send("PATCH", "isp/cpes/101/", { notes: "Sólo aquí." });
    await one.sim("PUT", "faults", { errorRate: 1, match: "/customers" });
    expect((await two.get("isp/cpes/101/")).notes).not.toBe("Sólo aquí.");
    expect((await two.send("GET", "isp/customers/")).status).toBe(200);
    await one.sim("POST", "reset");
    expect((await one.get("isp/cpes/101/")).notes).not.toBe("Sólo aquí.");
    expect((await one.send("GET", "isp/customers/")).status).toBe(200);
  });

  test("are the same at each start", async () => {
    const now = () => Date.UTC(2026, 4, 4, 10);
    const dump = async () =>
      (await signIn("noc", createKrill({ now }))).get("isp/cpes/?limit=1000&joins=customer,potses");
    expect(await dump()).toEqual(await dump());
  });
});

describe("hands on the network", () => {
  test("a plug is pulled and an action taken away behind the console's back", async () => {
    const me = await signIn();
    const { id } = named.healthy;
    await me.sim("PATCH", `cpes/${id}`, { link: "losi", actions: { reboot: null } });
    expect((await me.get(`monitoring/cpes/${id}/info`)).registration.states).toEqual([
      "alarm",
      "losi",
      "offline",
    ]);
    expect(actionsOf(await me.get(`isp/cpes/${id}/`))).not.toHaveProperty("reboot");
    expect((await me.send("POST", `cpes/${id}/reboot`, {})).status).toBe(404);
    await me.sim("PATCH", `cpes/${id}`, {
      link: "online",
      actions: { reboot: `/api/v2/cpes/${id}/reboot` },
    });
    expect((await me.get(`monitoring/cpes/${id}/info`)).state).toBe("up");
  });

  test("the log tells every write and action, without secrets", async () => {
    const me = await signIn();
    await me.get("isp/cpes/");
    await me.send("PATCH", "isp/cpes/101/", { wifi_password: "muy secreta" });
    await me.send("POST", "cpes/102/reboot", {});
    const log = (await (await me.sim("GET", "log")).json()) as Json[];
    expect(log.map((one) => [one.method, one.path, one.status])).toEqual([
      ["POST", "/api/v2/auth/login", 200],
      ["PATCH", "/api/v2/isp/cpes/101/", 200],
      ["POST", "/api/v2/cpes/102/reboot", 202],
    ]);
    expect(JSON.stringify(log)).not.toMatch(/secreta|"noc","password":"noc"/);
  });

  test("the page with the switches is there", async () => {
    const reply = await (await signIn()).sim("GET", "");
    expect(await reply.text()).toContain("<h1>Simulated Krill: switches</h1>");
  });
});

describe("options: another server within the contract", () => {
  const other = async (options: object) => {
    const krill = createKrill();
    Object.assign(krill.world().options, options);
    return signIn("noc", krill);
  };

  test.each<[string, object, (reply: Json) => unknown, unknown]>([
    ["strings", { meApps: "strings" }, (reply) => reply[0], "isp"],
    ["objects", { meApps: "objects" }, (reply) => reply[0].name, "isp"],
    ["envelope", { meApps: "envelope" }, (reply) => reply.results[0].name, "isp"],
    ["404", { meApps: "404" }, (reply) => reply.detail, "Not found."],
  ])("me/apps as %s", async (_name, options, look, expected) => {
    expect(look(await (await other(options)).get("me/apps/"))).toBe(expected);
  });

  test.each([
    ["app", 102, "/api/v2/isp/cpes/102/reboot"],
    ["appless", 101, "/api/v2/cpes/101/reboot"],
    ["mixed", 101, "/api/v2/isp/cpes/101/reboot"],
    ["mixed", 102, "/api/v2/cpes/102/reboot"],
  ])("hrefs in style %s", async (linkStyle, id, href) => {
    const me = await other({ linkStyle });
    expect(actionsOf(await me.get(`isp/cpes/${id}/`))["reboot"]).toBe(href);
  });

  test.each([
    ["GET", "isp/cpes", 301],
    ["POST", "isp/cpes", 301],
    ["GET", "isp/cpes/", 200],
    ["GET", "monitoring/search", 200],
    ["GET", "kermit/ipv4-leases/", 404],
  ])("strict about slashes: %s %s is %i", async (method, path, status) => {
    const me = await other({ trailingSlash: "strict" });
    expect((await me.send(method, path)).status).toBe(status);
  });

  test("opaque tokens work and tell nothing", async () => {
    const me = await other({ jwt: false });
    expect((await me.get("auth/user/")).username).toBe("noc");
  });
});

test("a bad night: a fibre cut, a street without power, a flapping host and 300 lone faults", async () => {
  const krill = createKrill();
  const me = await signIn("noc", krill, "night@2000");
  const staged = await (await me.sim("POST", "scenario", { name: "bad-night" })).json();
  expect(staged.fibre.devices.length).toBeGreaterThan(30);
  expect(staged.power.devices).toHaveLength(20);
  expect(staged.alone).toBe(300);
  const count = async (query: string) => (await me.get(`monitoring/search?limit=1&${query}`)).count;
  expect(await count("type=Host&is_flapping=true")).toBe(1);
  expect(await count("type=Host&problem=true")).toBeGreaterThan(350);
  expect(await count("type=Host&search=Calle%20del%20Apag%C3%B3n")).toBe(20);
  expect((await me.sim("POST", "scenario", { name: "good-night" })).status).toBe(400);
});
