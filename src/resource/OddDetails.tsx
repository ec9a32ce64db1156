import { useDynamicText } from "#src/i18n/dynamic.ts";
import { visible } from "#src/util/text.ts";
import type { Oddity } from "#src/util/read.ts";

/** Where a reply did not fit the documented shape, a line each. */
export function OddDetails({ odd }: { odd: readonly Oddity[] }) {
  const text = useDynamicText("odd");
  return (
    <pre>
      {odd
        .slice(0, 50)
        .map((one) => visible(`${one.path}: ${text(one.problem)} (${one.value})`, 200))
        .join("\n")}
    </pre>
  );
}
