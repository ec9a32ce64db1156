import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "./Tone.tsx";

/** Says that what stands there is old: the last that came is of then (PRODUCT 7). */
export function NotUpdating({ since }: { since: Date }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <StateBadge tone="warning">{t("reading.notUpdating", { time: format.time(since) })}</StateBadge>
  );
}
