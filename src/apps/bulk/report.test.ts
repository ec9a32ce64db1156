import { expect, test } from "vitest";
import type { JobTarget, JobWork } from "#src/jobs/job.ts";
import { newRecord } from "#src/jobs/job-store.ts";
import { REPORT_COLUMNS, reportLines } from "./report.ts";

test("a report tells the value that each target was to get", () => {
  const target = (value: string | null): JobTarget => ({
    id: 7,
    name: "cpe7",
    line: 3,
    realm: null,
    model: null,
    tech: null,
    pon: null,
    value,
  });
  const records = [newRecord("j", 0, target(null)), newRecord("j", 1, target("yes"))];
  const words = { stateOf: (state: string) => state, reasonOf: () => null };
  const valuesOf = (work: JobWork) =>
    reportLines(records, work, words).map((cells) => cells[REPORT_COLUMNS.indexOf("value")]);
  expect(valuesOf({ kind: "change", field: "access", value: false })).toEqual([false, "yes"]);
  expect(valuesOf({ kind: "action", name: "reboot", severity: "interrupting" })).toEqual([
    null,
    "yes",
  ]);
});
