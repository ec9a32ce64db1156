import { NativeSelect } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useSearchParams } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { IconClose, IconNoPower, IconOff, IconUnknown } from "#src/ui/icons.tsx";
import { visible } from "#src/util/text.ts";
import type { LevelBand, PortJudgement } from "./port-judge-types.ts";
import type { PortRow } from "./port-rows.ts";
import { sharedBand, stripOf, type StripMark } from "./strip.ts";
import css from "./gpon.module.css";

const METRICS = ["dnrx", "uprx"] as const;

/** The port as a strip: each ONU by its light, the dark ones below, from the nearest to the farthest. */
export function PortStrip({
  rows,
  judgement,
  bands,
}: {
  rows: readonly PortRow[];
  judgement: PortJudgement;
  bands: ReadonlyMap<string, { dnrx: LevelBand | null; uprx: LevelBand | null }>;
}) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const metric = METRICS.find((one) => one === params.get("strip")) ?? "dnrx";
  const { counts, median } = judgement;
  const strip = stripOf(rows, metric, sharedBand(bands, metric), median[metric]);
  const choose = (next: string) =>
    setParams(
      (old) => {
        const changed = new URLSearchParams(old);
        if (next === "dnrx") changed.delete("strip");
        else changed.set("strip", next);
        return changed;
      },
      { preventScrollReset: true, replace: true },
    );
  const summary = t("strip.summary", {
    read: strip.marks.filter(({ y }) => y !== null).length,
    dark: counts.offline,
    median: format.dbm(median[metric]) ?? "—",
  });
  const order = t(strip.isByDistance ? "strip.byDistance" : "strip.byNumber");
  return (
    <figure className={css.stripFigure}>
      <figcaption className={css.stripCaption}>
        <span>{t("strip.title")}</span>
        <NativeSelect
          size="xs"
          aria-label={t("strip.metric")}
          value={metric}
          data={METRICS.map((value) => ({ value, label: t(`onus.columns.${value}`) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </figcaption>
      <div role="img" aria-label={`${summary} ${order}`} className={css.strip}>
        {strip.zones.map(({ kind, from, to }) => (
          <span
            key={`${kind} ${from}`}
            className={css.zone}
            data-kind={kind}
            style={{ insetBlockStart: `${from}%`, blockSize: `${to - from}%` }}
          />
        ))}
        {strip.limits.map(({ side, value, y }) => (
          <span
            key={side}
            className={css.limit}
            data-side={strip.zones.length > 0 ? side : undefined}
            data-end={strip.zones.length > 0 ? undefined : side}
            style={{ insetBlockStart: `${y}%` }}
          >
            {format.dbm(value)}
          </span>
        ))}
        <span className={css.marks}>
          {strip.median !== null && (
            <span className={css.median} style={{ insetBlockStart: `${strip.median}%` }} />
          )}
          {strip.marks.map((mark) => (
            <Mark key={mark.row.id} mark={mark} metric={metric} />
          ))}
        </span>
      </div>
      <div className={css.stripEnds}>
        <span>{strip.near === null ? null : format.metres(strip.near)}</span>
        <span>{order}</span>
        <span>{strip.far === null ? null : format.metres(strip.far)}</span>
      </div>
      <ul className={css.legend}>
        <li>
          <span className={css.dot} /> {t("strip.ok")}
        </li>
        <li>
          <span className={css.dot} data-fault /> {t("strip.outlier")}
        </li>
        <li>
          <IconClose size={13} aria-hidden data-cause="los" /> {t("onus.cause.los")}
        </li>
        <li>
          <IconNoPower size={13} aria-hidden data-cause="dying-gasp" /> {t("onus.cause.dying-gasp")}
        </li>
        <li>
          <IconOff size={13} aria-hidden /> {t("strip.off")}
        </li>
        <li>
          <span className={css.medianKey} /> {t("strip.median")}
          {strip.median !== null && <strong>{format.dbm(median[metric])}</strong>}
        </li>
      </ul>
    </figure>
  );
}

function Mark({ mark, metric }: { mark: StripMark; metric: "dnrx" | "uprx" }) {
  const { t } = useTranslation("gpon");
  const format = useFormat();
  const { row, x, y } = mark;
  const said = row.status === "online" ? format.dbm(row[metric]) : t(`onus.status.${row.status}`);
  const title = `${row.place} ${visible(row.cpeName ?? row.name ?? "", 60)}: ${said ?? t("onus.noReading")}`;
  const Icon =
    row.status === "unknown" || row.status === "online"
      ? IconUnknown
      : row.cause === "los"
        ? IconClose
        : row.cause === "dying-gasp"
          ? IconNoPower
          : IconOff;
  return (
    <span
      className={css.mark}
      data-status={row.status}
      data-cause={row.cause ?? undefined}
      data-fault={row.judgement?.fault ? row.judgement.fault.code : undefined}
      style={{ insetInlineStart: `${x}%`, ...(y === null ? {} : { insetBlockStart: `${y}%` }) }}
      data-lane={y === null || undefined}
      title={title}
    >
      {y === null ? <Icon size={12} aria-hidden /> : <span className={css.dot} />}
    </span>
  );
}
