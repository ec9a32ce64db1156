import { expect, test } from "vitest";
import { named } from "./seed/named.ts";
import { signIn } from "./testing.ts";

const { id } = named.healthy;

test("a test that a device names is run by its own address and tells its result as an event", async () => {
  const noc = await signIn();
  const info = await noc.get(`isp/cpes/${id}/cwmp_info`);
  const href = info["_links"].actions.site_survey;
  expect((await noc.send("POST", href, {})).status).toBe(202);
  await noc.sim("POST", "clock", { advance: 6 });
  const events = await noc.get(`isp/cpes/${id}/events?type=diagnostic`);
  expect(events.results[0].data).toMatchObject({ diagnostic: "site_survey" });
  expect(events.results[0].data.neighbours.length).toBeGreaterThan(3);
});

test("a changed channel is in the device's information, and another type of value is refused", async () => {
  const noc = await signIn();
  const path = `acs/devices/${id}/wifi/radios/1/`;
  expect((await noc.send("PATCH", path, { channel: "x" })).status).toBe(400);
  expect((await noc.send("PATCH", path, { channel: 13 })).status).toBe(200);
  const info = await noc.get(`isp/cpes/${id}/cwmp_info`);
  expect(info.wifi.radios[0].channel).toBe(13);
});

test("who may not use the TR-069 server is not let in", async () => {
  const helpdesk = await signIn("helpdesk");
  expect((await helpdesk.send("GET", `acs/devices/${id}/`)).status).toBe(403);
});
