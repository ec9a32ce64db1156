import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import type { Selection } from "#src/ui/Table.tsx";
import type { ListRow } from "./list-spec.ts";
import css from "./ResourceList.module.css";

/** The bar over a list in which rows are selected. */
export function ListSelection<Row extends ListRow>({
  selection,
  rows,
  rowName,
  total,
  isAll,
  onAll,
  onClear,
  children,
}: {
  selection: Selection;
  rows: readonly Row[];
  rowName: (row: Row) => string;
  /** Null where it cannot be relied on: then not everything can be selected. */
  total: number | null;
  isAll: boolean;
  onAll: () => void;
  onClear: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = Object.keys(selection).length;
  if (count === 0) return null;
  const names = rows.filter((row) => String(row.id) in selection).map(rowName);
  const all = format.number(total);
  return (
    <div className={css.selection} role="status">
      <strong>
        {isAll ? t("list.allSelected", { total: all }) : t("list.selected", { count })}
      </strong>
      {!isAll && total !== null && total > count && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {t("list.selectAll", { total: all })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t("list.unselect")}
      </Button>
      {!isAll && names.length > 0 && (
        <CopyButton text={names.join("\n")} what={t("list.copyNames")} />
      )}
      {children}
    </div>
  );
}
