import type { Translate } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import type { Touch } from "./touches.ts";

/** What somebody did, in words: `Reboot by noc`; `label` names an action. */
export function touchText(
  { what, who }: Pick<Touch, "what" | "who">,
  t: Translate<"cpeMore">,
  label: (action: string) => string,
): string {
  const isWord = what === "change" || what === "create" || what === "delete";
  const said = isWord ? t(`touch.${what}`) : /^[a-z_]+$/.test(what) ? label(what) : what;
  return who === null ? said : t("touch.by", { what: said, who });
}

/** The same for the parts of the screen that are loaded with their texts. */
export function useTouchText(): (touch: Pick<Touch, "what" | "who">) => string {
  const { t } = useTranslation("cpeMore");
  const { label } = useActionWords();
  return (touch) => touchText(touch, t, label);
}
