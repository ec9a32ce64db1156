import { findText } from "./i18n.ts";
import { useTranslation } from "./use-translation.ts";

/**
 * Texts whose keys come from a description (columns, filters, actions), in one namespace. A missing
 * key gives the fallback, else the key's last word.
 */
export function useDynamicText(namespace: string): (key: string, fallback?: string) => string {
  const { language } = useTranslation();
  return (key, fallback) =>
    findText(language, namespace, key) ?? fallback ?? key.split(".").at(-1) ?? key;
}
