import { useLocation } from "react-router";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { startCount, type BulkStart } from "#src/apps/bulk/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import type { ListSelected } from "#src/resource/ResourceList.tsx";

/** Takes PBXs or holidays to a bulk job that deletes them: the rows selected, or all that match the list's filter. */
export function DeleteMany<Row>({
  things,
  selected,
  refOf,
}: {
  things: "pbxs" | "holidays";
  selected: ListSelected<Row>;
  refOf: (row: Row) => ThingRef;
}) {
  const { t } = useTranslation("pbx");
  const format = useFormat();
  const { pathname, search } = useLocation();
  const work = { kind: "request", name: "delete", severity: "destructive" } as const;
  const start: BulkStart =
    selected.kind === "rows"
      ? { things, work, refs: selected.rows.map(refOf) }
      : {
          things,
          work,
          filter: {
            params: selected.params,
            total: selected.total,
            address: pathname + search,
          },
        };
  return (
    <StartBulk start={start}>{t("deleteMany", { n: format.number(startCount(start)) })}</StartBulk>
  );
}
