import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Scroll } from "#src/ui/Scroll.tsx";
import { StateBadge, ToneIcon, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import type { Channel } from "./channels.ts";
import { channelName, useChannelLabel } from "./channel-columns.tsx";
import { paths } from "./paths.ts";
import type { NodeCount } from "./plant-judge.ts";
import { Spectrum } from "./Spectrum.tsx";
import type { PlantData } from "./use-plant.ts";
import css from "./docsis.module.css";

/** What stands out, the channels on the axis, the fiber nodes and the MAC domains. */
export function OverviewTab({ id, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const { channels, domains, faults, counts, reading } = plant;
  const lanes = (direction: Channel["direction"]) => {
    const own = channels.filter((channel) => channel.direction === direction);
    if (domains.every((one) => one.channels === null)) return [{ name: "", channels: own }];
    return domains.map(({ name, id: key, channels: listed }) => ({
      name: name ?? key,
      channels: own.filter((channel) => listed?.some((one) => isSame(one, channel))),
    }));
  };
  return (
    <div className={css.stack}>
      <Findings id={id} plant={plant} />
      <Spectrum title={t("spectrum.up")} lanes={lanes("up")} faults={faults} />
      <Spectrum title={t("spectrum.down")} lanes={lanes("down")} faults={faults} />
      {counts.length > 0 && <Nodes id={id} counts={counts} />}
      {domains.length > 0 && <Domains id={id} plant={plant} />}
      {reading && channels.length === 0 && counts.length === 0 && (
        <p className="k-note">{t("cmts.nothing")}</p>
      )}
    </div>
  );
}

function isSame(a: Channel, b: Channel): boolean {
  return a.direction === b.direction && a.id === b.id;
}

/** The channels and nodes that stand out; that none does. */
function Findings({ id: cmts, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  const label = useChannelLabel();
  const { channels, faults, counts } = plant;
  const bad = channels.filter(({ id }) => faults.has(id));
  const dark = counts.filter(({ state }) => state === "area" || state === "some");
  const isUncounted = counts.some(({ state }) => state === "unknown");
  const known = channels.length > 0 || counts.length > 0;
  return (
    <section role="status" aria-label={t("findings.title")} className={css.findings}>
      {dark.map(({ node, offline, total, state }) => (
        <p key={node.name}>
          <ToneIcon tone={state === "area" ? "bad" : "warning"} size={18} />
          {t("findings.node", { node: visible(node.name, 60), count: offline ?? 0, total })}
        </p>
      ))}
      {bad.map((channel) => (
        <p key={`${channel.direction} ${channel.id}`}>
          <ToneIcon tone={faults.get(channel.id) === "down" ? "bad" : "warning"} size={18} />
          <span>
            <Link to={paths.channel(cmts, channelName(channel))}>{label(channel)}</Link>:{" "}
            {t(`findings.${faults.get(channel.id) ?? "noise"}`, {
              snr: format.db(channel.snr) ?? "—",
              lost: format.percent(channel.uncorrected) ?? "—",
            })}
          </span>
        </p>
      ))}
      {known && dark.length === 0 && bad.length === 0 && (
        <p>
          <ToneIcon tone={isUncounted ? "unknown" : "good"} size={18} />{" "}
          {t(isUncounted ? "findings.uncounted" : "findings.none")}
        </p>
      )}
    </section>
  );
}

const NODE_TONES: Readonly<Record<NodeCount["state"], Tone>> = {
  well: "good",
  some: "warning",
  area: "bad",
  empty: "off",
  unknown: "unknown",
};

function Nodes({ id, counts }: { id: string; counts: readonly NodeCount[] }) {
  const { t } = useTranslation("docsis");
  const format = useFormat();
  return (
    <Scroll label={t("nodes.title")}>
      <table className={css.table}>
        <caption>{t("nodes.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("nodes.node")}</th>
            <th scope="col">{t("nodes.state")}</th>
            <th scope="col" data-align="end">
              {t("nodes.modems")}
            </th>
            <th scope="col" data-align="end">
              {t("nodes.offline")}
            </th>
            <th scope="col">{t("nodes.upstreams")}</th>
            <th scope="col">{t("nodes.downstreams")}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ node, total, offline, state }) => (
            <tr key={node.name}>
              <th scope="row">
                {total === 0 ? (
                  visible(node.name, 60)
                ) : (
                  <Link to={paths.modems(id, { node: node.name })}>{visible(node.name, 60)}</Link>
                )}
              </th>
              <td>
                <StateBadge tone={NODE_TONES[state]}>{t(`nodes.is.${state}`)}</StateBadge>
              </td>
              <td data-align="end">{format.number(total) ?? "—"}</td>
              <td data-align="end">{format.number(offline) ?? "—"}</td>
              <td>{node.upstreams.join(", ") || "—"}</td>
              <td>{node.downstreams.join(", ") || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Domains({ id, plant }: { id: string; plant: PlantData }) {
  const { t } = useTranslation("docsis");
  const { domains, counted } = plant;
  const count = (channels: readonly Channel[] | null, direction: Channel["direction"]) =>
    channels?.filter((channel) => channel.direction === direction).length ?? "—";
  return (
    <Scroll label={t("domains.title")}>
      <table className={css.table}>
        <caption>{t("domains.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("domains.domain")}</th>
            <th scope="col" data-align="end">
              {t("domains.ifindex")}
            </th>
            <th scope="col" data-align="end">
              {t("nodes.upstreams")}
            </th>
            <th scope="col" data-align="end">
              {t("nodes.downstreams")}
            </th>
            <th scope="col" data-align="end">
              {t("nodes.modems")}
            </th>
          </tr>
        </thead>
        <tbody>
          {domains.map(({ id: key, name, ifindex, channels }) => (
            <tr key={key}>
              <th scope="row">
                <Link to={paths.modems(id, { domain: name ?? key })}>
                  {visible(name ?? key, 60)}
                </Link>
              </th>
              <td data-align="end">{ifindex ?? "—"}</td>
              <td data-align="end">{count(channels, "up")}</td>
              <td data-align="end">{count(channels, "down")}</td>
              <td data-align="end">
                {counted?.filter(({ domain }) => domain === name).length ?? "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
