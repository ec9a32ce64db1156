import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { named } from "./seed/named.ts";
import { actionsOf, signIn, type Caller, type Json } from "./testing.ts";

const ids = (page: Json): number[] => (page.results as { id: number }[]).map((row) => row.id);
const NEW_CPE = {
  customer: 1,
  model: "HS8546V2",
  realm: "cpe",
  tech: "gpon",
  sn: "HWTC0ABC0011",
  profile: 2,
  line_profile: "residential",
};

describe("lists (contract 2.4)", () => {
  test("a page of three in the middle names its neighbours on an internal host", async () => {
    const page = await (await signIn()).get("isp/cpes/?attrs=id&offset=42&limit=3");
    expect(page.count).toBe(158);
    expect(page.next).toBe(
      "http://krill.internal.example:4280/api/v2/isp/cpes/?attrs=id&limit=3&offset=45",
    );
    expect(page.previous).toBe(
      "http://krill.internal.example:4280/api/v2/isp/cpes/?attrs=id&limit=3&offset=39",
    );
    expect(page.results).toEqual([{ id: 43 }, { id: 44 }, { id: 45 }]);
  });

  test.each([
    ["sn=4857544314310a47", [101]],
    ["sn=HWTC14310A47", [101]],
    ["sn=5a5445475a000134", [134, 135]],
    ["sn=nothing", []],
    ["id__in=147,101,9999999", [101, 147]],
    ["external_id=CRM-000777", [147, 148]],
    ["cpename=phi0994", [154]],
    ["mac=7C:B7:33:5E:01:49", [149]],
    ["search=HWTC14310a47", [101]],
    ["search=cpe0101", [101]],
    ["realm=pim&sn=0000deadbeef0000", [136]],
    ["active=false&search=cpe0127", [127]],
    ["id=350", []],
  ])("%s finds %j", async (query, expected) => {
    expect(ids(await (await signIn()).get(`isp/cpes/?${query}`))).toEqual(expected);
  });

  test("sorts both ways, nothing last", async () => {
    const me = await signIn();
    const up = await me.get("isp/cpes/?sort=sn&limit=1000&attrs=sn");
    const down = await me.get("isp/cpes/?sort=-sn&limit=1000&attrs=sn");
    const values = up.results.map((row: Json) => row.sn);
    expect(values.at(-1)).toBeNull();
    expect(values.filter(Boolean)).toEqual(values.filter(Boolean).toSorted());
    expect(down.results.map((row: Json) => row.sn)).toEqual(values.toReversed());
  });

  test("attrs cuts, joins embeds what attrs does not cut", async () => {
    const row = await (await signIn()).get("isp/cpes/101/?attrs=id&joins=customer,potses");
    expect(Object.keys(row)).toEqual(["id", "customer", "potses"]);
    expect(row.customer).toHaveProperty("surname");
    expect(row.potses[0]).not.toHaveProperty("cpe");
  });

  test("unknown filters are ignored, unless this server minds them", async () => {
    const krill = createKrill();
    const me = await signIn("noc", krill);
    expect((await me.get("isp/cpes/?colour=red")).count).toBe(158);
    krill.world().options.ignoreUnknownFilters = false;
    expect((await me.send("GET", "isp/cpes/?colour=red")).status).toBe(400);
  });
});

describe("links (contract 2.6)", () => {
  test("even ids have app-less addresses, odd ones not, and all of them answer", async () => {
    const me = await signIn();
    for (const id of [named.weakDown.id, named.healthy.id]) {
      const row = await me.get(`isp/cpes/${id}/`);
      const links: Record<string, string> = row["_links"].links;
      expect(links["info"]).toBe(
        id % 2 === 0 ? `/api/v2/cpes/${id}/info` : `/api/v2/isp/cpes/${id}/info`,
      );
      expect(links["cdrs"]).toContain("events?type=cdr");
      for (const href of Object.values(links))
        expect([href, (await me.send("GET", href)).status]).toEqual([href, 200]);
    }
  });

  test.each([
    [named.bitstream, ["diagnostic", "factory", "reboot", "reconfig"]],
    [named.softphone, []],
    [
      named.unknownAction,
      ["diagnostic", "factory", "reboot", "reconfig", "reprovision", "unprovision", "speed_boost"],
    ],
  ])("$0.what", async (row, actions) => {
    expect(Object.keys(actionsOf(await (await signIn()).get(`isp/cpes/${row.id}/`)))).toEqual(
      actions,
    );
  });

  test("one row has no _links at all", async () => {
    expect(await (await signIn()).get(`isp/cpes/${named.noLinks.id}/`)).not.toHaveProperty(
      "_links",
    );
  });
});

describe("writing (contract 2.11, 3.1)", () => {
  const post = (me: Caller, change: object) =>
    me.send("POST", "isp/cpes/", { ...NEW_CPE, ...change });

  test.each<[string, object, object]>([
    ["customer", { customer: undefined }, { customer: ["This field is required."] }],
    [
      "customer that is not there",
      { customer: 99_999 },
      { customer: ['Invalid pk "99999" - object does not exist.'] },
    ],
    [
      "serial of 11 characters",
      { sn: "HWTC0ABC001" },
      { sn: ["Must have 12 or 16 alphanumeric characters."] },
    ],
    [
      "serial that is not hexadecimal",
      { sn: "4857544314310A4Z" },
      { sn: ["Serial number is not hexadecimal."] },
    ],
    [
      "serial of another CPE",
      { sn: "HWTC14310A47" },
      { sn: ["CPE with this sn already exists (cpe0101)."] },
    ],
    ["GPON without serial", { sn: null }, { sn: ["This field is required for this technology."] }],
    [
      "fixed without address",
      { address_profile: "fixed" },
      { fixed_address: ["A fixed address is required by this address profile."] },
    ],
    [
      "address without fixed",
      { fixed_address: "203.0.113.9" },
      { fixed_address: ["Only with the address profile 'fixed'."] },
    ],
    [
      "too many decimals",
      { latitude: "37.12345678" },
      { latitude: ["Ensure that there are no more than 7 decimal places."] },
    ],
    ["unknown model", { model: "HAL9000" }, { model: ['"HAL9000" is not a valid choice.'] }],
    [
      "postal code",
      { postalcode: "28A" },
      { postalcode: ["Only digits and hyphens are allowed."] },
    ],
    [
      "long external id",
      { external_id: "x".repeat(257) },
      { external_id: ["Ensure this field has no more than 256 characters."] },
    ],
  ])("refuses %s at its field", async (_name, change, errors) => {
    const reply = await post(await signIn(), change);
    expect([reply.status, await reply.json()]).toEqual([400, errors]);
  });

  test("creates, changes only what is sent, deletes", async () => {
    const me = await signIn();
    const reply = await post(me, {});
    const made: Json = await reply.json();
    expect(reply.status).toBe(201);
    expect(made).toMatchObject({
      id: 159,
      cpename: "cpe0159",
      sn: "485754430abc0011",
      active: true,
      tr069: true,
    });
    const changed = await me.send("PATCH", "isp/cpes/159/", {
      mac: "6c:44:2a:eb:a9:a1",
      id: 7,
      nonsense: 1,
    });
    expect(await changed.json()).toMatchObject({
      id: 159,
      mac: "6c442aeba9a1",
      sn: made.sn,
      notes: made.notes,
    });
    expect(await (await me.send("PATCH", "isp/cpes/159/", { sn: "HWTC0ABC0099" })).json()).toEqual({
      sn: ["The serial number cannot be changed."],
    });
    expect((await me.send("DELETE", "isp/cpes/159/")).status).toBe(204);
    expect((await me.send("GET", "isp/cpes/159/")).status).toBe(404);
  });

  test("a new CPE whose ONU waits on the fibre is provisioned by itself", async () => {
    const krill = createKrill();
    const me = await signIn("noc", krill);
    await post(me, {});
    krill.world().clock.advance(10);
    expect((await me.get("monitoring/cpes/159/info")).state).toBe("up");
    expect(
      (await me.get("gpon/unconfigured/?limit=50")).results.map((row: Json) => row.sn),
    ).not.toContain("485754430abc0011");
  });

  test("a customer with CPEs and a profile in use cannot be deleted", async () => {
    const me = await signIn();
    expect((await me.send("DELETE", "isp/customers/1/")).status).toBe(409);
    expect((await me.send("DELETE", "isp/cpe-profiles/2/")).status).toBe(409);
    expect((await me.send("DELETE", "isp/potses/1/")).status).toBe(405);
  });

  test("OPTIONS tells the fields to those who may write", async () => {
    const options = async (user: string) =>
      (await (await signIn(user)).send("OPTIONS", "isp/cpes/")).json();
    expect(await options("noc")).toMatchObject({
      actions: {
        POST: {
          model: { required: true },
          address_profile: { choices: [{ value: "public" }, { value: "nat" }, { value: "fixed" }] },
        },
      },
    });
    expect(await options("helpdesk")).not.toHaveProperty("actions");
  });
});
