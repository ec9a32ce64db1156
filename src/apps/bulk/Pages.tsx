import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import css from "./bulk.module.css";

/** Previous and next below a table that shows a part of its rows; nothing where all are in sight. */
export function Pages({
  page,
  size,
  total,
  onPage,
}: {
  /** From 0. */
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (total <= size && page === 0) return null;
  const from = page * size;
  const hasNext = from + size < total;
  return (
    <nav className={css.pages} aria-label={t("list.pages")}>
      <span>
        {t("list.range", {
          from: format.number(Math.min(total, from + 1)),
          to: format.number(Math.min(total, from + size)),
          total: format.number(total),
        })}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-disabled={page === 0}
        onClick={() => page > 0 && onPage(page - 1)}
      >
        {t("list.previous")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-disabled={!hasNext}
        onClick={() => hasNext && onPage(page + 1)}
      >
        {t("list.next")}
      </Button>
    </nav>
  );
}
