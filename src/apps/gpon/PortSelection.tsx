import { useTranslation } from "react-i18next";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { CpeQuickActions } from "#src/apps/isp/panels.tsx";
import type { ListSelected } from "#src/resource/ResourceList.tsx";
import type { PortRow } from "./port-rows.ts";

/** What can be done with the selected ONUs: one has its own actions, several are a bulk job. */
export function PortSelection({
  selected,
  rows,
}: {
  selected: ListSelected<PortRow>;
  rows: readonly PortRow[];
}) {
  const { t } = useTranslation("gpon");
  const chosen =
    selected.kind === "all" ? rows : rows.filter(({ id }) => selected.ids.includes(id));
  const cpes = chosen.flatMap(({ cpeId }) => cpeId ?? []);
  const [only] = cpes;
  const without = chosen.length - cpes.length;
  return (
    <>
      <StartBulk start={{ ids: cpes }} />
      {without > 0 && <span>{t("onus.withoutCpe", { count: without })}</span>}
      {chosen.length === 1 && only !== undefined && <CpeQuickActions key={only} id={only} />}
    </>
  );
}
