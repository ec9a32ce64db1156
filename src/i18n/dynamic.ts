import { useTranslation } from "react-i18next";

/**
 * Texts whose keys come from a description (columns, filters, actions), in one namespace. A missing
 * key gives the fallback, else the key's last word.
 */
export function useDynamicText(namespace: string): (key: string, fallback?: string) => string {
  const { i18n } = useTranslation();
  return (key, fallback) => {
    const text: unknown = i18n.getResource(i18n.language, namespace, key);
    return typeof text === "string" ? text : (fallback ?? key.split(".").at(-1) ?? key);
  };
}
