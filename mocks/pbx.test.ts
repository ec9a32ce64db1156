import { describe, expect, test } from "vitest";
import { createKrill } from "./krill.ts";
import { PBXS } from "./seed/pbx.ts";
import { signIn, type Json } from "./testing.ts";

async function office() {
  const me = await signIn();
  const pbx = (await me.get("pbx/pbxs/")).results.find((one: Json) => one.id === PBXS.office);
  return { me, pbx, base: `pbx/customers/${pbx.customer}/pbxs/${pbx.id}/` };
}

describe("PBXs (contract 3.3)", () => {
  test("the list counts the items of each", async () => {
    const { pbx } = await office();
    expect(pbx).toMatchObject({ ddis_count: 3, groups_count: 4, queues_count: 1, lines_count: 6 });
  });

  test("a customer has one PBX, and none without a line", async () => {
    const { me, pbx } = await office();
    const again = await me.send("POST", `pbx/customers/${pbx.customer}/pbxs/`, {});
    expect(await again.json()).toEqual({ non_field_errors: ["This customer already has a PBX."] });
    const { id } = await (await me.send("POST", "isp/customers/", { name: "Nuevo" })).json();
    expect((await me.send("POST", `pbx/customers/${id}/pbxs/`, {})).status).toBe(400);
  });

  test.each([
    ["groups/", { cli: "300", name: "Otro" }, "cli"],
    ["queues/", { cli: "1001", name: "Otro" }, "cli"],
    ["groups/", { cli: "400", name: "Otro", fail: "nowhere" }, "fail"],
    ["groups/", { cli: "400", name: "Otro", extensions: [999_999] }, "extensions"],
    ["ddis/", { ddi: "912000001" }, "ddi"],
    ["ddis/", { ddi: "no" }, "ddi"],
    ["recepcionists/", { name: "Otra", options: [{ dial: "", jump: null }] }, "options"],
    ["schedules/", { name: "Otro", items: [{ weekday_from: "mon" }] }, "items"],
  ])("POST %s with %j complains of %s", async (path, body, field) => {
    const { me, base } = await office();
    const reply = await me.send("POST", base + path, body);
    expect(reply.status).toBe(400);
    expect(Object.keys(await reply.json())).toEqual([field]);
  });

  test("items are made, changed and deleted; a schedule in use stays", async () => {
    const { me, base } = await office();
    const made = await me.send("POST", `${base}ddis/`, { ddi: "0034912999999" });
    expect(made.status).toBe(201);
    const { id } = await made.json();
    const changed = await me.send("PATCH", `${base}ddis/${id}/`, { incoming: "vm:1001" });
    expect(await changed.json()).toMatchObject({ ddi: "0034912999999", incoming: "vm:1001" });
    expect((await me.send("DELETE", `${base}ddis/${id}/`)).status).toBe(204);
    expect((await me.send("GET", `${base}ddis/${id}/`)).status).toBe(404);
    expect((await me.send("DELETE", `${base}schedules/1/`)).status).toBe(409);
  });

  test("another customer's address does not lead to it", async () => {
    const { me, pbx } = await office();
    const other = `pbx/customers/${pbx.customer + 1}/pbxs/${pbx.id}/`;
    expect((await me.send("GET", other)).status).toBe(404);
    expect((await me.send("GET", `${other}ddis/`)).status).toBe(404);
  });

  test("holidays are neither repeated nor malformed, nor deleted in use", async () => {
    const { me } = await office();
    for (const day of ["1/1", "32/1", "01/02", "pascua"])
      expect((await me.send("POST", "pbx/holidays/", { day })).status).toBe(400);
    expect((await me.send("POST", "pbx/holidays/", { day: "2/1" })).status).toBe(201);
    expect((await me.send("DELETE", "pbx/holidays/1/")).status).toBe(409);
  });

  test("deleting a PBX takes its items along; helpdesk may not look", async () => {
    const krill = createKrill();
    const me = await signIn("noc", krill);
    const { customer } = (await me.get("pbx/pbxs/")).results[0];
    expect((await me.send("DELETE", `pbx/customers/${customer}/pbxs/1/`)).status).toBe(204);
    expect(krill.world().db.pbx.groups.where("pbx", 1)).toEqual([]);
    expect((await (await signIn("helpdesk", krill)).send("GET", "pbx/pbxs/")).status).toBe(403);
  });

  test("calls are filtered by number, outcome and time", async () => {
    const me = await signIn();
    const { count, results } = await me.get("pbx/cdrs/?disposition=BUSY&dst=1001&limit=1000");
    expect(count).toBeGreaterThan(0);
    expect(results.every((one: Json) => one.disposition === "BUSY" && one.dst === "1001")).toBe(
      true,
    );
    expect((await me.get("pbx/cdrs/?start__gte=2099-01-01T00:00:00Z")).count).toBe(0);
  });
});
