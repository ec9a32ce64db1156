import { useTranslation } from "#src/i18n/use-translation.ts";

/** A field of yes or no in words; nothing where the server does not tell. */
export function YesNo({ value }: { value: boolean | null | undefined }) {
  const { t } = useTranslation();
  return value === null || value === undefined ? null : <>{t(value ? "yes" : "no")}</>;
}
