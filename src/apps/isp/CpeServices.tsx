import { Link } from "react-router";
import { isOld, type HostService } from "#src/apps/monitoring/api.ts";
import { paths as monitoring } from "#src/apps/monitoring/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Scroll } from "#src/ui/Scroll.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { STATE_TONES, StateBadge } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { visible } from "#src/util/text.ts";
import { Addresses } from "./Addresses.tsx";
import { addressesIn } from "./addresses.ts";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

type State = HostService["state"] | "up" | "down" | "unreachable";

const WORST: readonly State[] = ["critical", "warning", "unknown", "ok", "pending"];

/** The host and its services as the monitoring reported them; what is overdue is drawn as old. */
export function CpeServices({ reading: { host, cpe } }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const { data, error, isFetching } = host;
  const services = (data?.host.services ?? []).toSorted(
    (a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state) || a.name.localeCompare(b.name, "en"),
  );
  const reported = addressesIn(services);
  const names = cpe?.["_services"] ?? [];
  return (
    <Panel title={t("services.title")} aside={data && <Ago at={data.at} />}>
      {error && (
        <ApiProblem error={error} what={t("services.title")} onRetry={() => void host.refetch()} />
      )}
      {!data && isFetching && <SkeletonLines lines={4} label={t("services.title")} />}
      {data && (
        <>
          <p className={css.quiet}>
            {t("services.reported")} {data.host.name && <Elsewhere host={data.host.name} />}
          </p>
          <Scroll label={t("services.title")}>
            <table className={`${css.table} ${css.cards}`}>
              <thead>
                <tr>
                  <th scope="col">{t("services.name")}</th>
                  <th scope="col">{t("services.state")}</th>
                  <th scope="col">{t("services.output")}</th>
                  <th scope="col">{t("services.lastCheck")}</th>
                </tr>
              </thead>
              <tbody>
                <Line name={t("services.host")} row={data.host} />
                {services.map((service) => (
                  <Line key={service.name} name={visible(service.name, 60)} row={service} />
                ))}
              </tbody>
            </table>
          </Scroll>
          {services.length === 0 && (
            <p className={css.quiet}>
              {names.length === 0
                ? t("services.none")
                : t("services.namesOnly", { names: visible(names.join(", "), 400) })}
            </p>
          )}
          <Facts
            facts={[
              [t("live.ips"), reported.length > 0 && <Addresses key="ips" addresses={reported} />],
            ]}
          />
          <OddNote odd={data.odd} />
          <RawReply raw={data.raw} request={data.request} />
        </>
      )}
    </Panel>
  );
}

/** The same device on the pages of the monitoring. */
function Elsewhere({ host }: { host: string }) {
  const { t } = useTranslation("cpe");
  const query = `host:${host}`;
  return (
    <>
      <Link to={monitoring.host(host)}>{t("services.more")}</Link>
      {" · "}
      <Link to={monitoring.matrixOf(query)}>{t("services.matrix")}</Link>
      {" · "}
      <Link to={monitoring.mapOf(query)}>{t("services.map")}</Link>
    </>
  );
}

function Line({
  name,
  row,
}: {
  name: string;
  row: Pick<HostService, "output" | "lastCheck" | "since" | "nextCheck" | "checkIntervalS"> & {
    state: State;
    isHandled: boolean | null;
  };
}) {
  const { t } = useTranslation("cpe");
  const now = useNow();
  const old = row.lastCheck !== null && isOld(row, now);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <StateBadge
          tone={STATE_TONES[row.state]}
          isOld={old}
          title={old ? t("state.old") : undefined}
        >
          {t(`state.${row.state}`)}
          {old && ` · ${t("says.old")}`}
          {row.isHandled && STATE_TONES[row.state] === "bad" && ` · ${t("state.handled")}`}
        </StateBadge>
      </td>
      <td className={`${css.output} ${css.wide}`}>{row.output && visible(row.output, 300)}</td>
      <td className={`${css.nowrap} ${css.last}`}>
        {row.state === "pending" ? t("services.never") : <Ago at={row.lastCheck} />}
      </td>
    </tr>
  );
}
