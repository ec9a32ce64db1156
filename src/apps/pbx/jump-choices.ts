// The ways on that can be chosen: what exists in a PBX, and how each is called on the screen. Pure.
import type { Translate } from "#src/i18n/i18n.ts";
import { visible } from "#src/util/text.ts";
import { keyOf, targetOf, writeJump, type Target } from "./jump.ts";
import { extensionAt, type PbxPlan } from "./model.ts";

/** One way on. */
export interface JumpChoice {
  value: string;
  label: string;
  group: string;
}

/** `1002 Ventas`. */
export function numbered(number: string | null, name: string | null): string {
  return visible([number, name].filter(Boolean).join(" ") || "?", 80);
}

/** A mobile's number (Spain's, as the vendor is): such a line is no extension to choose (contract 3.3). */
export function isMobile(number: string): boolean {
  return /^(?:(?:\+|00)?34)?[67]\d{8}$/u.test(number.replaceAll(/[\s.-]/gu, ""));
}

/** Everything that a call can be sent to in a PBX, other than numbers outside. */
export function jumpChoices(plan: PbxPlan, value: string, t: Translate<"pbx">): JumpChoice[] {
  const current = targetOf({ raw: value, text: value }, plan);
  const choice = (target: Target, group: string): JumpChoice => ({
    // What stands there already is kept as it is written.
    value: keyOf(target) === keyOf(current) ? value : (writeJump(target, plan) ?? ""),
    label: sayTarget(target, plan, t),
    group,
  });
  const extensions = plan.extensions.filter(({ number }) => !isMobile(number));
  const withMailbox = extensions.filter(({ hasVoicemail }) => hasVoicemail !== false);
  return [
    ...plan.receptionists.map(({ kind, id }) => choice({ kind, id }, t("kinds.receptionists"))),
    ...plan.groups.map(({ kind, id }) => choice({ kind, id }, t("kinds.groups"))),
    ...plan.queues.map(({ kind, id }) => choice({ kind, id }, t("kinds.queues"))),
    ...extensions.map(({ number }) => choice({ kind: "extension", number }, t("kinds.extensions"))),
    ...withMailbox.map(({ number }) =>
      choice({ kind: "voicemail", number }, t("kinds.voicemails")),
    ),
    ...plan.ddis.map(({ kind, id }) => choice({ kind, id }, t("kinds.ddis"))),
  ];
}

/**
 * Of thousands of choices those to draw: all that are chosen, and the first that have what is wanted in their label; `left`: how
 * many more have it.
 */
export function boxesOf<Choice extends { label: string }>(
  choices: readonly Choice[],
  isChosen: (choice: Choice) => boolean,
  wanted: string,
  most: number,
): { shown: Choice[]; left: number } {
  const text = wanted.trim().toLowerCase();
  let found = 0;
  const shown = choices.filter((choice) => {
    if (isChosen(choice)) return true;
    if (!choice.label.toLowerCase().includes(text)) return false;
    found += 1;
    return found <= most;
  });
  return { shown, left: Math.max(0, found - most) };
}

const MISSING = {
  whole: "target.missing",
  part: "target.unsure",
  reading: "target.reading",
} as const;

/** What is named and not found: that it does not exist is known only where everything was read. */
export function sayMissing(text: string, plan: PbxPlan, t: Translate<"pbx">): string {
  return t(MISSING[plan.extent], { name: visible(text, 60) });
}

/** A way on in words: `Group 200 Ventas`, `Voicemail of 1001 Recepción`, `No way on`. */
export function sayTarget(target: Target, plan: PbxPlan, t: Translate<"pbx">): string {
  const extension = (number: string) => numbered(number, extensionAt(number, plan)?.label ?? null);
  switch (target.kind) {
    case "end":
      return t("target.end");
    case "ddi":
      return t("target.ddi", {
        name: numbered(plan.ddis.find(({ id }) => id === target.id)?.number ?? null, null),
      });
    case "receptionist":
      return t("target.receptionist", {
        name: numbered(null, plan.receptionists.find(({ id }) => id === target.id)?.name ?? null),
      });
    case "group":
    case "queue": {
      const all = target.kind === "group" ? plan.groups : plan.queues;
      const one = all.find(({ id }) => id === target.id);
      const name = numbered(one?.cli ?? null, one?.name ?? null);
      return t(target.kind === "group" ? "target.group" : "target.queue", { name });
    }
    case "extension":
      return t("target.extension", { name: extension(target.number) });
    case "voicemail":
      return t("target.voicemail", { name: extension(target.number) });
    case "outgoing":
      return t("target.outgoing", { name: numbered(target.number, target.label) });
    case "missing":
      return sayMissing(target.text, plan, t);
    default:
      return t("target.unread", { name: visible(target.text, 60) });
  }
}
