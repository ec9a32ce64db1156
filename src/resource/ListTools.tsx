import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ListParams } from "#src/krill/resource.ts";
import { Button } from "#src/ui/Button.tsx";
import { Disclosure } from "#src/ui/Disclosure.tsx";
import { IconColumns, IconSave } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { readListMemory, useListMemory, writeListMemory } from "./list-memory.ts";
import { tellingColumns, visibleColumns, type ListSearch } from "./list-search.ts";
import type { ListColumn, ListRow, ListSpec } from "./list-spec.ts";
import type { ListChange } from "./use-list.ts";
import css from "./ResourceList.module.css";

/** Opened now and then. */
const loadViews = async () => (await import("./ListViews.tsx")).ListViews;

/** Columns, row height, saved views and export of a list. */
export function ListTools<Row extends ListRow>({
  spec,
  fixed,
  memoryKey,
  label,
  search,
  shown,
  params,
  obeys,
  total,
  canExport,
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
  params: ListParams;
  obeys: (row: Row) => boolean;
  total: number | null;
  canExport: boolean;
  columnName: (id: string) => string;
  viewName: (key: string) => string;
  onChange: (change: ListChange) => void;
  onView: (search: string) => void;
}) {
  const { t } = useTranslation();
  const memory = useListMemory(memoryKey);
  const shownIds = new Set(shown.map((column) => column.id));
  const toggle = (id: string) =>
    onChange((now) => {
      const before = visibleColumns(spec.columns, now, readListMemory(memoryKey).columns);
      const ids = new Set(before.map((column) => column.id));
      const columns = spec.columns
        .map((column) => column.id)
        .filter((one) => (one === id ? !ids.has(id) : ids.has(one)));
      writeListMemory(memoryKey, { columns });
      return { columns };
    });
  const reset = () => {
    writeListMemory(memoryKey, { columns: null });
    onChange({ columns: null });
  };
  return (
    <>
      <Disclosure
        label={t("list.columns")}
        icon={<IconColumns size={16} aria-hidden />}
        align="end"
      >
        <div className={css.toolPanel}>
          {tellingColumns(spec.columns, fixed).map((column) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={columnName(column.id)}
              checked={shownIds.has(column.id)}
              disabled={column.isTitle}
              onChange={() => toggle(column.id)}
            />
          ))}
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            {t("list.columnsReset")}
          </Button>
          <NativeSelect
            size="xs"
            label={t("list.density")}
            value={memory.density}
            data={[
              { value: "compact", label: t("list.densityCompact") },
              { value: "comfortable", label: t("list.densityComfortable") },
            ]}
            onChange={(event) =>
              writeListMemory(memoryKey, {
                density: event.currentTarget.value === "comfortable" ? "comfortable" : "compact",
              })
            }
          />
        </div>
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
            search,
            defaultQuery: spec.defaultQuery,
            onView,
          }}
        />
      </Disclosure>
      <ExportButton
        spec={spec}
        label={label}
        columns={shown}
        params={params}
        obeys={obeys}
        total={total}
        canExport={canExport}
        columnName={columnName}
      />
    </>
  );
}
