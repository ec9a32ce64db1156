import { expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { signIn, type Json } from "./testing.ts";

test("services have a life cycle, asked for what the owner needs, and their events", async () => {
  const krill = createKrill();
  const noc = await signIn("noc", krill);
  const change = async (body: object) => {
    const reply = await noc.send("PATCH", "rubik/services/1/", body);
    const data: Json = await reply.json();
    return { status: reply.status, data };
  };
  expect((await change({ state: "completed" })).data).toHaveProperty("state");
  expect((await change({ state: "ordered" })).data).toHaveProperty("planned");
  expect((await change({ state: "canceled" })).data).toHaveProperty("reason");
  const ordered = await change({ state: "ordered", planned: "2026-12-03 10:30" });
  expect(ordered.data).toMatchObject({ state: "ordering", planned: "2026-12-03 10:30" });
  expect((await change({ state: "canceled", reason: "x" })).status).toBe(409);
  await noc.sim("POST", "clock", { advance: 5 });
  expect(await noc.get("rubik/services/1/")).toMatchObject({
    state: "ordered",
    last_state: "ordering",
  });
  const events = await noc.get("rubik/services/1/events/");
  expect(events.results[0]).toMatchObject({ type: "service-partial_update", state: "ordered" });
});

test("a reservation that nobody orders is cancelled by itself", async () => {
  const noc = await signIn();
  await noc.sim("POST", "clock", { advance: 6 * 3600 });
  expect(await noc.get("rubik/services/1/")).toMatchObject({ state: "canceled" });
});

test("coverage: clues, candidates, homes, products, verify; blanks in ids matter", async () => {
  const noc = await signIn();
  const start = await noc.get("rubik/addresses/");
  expect(start["_meta"].clues.stateOrProvince).toEqual(["GIRONA", "MURCIA"]);
  expect(start.addresses).toEqual([]);
  const found = await noc.get("rubik/addresses/?stateOrProvince=GIRONA&streetName=abat");
  expect(found.addresses).toHaveLength(3);
  expect(found["_meta"].clues).toMatchObject({ postcode: ["17200"], streetNr: ["2", "4", "6"] });
  const [address] = found.addresses;
  const homesOf = async (body: object) => noc.send("POST", "rubik/subaddresses", body);
  expect((await homesOf({ ...address, uid: address.uid.trim() })).status).toBe(400);
  const homes: Json = await (await homesOf(address)).json();
  const sold: Json = await (await noc.send("POST", "rubik/products", homes[0])).json();
  expect(sold.uids.map((uid: Json) => uid.product)).toContain("ftth-local");
  const verify = async (home: Json): Promise<Json> => {
    const body = { owner: home.owner, uids: [home.uids[0]] };
    return (await noc.send("POST", "rubik/verify/", body)).json();
  };
  expect((await verify(homes[0])).code).toBe(100);
  expect((await verify(homes[3])).code).toBe(302);
});

test("who has not got Rubik is refused", async () => {
  const helpdesk = await signIn("helpdesk");
  expect((await helpdesk.send("GET", "rubik/services/")).status).toBe(403);
});
