import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Empty, SkeletonLines } from "#src/ui/Empty.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { DeviceNames } from "./DeviceNames.tsx";
import { OutageCard } from "./OutageCard.tsx";
import { outages, type OutageReading } from "./outage-query.ts";
import css from "./outages.module.css";

const FIRST = 6;

/** What broke: one card for each outage, the largest first, and one line for what failed alone. */
export function OutagesPanel() {
  const { t } = useTranslation("monitoring");
  const { t: common } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(outages);
  const [isAll, setAll] = useState(false);
  return (
    <section aria-label={t("outages.title")} className={css.panel}>
      <header className={css.header}>
        <h2>{t("outages.title")}</h2>
        {data && <Summary data={data} />}
        <span role="status">
          {error && data && (
            <StateBadge tone="warning">
              {common("reading.notUpdating", { time: format.clock(data.at) })}
            </StateBadge>
          )}
        </span>
        {data && (
          <span className="k-dim">
            <Ago at={data.at} />
          </span>
        )}
      </header>
      {error && !data && (
        <ApiProblem error={error} what={t("outages.title")} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonLines lines={3} label={t("outages.title")} />}
      {data?.isPart && <Problem tone="warning" title={t("outages.part")} />}
      {data && data.outages.length === 0 && <Empty title={t("outages.none")} />}
      {data && data.outages.length > 0 && (
        <ul className={css.cards} data-old={error !== null}>
          {sorted(data)
            .slice(0, isAll ? undefined : FIRST)
            .map((outage) => (
              <li key={outage.id}>
                <OutageCard outage={outage} />
              </li>
            ))}
        </ul>
      )}
      {data && data.outages.length > FIRST && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(!isAll)}>
          {isAll ? t("outages.fewer") : t("outages.all", { count: data.outages.length })}
        </Button>
      )}
      {data && <Alone data={data} />}
    </section>
  );
}

/** Those that nobody takes care of come first. */
function sorted({ outages: all }: OutageReading) {
  const isOpen = (outage: (typeof all)[number]) =>
    outage.handled < outage.devices.length + outage.cores.length;
  return [...all.filter(isOpen), ...all.filter((outage) => !isOpen(outage))];
}

function Summary({ data }: { data: OutageReading }) {
  const { t } = useTranslation("monitoring");
  const devices = data.outages.reduce((sum, outage) => sum + outage.devices.length, 0);
  return <strong>{t("outages.summary", { count: data.outages.length, devices })}</strong>;
}

/** Lone faults: one line, and their names on request. */
function Alone({ data: { alone } }: { data: OutageReading }) {
  const { t } = useTranslation("monitoring");
  const [open, setOpen] = useState<keyof typeof alone | null>(null);
  const total = alone.los.length + alone.power.length + alone.untold.length;
  if (total === 0) return null;
  const part = (kind: keyof typeof alone): ReactNode =>
    alone[kind].length > 0 && (
      <Button
        size="compact-sm"
        variant="default"
        aria-expanded={open === kind}
        onClick={() => setOpen(open === kind ? null : kind)}
      >
        {t(`outages.alone.${kind}`, { count: alone[kind].length })}
      </Button>
    );
  return (
    <div className={css.alone}>
      <strong>{t("outages.alone.title", { count: total })}</strong>
      {part("los")}
      {part("power")}
      {part("untold")}
      {open && <DeviceNames names={alone[open]} />}
    </div>
  );
}
