import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconBack, IconNext } from "#src/ui/icons.tsx";
import { PAGE_SIZES, type ListSearch } from "./list-search.ts";
import css from "./ResourceList.module.css";

/** Where in the list the page stands, and the way on. */
export function ListPager({
  search,
  total,
  count,
  offset,
  size,
  hasNext,
  lastPage,
  isCounting,
  isLoading,
  order,
  ms,
  onChange,
}: {
  search: ListSearch;
  total: number | null;
  /** Rows in sight. */
  count: number;
  /** Rows before those: of the page before, as long as the rows of this one have not come. */
  offset: number;
  /** Rows of a page: less than the address says where the server gives less. */
  size: number;
  hasNext: boolean;
  lastPage: number | null;
  /** The rows in sight are of another search: how many pages there are is not known yet. */
  isCounting: boolean;
  isLoading: boolean;
  /** What there is to say of the order of the rows. */
  order: ReactNode;
  /** How long the server took; null where it is not told. */
  ms: number | null;
  onChange: (change: Partial<ListSearch>) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const isCapped = size < search.size;
  const isFirst = search.page <= 1;
  const from = format.number(count && offset + 1);
  const to = format.number(count && offset + count);
  const range = () => {
    if (total !== null) return t("list.range", { from, to, total: format.number(total) });
    // A list that could not be read does not say that it has none.
    return count === 0 ? "" : t("list.rangeOpen", { from, to });
  };
  return (
    <div className={css.pager}>
      <span>
        <span aria-live="polite">{isLoading && count === 0 ? t("loading") : range()}</span>
        {ms !== null && ` ${t("list.took", { seconds: format.number(ms / 1000) })}`}
        {isCapped && ` · ${t("list.capped", { size })}`}
      </span>
      {order}
      <NativeSelect
        size="xs"
        aria-label={t("list.rows")}
        value={String(search.size)}
        data={PAGE_SIZES.map(String)}
        onChange={(event) => onChange({ size: Number(event.currentTarget.value), page: 1 })}
      />
      {/* Both stay where the keyboard can be, also on the first and on the last page. */}
      <nav aria-label={t("list.pages")} className={css.pages}>
        <Button
          size="xs"
          variant="default"
          aria-label={t("list.previous")}
          aria-disabled={isFirst}
          onClick={() => isFirst || onChange({ page: search.page - 1 })}
        >
          <IconBack size={16} aria-hidden />
        </Button>
        <span>
          {format.number(search.page)}
          {lastPage !== null && ` / ${isCounting ? "…" : format.number(lastPage)}`}
        </span>
        <Button
          size="xs"
          variant="default"
          aria-label={t("list.next")}
          aria-disabled={!hasNext}
          onClick={() => hasNext && onChange({ page: search.page + 1 })}
        >
          <IconNext size={16} aria-hidden />
        </Button>
      </nav>
    </div>
  );
}
