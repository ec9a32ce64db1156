import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { goOnFrom } from "#src/ui/go-on.ts";
import { visible } from "#src/util/text.ts";
import type { ListSearch } from "./list-search.ts";

/** Why a list is empty: which filters are on, with the offer to drop them. */
export function ListEmpty({
  search,
  total,
  isSure: isProven,
  unread,
  hidden,
  filterName,
  valueName,
  onChange,
}: {
  search: ListSearch;
  total: number | null;
  /** False where there may be rows that match beyond those that were looked at. */
  isSure: boolean;
  /** Rows that came and could not be read, and rows that were read and do not match. */
  unread: number;
  hidden: number;
  filterName: (name: string) => string;
  valueName: (name: string, value: string) => string;
  onChange: (change: Partial<ListSearch>) => void;
}) {
  const { t } = useTranslation("listParts");
  const { t: common } = useTranslation();
  const filters = Object.entries(search.filters);
  const hasSearch = search.q !== "";
  const isSure = isProven && unread === 0;
  if (unread > 0 && hidden === 0) return <Empty title={t("emptyUnread", { count: unread })} />;
  if (isSure && search.page > 1 && total !== 0)
    return (
      <Empty title={t("beyond")}>
        <Button
          variant="default"
          onClick={({ currentTarget }) => {
            goOnFrom(currentTarget);
            onChange({ page: 1 });
          }}
        >
          {t("first")}
        </Button>
      </Empty>
    );
  if (filters.length === 0 && !hasSearch)
    return <Empty title={t(isSure ? "empty" : "emptyRead")} />;
  return (
    <Empty title={isSure ? common("list.emptyFiltered") : t("emptyRead")}>
      <p style={{ margin: 0 }}>{t("emptyFilteredText")}</p>
      <ul>
        {hasSearch && (
          <li>
            {common("list.searchText")}: {visible(search.q, 100)}
          </li>
        )}
        {filters.map(([name, value]) => (
          <li key={name}>
            {filterName(name)}: {visible(valueName(name, value), 100)}
          </li>
        ))}
      </ul>
      {/* Several filters without a search are dropped by the button beside them. */}
      {(hasSearch || filters.length === 1) && (
        <Button
          variant="default"
          onClick={({ currentTarget }) => {
            goOnFrom(currentTarget);
            onChange({ q: "", filters: {} });
          }}
        >
          {hasSearch ? t("dropSearch") : common("list.filtersDrop")}
        </Button>
      )}
    </Empty>
  );
}
