import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { startCount, type BulkStart } from "#src/apps/bulk/paths.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";

/** Takes PBXs or holidays to a bulk job that deletes them: some, or all that match a list's filter. */
export function DeleteMany({
  things,
  of,
}: {
  things: "pbxs" | "holidays";
  of: readonly ThingRef[] | Extract<BulkStart, { filter: unknown }>["filter"];
}) {
  const { t } = useTranslation("pbx");
  const format = useFormat();
  const work = { kind: "request", name: "delete", severity: "destructive" } as const;
  const start: BulkStart =
    "params" in of ? { things, work, filter: of } : { things, work, refs: of };
  return (
    <StartBulk start={start}>{t("deleteMany", { n: format.number(startCount(start)) })}</StartBulk>
  );
}
