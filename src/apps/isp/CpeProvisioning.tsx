import type { CpeInfo } from "#src/apps/monitoring/api.ts";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { linkEntries } from "#src/krill/links.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Scroll } from "#src/ui/Scroll.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { visible } from "#src/util/text.ts";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** Profiles and service ports, as the CRM wants them and as the OLT has them (contract H17). */
export function CpeProvisioning({ reading: { cpe, live } }: { reading: CpeReading }) {
  const { t } = useTranslation("cpe");
  const { data } = live.result;
  const isFetching = live.result.isFetching && !live.failure;
  const info = data?.info;
  const text = (value: string | null | undefined) => value && visible(value, 120);
  return (
    <Panel title={t("provisioning.title")} aside={data && <Ago at={data.at} />}>
      <Facts
        facts={[
          [t("provisioning.line"), text(cpe?.line_profile)],
          [t("provisioning.lineOlt"), text(info?.lineProfile)],
          [t("provisioning.service"), text(info?.serviceProfile)],
          [t("provisioning.type"), text(info?.typeName)],
        ]}
      />
      {!info && isFetching && <SkeletonLines lines={2} label={t("provisioning.title")} />}
      {!isFetching && !info && <p className={css.quiet}>{t("provisioning.unread")}</p>}
      {info && <Ports ports={info.servicePorts} />}
      {linkEntries(cpe, "links").some(([name]) => name === "cwmp_info") && (
        <Link to="?tab=cwmp_info" preventScrollReset>
          {t("provisioning.wans")}
        </Link>
      )}
    </Panel>
  );
}

function Ports({ ports }: { ports: CpeInfo["servicePorts"] }) {
  const { t } = useTranslation("cpe");
  if (ports === null) return <p className={css.quiet}>{t("provisioning.untold")}</p>;
  if (ports.length === 0) return <p className={css.quiet}>{t("provisioning.none")}</p>;
  const hasTags = ports.some(({ tagTransform }) => tagTransform !== null);
  return (
    <Scroll label={t("provisioning.ports")}>
      <table className={css.table}>
        <caption>{t("provisioning.ports")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("provisioning.id")}</th>
            <th scope="col" data-align="end">
              {t("provisioning.userVlan")}
            </th>
            <th scope="col" data-align="end">
              {t("provisioning.serviceVlan")}
            </th>
            <th scope="col" data-align="end">
              {t("provisioning.nativeVlan")}
            </th>
            {hasTags && <th scope="col">{t("provisioning.tag")}</th>}
            <th scope="col">{t("provisioning.inbound")}</th>
            <th scope="col">{t("provisioning.outbound")}</th>
          </tr>
        </thead>
        <tbody>
          {ports.map((port) => (
            <tr key={`${port.id} ${port.userVlan} ${port.serviceVlan}`}>
              <th scope="row">{port.id ?? "—"}</th>
              <td data-align="end">{port.userVlan ?? "—"}</td>
              <td data-align="end">{port.serviceVlan ?? "—"}</td>
              <td data-align="end">{port.nativeVlan ?? "—"}</td>
              {hasTags && <td>{visible(port.tagTransform ?? "—", 40)}</td>}
              <td>{visible(port.inbound ?? "—", 60)}</td>
              <td>{visible(port.outbound ?? "—", 60)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
