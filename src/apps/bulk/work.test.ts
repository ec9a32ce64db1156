import { describe, expect, test } from "vitest";
import type { Job, JobWork } from "#src/jobs/job.ts";
import { DEFAULT_PLAN } from "#src/jobs/plan.ts";
import type { BulkKind } from "#src/resource/bulk-kinds.ts";
import {
  isComplete,
  isOnlyAccepted,
  isProvable,
  readValue,
  severityOf,
  unionOfActions,
} from "./work.ts";

test("the union of actions counts each and keeps the order of every list of actions", () => {
  const devices = [
    { actions: ["factory", "reboot", "speed_boost"] },
    { actions: ["reboot", "diagnostic"] },
    { actions: [] },
  ];
  expect(unionOfActions(devices)).toEqual([
    { name: "diagnostic", severity: "safe", count: 1 },
    { name: "reboot", severity: "interrupting", count: 2 },
    { name: "speed_boost", severity: "interrupting", count: 1 },
    { name: "factory", severity: "destructive", count: 1 },
  ]);
});

test("only work after which a thing can be seen coming back waits for it", () => {
  const requests = { disconnect: { isWatched: true }, note: {} } as unknown as BulkKind["requests"];
  const observe: BulkKind["observe"] = () => Promise.reject(new Error("not asked here"));
  const action = (name: string): JobWork => ({ kind: "action", name, severity: "safe" });
  const request = (name: string): JobWork => ({ kind: "request", name, severity: "safe" });
  expect(isProvable(action("reboot"), { observe })).toBe(true);
  expect(isProvable(action("diagnostic"), { observe })).toBe(false);
  expect(isProvable(action("reboot"), {})).toBe(false);
  expect(isProvable(action("reboot"), undefined)).toBe(false);
  expect(isProvable(request("disconnect"), { observe, requests })).toBe(true);
  expect(isProvable(request("note"), { observe, requests })).toBe(false);
  expect(isProvable({ kind: "change", field: "access", value: false }, { observe })).toBe(false);
});

describe("how much a change can harm", () => {
  const change = (field: string, value: string | boolean | null): JobWork => ({
    kind: "change",
    field,
    value,
  });
  test.each([
    [change("enable_notifications", false), false, "interrupting"],
    [change("active", true), false, "interrupting"],
    [change("active", false), false, "destructive"],
    [change("access", false), false, "destructive"],
    [change("access", null), true, "destructive"],
    [change("tv_profile", null), false, "destructive"],
    [change("tv_profile", null), true, "interrupting"],
    [change("tv_profile", "__iptv"), false, "interrupting"],
    [{ kind: "action", name: "factory", severity: "destructive" }, false, "destructive"],
  ] as const)("%j, by line %s: %s", (work, isByLine, expected) => {
    expect(severityOf(work, isByLine)).toBe(expected);
  });
});

const PROFILES = [
  { id: 2, name: "100M" },
  { id: 3, name: "300M Simétricos" },
  { id: 4, name: "Twice" },
  { id: 5, name: "twice" },
];

test.each([
  ["flag", "yes", true],
  ["flag", " SÍ ", true],
  ["flag", "0", false],
  ["flag", "", undefined],
  ["flag", "perhaps", undefined],
  ["text", " residential ", "residential"],
  ["text", "", null],
  ["profile", "100m", 2],
  ["profile", "3", 3],
  ["profile", "#3", 3],
  ["profile", "twice", undefined],
  ["profile", "99", undefined],
  ["profile", "", undefined],
] as const)("%s %j is read as %j", (kind, text, expected) => {
  expect(readValue(kind, text, PROFILES)).toBe(expected);
});

test("where the server names no profiles an id is taken as it is", () => {
  expect(readValue("profile", "99", [])).toBe(99);
});

test("a speed profile has to be chosen, text may be empty, a file has its own", () => {
  const profile: JobWork = { kind: "change", field: "profile", value: null };
  expect(isComplete(profile, false)).toBe(false);
  expect(isComplete(profile, true)).toBe(true);
  expect(isComplete({ ...profile, value: 3 }, false)).toBe(true);
  expect(isComplete({ kind: "change", field: "tv_profile", value: null }, false)).toBe(true);
});

test("done means accepted where nobody watched for more", () => {
  const requests = {
    disconnect: { isWatched: true },
    create: {},
  } as unknown as BulkKind["requests"];
  const observe: BulkKind["observe"] = () => Promise.reject(new Error("not asked here"));
  const isAccepted = (work: JobWork, verify: boolean, state: Job["state"] = "done") =>
    isOnlyAccepted({ work, plan: { ...DEFAULT_PLAN, verify }, state }, { observe, requests });
  const [reboot, diagnostic] = ["reboot", "diagnostic"].map((name): JobWork => ({
    kind: "action",
    name,
    severity: "safe",
  })) as [JobWork, JobWork];
  const request = (name: string): JobWork => ({ kind: "request", name, severity: "safe" });
  expect(isAccepted(reboot, false)).toBe(true);
  expect(isAccepted(reboot, true)).toBe(false);
  expect(isAccepted(reboot, true, "cancelled")).toBe(true);
  expect(isAccepted(diagnostic, false)).toBe(true);
  expect(isAccepted(request("disconnect"), false)).toBe(true);
  expect(isAccepted(request("create"), false)).toBe(false);
  expect(isAccepted({ kind: "change", field: "access", value: false }, false)).toBe(false);
});
