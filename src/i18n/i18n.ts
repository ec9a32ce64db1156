import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/** The languages of the console. */
export type Language = "en" | "es";

/** The texts by namespace; each application adds its own by declaration merging (HOUSE.md). */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Texts {}

/** The shape of a translation: the same keys as the English texts, any wording. */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

/** Loads the texts of a namespace, by language. */
export type TextLoaders = Record<Language, () => Promise<{ texts: object }>>;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Texts;
  }
}

const STORAGE_KEY = "krill.language";
const namespaces = new Map<string, TextLoaders>();

/** The language in use. */
export function currentLanguage(): Language {
  return i18next.language === "es" ? "es" : "en";
}

/** The language to start with: the one chosen earlier, else the browser's. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY);
  if (chosen === "en" || chosen === "es") return chosen;
  const spoken = navigator.languages.find((tag) => /^(en|es)\b/u.test(tag));
  return spoken?.startsWith("es") ? "es" : "en";
}

/** Sets the library up with the shared texts. */
export async function startI18n(language: Language, common: TextLoaders): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: "common",
    resources: {},
    // React escapes already; text from the API must never be expanded as a translation.
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false,
  });
  document.documentElement.lang = language;
  await loadTexts("common", common);
}

/** Loads a namespace in the language in use; does nothing when it is there. */
export async function loadTexts(namespace: string, loaders: TextLoaders): Promise<void> {
  namespaces.set(namespace, loaders);
  const language = currentLanguage();
  if (i18next.hasResourceBundle(language, namespace)) return;
  const { texts } = await loaders[language]();
  i18next.addResourceBundle(language, namespace, texts);
}

/** Changes the language of everything on the screen and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all(
    [...namespaces].map(async ([namespace, loaders]) => {
      if (i18next.hasResourceBundle(language, namespace)) return;
      const { texts } = await loaders[language]();
      i18next.addResourceBundle(language, namespace, texts);
    }),
  );
  await i18next.changeLanguage(language);
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
}
