import type { ReactNode } from "react";
import { Link } from "react-router";
import { paths } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { Facts } from "#src/ui/Facts.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Secret } from "#src/ui/Secret.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Radio, Ssid } from "./wifi.ts";
import { Traffic } from "./WansPanel.tsx";
import { WifiChange, type WifiChangeProps } from "./WifiChange.tsx";
import css from "./acs.module.css";

type Shared = Pick<WifiChangeProps, "thing" | "facts" | "onChanged">;

/** The device's radios and networks, and what can be changed of them: only where the server offers it. */
export function WifiPanel({
  radios,
  ssids,
  base,
  cpeId,
  ...shared
}: Shared & {
  radios: readonly Radio[];
  ssids: readonly Ssid[];
  /** The device in `acs`, where there is one. */
  base: string | null;
  cpeId: number;
}) {
  const { t } = useTranslation("acs");
  if (radios.length === 0 && ssids.length === 0) return null;
  return (
    <Panel title={t("wifi.title")}>
      <p className="k-note">
        {t("wifi.mayNotLast")} <Link to={paths.cpeEdit(cpeId)}>{t("wifi.toCrm")}</Link>
      </p>
      <div className={css.cards}>
        {radios.map((radio) => (
          <RadioCard key={`radio ${radio.id}`} radio={radio} base={base} {...shared} />
        ))}
        {ssids.map((ssid) => (
          <SsidCard
            key={`ssid ${ssid.id} ${ssid.band} ${ssid.name}`}
            ssid={ssid}
            base={base}
            {...shared}
          />
        ))}
      </div>
    </Panel>
  );
}

function Card({
  title,
  isOn,
  children,
}: {
  title: string;
  isOn: boolean | null;
  children: ReactNode;
}) {
  const { t } = useTranslation("acs");
  return (
    <section className={css.card} aria-label={title}>
      <h3>
        {title}{" "}
        {isOn !== null && (
          <StateBadge tone={isOn ? "good" : "off"}>{t(isOn ? "wifi.on" : "wifi.off")}</StateBadge>
        )}
      </h3>
      {children}
    </section>
  );
}

function RadioCard({ radio, base, ...shared }: Shared & { radio: Radio; base: string | null }) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  const { id, band, channel, isAuto, width, standard, domain, power, isOn } = radio;
  const title = t("wifi.radio", { name: band ? t("band", { band }) : visible(id, 40) });
  return (
    <Card title={title} isOn={isOn}>
      <Facts
        facts={[
          [t("wifi.channel"), channel],
          [t("wifi.auto"), isAuto === null ? null : t(isAuto ? "yes" : "no")],
          [t("wifi.width"), width !== null && `${width} MHz`],
          [t("wifi.standard"), standard && visible(standard, 60)],
          [t("wifi.power"), power !== null && format.percent(power)],
          [t("wifi.domain"), domain && visible(domain, 20)],
          [t("traffic"), (radio.sent ?? radio.received) !== null && <Traffic key="t" of={radio} />],
        ]}
      />
      {base !== null && (
        <WifiChange
          path={`${base}wifi/radios/${encodeURIComponent(id)}/`}
          raw={radio.raw}
          title={title}
          fields={RADIO_FIELDS}
          channels={radio.channels}
          {...shared}
        />
      )}
    </Card>
  );
}

function SsidCard({ ssid, base, ...shared }: Shared & { ssid: Ssid; base: string | null }) {
  const { t } = useTranslation("acs");
  const { id, name, band, security, key, bssid, isOn } = ssid;
  const title = t("wifi.network", {
    name: [visible(name ?? id, 40), band && t("band", { band })].filter(Boolean).join(" · "),
  });
  return (
    <Card title={title} isOn={isOn}>
      <Facts
        facts={[
          [t("wifi.security"), security && visible(security, 60)],
          [t("wifi.key"), key && <Secret key="key" value={key} what={t("wifi.key")} />],
          [
            "BSSID",
            bssid && (
              <span key="bssid" className="k-mono">
                {visible(bssid, 30)}
              </span>
            ),
          ],
          [t("traffic"), (ssid.sent ?? ssid.received) !== null && <Traffic key="t" of={ssid} />],
        ]}
      />
      {base !== null && (
        <WifiChange
          path={`${base}wifi/ssids/${encodeURIComponent(id)}/`}
          raw={ssid.raw}
          title={title}
          fields={SSID_FIELDS}
          channels={NO_CHANNELS}
          {...shared}
        />
      )}
    </Card>
  );
}

const NO_CHANNELS: readonly number[] = [];
/** What can be changed, under the names that it may have in the row; a name that the row lacks is not offered. */
const RADIO_FIELDS: WifiChangeProps["fields"] = [
  { label: "wifi.isOn", kind: "flag", names: ["enabled", "enable", "active", "on"] },
  {
    label: "wifi.auto",
    kind: "flag",
    names: ["auto", "auto_channel", "automatic", "auto_channel_enable"],
  },
  { label: "wifi.channel", kind: "channel", names: ["channel"] },
  { label: "wifi.power", kind: "number", names: ["power", "tx_power", "transmit_power"] },
];
const SSID_FIELDS: WifiChangeProps["fields"] = [
  { label: "wifi.isOn", kind: "flag", names: ["enabled", "enable", "active", "on"] },
  { label: "wifi.ssid", kind: "text", names: ["ssid", "wifi_ssid"] },
  {
    label: "wifi.key",
    kind: "secret",
    names: ["key", "password", "passphrase", "psk", "wifi_password"],
  },
];
