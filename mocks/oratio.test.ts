import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { named } from "./seed/named.ts";
import { signIn, type Json } from "./testing.ts";

const online = "oratio/accounting/?online=true&limit=1000";

describe("sessions", () => {
  test("left over beside live ones are old, silent, and cut one at a time", async () => {
    const me = await signIn();
    const before = (await me.get(online)).count as number;
    const reply = await me.sim("POST", "sessions", { twins: 500 });
    const { left: made } = (await reply.json()) as { left: number };
    expect((await me.get(online)).count).toBe(before + made);
    const mine = (await me.get(`${online}&search=${named.healthy.name}`)).results as Json[];
    expect(mine).toHaveLength(2);
    const [old, live] = mine.toSorted((a, b) => (a.acctstarttime < b.acctstarttime ? -1 : 1));
    expect(Date.parse(live.acctupdatetime) - Date.parse(old.acctupdatetime)).toBeGreaterThan(3.6e6);
    await me.send("GET", `oratio/accounting/${old.acctuniqueid}/disconnect/`);
    await me.sim("POST", "clock", { advance: 30 });
    const left = (await me.get(`${online}&search=${named.healthy.name}`)).results as Json[];
    expect(left.map((row) => row.acctuniqueid)).toEqual([live.acctuniqueid]);
  });

  test("are found by a MAC in quotes, in any notation, and not without quotes", async () => {
    const me = await signIn();
    const [session] = (await me.get(`${online}&limit=1`)).results as Json[];
    const mac = (session.callingstationid as string).replaceAll("-", ":");
    const count = async (search: string) =>
      (await me.get(`${online}&search=${encodeURIComponent(search)}`)).count as number;
    expect(await count(`"${mac}"`)).toBeGreaterThan(0);
    expect(await count(mac)).toBe(0);
  });

  test("are found by any datum, the access server's address too, as leases by theirs", async () => {
    const me = await signIn();
    const first = async (path: string) => ((await me.get(path)).results as Json[])[0];
    const nas = (await first(`${online}&limit=1`)).nasipaddress as string;
    expect(await first(`${online}&search=${nas}`)).toMatchObject({ nasipaddress: nas });
    for (const path of ["kermit/ipv4-leases", "kermit/ipv6-leases"]) {
      const { ip } = await first(`${path}?limit=1`);
      expect(await first(`${path}?search=${ip}`)).toMatchObject({ ip });
    }
  });
});

describe("pools", () => {
  test("have all their addresses as rows, in order of their numbers, also at 65,536", async () => {
    const me = await signIn();
    const page = await me.get("oratio/pools/nat/?limit=3&offset=65000&sort=framedipaddress");
    expect(page.count).toBe(65_536);
    const [first, second] = page.results as Json[];
    const last = ({ framedipaddress }: Json) => Number((framedipaddress as string).split(".")[3]);
    expect(last(second) - last(first)).toBe(1);
  });

  test("say how many are in use, one of them that it is nearly full", async () => {
    const me = await signIn();
    const pools = (await me.get("oratio/pools/")).results as Json[];
    for (const { used, free, total } of pools) expect(used + free).toBe(total);
    const stats = await me.get("oratio/pools/voip/stats/");
    expect(stats).toMatchObject({ used: 62, free: 2, total: 64 });
    expect((await me.get("oratio/pools/voip/?limit=100&search=voip-")).count).toBe(62);
  });

  test("come in the order of texts from a server that keeps addresses so", async () => {
    const krill = createKrill();
    krill.world().options.addressOrder = "text";
    const me = await signIn("noc", krill);
    const rows = (await me.get("oratio/pools/voip/?limit=3")).results as Json[];
    expect(rows.map((row) => row.framedipaddress)).toEqual([
      "10.99.0.0",
      "10.99.0.1",
      "10.99.0.10",
    ]);
  });
});
