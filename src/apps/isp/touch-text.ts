import type { Translate } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import type { Touch } from "./touches.ts";

/** What has a word for having been done; in Spanish a button's infinitive says nothing of who did it. */
const DONE = [
  "change",
  "create",
  "delete",
  "diagnostic",
  "factory",
  "reboot",
  "reconfig",
  "reprovision",
  "unprovision",
] as const;

/** What was done, in words: `rebooted by noc`; `label` names any other action. */
export function touchText(
  { what, who }: Pick<Touch, "what" | "who">,
  t: Translate<"cpeMore">,
  label: (action: string) => string,
): string {
  const done = DONE.find((word) => word === what);
  const said = done ? t(`touch.${done}`) : /^[a-z_]+$/.test(what) ? label(what) : what;
  return who === null ? said : t("touch.by", { what: said, who });
}

/** The same for the parts of the screen that are loaded with their texts. */
export function useTouchText(): (touch: Pick<Touch, "what" | "who">) => string {
  const { t } = useTranslation("cpeMore");
  const { label } = useActionWords();
  return (touch) => touchText(touch, t, label);
}
