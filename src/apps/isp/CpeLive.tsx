import { Link } from "react-router";
import { GPON_NAMES, paths as gpon } from "#src/apps/gpon/paths.ts";
import type { LiveReading } from "#src/apps/monitoring/api.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Live } from "#src/resource/Live.tsx";
import { OddNote } from "#src/resource/OddNote.tsx";
import { RawReply } from "#src/resource/RawReply.tsx";
import type { LiveQuery } from "#src/resource/use-live.ts";
import { Later } from "#src/ui/Later.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { formatPosition } from "#src/util/pon.ts";
import { visible } from "#src/util/text.ts";
import { CpeLevels } from "./CpeLevels.tsx";
import { loadExtra } from "./cpe-parts.ts";
import { Addresses } from "./Addresses.tsx";
import { liveAddresses } from "./addresses.ts";
import { useFieldName } from "./use-field-name.ts";
import css from "./cpe.module.css";

/** The live panel: light against its bands, registration, traffic, addresses, alarms. */
export function CpeLive({ live }: { live: LiveQuery<LiveReading> }) {
  const { t } = useTranslation("cpe");
  return (
    <Live title={t("live.title")} live={live}>
      {(reading) => <Body reading={reading} />}
    </Live>
  );
}

function Body({ reading }: { reading: LiveReading }) {
  const { t } = useTranslation("cpe");
  const format = useFormat();
  const nameOf = useFieldName();
  const { info } = reading;
  const { registration } = info;
  const states = registration.states.map(({ state, word }) => visible(word || state, 40));
  const traffic = info.dnbw !== null || info.upbw !== null;
  return (
    <>
      <CpeLevels services={info.services} />
      <Facts
        facts={[
          [t("live.state"), t(`state.${info.state}`)],
          [t("live.uptime"), format.duration(info.uptime)],
          [
            t("live.traffic"),
            traffic &&
              t("live.trafficOf", {
                down: format.bitrate(info.dnbw) ?? "—",
                up: format.bitrate(info.upbw) ?? "—",
              }),
          ],
          [t("live.distance"), format.metres(info.distanceM)],
          [
            t("live.ips"),
            info.ips && (
              <Addresses key="ips" addresses={liveAddresses(info, t("live.management"))} />
            ),
          ],
          [t("live.olt"), registration.olt && visible(registration.olt, 80)],
          [
            t("live.position"),
            (registration.position ?? registration.id) && (
              <Place key="position" of={registration} />
            ),
          ],
          [t("live.tags"), registration.tags.map((tag) => visible(tag, 60)).join(", ")],
          [t("live.registration"), states.join(" / ")],
          [
            t("live.lastDown"),
            registration.lastDown && <Moment key="down" at={registration.lastDown} />,
          ],
          [t("live.output"), info.output && visible(info.output, 300)],
        ]}
      />
      {info.alarms && <Alarms alarms={info.alarms} />}
      {Object.keys(info.extra).length > 0 && (
        <Later load={loadExtra} props={{ extra: info.extra, nameOf }} />
      )}
      <OddNote odd={reading.odd} />
      <RawReply raw={reading.raw} request={reading.request} />
    </>
  );
}

function Alarms({ alarms }: { alarms: NonNullable<LiveReading["info"]["alarms"]> }) {
  const { t } = useTranslation("cpe");
  return (
    <section aria-label={t("live.alarms")}>
      <h3>{t("live.alarms")}</h3>
      {alarms.length === 0 ? (
        <p className={css.quiet}>{t("live.noAlarms")}</p>
      ) : (
        <ul className={css.alarms}>
          {alarms.map((alarm) => (
            <li key={`${alarm.type} ${alarm.name} ${alarm.extra}`}>
              <StateBadge
                tone={
                  alarm.isCleared
                    ? "off"
                    : /^(critical|major)$/.test(alarm.level ?? "")
                      ? "bad"
                      : "warning"
                }
              >
                {visible(alarm.level ?? alarm.type ?? "—", 40)}
                {alarm.isCleared && ` · ${t("live.cleared")}`}
              </StateBadge>{" "}
              {visible(alarm.name ?? alarm.type ?? "—", 300)}
              {alarm.extra && <span className="k-dim"> {visible(alarm.extra, 200)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where it is registered; a port leads to its page, where the user has the plant. */
function Place({ of: { olt, position, id } }: { of: LiveReading["info"]["registration"] }) {
  const hasPlant = useHasApp(GPON_NAMES);
  if (position === null) return <>{id && visible(id, 60)}</>;
  const text = formatPosition(position);
  return olt !== null && hasPlant ? <Link to={gpon.port(olt, position)}>{text}</Link> : <>{text}</>;
}
