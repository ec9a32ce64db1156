// A job that puts back what another one has changed. Pure.
import type { FieldValue, Job, JobDraft, JobTarget, TargetRecord } from "./job.ts";
import { valueFor } from "./target-values.ts";

/** Whether there may be something to put back: a change that is over. */
export function canPutBack({ job, done }: { job: Job; done: number }): boolean {
  const isOver = job.state === "done" || job.state === "cancelled";
  return isOver && job.work.kind === "change" && done > 0;
}

/**
 * The job that undoes a change from its journal: each target that was changed gets the value that it had
 * before. One that has another value by then than the one it was given was changed since, and is left
 * out when its turn comes (`JobTarget.onlyIf`). Null where no old value is known.
 */
export function putBackOf(
  job: Job,
  records: readonly TargetRecord[],
  name: string,
): JobDraft | null {
  const { work, things, plan } = job;
  if (work.kind !== "change") return null;
  const targets = records.flatMap(({ state, target, before }): JobTarget[] => {
    const given = valueFor(work, target);
    if (state !== "done" || before === undefined || given === undefined) return [];
    return [{ ...target, line: null, value: before === null ? "" : String(before), onlyIf: given }];
  });
  if (targets.length === 0) return null;
  return {
    name,
    ...(things !== undefined && { things }),
    work: { ...work, value: null, type: work.type ?? typeOf(work.value) },
    plan,
    source: { kind: "job", note: job.name },
    targets,
  };
}

function typeOf(value: FieldValue): "text" | "number" | "flag" {
  if (typeof value === "boolean") return "flag";
  return typeof value === "number" ? "number" : "text";
}
