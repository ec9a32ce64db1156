import { useEffect, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isPreflightRefused } from "#src/krill/preflight.ts";
import { Problem } from "#src/ui/Problem.tsx";

/** Says on the sign-in page that nobody can sign in from this address, and what whoever serves the console has to do. */
export function OtherAddress({ api }: { api: string }) {
  const { t } = useTranslation();
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void isPreflightRefused().then((refused) => isWanted && setRefused(refused));
    return () => {
      isWanted = false;
    };
  }, []);
  return isRefused ? (
    <Problem title={t("signIn.otherAddress")}>{t("signIn.otherAddressText", { api })}</Problem>
  ) : null;
}
