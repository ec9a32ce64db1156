import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import type { Oddity } from "#src/util/read.ts";

/** In how many places a reply did not fit the documented shape; on demand where, a line each. */
export function OddProblem({ odd }: { odd: readonly Oddity[] }) {
  const { t } = useTranslation("odd");
  const text = useDynamicText("odd");
  const places = (
    <pre>
      {odd
        .slice(0, 50)
        .map((one) => visible(`${one.path}: ${text(one.problem)} (${one.value})`, 200))
        .join("\n")}
    </pre>
  );
  return (
    <Problem isQuiet tone="info" title={t("places", { count: odd.length })} details={places} />
  );
}
