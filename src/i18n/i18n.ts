import { keep } from "#src/util/keep.ts";
import { site } from "#src/util/site.ts";
import { createListeners } from "#src/util/listeners.ts";

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

/** The keys of a namespace, `reading.age`; the singular beside a text (`odd_one`) is no key of its own. */
export type TextKey<N extends keyof Texts> = KeyIn<Texts[N]>;
type KeyIn<T> = {
  [K in keyof T & string]: K extends `${string}_one`
    ? never
    : T[K] extends string
      ? K
      : `${K}.${KeyIn<T[K]>}`;
}[keyof T & string];

/** What stands for the `{{name}}` of a text. */
export type TextValues = Readonly<Record<string, string | number | null | undefined>>;

/** The texts of one namespace in one language. */
export type Translate<N extends keyof Texts> = (key: TextKey<N>, values?: TextValues) => string;

const STORAGE_KEY = "krill.language";
const namespaces = new Map<string, TextLoaders>();
const loaded = new Map<string, object>();
const listeners = createListeners();
let inUse: Language = "en";

/** The language in use. */
export const currentLanguage = (): Language => inUse;

/** Tells of each change of the language. */
export const onLanguage = listeners.subscribe;

/** The language to start with: the one chosen earlier, else the browser's, else what the operator has set. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY);
  if (chosen === "en" || chosen === "es") return chosen;
  const spoken = navigator.languages.find((tag) => /^(en|es)\b/u.test(tag));
  if (!spoken) return site.language ?? "en";
  return spoken.startsWith("es") ? "es" : "en";
}

/** Starts in a language, with the shared texts. */
export async function startI18n(language: Language, common: TextLoaders): Promise<void> {
  use(language);
  await loadTexts("common", common);
}

/** Loads a namespace in the language in use; does nothing when it is there. */
export async function loadTexts(namespace: string, loaders: TextLoaders): Promise<void> {
  namespaces.set(namespace, loaders);
  await load(inUse, namespace, loaders);
}

/** Remembers the language and changes that of everything on the screen. @throws where its texts do not come: then the next start has it */
export async function changeLanguage(language: Language): Promise<void> {
  keep(STORAGE_KEY, language);
  await Promise.all([...namespaces].map(([name, loaders]) => load(language, name, loaders)));
  use(language);
  listeners.tell();
}

async function load(language: Language, namespace: string, loaders: TextLoaders): Promise<void> {
  const place = `${language}/${namespace}`;
  if (!loaded.has(place)) loaded.set(place, (await loaders[language]()).texts);
}

function use(language: Language): void {
  inUse = language;
  document.documentElement.lang = language;
}

/** The text with this key as it is written, or null where the namespace has none. */
export function findText(language: Language, namespace: string, key: string): string | null {
  let found: unknown = loaded.get(`${language}/${namespace}`);
  for (const word of key.split(".")) {
    // Keys may come from data: `constructor` is no text.
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, word)) return null;
    found = Reflect.get(found, word);
  }
  return typeof found === "string" ? found : null;
}

/**
 * The text with its values put in; with `count: 1` the key's `_one` where there is one (both languages
 * say one thing so and any other number otherwise). A missing text is its key. Values are put in as
 * they are and never read as texts, since they come from the API.
 */
export function textOf(
  language: Language,
  namespace: string,
  key: string,
  values: TextValues = {},
): string {
  const one = values["count"] === 1 ? findText(language, namespace, `${key}_one`) : null;
  const text = one ?? findText(language, namespace, key) ?? key;
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ""));
}
