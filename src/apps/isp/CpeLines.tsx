import { isOld, type HostService } from "#src/apps/monitoring/api.ts";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Scroll } from "#src/ui/Scroll.tsx";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { cleanText, visible } from "#src/util/text.ts";
import type { Pots } from "./api.ts";
import { paths } from "./paths.ts";
import type { CpeReading } from "./use-cpe.ts";
import css from "./cpe.module.css";

/** The telephone lines of the device, each with its registration as the monitoring reported it. */
export function CpeLines({ reading }: { reading: CpeReading }) {
  const { cpe, host, isCpeWhole } = reading;
  const { t } = useTranslation("cpe");
  const potses = cpe?.potses;
  const lines = (potses ?? []).filter((one): one is Pots => typeof one === "object");
  const services = host.data?.host.services ?? [];
  const isComing = !isCpeWhole && !reading.one.error;
  const isTold = Array.isArray(potses) && lines.length === potses.length;
  return (
    <Panel title={t("lines.title")}>
      {!isTold && isComing && <SkeletonLines lines={2} label={t("lines.title")} />}
      {!isTold && !isComing && <p className={css.quiet}>{t("lines.untold")}</p>}
      {isTold && lines.length === 0 && <p className={css.quiet}>{t("lines.none")}</p>}
      {lines.length > 0 && (
        <Scroll label={t("lines.title")}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("lines.port")}</th>
                <th scope="col">{t("lines.cli")}</th>
                <th scope="col">{t("lines.label")}</th>
                <th scope="col">{t("lines.context")}</th>
                <th scope="col">{t("lines.state")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    <Link to={paths.pots(line.id)}>
                      {line.order ?? "—"}
                      <span className="k-hidden"> {shown(line.lineid)}</span>
                    </Link>
                  </th>
                  <td className="k-mono">{shown(line.cli)}</td>
                  <td>
                    {shown(line.label)}
                    {line.pbx_extension && <span className="k-dim"> {t("lines.extension")}</span>}
                  </td>
                  <td>{shown(line.contextname ?? line.context)}</td>
                  <td>
                    <LineState line={line} services={services} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Panel>
  );
}

/**
 * The registration of a line: services `voice1`, `voice2` … are the lines by their port (contract 3.2).
 * Old where the service's check is overdue.
 */
export function LineState({
  line,
  services,
}: {
  line: Pick<Pots, "order">;
  services: readonly HostService[];
}) {
  const { t } = useTranslation("cpe");
  const now = useNow();
  const service = services.find(({ name }) => name === `voice${line.order}`);
  if (!service) return <span className="k-dim">—</span>;
  const old = service.lastCheck !== null && isOld(service, now);
  const [tone, word]: [Tone, "registered" | "unregistered" | "stateUnknown"] =
    service.state === "ok"
      ? ["good", "registered"]
      : service.state === "critical" || service.state === "warning"
        ? ["warning", "unregistered"]
        : ["unknown", "stateUnknown"];
  return (
    <StateBadge tone={tone} isOld={old} title={visible(service.output ?? "", 200)}>
      {t(`lines.${word}`)}
      {old && ` · ${t("says.old")}`}
    </StateBadge>
  );
}

function shown(value: unknown): string {
  return visible(cleanText(value) ?? "—", 120);
}
