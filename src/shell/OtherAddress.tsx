import { useEffect, useState } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isPreflightRefused } from "#src/krill/preflight.ts";
import { Problem } from "#src/ui/Problem.tsx";

/** Says on the sign-in page that nobody can sign in from this address, and what whoever serves the console has to do. */
function OtherAddress({ api }: { api: string }) {
  const { t } = useTranslation("otherAddress");
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void isPreflightRefused().then((refused) => isWanted && setRefused(refused));
    return () => {
      isWanted = false;
    };
  }, []);
  return isRefused ? <Problem title={t("title")}>{t("text", { api })}</Problem> : null;
}

/** The note with its words. */
export async function load(): Promise<typeof OtherAddress> {
  await loadTexts("otherAddress", {
    en: () => import("./other-address.en.ts"),
    es: () => import("./other-address.es.ts"),
  });
  return OtherAddress;
}
