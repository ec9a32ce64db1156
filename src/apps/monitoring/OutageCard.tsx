import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ThingRef } from "#src/resource/bulk-kinds.ts";
import { Button } from "#src/ui/Button.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Ago } from "#src/ui/Time.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { DeviceNames } from "./DeviceNames.tsx";
import { downIn, isHandled as isTakenCareOf, type HeldOutage } from "./held-outages.ts";
import { ManyActions } from "./ManyActions.tsx";
import { OutageBadge } from "./OutageBadge.tsx";
import type { Outage } from "./outage-types.ts";
import { searchOf, titleOf, usePlacePath } from "./outage-place.ts";
import { paths, TO_LIST } from "./paths.ts";
import { sharedTotal } from "./shared-total.ts";
import css from "./outages.module.css";

/** One outage: what broke and why, whom it hits, since when, who is back. */
export function OutageCard({ outage, isNew, isOver }: Omit<HeldOutage, "place">) {
  const { t } = useTranslation("monitoring");
  const format = useFormat();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const { devices, cores, handled, first, last, stragglers } = outage;
  const { data: total = null } = useQuery(sharedTotal(outage.shared));
  const down = downIn(outage);
  const isHandled = isTakenCareOf(outage);
  const all = total !== null && total > 0 ? total + cores.length : null;
  // Counted at another moment than the devices that are down: never less than those.
  const share = all !== null && all >= down ? down / all : null;
  const search = searchOf(outage.shared);
  const place = usePlacePath(outage.shared);
  // The title is a way to the host itself.
  const others = cores.filter((name) => name !== outage.shared.value);
  const title = titleOf(t(`outages.kind.${outage.shared.kind}`), outage.shared.value, 80);
  const times = first === null ? null : new Date(first);
  const isSpread = first !== null && last !== null && last - first > 120_000;
  return (
    <article className={css.card} aria-labelledby={titleId} data-handled={isHandled || isOver}>
      <header>
        <span className={css.badges}>
          <OutageBadge of={outage} isOver={isOver} />
          {isOver && <StateBadge tone="good">{t("outages.isOver")}</StateBadge>}
          {isNew && !isOver && <StateBadge tone="warning">{t("outages.isNew")}</StateBadge>}
        </span>
        <h3 id={titleId}>{place === null ? title : <Link to={place}>{title}</Link>}</h3>
      </header>
      <p className={css.size}>
        <strong>{format.number(down)}</strong>{" "}
        {share === null
          ? t("outages.down", { count: down })
          : t("outages.downOf", {
              count: down,
              total: format.number(all),
              share: format.percent(Math.round(share * 100)),
            })}
      </p>
      <p className={css.evidence}>{useEvidence(outage)}</p>
      {others.length > 0 && <DeviceNames names={others} />}
      <div className={css.facts}>
        <Facts
          facts={[
            [t("outages.customers"), devices.length > 0 && format.number(outage.customers)],
            [
              t(outage.back ? "outages.firstKnown" : "outages.first"),
              times && (
                <>
                  {format.time(times)} · <Ago at={times} />
                </>
              ),
            ],
            [t("outages.last"), isSpread && format.time(new Date(last))],
            [
              t("outages.back"),
              devices.length > 0 &&
                (outage.back === null ? t("outages.backUnknown") : format.number(outage.back)),
            ],
            [
              t("outages.parts"),
              outage.parts
                .map(({ kind, count }) => t(`outages.partsOf.${kind}`, { count }))
                .join(", "),
            ],
            [
              t("outages.street"),
              outage.shared.kind !== "street" && outage.street && visible(outage.street, 80),
            ],
            [t("outages.handled"), handled > 0 && !isHandled && format.number(handled)],
          ]}
        />
      </div>
      {stragglers.length > 0 && (
        <p className={css.stragglers}>
          <StateBadge tone="warning">
            {t("outages.stragglers", { count: stragglers.length })}
          </StateBadge>
        </p>
      )}
      {isOpen && <Names names={devices} />}
      <footer>
        {devices.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t("outages.devices")}
          </Button>
        )}
        {!isHandled && !isOver && (
          <ManyActions targets={{ refs: refsOf(outage), note: title }} actions={["acknowledge"]} />
        )}
        {search && (
          <Link to={paths.problemsOf(search)} state={TO_LIST}>
            {t("outages.list")}
          </Link>
        )}
      </footer>
    </article>
  );
}

/** Within the card, which keeps its height: brought into sight there. */
function Names({ names }: { names: readonly string[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    ref.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={ref} className={css.own}>
      <DeviceNames names={names} />
    </div>
  );
}

/** All that is down in it: acknowledged as one. */
function refsOf({ cores, devices }: Outage): ThingRef[] {
  return [...cores, ...devices].map((name) => ({ id: name, name, state: "down" }));
}

/** What speaks for the cause: how many told what. */
function useEvidence({ evidence, devices, cores, cause }: Outage): string {
  const { t } = useTranslation("monitoring");
  const total = devices.length;
  const { los, lof, dyingGasp, untold } = evidence;
  const told = [
    cores.length > 0 && t("outages.evidence.core", { names: visible(cores.join(", "), 80) }),
    los > 0 && t("outages.evidence.los", { count: los, total }),
    lof > 0 && t("outages.evidence.lof", { count: lof, total }),
    dyingGasp > 0 && t("outages.evidence.dyingGasp", { count: dyingGasp, total }),
    untold > 0 && t("outages.evidence.untold", { count: untold, total }),
    cause === "uplink" && cores.length === 0 && t("outages.evidence.together"),
  ].filter((part) => part !== false);
  return told.join("; ");
}
