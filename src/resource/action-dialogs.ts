import { loadTexts } from "#src/i18n/i18n.ts";

/** Loads the texts of what asks before an action. */
export function loadDialogTexts(): Promise<void> {
  return loadTexts("actionDialog", {
    en: () => import("./action-dialog-texts.en.ts"),
    es: () => import("./action-dialog-texts.es.ts"),
  });
}

/** What asks before an action. */
export async function loadActionDialog() {
  const [{ ActionDialog }] = await Promise.all([import("./ActionDialog.tsx"), loadDialogTexts()]);
  return ActionDialog;
}

/** What asks whether this server acts by GET. */
export async function loadAskGetDialog() {
  const [{ AskGetDialog }] = await Promise.all([import("./ActionDialog.tsx"), loadDialogTexts()]);
  return AskGetDialog;
}
