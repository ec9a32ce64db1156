import { useLocation } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { visible } from "#src/util/text.ts";
import { LookupBox } from "./LookupBox.tsx";

/** An address that leads nowhere: says so, with the lookup box. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={t("page.notFound")} />
      <p>{t("page.notFoundText", { path: visible(pathname, 120) })}</p>
      <LookupBox isInPage />
    </>
  );
}
