import { useState, type ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";

const AT_ONCE = 200;

/** Of thousands of things the first ones, and a button for the next: the page would stand still over all of them. */
export function useFirstOnes<Thing>(all: readonly Thing[]): {
  shown: readonly Thing[];
  /** Shows the one at a place too. */
  reach: (place: number) => void;
  more: ReactNode;
} {
  const { t } = useTranslation("pbx");
  const format = useFormat();
  const [limit, setLimit] = useState(AT_ONCE);
  const [reached, setReached] = useState<ReadonlySet<number>>(new Set());
  const next = Math.min(AT_ONCE, all.length - limit);
  return {
    shown: all.filter((_, place) => place < limit || reached.has(place)),
    reach: (place) => setReached((now) => new Set([...now, place])),
    more: next > 0 && (
      <Button variant="default" onClick={() => setLimit(limit + AT_ONCE)}>
        {t("flow.showMore", { n: format.number(next), left: format.number(all.length - limit) })}
      </Button>
    ),
  };
}
