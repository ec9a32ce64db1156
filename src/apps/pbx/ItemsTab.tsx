import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import type { Item } from "./api.ts";
import { itemList, itemRows } from "./item-columns.tsx";
import type { ItemKind, PbxPlace } from "./paths.ts";
import type { PlanReading } from "./plan.ts";

/** The items of one kind; a row leads to its form. */
export function ItemsTab({
  place,
  kind,
  reading,
}: {
  place: PbxPlace;
  kind: ItemKind;
  reading: PlanReading;
}) {
  const { t } = useTranslation("pbx");
  const mayCreate = reading.mayCreate[kind];
  const spec = useMemo(() => itemList(place, kind, mayCreate), [place, kind, mayCreate]);
  const rows = useMemo(() => itemRows(kind, reading), [kind, reading]);
  const text = ({ name, cli, ddi }: Item) => [name, cli, ddi].filter(Boolean).join(" ");
  return (
    <>
      <WriteNews app="pbx" kind={kind} />
      <ResourceList
        spec={spec}
        label={t(`pbx.tab.${kind}`)}
        known={{ rows, at: reading.at, text }}
      />
    </>
  );
}
