import { useTranslation } from "#src/i18n/use-translation.ts";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconColumns, IconSave } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { ExportButton, type ExportProps } from "./ExportButton.tsx";
import { listSearchParams, type ListSearch } from "./list-search.ts";
import { loadColumns, loadViews } from "./list-parts.ts";
import type { ListColumn, ListRow, ListSpec } from "./list-spec.ts";
import type { ListChange } from "./use-list.ts";

/** Columns, row height, saved views and export of a list. */
export function ListTools<Row extends ListRow>({
  spec,
  fixed,
  memoryKey,
  label,
  search,
  shown,
  exporting,
  columnName,
  viewName,
  onChange,
  onView,
}: {
  spec: ListSpec<Row>;
  fixed: ListSearch["filters"] | undefined;
  memoryKey: string;
  label: string;
  search: ListSearch;
  shown: readonly ListColumn<Row>[];
  exporting: Omit<ExportProps<Row>, "spec" | "columns" | "columnName" | "label">;
  columnName: (id: string) => string;
  viewName: (key: string) => string;
  onChange: (change: ListChange) => void;
  onView: (search: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Disclosure
        label={t("list.columns")}
        icon={<IconColumns size={16} aria-hidden />}
        align="end"
      >
        <Later
          load={loadColumns<Row>}
          props={{ spec, fixed, memoryKey, shown, columnName, onChange }}
        />
      </Disclosure>
      <Disclosure label={t("list.views")} icon={<IconSave size={16} aria-hidden />} align="end">
        <Later
          load={loadViews}
          props={{
            memoryKey,
            builtIn: (spec.views ?? []).map(({ key, search: view }) => ({
              name: viewName(key),
              search: view,
            })),
            current: () => listSearchParams({ ...search, page: 1 }, spec.defaultQuery).toString(),
            onView,
          }}
        />
      </Disclosure>
      <ExportButton
        spec={spec}
        columns={shown}
        columnName={columnName}
        label={label}
        {...exporting}
      />
    </>
  );
}
