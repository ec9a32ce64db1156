import { Fragment } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { formatPort } from "#src/util/pon.ts";
import type { BadLight } from "./bad-light.ts";
import type { PonPort } from "./olts.ts";
import { paths } from "./paths.ts";
import { PORT_TONES, portState } from "./port-tone.ts";
import css from "./gpon.module.css";

/** So many ports are named; the boards below show all. */
const NAMED = 24;

/**
 * Which ports of an OLT suffer, each with the way to it; that none does, where that is known, and of how many nothing is.
 */
export function SufferingPorts({
  olt,
  ports,
  badLight,
  isCounted,
  isLightPending,
}: {
  olt: string;
  ports: readonly PonPort[];
  badLight: BadLight;
  /** Only the devices that are registered there are counted: there may be more. */
  isCounted: boolean;
  isLightPending: boolean;
}) {
  const { t } = useTranslation("gpon");
  // Of devices that are registered nowhere nobody knows the port.
  const isWhole = badLight.isWhole && !isCounted;
  const states = ports.map(({ counts, position }) => ({
    position,
    state: portState(counts, badLight.ports.get(formatPort(position)) ?? 0, isWhole),
  }));
  const suffering = states.filter(({ state }) => state === "area" || state === "some");
  const worst = suffering.find(({ state }) => state === "area") ?? suffering[0];
  const untold = ports.filter(({ counts }) => portState(counts, 0, true) === "unknown").length;
  const calm = isWhole && untold === 0 ? "good" : "info";
  const more = suffering.length - NAMED;
  return (
    <p className={css.fault}>
      <ToneIcon tone={worst ? PORT_TONES[worst.state] : calm} size={18} />
      <span>
        {suffering.length > 0 && <strong>{t("olt.suffering", { count: suffering.length })}</strong>}
        {suffering.slice(0, NAMED).map(({ position }, index) => (
          <Fragment key={formatPort(position)}>
            {index > 0 ? ", " : " "}
            <Link to={paths.port(olt, position)}>{formatPort(position)}</Link>
          </Fragment>
        ))}
        {more > 0 && ` ${t("olt.sufferingMore", { count: more })}`}
        {suffering.length === 0 &&
          badLight.isWhole &&
          untold < ports.length &&
          t(isCounted || untold > 0 ? "olt.noneOfCounted" : "olt.noneSuffers")}
        {untold > 0 && ` ${t("olt.untold", { count: untold })}.`}
        {!badLight.isWhole && (
          <span className="k-dim">
            {suffering.length > 0 && " · "}
            {isLightPending ? "…" : t("olt.lightUntold")}
          </span>
        )}
      </span>
    </p>
  );
}
