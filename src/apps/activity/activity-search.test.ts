import { describe, expect, test } from "vitest";
import type { ActionRecord } from "#src/jobs/record.ts";
import {
  activityParams,
  isOpen,
  matchingRecords,
  parseActivity,
  sentText,
} from "./activity-search.ts";

const read = (query: string) => parseActivity(new URLSearchParams(query));

describe("an address of Activity", () => {
  test.each([
    ["", { tab: "actions", outcome: null, q: "" }],
    ["outcome=unknown&q=cpe0238", { tab: "actions", outcome: "unknown", q: "cpe0238" }],
    ["tab=requests", { tab: "requests", outcome: null, q: "" }],
    ["tab=nonsense&outcome=perhaps", { tab: "actions", outcome: null, q: "" }],
  ])("%j is read, and written again the same", (query, expected) => {
    expect(read(query)).toEqual(expected);
    expect(parseActivity(activityParams(read(query)))).toEqual(expected);
  });

  test("is bare where nothing is chosen", () => {
    expect(activityParams(read("")).toString()).toBe("");
  });
});

function record(id: string, more: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id,
    at: 1,
    user: "noc",
    thing: { app: "isp", kind: "cpe", id: "350", name: "cpe0238", path: "/isp/cpes/350" },
    action: "reconfig",
    severity: "interrupting",
    href: "/api/v2/cpes/350/reconfig",
    method: "POST",
    state: "done",
    why: null,
    status: 202,
    reply: "Queued for the next session",
    retryAfter: null,
    allow: [],
    finishedAt: 2,
    watch: null,
    checkedAt: null,
    ...more,
  };
}

test("what a form or an action sent stands on one line, and is found", () => {
  const field = (name: string, from: string | null, to: string | null) => ({
    field: name,
    from,
    to,
  });
  const changed = record("a", { changes: [field("channel", "1", "6"), field("notes", "x", null)] });
  const acted = record("b", { sent: [field("comment", null, "Crew is on its way")] });
  expect([changed, acted, record("c")].map(sentText)).toEqual([
    "channel: 1 → 6; notes: x → –",
    "comment: Crew is on its way",
    "",
  ]);
  const find = (q: string) =>
    matchingRecords([changed, acted], { outcome: null, q }, String, () => "Comentario");
  expect(find("crew")).toEqual([acted]);
  // As it stands on the screen, and as it stands in the export.
  expect(find("comentario")).toEqual([acted]);
  expect(find("comment:")).toEqual([acted]);
});

describe("records match", () => {
  const records = [
    record("a"),
    record("b", { state: "unknown", reply: null }),
    record("c", { thing: { ...record("x").thing, id: "9", name: "Ñandú-7" } }),
  ];
  test.each([
    ["nothing said", null, "", "abc"],
    ["an outcome", "unknown" as const, "", "b"],
    ["a name in another case", null, "CPE0238", "ab"],
    ["a name with accents", null, "ñandú", "c"],
    ["the label", null, "reconfigure", "abc"],
    ["the reply", null, "queued session", "ac"],
    ["every word", null, "cpe0238 queued", "a"],
    ["an outcome and a word", "unknown" as const, "queued", ""],
  ])("by %s", (_, outcome, q, expected) => {
    const found = matchingRecords(records, { outcome, q }, () => "Reconfigure", String);
    expect(found.map(({ id }) => id).join("")).toBe(expected);
  });
});

test("an unknown outcome is open until somebody has looked", () => {
  expect(isOpen(record("a", { state: "unknown" }))).toBe(true);
  expect(isOpen(record("a", { state: "unknown", checkedAt: 5 }))).toBe(false);
  expect(isOpen(record("a", { state: "failed" }))).toBe(false);
});
