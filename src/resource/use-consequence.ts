import { useTranslation } from "#src/i18n/use-translation.ts";
import { lookOf } from "./known-actions.ts";

/** What an action does to the customer, in words; needs `loadDialogTexts`. */
export function useConsequence(): (name: string) => string {
  const { t } = useTranslation("actionDialog");
  return (name) => {
    const { known } = lookOf(name);
    return known ? t(`consequence.${known}`) : t("unknownConsequence");
  };
}
