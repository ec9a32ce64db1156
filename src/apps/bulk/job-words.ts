import { currentLanguage } from "#src/i18n/i18n.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import {
  CPES,
  kindOfJob,
  type FieldValue,
  type Job,
  type JobWork,
  type TargetRecord,
  type TargetState,
  type TargetWhy,
} from "#src/jobs/job.ts";
import { methodLeft } from "#src/jobs/run-action.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { readableName } from "#src/resource/known-actions.ts";
import type { Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { DraftSource } from "./draft.ts";
import { useKind } from "./use-jobs.ts";
import { CHANGES, isOnlyAccepted, type ProfileChoice } from "./work.ts";

/** How the state of a job looks. */
export const JOB_TONE: Readonly<Record<Job["state"], Tone>> = {
  ready: "off",
  running: "info",
  paused: "warning",
  done: "off",
  cancelled: "off",
};

const TARGET_TONE: Readonly<Record<TargetState, Tone>> = {
  pending: "off",
  sending: "info",
  verifying: "info",
  done: "good",
  failed: "bad",
  skipped: "warning",
  unknown: "unknown",
};

/** The word for the state of a target: for one whose turn never comes, that nothing more is waited for. */
export function targetWord({ state: of }: Pick<Job, "state">, state: TargetState) {
  return state === "pending" && of === "cancelled" ? "cancelled" : state;
}

/** How the states of a job's targets are called and look; whether `Done` means no more than accepted. */
export function useTargetWords(job: Job) {
  const { t } = useTranslation("bulk");
  const isAccepted = isOnlyAccepted(job, useKind(kindOfJob(job)));
  return {
    isAccepted,
    wordOf: (state: TargetState): string => t(`target.${targetWord(job, state)}`),
    toneOf: (state: TargetState): Tone =>
      state === "done" && isAccepted ? "info" : TARGET_TONE[state],
  };
}

/** The words for what a job on a kind of things does, in the language in use. */
export function useWorkWords(things: string = CPES) {
  const { t } = useTranslation("bulk");
  const { t: ofActions } = useTranslation("actions");
  const format = useFormat();
  const actions = useActionWords();
  const kind = useKind(things);
  const language = currentLanguage();

  const field = (name: string): string => {
    const known = CHANGES.find((one) => one.field === name);
    return known ? t(`field.${known.field}`) : readableName(name);
  };
  /** `Reboot`; a request is called what its kind calls it. */
  const label = (work: JobWork): string => {
    if (work.kind === "change") return field(work.field);
    if (work.kind === "action") return actions.label(work.name);
    return kind?.requests?.[work.name]?.label[language] ?? readableName(work.name);
  };
  /** `397 devices`. */
  const count = (n: number): string => {
    const noun = kind?.noun[language];
    return noun ? `${format.number(n)} ${n === 1 ? noun.one : noun.other}` : `${format.number(n)}`;
  };
  /** `Device`: what each of the targets is, as a heading. */
  const thing = (): string => {
    const noun = kind?.noun[language].one ?? "";
    return noun === "" ? t("column.device") : noun.charAt(0).toUpperCase() + noun.slice(1);
  };
  /** `Reboot 397 devices`. */
  const start = (work: JobWork, total: number): string => {
    const n = format.number(total) ?? "";
    if (work.kind === "request")
      return t("start.request", { action: label(work), things: count(total) });
    if (work.kind === "change")
      return t("start.change", { field: field(work.field), count: total, n });
    // `Run diagnostic on 3 devices`, but `Reboot 3 devices`.
    const isNoun = work.name === "diagnostic" || work.name === "factory";
    const action = actions.label(work.name);
    return t(isNoun ? "start.actionOn" : "start.action", { action, count: total, n });
  };
  /** What is sent to each: `Reboot`, `Speed profile: FTTH 600`; the field alone where a file has the values. */
  const what = (
    { work, source: from }: Pick<Job, "work" | "source">,
    profiles: readonly ProfileChoice[],
  ): string => {
    if (work.kind === "action") return actions.label(work.name);
    if (work.kind === "request")
      return [label(work), details(work)].filter((part) => part !== null).join(": ");
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
  /** What a request says beside its name; null where nothing. */
  const details = (work: JobWork): string | null => {
    if (work.kind !== "request" || !work.body) return null;
    const text = kind?.requests?.[work.name]?.details?.(work.body, language);
    return text ? visible(text, 300) : null;
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
    if (from.kind === "selection" && from.note !== undefined) return from.note;
    return t(`source.${from.kind}`);
  };
  /** Why a target ended so; null where there is nothing to say. */
  const reason = (record: TargetRecord, work: JobWork): string | null => {
    const { why, status, state } = record;
    if (!why) return null;
    if (why === "not-found" && state === "skipped") return t("why.device-gone");
    if (isOwn(why)) return t(`why.${why}`);
    const { method = null, allow = [] } = record.refused ?? {};
    const texts = {
      action: label(work),
      status: status || "—",
      method: method ?? "—",
      allow: allow.join(", ") || "—",
    };
    if (why !== "not-allowed") return ofActions(`why.${why}`, texts);
    // Who had no method recorded is not told one.
    if (method === null) return t("why.not-allowed", texts);
    const refusal = ofActions("why.not-allowed", texts);
    return methodLeft(method, allow) === "GET" ? `${refusal} ${t("why.ask-get")}` : refusal;
  };
  return { start, title: start, label, count, thing, what, details, field, value, source, reason };
}

const OWN = [
  "not-offered",
  "already-so",
  "changed-since",
  "not-permitted",
  "another-device",
  "bad-value",
  "no-proof",
  "not-kept",
  "not-done",
] as const satisfies readonly TargetWhy[];

function isOwn(why: TargetWhy): why is (typeof OWN)[number] {
  return OWN.some((one) => one === why);
}
