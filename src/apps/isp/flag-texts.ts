import { loadTexts } from "#src/i18n/i18n.ts";
import { loadFormTexts } from "#src/resource/form-texts.ts";
import { formTexts } from "./form-texts.ts";

/** The texts of the question for a flag: those of the form that has it too. */
export async function loadFlagTexts(): Promise<void> {
  await Promise.all([loadFormTexts(), loadTexts("ispForm", formTexts)]);
}
