// The record of a job as a file. Pure.
import {
  type Job,
  type JobSnapshot,
  type JobWork,
  type TargetRecord,
  type TargetState,
} from "#src/jobs/job.ts";
import { localDay } from "#src/util/time.ts";
import type { ProfileChoice } from "./work.ts";

/**
 * When a target was last sent and how often; null where it is not known whether it was: its tab was closed between the
 * mark on disk and the reply.
 */
export function sentOf({
  state,
  why,
  at,
  sends,
}: TargetRecord): Pick<TargetRecord, "at" | "sends"> | null {
  return state === "unknown" && why === "tab-closed" ? null : { at, sends };
}

/** The columns of the CSV report, in their order; each has its text. */
export const REPORT_COLUMNS = [
  "device",
  "id",
  "line",
  "realm",
  "model",
  "tech",
  "pon",
  "outcome",
  "reason",
  "status",
  "reply",
  "value",
  "before",
  "sends",
  "sent",
  "finished",
] as const;

/**
 * The lines of the CSV report; `work` has the value of the targets that have none of their own, `profiles` the names of
 * speed profiles.
 */
export function reportLines(
  records: readonly TargetRecord[],
  work: JobWork,
  words: {
    stateOf: (state: TargetState) => string;
    reasonOf: (record: TargetRecord) => string | null;
  },
  profiles: readonly ProfileChoice[],
): unknown[][] {
  const named = (value: unknown): unknown =>
    work.kind === "change" && work.field === "profile" ? profileName(value, profiles) : value;
  return records.map((record) => {
    const { target, state, status, note, before, finishedAt } = record;
    const sent = sentOf(record);
    const cells: Record<(typeof REPORT_COLUMNS)[number], unknown> = {
      device: target.name,
      id: target.id,
      line: target.line,
      realm: target.realm,
      model: target.model,
      tech: target.tech,
      pon: target.pon,
      outcome: words.stateOf(state),
      reason: words.reasonOf(record),
      status: status || null,
      reply: note,
      value: named(target.value ?? (work.kind === "change" ? work.value : null)),
      before: named(before),
      sends: sent?.sends,
      sent: time(sent?.at ?? null),
      finished: time(finishedAt),
    };
    return REPORT_COLUMNS.map((name) => cells[name]);
  });
}

/** `FTTH 600 (#4)`; as it is where its name is not known. */
function profileName(value: unknown, profiles: readonly ProfileChoice[]): unknown {
  const profile = profiles.find(({ id }) => String(id) === String(value));
  return profile ? `${profile.name} (#${profile.id})` : value;
}

/**
 * The whole record for other programs: the job, its counts, each target as it stands, written page by page as they are read: a
 * hundred thousand at once would hold up the page.
 */
export async function jsonReport(
  { job, counts }: Pick<JobSnapshot, "job" | "counts">,
  pages: AsyncIterable<readonly TargetRecord[]>,
): Promise<Blob> {
  const { id, name, user, state, pausedFor, work, plan, total, source } = job;
  const head = {
    job: {
      id,
      name,
      user,
      state,
      pausedFor,
      work,
      plan,
      total,
      source,
      created: time(job.created),
      started: time(job.started),
      finished: time(job.finished),
    },
    counts,
  };
  const parts = [JSON.stringify(head, told, 2).slice(0, -2), ',\n  "targets": ['];
  let comma = "";
  for await (const records of pages)
    for (const record of records) {
      parts.push(`${comma}\n    ${JSON.stringify(targetReport(record), told)}`);
      comma = ",";
    }
  return new Blob([...parts, "\n  ]\n}\n"], { type: "application/json" });
}

function targetReport(record: TargetRecord) {
  const sent = sentOf(record);
  return {
    place: record.index + 1,
    device: record.target,
    state: record.state,
    why: record.why ?? null,
    status: record.status,
    reply: record.note,
    before: record.before,
    sends: sent?.sends ?? null,
    sent: time(sent?.at ?? null),
    finished: time(record.finishedAt),
    left: time(record.leftAt ?? null),
  };
}

/** Numbers beyond measure in words: JSON has none, and null would say that there was no value. */
function told(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** A file's name: the job's own, without what file systems refuse. */
export function reportName({ name, created }: Pick<Job, "name" | "created">): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/[^\w.-]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 60)
    .toLowerCase();
  const day = localDay(new Date(created));
  return ["krill-bulk", plain, day].filter(Boolean).join("-");
}

function time(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
