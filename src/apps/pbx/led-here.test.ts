import { expect, test } from "vitest";
import { lostBy } from "./led-here.ts";
import { ddi, group, jump, plan, receptionist } from "./plan-fixtures.ts";

const pbx = plan({
  incoming: { fix: jump(), inside: jump("rec:Hola"), outside: jump("grp:22"), holiday: jump() },
  ddis: [ddi(1, "912000001", { to: "grp:22 (Ventas)" }), ddi(2, "912000002")],
  groups: [
    { ...group(22, [], { fail: "rec:Hola" }), id: 7 },
    group(23, [], { fail: "ddi:+34912000002" }),
  ],
  receptionists: [receptionist(5, "Hola", { "1": "grp:22", "9": "rec:Hola" })],
});

test.each([
  ["receptionists", "5", { name: "Hola" }, []],
  ["receptionists", "5", { name: " Hola " }, []],
  ["receptionists", "5", { name: "Adiós" }, ["rule", "group:7", "receptionist:5"]],
  // Nothing is saved so.
  ["receptionists", "5", { name: "" }, []],
  ["groups", "7", { cli: "24", name: "G22" }, ["rule", "ddi:1", "receptionist:5"]],
  ["groups", "7", { cli: "22", name: "Otro" }, []],
  ["ddis", "2", { ddi: "0034 912 000 002" }, []],
  ["ddis", "2", { ddi: "912000009" }, ["group:23"]],
] as const)("%s %s called %j is lost to %j", (kind, id, values, places) => {
  expect(lostBy(kind, values, id, pbx)).toEqual(places);
});

test("a way that holds an id follows it", () => {
  const incoming = { ...pbx.incoming, inside: { raw: 5, text: "rec:Hola" } };
  expect(lostBy("receptionists", { name: "Adiós" }, "5", { ...pbx, incoming })).not.toContain(
    "rule",
  );
});
