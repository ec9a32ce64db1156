import { useRef, type ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { goOnFrom } from "#src/ui/go-on.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { useKeys } from "#src/ui/keys.ts";
import css from "./ResourceList.module.css";

/** The bar over a list in which rows are selected. */
export function ListSelection({
  count,
  names,
  total,
  isAll,
  onAll,
  onClear,
  children,
}: {
  count: number;
  /** Of the selected rows in sight. */
  names: readonly string[];
  /** Null where it cannot be relied on: then not everything can be selected. */
  total: number | null;
  isAll: boolean;
  onAll: () => void;
  onClear: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation("listParts");
  const format = useFormat();
  const all = format.number(total);
  const acts = useRef<HTMLDivElement>(null);
  const toActs = () => acts.current?.querySelector("button")?.focus();
  useKeys(children ? [{ key: "a", label: t("keyAct"), run: toActs }] : []);
  return (
    <div className={css.selection}>
      {/* It alone: what is asked over the list stands in here, and would be read out with each letter typed. */}
      <strong role="status">
        {isAll ? t("allSelected", { total: all }) : t("selected", { count })}
      </strong>
      {!isAll && total !== null && total > count && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={({ currentTarget }) => {
            goOnFrom(currentTarget);
            onAll();
          }}
        >
          {t("selectAll", { total: all })}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={({ currentTarget }) => {
          goOnFrom(currentTarget);
          onClear();
        }}
      >
        {t("unselect")}
      </Button>
      {!isAll && names.length > 0 && <CopyButton text={names} what={t("copyNames")} />}
      <div ref={acts} style={{ display: "contents" }}>
        {children}
      </div>
    </div>
  );
}
