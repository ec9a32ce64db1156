import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Job, JobTarget, JobWork, TargetRecord } from "#src/jobs/job.ts";
import { newRecord } from "#src/jobs/job-store.ts";
import { DEFAULT_PLAN, NO_COUNTS } from "#src/jobs/plan.ts";
import { jsonReport, REPORT_COLUMNS, reportLines, reportName } from "./report.ts";

const target = (value: string | null, name = "cpe7"): JobTarget => ({
  id: 7,
  name,
  line: 3,
  realm: null,
  model: null,
  tech: null,
  pon: null,
  value,
});

const JOB: Job = {
  id: "j",
  name: "",
  user: "noc",
  created: 0,
  started: null,
  finished: null,
  state: "done",
  pausedFor: null,
  work: { kind: "action", name: "reboot", severity: "interrupting" },
  plan: DEFAULT_PLAN,
  total: 2,
  wave: 0,
  source: { kind: "text", note: "" },
};

async function* inPages(pages: readonly (readonly TargetRecord[])[]) {
  yield* pages;
}

const wild = fc.string({ unit: "binary", maxLength: 30 });

test("a report tells the value that each target was to get", () => {
  const records = [newRecord("j", 0, target(null)), newRecord("j", 1, target("yes"))];
  const words = { stateOf: (state: string) => state, reasonOf: () => null };
  const valuesOf = (work: JobWork) =>
    reportLines(records, work, words, []).map((cells) => cells[REPORT_COLUMNS.indexOf("value")]);
  expect(valuesOf({ kind: "change", field: "access", value: false })).toEqual([false, "yes"]);
  expect(valuesOf({ kind: "action", name: "reboot", severity: "interrupting" })).toEqual([
    null,
    "yes",
  ]);
});

test("a report of a change of the speed profile names it, with its id beside, where the name is known", () => {
  const records = [
    { ...newRecord("j", 0, target(null)), before: 2 },
    { ...newRecord("j", 1, target("9")), before: null },
    newRecord("j", 2, target("2")),
  ];
  const profiles = [
    { id: 2, name: "FTTH 300" },
    { id: 4, name: "FTTH 600" },
  ];
  const words = { stateOf: String, reasonOf: () => null };
  const told = (field: string) =>
    reportLines(records, { kind: "change", field, value: 4 }, words, profiles).map((cells) =>
      (["value", "before"] as const).map((name) => cells[REPORT_COLUMNS.indexOf(name)]),
    );
  expect(told("profile")).toEqual([
    ["FTTH 600 (#4)", "FTTH 300 (#2)"],
    ["9", null],
    ["FTTH 300 (#2)", undefined],
  ]);
  expect(told("tv_profile")[0]).toEqual([4, 2]);
});

test("of one that a closed tab left marked a report claims neither time nor number of sends", () => {
  const records = (["tab-closed", "no-answer"] as const).map((why, index) => ({
    ...newRecord("j", index, target(null)),
    state: "unknown" as const,
    why,
    sends: 1,
    at: 0,
  }));
  const work = { kind: "action", name: "reboot", severity: "interrupting" } as const;
  const lines = reportLines(records, work, { stateOf: String, reasonOf: () => null }, []);
  const told = lines.map((cells) =>
    (["sends", "sent"] as const).map((name) => cells[REPORT_COLUMNS.indexOf(name)] ?? null),
  );
  expect(told).toEqual([
    [null, null],
    [1, "1970-01-01T00:00:00.000Z"],
  ]);
});

test("a report for programs has every text as it was", async () => {
  const body = fc.dictionary(fc.oneof(wild, fc.constant("__proto__")), wild, { maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(wild, body, async (text, fields) => {
      const records = [
        { ...newRecord("j", 0, target(text, text)), note: text, before: text },
        { ...newRecord("j", 1, target(null)), before: Number.POSITIVE_INFINITY },
      ];
      const work = { kind: "request", name: text, severity: "safe", body: fields } as const;
      const counts = { ...NO_COUNTS, pending: 2 };
      const source = { kind: "text", note: text } as const;
      const job: Job = { ...JOB, name: text, user: text, work, source };
      const written = await jsonReport({ job, counts }, inPages([records]));
      const report: unknown = JSON.parse(await written.text());
      expect(report).toMatchObject({
        job: { name: text, user: text, work, source: job.source },
        counts,
        targets: [
          { device: target(text, text), reply: text, before: text, sent: null },
          { device: target(null), before: "Infinity" },
        ],
      });
    }),
    { numRuns: 50 },
  );
});

test("a report for programs is written page by page: each before the next is read", async () => {
  const seen: string[] = [];
  const page = (name: string) => [
    {
      ...newRecord("j", 0, target(null)),
      get note() {
        seen.push(`${name} written`);
        return null;
      },
    },
  ];
  async function* pages() {
    for (const name of ["first", "second"]) {
      seen.push(`${name} read`);
      yield page(name);
    }
  }
  const report = { job: JOB, counts: NO_COUNTS };
  const written = await jsonReport(report, pages());
  expect(JSON.parse(await written.text())).toMatchObject({ targets: [{ place: 1 }, { place: 1 }] });
  expect(seen).toEqual(["first read", "first written", "second read", "second written"]);
  const none = await jsonReport(report, inPages([]));
  expect(JSON.parse(await none.text())).toMatchObject({ targets: [] });
});

test("a report's file has a plain name, whatever the job's", () => {
  expect(reportName({ name: "../../etc/passwd\u0000\u202E", created: 0 })).toBe(
    "krill-bulk-..-..-etc-passwd-1970-01-01",
  );
  fc.assert(
    fc.property(fc.oneof(wild, fc.stringMatching(/^[./\\:~]{1,20}$/u)), (name) => {
      expect(reportName({ name, created: 0 })).toMatch(/^krill-bulk-(?:[\w.-]+-)?1970-01-01$/u);
    }),
  );
});
