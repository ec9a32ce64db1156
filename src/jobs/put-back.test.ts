import { describe, expect, test } from "vitest";
import { targetsOf } from "./fake-krill.ts";
import type { FieldValue, Job, JobWork, TargetRecord } from "./job.ts";
import { DEFAULT_PLAN } from "./plan.ts";
import { newRecord } from "./job-store.ts";
import { canPutBack, putBackOf } from "./put-back.ts";

const jobOf = (work: JobWork, state: Job["state"] = "done"): Job => ({
  id: "j1",
  name: "A change",
  user: "noc",
  created: 0,
  started: 0,
  finished: 0,
  state,
  pausedFor: null,
  work,
  plan: DEFAULT_PLAN,
  total: 4,
  wave: 0,
  source: { kind: "selection", note: "" },
});
const profile: JobWork = { kind: "change", field: "profile", value: 9, type: "number" };
const done = (index: number, before: FieldValue | undefined, own: string | null = null) => {
  const [target] = targetsOf(index + 1).slice(index);
  if (!target) throw new Error("no target");
  const record = newRecord("j1", index, { ...target, value: own });
  return { ...record, state: "done", ...(before !== undefined && { before }) } as TargetRecord;
};

describe("putting back", () => {
  test("gives each changed target its old value, where it still has the new one", () => {
    const records = [
      done(0, 3),
      done(1, null),
      done(2, 5, "7"),
      done(3, undefined),
      { ...done(4, 3), state: "failed" as const },
      { ...done(5, 3), state: "unknown" as const },
    ];
    const draft = putBackOf(jobOf(profile), records, "Back");
    expect(draft).toMatchObject({ name: "Back", work: { ...profile, value: null } });
    expect(draft?.targets.map(({ id, value, onlyIf }) => [id, value, onlyIf])).toEqual([
      [1000, "3", 9],
      [1001, "", 9],
      [1002, "5", 7],
    ]);
  });

  test("of a flag reads its values as yes and no, though the job has no type", () => {
    const work: JobWork = { kind: "change", field: "active", value: false };
    const draft = putBackOf(jobOf(work), [done(0, true)], "Back");
    expect(draft?.work).toMatchObject({ value: null, type: "flag" });
    expect(draft?.targets[0]).toMatchObject({ value: "true", onlyIf: false });
  });

  test("is offered for changes that are over, and nothing else", () => {
    expect(canPutBack({ job: jobOf(profile), done: 1 })).toBe(true);
    expect(canPutBack({ job: jobOf(profile, "cancelled"), done: 1 })).toBe(true);
    expect(canPutBack({ job: jobOf(profile, "paused"), done: 1 })).toBe(false);
    expect(canPutBack({ job: jobOf(profile), done: 0 })).toBe(false);
    const reboot: JobWork = { kind: "action", name: "reboot", severity: "interrupting" };
    expect(canPutBack({ job: jobOf(reboot), done: 1 })).toBe(false);
    expect(putBackOf(jobOf(reboot), [done(0, 1)], "Back")).toBeNull();
  });
});
