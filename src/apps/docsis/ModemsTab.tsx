import { useMemo } from "react";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import { CpeQuickActions } from "#src/apps/isp/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { isAbsent } from "#src/krill/errors.ts";
import { useHasCrm } from "#src/krill/has-crm.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { macText } from "./modems.ts";
import { modemList, modemListAlone, type ModemLine } from "./modem-columns.tsx";
import { channelFinder, modemMargin } from "./plant-judge.ts";
import type { PlantData } from "./use-plant.ts";

/** The cable modems of a CMTS: of a node, a domain or a channel by the list's filters. */
export function ModemsTab({ id, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const hasCrm = useHasCrm();
  const { modems, hosts, bands, list, channels, nodes, domains, reading } = plant;
  const lines = useMemo(() => {
    const channelsOf = channelFinder(channels, nodes, domains);
    return (modems ?? []).map((whole): ModemLine => {
      const { channels: _, ...modem } = whole;
      const host = modem.mac === null ? undefined : hosts.get(modem.mac);
      const info = host?.administrativeInfo;
      const nearest = modemMargin(modem, bands);
      return {
        ...modem,
        cpeId: info?.id ?? null,
        cpeName: host?.name ?? null,
        customer: info?.customer_name ?? null,
        realm: info?.realm ?? null,
        model: modem.model ?? info?.model ?? null,
        nearest,
        margin: nearest?.db ?? null,
        channel: channelsOf(whole).map((channel) => `${channel.direction} ${channel.id}`),
      };
    });
  }, [modems, hosts, bands, channels, nodes, domains]);
  const { error, isFetching, data } = list.result;
  const selectionOf = (selected: ListSelected<ModemLine>) => (
    <Selection selected={selected} lines={lines} cmts={id} />
  );
  return (
    <>
      {error && !isAbsent(error) && !isFetching && (
        <ApiProblem error={error} what={t("modems.title")} onRetry={list.refresh} />
      )}
      {plant.isFromHosts && <p className="k-note">{t("modems.fromMonitoring")}</p>}
      {plant.isPart && <p className="k-note">{t("modems.isPart")}</p>}
      {data && (
        <p className="k-note">
          {t("modems.read")} <Ago at={data.at} />
        </p>
      )}
      {modems === null && !error && <SkeletonLines lines={5} label={t("modems.title")} />}
      {modems !== null && (
        <ResourceList
          spec={hasCrm ? modemList : modemListAlone}
          label={t("modems.title")}
          known={{ rows: lines, at: data?.at ?? reading?.at ?? new Date(0), text: textOf }}
          whenSelected={selectionOf}
        />
      )}
    </>
  );
}

function Selection({
  selected,
  lines,
  cmts,
}: {
  selected: ListSelected<ModemLine>;
  lines: readonly ModemLine[];
  cmts: string;
}) {
  const { t } = useTranslation("docsis");
  const hasCrm = useHasCrm();
  const ids = new Set(selected.kind === "rows" ? selected.ids : []);
  const chosen = lines.filter(({ id }) => ids.has(id));
  const refs = chosen.flatMap((line) => refOf(line, cmts) ?? []);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const without = chosen.length - refs.length;
  return (
    <>
      {hasCrm && <StartBulk start={{ refs, note: cmts }} />}
      {without > 0 && <span>{t("modems.withoutCpe", { count: without })}</span>}
      {hasCrm && only?.cpeId && (
        <CpeQuickActions key={only.cpeId} id={only.cpeId} isDown={only.isOnline === false} />
      )}
    </>
  );
}

/** A modem's CPE as a bulk job takes it; its node is what at most a set number in flight share. */
function refOf(line: ModemLine, cmts: string): ThingRef | null {
  const { cpeId, cpeName, realm, model, isOnline, node } = line;
  if (cpeId === null) return null;
  return {
    id: cpeId,
    name: cpeName ?? `#${cpeId}`,
    realm,
    model,
    tech: "docsis",
    state: isOnline === null ? "unknown" : isOnline ? "up" : "down",
    olt: cmts,
    pon: node && `${cmts} ${node}`,
  };
}

function textOf(line: ModemLine): string {
  const mac = line.mac ?? line.id;
  return [
    mac,
    macText(mac),
    line.cpeName,
    line.customer,
    line.ip,
    line.node,
    line.domain,
    line.model,
  ]
    .filter(Boolean)
    .join(" ");
}
