import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Later } from "#src/ui/Later.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import type { Oddity } from "#src/util/read.ts";

async function loadDetails() {
  const texts = loadTexts("odd", {
    en: () => import("./odd-texts.en.ts"),
    es: () => import("./odd-texts.es.ts"),
  });
  const [{ OddDetails }] = await Promise.all([import("./OddDetails.tsx"), texts]);
  return OddDetails;
}

/** Says that a reply did not fit the documented shape, and where. */
export function OddNote({ odd }: { odd: readonly Oddity[] }) {
  const { t } = useTranslation();
  if (odd.length === 0) return null;
  return (
    <Problem
      isQuiet
      tone="info"
      title={t("reading.odd", { count: odd.length })}
      details={<Later load={loadDetails} until={null} props={{ odd }} />}
    />
  );
}
