import { useTranslation } from "#src/i18n/use-translation.ts";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { CpeQuickActions } from "#src/apps/isp/panels.tsx";
import { HostActions } from "#src/apps/monitoring/panels.tsx";
import { useHasCrm } from "#src/krill/has-crm.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import type { ListSelected } from "#src/resource/ResourceList.tsx";
import { formatPort, parsePosition, type Position } from "#src/util/pon.ts";
import type { PortRow } from "./port-rows.ts";

/** What can be done with the selected ONUs: one has its own actions, several are a bulk job; their hosts are taken care of. */
export function PortSelection({
  selected,
  rows,
  olt,
  position,
}: {
  selected: ListSelected<PortRow>;
  rows: readonly PortRow[];
  olt: string;
  position: Position;
}) {
  const { t } = useTranslation("gpon");
  const hasCrm = useHasCrm();
  const ids = new Set(selected.kind === "rows" ? selected.ids : []);
  const chosen = rows.filter(({ id }) => ids.has(id));
  const refs = chosen.flatMap((row) => refOf(row, olt) ?? []);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const without = chosen.length - refs.length;
  const note = `${olt} ${formatPort(position)}`;
  const hosts = chosen.flatMap(({ cpeName, status }) =>
    cpeName === null ? [] : { name: cpeName, state: STATES[status] },
  );
  return (
    <>
      {hasCrm && <StartBulk start={{ refs, note }} />}
      <HostActions hosts={hosts} note={note} />
      {without > 0 && <span>{t("onus.withoutCpe", { count: without })}</span>}
      {hasCrm && only?.cpeId && (
        <CpeQuickActions key={only.cpeId} id={only.cpeId} isDown={STATES[only.status] === "down"} />
      )}
    </>
  );
}

const STATES = { online: "up", offline: "down", unknown: "unknown" } as const;

/** An ONU's CPE as a bulk job takes it; null where none is known. */
function refOf(row: PortRow, olt: string): ThingRef | null {
  const { cpeId, cpeName, realm, model, status, place } = row;
  const position = parsePosition(place);
  if (cpeId === null) return null;
  return {
    id: cpeId,
    name: cpeName ?? `#${cpeId}`,
    realm,
    model,
    tech: "gpon",
    state: STATES[status],
    olt,
    pon: position && `${olt} ${formatPort(position)}`,
  };
}
