import { useTranslation } from "#src/i18n/use-translation.ts";
import { Link } from "react-router";
import { IconLight } from "#src/ui/icons.tsx";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { formatPort } from "#src/util/pon.ts";
import type { PonPort } from "./olts.ts";
import { paths } from "./paths.ts";
import type { BadLight } from "./bad-light.ts";
import { PORT_TONES, portState, portWord } from "./port-tone.ts";
import css from "./gpon.module.css";

/** An OLT from the front: its boards, and on each its ports, the suffering ones standing out. */
export function Faceplate({
  olt,
  ports,
  badLight,
  isCounted,
}: {
  olt: string;
  ports: readonly PonPort[];
  badLight: BadLight;
  /** Only the devices that are registered there are counted: there may be more. */
  isCounted: boolean;
}) {
  const { t } = useTranslation("gpon");
  const boards = new Map<string, PonPort[]>();
  for (const port of ports) {
    const key = `${port.position.frame}/${port.position.slot}`;
    boards.set(key, [...(boards.get(key) ?? []), port]);
  }
  return (
    <ul className={css.boards} aria-label={t("olt.faceplate")}>
      {[...boards].map(([key, list]) => (
        <li key={key} className={css.board}>
          <h3>{t("olt.board", { board: key })}</h3>
          <ul className={css.ports}>
            {list.map((port) => (
              <li key={port.position.port}>
                <Port
                  olt={olt}
                  port={port}
                  badLight={badLight.ports.get(formatPort(port.position)) ?? 0}
                  isLightKnown={badLight.isWhole}
                  isCounted={isCounted}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Port({
  olt,
  port: { position, counts },
  badLight,
  isLightKnown,
  isCounted,
}: {
  olt: string;
  port: PonPort;
  badLight: number;
  isLightKnown: boolean;
  isCounted: boolean;
}) {
  const { t } = useTranslation("gpon");
  const isWhole = isLightKnown && !isCounted;
  const state = portState(counts, badLight, isWhole);
  const word = portWord(counts, badLight, isWhole);
  const { total, online, offline, los, power } = counts;
  const said = [
    total !== null && online !== null
      ? t(isCounted ? "port.registered" : "port.online", { online, total })
      : t("port.untold"),
    los ? t("port.los", { count: los }) : null,
    power ? t("port.power", { count: power }) : null,
    badLight > 0 ? t("port.badLight", { count: badLight }) : null,
    isLightKnown ? null : t("port.lightUntold"),
  ];
  const label = `PON ${formatPort(position)}: ${said.filter(Boolean).join(", ")}. ${t(`port.${isCounted && word === "unknown" ? "others" : word}`)}`;
  const share = total && offline !== null ? offline / total : 0;
  return (
    <Link to={paths.port(olt, position)} className={css.port} data-state={state} title={label}>
      <span className="k-hidden">{label}</span>
      <span className={css.portNumber} aria-hidden>
        {position.port}
      </span>
      <span className={css.portCount} aria-hidden>
        {total === null ? "—" : online === null ? total : `${online}/${total}`}
      </span>
      {badLight > 0 && (
        <span className={css.portLight} aria-hidden>
          {badLight} <IconLight size={11} />
        </span>
      )}
      <span className={css.portBar} aria-hidden>
        <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
      <ToneIcon tone={PORT_TONES[state]} size={14} />
    </Link>
  );
}
