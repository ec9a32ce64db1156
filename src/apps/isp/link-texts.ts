import { loadTexts } from "#src/i18n/i18n.ts";

/** The names of fields that only what stands behind a device's links has, or that nobody documented. */
const loadLinkTexts = (): Promise<void> =>
  loadTexts("cpeLink", {
    en: () => import("./link-texts.en.ts"),
    es: () => import("./link-texts.es.ts"),
  });

/** The tree of any data, with those names. */
export async function loadTree() {
  const [{ Tree }] = await Promise.all([import("#src/ui/Tree.tsx"), loadLinkTexts()]);
  return Tree;
}

/** The tab of one of the device's links, with those names. */
export async function loadLinkTab() {
  const [{ CpeLinkTab }] = await Promise.all([import("./CpeLinkTab.tsx"), loadLinkTexts()]);
  return CpeLinkTab;
}
