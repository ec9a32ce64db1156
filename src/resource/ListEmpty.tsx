import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { visible } from "#src/util/text.ts";
import type { ListSearch } from "./list-search.ts";

/** Why a list is empty: which filters are on, with the offer to drop them. */
export function ListEmpty({
  search,
  total,
  filterName,
  onChange,
}: {
  search: ListSearch;
  total: number | null;
  filterName: (name: string) => string;
  onChange: (change: Partial<ListSearch>) => void;
}) {
  const { t } = useTranslation();
  const filters = Object.entries(search.filters);
  if (search.page > 1 && total !== 0)
    return (
      <Empty title={t("list.beyond")}>
        <Button variant="default" onClick={() => onChange({ page: 1 })}>
          {t("list.first")}
        </Button>
      </Empty>
    );
  if (filters.length === 0 && search.q === "") return <Empty title={t("list.empty")} />;
  return (
    <Empty title={t("list.emptyFiltered")}>
      <p style={{ margin: 0 }}>{t("list.emptyFilteredText")}</p>
      <ul>
        {search.q !== "" && (
          <li>
            {t("list.searchText")}: {visible(search.q, 100)}
          </li>
        )}
        {filters.map(([name, value]) => (
          <li key={name}>
            {filterName(name)}: {visible(value, 100)}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={() => onChange({ q: "", filters: {} })}>
        {t("list.filtersDrop")}
      </Button>
    </Empty>
  );
}
