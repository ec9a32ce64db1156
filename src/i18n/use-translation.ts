import { createContext, use } from "react";
import {
  findText,
  textOf,
  type Language,
  type Texts,
  type TextValues,
  type Translate,
} from "./i18n.ts";

/** The language in use, as the root knows it: a list has hundreds of texts, one subscription does. */
export const LanguageInUse = createContext<Language>("en");

/**
 * The texts of a namespace in the language in use: `t("reading.age", { age })`. The component is
 * rendered again when the language changes; until then `t` is the same function.
 */
export function useTranslation<N extends keyof Texts = "common">(
  namespace?: N,
): { t: Translate<N>; language: Language } {
  const language = use(LanguageInUse);
  return { t: translate(language, namespace ?? "common"), language };
}

const made = new Map<string, (key: string, values?: TextValues) => string>();

function translate(language: Language, namespace: string) {
  const place = `${language}/${namespace}`;
  const before = made.get(place);
  if (before) return before;
  // A text without values is the same each time, and looking it up is the dear part of a long list.
  const plain = new Map<string, string>();
  const t = (key: string, values?: TextValues) => {
    if (values) return textOf(language, namespace, key, values);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = textOf(language, namespace, key);
    // Texts that are not loaded yet may come.
    if (findText(language, namespace, key) !== null) plain.set(key, text);
    return text;
  };
  made.set(place, t);
  return t;
}
