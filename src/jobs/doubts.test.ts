import { describe, expect, test } from "vitest";
import { seenSince } from "./doubts.ts";
import { outcome } from "./outcome.ts";
import { changeToKeep, type ActionRecord } from "./record.ts";

const thing = { app: "isp", kind: "customer", id: "7", name: "Ana", path: "/isp/customers/7" };
const doubt = (more: Partial<ActionRecord> = {}): ActionRecord => ({
  ...outcome("unknown", "no-answer"),
  id: "r1",
  at: 1,
  user: "noc",
  thing,
  action: "change",
  severity: "interrupting",
  href: "/api/v2/isp/customers/7/",
  method: "PATCH",
  finishedAt: 2,
  watch: null,
  checkedAt: null,
  changes: [changeToKeep("city", "Ronda", "Vigo"), changeToKeep("comment", "x", "")],
  ...more,
});
const now =
  (values: Record<string, unknown>) =>
  (field: string): unknown =>
    values[field];
const seen = (record: ActionRecord, values: Record<string, unknown> | null) =>
  seenSince([record], thing, values && now(values), 9).map(({ seen: is }) => is);

describe("what was sent without a clear answer", () => {
  test("is told by what is there now, and written down as looked into", () => {
    const [told] = seenSince([doubt()], thing, now({ city: "Vigo", comment: null }), 9);
    expect(told).toEqual({ ...doubt(), checkedAt: 9, seen: "so" });
    expect(seen(doubt(), { city: "Vigo", comment: "x" })).toEqual(["not-so"]);
    expect(seen(doubt({ action: "undo" }), { city: "Ronda", comment: "x" })).toEqual(["not-so"]);
  });

  test("stays open where it is not told: fields not read, secrets, actions, other things", () => {
    expect(seen(doubt(), { city: "Vigo" })).toEqual([]);
    const changes = [changeToKeep("wifi_password", "a", "b")];
    expect(seen(doubt({ changes }), { wifi_password: "b" })).toEqual([]);
    expect(seen(doubt({ action: "reboot" }), { city: "Vigo", comment: "" })).toEqual([]);
    const other = { ...thing, id: "8" };
    expect(seen(doubt({ thing: other }), { city: "Vigo", comment: "" })).toEqual([]);
  });

  test("stays as it is where it is known, or was looked into", () => {
    expect(seen(doubt({ state: "done" }), { city: "Vigo", comment: "" })).toEqual([]);
    expect(seen(doubt({ checkedAt: 3 }), { city: "Vigo", comment: "" })).toEqual([]);
  });

  test("is a deletion carried out where the thing is gone, and no more than that", () => {
    expect(seen(doubt({ action: "delete", changes: [] }), null)).toEqual(["so"]);
    expect(seen(doubt({ action: "delete", changes: [] }), { city: "Vigo" })).toEqual([]);
    expect(seen(doubt(), null)).toEqual([]);
  });
});
