import { expect, test } from "vitest";
import { group, plan, receptionist } from "./plan-fixtures.ts";
import { twinsOf } from "./twins.ts";

const all = plan({
  groups: [group(200, [])],
  queues: [{ ...group(300, []), kind: "queue" }],
  receptionists: [receptionist(1, "Hola", {})],
  ddis: [
    { kind: "ddi", id: 5, number: "0034912000003", rings: [], incoming: { raw: null, text: null } },
  ],
});

test.each([
  ["groups", { cli: " 200 " }, null, ["group"]],
  ["groups", { cli: "200" }, "200", []],
  ["queues", { cli: "200" }, "200", ["group"]],
  ["groups", { cli: "300" }, null, ["queue"]],
  ["queues", { cli: "1001" }, null, ["extension"]],
  ["groups", { cli: "" }, null, []],
  ["groups", { cli: null }, null, []],
  ["receptionists", { name: "Hola" }, null, ["receptionist"]],
  ["receptionists", { name: "Hola" }, "1", []],
  ["ddis", { ddi: "+34 912 000 003" }, null, ["ddi"]],
  ["ddis", { ddi: "" }, null, []],
] as const)("who has the same as a new one of %s with %j (id %s): %j", (kind, values, id, kinds) =>
  expect(twinsOf(kind, values, id, all).map((one) => one.kind)).toEqual(kinds),
);
