import { useSyncExternalStore } from "react";
import {
  currentLanguage,
  onLanguage,
  textOf,
  type Language,
  type Texts,
  type TextValues,
  type Translate,
} from "./i18n.ts";

/**
 * The texts of a namespace in the language in use: `t("reading.age", { age })`. The component is
 * rendered again when the language changes; until then `t` is the same function.
 */
export function useTranslation<N extends keyof Texts = "common">(
  namespace?: N,
): { t: Translate<N>; language: Language } {
  const language = useSyncExternalStore(onLanguage, currentLanguage);
  return { t: translate(language, namespace ?? "common"), language };
}

const made = new Map<string, (key: string, values?: TextValues) => string>();

function translate(language: Language, namespace: string) {
  const place = `${language}/${namespace}`;
  const known = made.get(place);
  if (known) return known;
  const t = (key: string, values?: TextValues) => textOf(language, namespace, key, values);
  made.set(place, t);
  return t;
}
