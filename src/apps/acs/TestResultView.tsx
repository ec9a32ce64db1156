import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { RawReply } from "#src/resource/RawReply.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Table } from "#src/ui/Table.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { suggestChannels, type Suggestion } from "./channels.ts";
import type { Radio, Ssid } from "./wifi.ts";
import { isBitrate, type Neighbour, type TestResult } from "./tests.ts";
import css from "./acs.module.css";

const TONES = { running: "info", done: "good", failed: "bad" } as const;

/** What came of one test. */
export function TestResultView({
  result,
  radios,
  ssids,
}: {
  result: TestResult;
  radios: readonly Radio[];
  ssids: readonly Ssid[];
}) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  const { kind, at, state, times, sent, received, neighbours, hops } = result;
  const title = t(kind ? `tests.kind.${kind}` : "tests.kind.all");
  const ms = (value: number | null) => value !== null && `${format.number(value)} ms`;
  const rate = (value: string | number | null) =>
    value === null
      ? null
      : typeof value === "string"
        ? visible(value, 40)
        : isBitrate(value)
          ? format.bitrate(value)
          : t("results.noUnit", { value: format.number(value) });
  return (
    <section className={css.result} aria-label={title}>
      <h3>
        {title} <StateBadge tone={TONES[state]}>{t(`results.state.${state}`)}</StateBadge>{" "}
        <span className="k-dim">
          <Ago at={at} />
        </span>
      </h3>
      <Facts
        facts={[
          [t("tests.host"), result.target && visible(result.target, 80)],
          ["WAN", result.wan && visible(result.wan, 60)],
          [
            t("results.answers"),
            sent !== null && received !== null && t("results.of", { received, sent }),
          ],
          [t("results.mean"), ms(times.mean)],
          [t("results.fastest"), ms(times.min)],
          [t("results.slowest"), ms(times.max)],
          [t("results.addresses"), result.addresses.map((one) => visible(one, 60)).join(", ")],
          [t("tests.kind.download"), rate(result.download)],
          [t("tests.kind.upload"), rate(result.upload)],
          [t("results.error"), result.error && visible(result.error, 200)],
        ]}
      />
      {hops.length > 0 && (
        <ol className={css.hops} aria-label={t("results.hops")}>
          {hops.map((hop, index) => (
            // The same host may answer for several hops.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <span className="k-mono">{visible(hop.address ?? "*", 60)}</span> {ms(hop.ms)}
            </li>
          ))}
        </ol>
      )}
      {neighbours.length > 0 && <Survey neighbours={neighbours} radios={radios} ssids={ssids} />}
      <RawReply raw={result.raw} />
    </section>
  );
}

function Survey({
  neighbours,
  radios,
  ssids,
}: {
  neighbours: readonly Neighbour[];
  radios: readonly Radio[];
  ssids: readonly Ssid[];
}) {
  const { t } = useTranslation("acs");
  const format = useFormat();
  const own = new Set(ssids.flatMap(({ bssid }) => bssid?.toLowerCase() ?? []));
  const rows = neighbours
    .toSorted((a, b) => (b.signal ?? -999) - (a.signal ?? -999))
    .map((one, index) => ({ ...one, id: String(index) }));
  return (
    <>
      <ul className={css.suggestions} aria-label={t("survey.suggested")}>
        {suggestChannels(neighbours, radios, own).map((one) => (
          <li key={one.band}>
            <strong>{t("band", { band: one.band })}</strong>: <Say suggestion={one} />
          </li>
        ))}
      </ul>
      <Table
        label={t("survey.title")}
        columns={[
          {
            id: "ssid",
            header: t("survey.network"),
            isTitle: true,
            cell: (one) => visible(one.ssid ?? one.bssid ?? "?", 40),
          },
          { id: "band", header: t("survey.band"), cell: ({ band }) => band && t("band", { band }) },
          {
            id: "channel",
            header: t("wifi.channel"),
            align: "end",
            cell: ({ channel }) => channel,
          },
          {
            id: "signal",
            header: t("clients.signal"),
            align: "end",
            cell: ({ signal }) => format.dbm(signal, 0),
          },
        ]}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ ssid, bssid }) => visible(ssid ?? bssid ?? "?", 40)}
      />
    </>
  );
}

function Say({
  suggestion: { channel, touching, onBand, current, isBetter },
}: {
  suggestion: Suggestion;
}) {
  const { t } = useTranslation("acs");
  const values = { channel, touching, onBand, current };
  if (!isBetter) return <>{t("survey.stay", values)}</>;
  return <>{t(current === null ? "survey.take" : "survey.change", values)}</>;
}
