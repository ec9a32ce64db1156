import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Problem } from "#src/ui/Problem.tsx";

function UnkeptNote() {
  const { t } = useTranslation("unkept");
  return <Problem tone="warning" title={t("unkept")} />;
}

/** The note with its words. */
export async function loadUnkeptNote(): Promise<typeof UnkeptNote> {
  await loadTexts("unkept", {
    en: () => import("./unkept-texts.en.ts"),
    es: () => import("./unkept-texts.es.ts"),
  });
  return UnkeptNote;
}
