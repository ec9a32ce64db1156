import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { readListMemory, useListMemory, writeListMemory } from "./list-memory.ts";
import { tellingColumns, visibleColumns, type ListSearch } from "./list-search.ts";
import type { ListColumn, ListRow, ListSpec } from "./list-spec.ts";
import type { ListChange } from "./use-list.ts";
import css from "./ResourceList.module.css";

/** Which columns of a list are in sight, and the height of its rows. */
export function ListColumns<Row extends ListRow>({
  spec,
  fixed,
  memoryKey,
  shown,
  columnName,
  onChange,
}: {
  spec: ListSpec<Row>;
  fixed: ListSearch["filters"] | undefined;
  memoryKey: string;
  shown: readonly ListColumn<Row>[];
  columnName: (id: string) => string;
  onChange: (change: ListChange) => void;
}) {
  const { t } = useTranslation("listParts");
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
        {t("columnsReset")}
      </Button>
      <NativeSelect
        size="xs"
        label={t("density")}
        value={memory.density}
        data={[
          { value: "compact", label: t("densityCompact") },
          { value: "comfortable", label: t("densityComfortable") },
        ]}
        onChange={(event) =>
          writeListMemory(memoryKey, {
            density: event.currentTarget.value === "comfortable" ? "comfortable" : "compact",
          })
        }
      />
    </div>
  );
}
