import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type {
  FieldValue,
  Job,
  JobWork,
  TargetRecord,
  TargetState,
  TargetWhy,
} from "#src/jobs/job.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { readableName } from "#src/resource/known-actions.ts";
import type { Tone } from "#src/ui/Tone.tsx";
import type { DraftSource } from "./draft.ts";
import { CHANGES, type ProfileChoice } from "./work.ts";

/** How the state of a job looks. */
export const JOB_TONE: Readonly<Record<Job["state"], Tone>> = {
  ready: "off",
  running: "info",
  paused: "warning",
  done: "good",
  cancelled: "off",
};

/** How the state of a target looks. */
export const TARGET_TONE: Readonly<Record<TargetState, Tone>> = {
  pending: "off",
  sending: "info",
  verifying: "info",
  done: "good",
  failed: "bad",
  skipped: "warning",
  unknown: "unknown",
};

/** The words for what a job does, in the language in use. */
export function useWorkWords() {
  const { t } = useTranslation("bulk");
  const { t: ofActions } = useTranslation("actions");
  const format = useFormat();
  const actions = useActionWords();

  const field = (name: string): string => {
    const known = CHANGES.find((one) => one.field === name);
    return known ? t(`field.${known.field}`) : readableName(name);
  };
  /** `Reboot 397 devices`. */
  const start = (work: JobWork, count: number): string => {
    const n = format.number(count) ?? "";
    if (work.kind === "change") return t("start.change", { field: field(work.field), count, n });
    // `Run diagnostic on 3 devices`, but `Reboot 3 devices`.
    const isNoun = work.name === "diagnostic" || work.name === "factory";
    const action = actions.label(work.name);
    return t(isNoun ? "start.actionOn" : "start.action", { action, count, n });
  };
  /** What is sent to each: `Reboot`, `Speed profile: FTTH 600`; the field alone where a file has the values. */
  const what = ({ work, source: from }: Job, profiles: readonly ProfileChoice[]): string => {
    if (work.kind === "action") return actions.label(work.name);
    // Each target has its own value.
    if (
      work.value === null &&
      from.kind !== "text" &&
      from.kind !== "selection" &&
      from.kind !== "filter"
    )
      return field(work.field);
    return `${field(work.field)}: ${value(work.field, work.value, profiles)}`;
  };
  const value = (
    name: string,
    given: FieldValue | undefined,
    profiles: readonly ProfileChoice[] = [],
  ): string => {
    if (given === null || given === undefined || given === "") return t("value.none");
    if (given === true || given === "true") return t("work.on");
    if (given === false || given === "false") return t("work.off");
    const profile = name === "profile" && profiles.find(({ id }) => String(id) === String(given));
    return profile ? profile.name : String(given);
  };
  /** Where the targets came from, for the record. */
  const source = (from: DraftSource): string => {
    if (from.kind === "file") return from.name;
    if (from.kind === "filter") return from.address;
    return t(`source.${from.kind}`);
  };
  /** Why a target ended so; null where there is nothing to say. */
  const reason = (record: TargetRecord, work: JobWork): string | null => {
    const { why, status, state } = record;
    if (!why) return null;
    if (why === "not-found" && state === "skipped") return t("why.device-gone");
    if (isOwn(why)) return t(`why.${why}`);
    const action = work.kind === "action" ? actions.label(work.name) : field(work.field);
    return ofActions(`why.${why}`, { action, status: status || "—", method: "—", allow: "—" });
  };
  return { start, title: start, what, field, value, source, reason };
}

const OWN = [
  "not-offered",
  "already-so",
  "not-permitted",
  "another-device",
  "bad-value",
  "no-proof",
  "not-kept",
] as const satisfies readonly TargetWhy[];

function isOwn(why: TargetWhy): why is (typeof OWN)[number] {
  return OWN.some((one) => one === why);
}
