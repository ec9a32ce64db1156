import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord } from "#src/jobs/record.ts";
import { judge } from "#src/jobs/watch.ts";
import type { Tone } from "#src/ui/Tone.tsx";
import { useFormat } from "#src/i18n/use-format.ts";
import { lookOf, readableName } from "./known-actions.ts";

/** How the state of an action looks. */
export const STATE_TONE: Readonly<Record<ActionRecord["state"], Tone>> = {
  sending: "info",
  done: "info",
  refused: "warning",
  failed: "bad",
  unknown: "unknown",
};

/** The words for actions and their outcomes, in the language in use. */
export function useActionWords() {
  const { t } = useTranslation("actions");
  const format = useFormat();
  const clock = (ms: number) => format.time(new Date(ms)) ?? "";

  /** `Reboot`, `Change`; a name that is not known is made readable. */
  const label = (name: string): string => {
    const { known } = lookOf(name);
    if (known) return t(`label.${known}`);
    return isWrite(name) ? t(`write.${name}`) : readableName(name);
  };

  /** Why it ended so, in the console's words; null where there is nothing to say. */
  const reason = (record: ActionRecord): string | null => {
    if (record.why === null) return null;
    const { action, status, method, allow } = record;
    return t(`why.${record.why}`, {
      action: label(action),
      status: status || "—",
      method: method ?? "—",
      allow: allow.join(", ") || "—",
    });
  };

  /** What the watch for the proof says; null where nothing is watched. */
  const proof = (record: ActionRecord, now: number): { text: string; tone: Tone } | null => {
    if (!record.watch) return null;
    const { state, since, lastState } = judge(record.watch, now);
    // What was never in service comes online, and not back.
    const isNew = record.action === "enable";
    if (state === "back" && since !== null) {
      const key = isNew ? "watch.online" : "watch.back";
      return { text: t(key, { time: clock(since) }), tone: "good" };
    }
    const seen =
      since !== null
        ? t(isNew ? "watch.down" : "watch.downSince", { time: clock(since) })
        : state === "not-back-yet" || lastState === "down"
          ? t("watch.down")
          : lastState === "up"
            ? t("watch.stillUp")
            : t("watch.noReading");
    // Of an outcome that is unknown nobody can say that it was accepted.
    if (state !== "no-proof" && record.state === "unknown")
      return { text: t("watch.afterwards", { seen }), tone: "unknown" };
    const name =
      state === "no-proof"
        ? t(isNew ? "watch.never-online" : "watch.no-proof")
        : t(isNew ? "watch.not-online-yet" : "watch.not-back-yet");
    return { text: `${name}: ${seen}`, tone: state === "no-proof" ? "warning" : "info" };
  };

  return { label, reason, proof, clock };
}

const WRITES = ["create", "change", "delete", "undo"] as const;

function isWrite(name: string): name is (typeof WRITES)[number] {
  return WRITES.some((one) => one === name);
}
