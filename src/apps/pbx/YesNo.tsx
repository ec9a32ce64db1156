import { useTranslation } from "#src/i18n/use-translation.ts";

/** Yes, no, or that nobody says. */
export function YesNo({ of }: { of: boolean | null | undefined }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation("pbx");
  return <>{of === null || of === undefined ? own("unknown") : t(of ? "yes" : "no")}</>;
}
