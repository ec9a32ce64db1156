import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { Empty } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { PlainTable } from "#src/ui/PlainTable.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import type { HostState } from "./host.ts";
import type { HostService, ServiceState } from "./host-service.ts";
import { paths } from "./paths.ts";
import { WatchedBadge } from "./WatchedBadge.tsx";
import css from "./host.module.css";

const WORST: readonly ServiceState[] = ["critical", "warning", "unknown", "ok", "pending"];

/** The services of a host, the worst first, then by impact and name (contract 4.5 H15). */
export function HostServices({ host, hasServices }: { host: HostState; hasServices: boolean }) {
  const { t } = useTranslation("monitoring");
  const services = host.services.toSorted(
    (a, b) =>
      WORST.indexOf(a.state) - WORST.indexOf(b.state) ||
      (b.businessImpact ?? 0) - (a.businessImpact ?? 0) ||
      a.name.localeCompare(b.name, "en"),
  );
  return (
    <Panel title={t("services.title")}>
      {services.length === 0 && (
        <Empty title={t(hasServices ? "services.none" : "host.noServices")} />
      )}
      {services.length > 0 && (
        <PlainTable label={t("services.title")}>
          <thead>
            <tr>
              <th scope="col">{t("services.name")}</th>
              <th scope="col">{t("services.state")}</th>
              <th scope="col">{t("services.since")}</th>
              <th scope="col">{t("services.output")}</th>
              <th scope="col">{t("services.lastCheck")}</th>
              <th scope="col">{t("services.nextCheck")}</th>
              <th scope="col">{t("services.check")}</th>
            </tr>
          </thead>
          <tbody>
            {services.map((service) => (
              <Line key={service.name} host={host.name ?? ""} service={service} />
            ))}
          </tbody>
        </PlainTable>
      )}
    </Panel>
  );
}

function Line({ host, service }: { host: string; service: HostService }) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const { name, since, output, lastCheck, nextCheck, command, checkIntervalS } = service;
  const how = [
    command && visible(command, 60),
    checkIntervalS !== null && t("services.every", { span: format.duration(checkIntervalS) }),
    service.attempt !== null &&
      service.maxAttempts !== null &&
      t("services.attempt", { attempt: service.attempt, most: service.maxAttempts }),
    service.isActivelyChecked === false && t("services.passive"),
    service.isFlapping && t("host.flapping"),
  ].filter((part) => typeof part === "string");
  return (
    <tr className={css.service}>
      <th scope="row">
        <Link to={paths.host(host, name)}>{visible(name, 60)}</Link>
      </th>
      <td>
        <WatchedBadge of={service} />
      </td>
      <td>
        <Ago at={since} />
      </td>
      <td className={css.wide}>{output && visible(output, 300)}</td>
      <td>{service.state === "pending" ? t("host.never") : <Ago at={lastCheck} />}</td>
      <td>{nextCheck && format.dateTime(nextCheck)}</td>
      <td className={css.how}>{how.join(" · ")}</td>
    </tr>
  );
}
