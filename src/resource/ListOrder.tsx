import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";

/** Says that only the rows of a page are in order, with the offer to read the whole list. */
export function ListOrder({ onWhole }: { onWhole: () => void }) {
  const { t } = useTranslation("listParts");
  return (
    <span>
      {t("shuffled")}{" "}
      <Button size="compact-sm" variant="default" onClick={onWhole}>
        {t("order")}
      </Button>
    </span>
  );
}
