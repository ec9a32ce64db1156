import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Oddity } from "#src/util/read.ts";
import { visible } from "#src/util/text.ts";
import { Problem } from "#src/ui/Problem.tsx";

/** Says that a reply did not fit the documented shape, and where. */
export function OddNote({ odd }: { odd: readonly Oddity[] }) {
  const { t } = useTranslation();
  const text = useDynamicText("common");
  if (odd.length === 0) return null;
  return (
    <Problem
      isQuiet
      tone="info"
      title={t("reading.odd", { count: odd.length })}
      details={
        <pre>
          {odd
            .slice(0, 50)
            .map((one) => visible(`${one.path}: ${text(`odd.${one.problem}`)} (${one.value})`, 200))
            .join("\n")}
        </pre>
      }
    />
  );
}
