import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Live } from "#src/resource/Live.tsx";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { useLive } from "#src/resource/use-live.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { sessionsOf, type SubscriberSessions } from "./api.ts";
import { isOver } from "./duplicates.ts";
import type { RadiusDevice } from "./panels.tsx";
import { paths } from "./paths.ts";
import { SessionTable } from "./SessionTable.tsx";

/** How many past sessions stand on a device's page. */
const PAST = 10;

/** The sessions of one device: the live ones polled, the last ones beside them. */
export function CpeSessions({ device }: { device: RadiusDevice }) {
  const { t } = useTranslation("radius");
  const live = useLive(sessionsOf(device, true));
  const past = useQuery(sessionsOf(device, false));
  const over = past.data && { ...past.data, rows: past.data.rows.filter(isOver).slice(0, PAST) };
  const all = `${paths.history}?q=${encodeURIComponent(device.cpename ?? device.username ?? "")}`;
  return (
    <>
      <Live title={t("cpe.online")} live={live}>
        {(data) => <Found label={t("cpe.online")} none={t("cpe.noneOnline")} found={data} />}
      </Live>
      <Panel title={t("cpe.past")} aside={<Link to={all}>{t("cpe.all")}</Link>}>
        {past.error && (
          <ApiProblem error={past.error} what={t("cpe.past")} onRetry={() => void past.refetch()} />
        )}
        {!past.data && !past.error && <SkeletonLines lines={3} label={t("cpe.past")} />}
        {over && <Found label={t("cpe.past")} none={t("cpe.nonePast")} found={over} />}
      </Panel>
    </>
  );
}

function Found({
  label,
  none,
  found: { rows, isWhole, isPart },
}: {
  label: string;
  none: string;
  found: SubscriberSessions;
}) {
  const { t } = useTranslation("radius");
  if (rows.length === 0) return <p>{isWhole ? none : t("cpe.cannotAsk")}</p>;
  return (
    <>
      <SessionTable label={label} sessions={rows} />
      {isPart && <p className="k-dim">{t("cpe.isPart")}</p>}
    </>
  );
}
