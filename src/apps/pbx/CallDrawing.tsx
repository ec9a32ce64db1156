import { Link } from "react-router";
import { use } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Scroll } from "#src/ui/Scroll.tsx";
import { CARD, type Card, type Drawing } from "./call-layout.ts";
import { sayPlace, sayWay, targetOfKey } from "./call-words.ts";
import { CallMark } from "./CallMark.tsx";
import { PbxInSight, targetPath } from "./Jump.tsx";
import type { PbxPlan } from "./model.ts";
import { paths } from "./paths.ts";
import css from "./calls.module.css";

/** The way of all calls as a drawing: each place a card that leads to its form, its ways on as lines. */
export function CallDrawing({ drawing, plan }: { drawing: Drawing; plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const { width, height, cards, wires } = drawing;
  return (
    <Scroll label={t("flow.title")}>
      <div className={css.canvas} style={{ width, height }}>
        <svg className={css.wires} width={width} height={height} aria-hidden>
          <defs>
            <marker
              id="pbx-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
            </marker>
          </defs>
          {wires.map(({ id, path, isLoop }) => (
            <path
              key={id}
              d={path}
              className={isLoop ? css.loop : css.wire}
              markerEnd="url(#pbx-arrow)"
            />
          ))}
        </svg>
        <ul className={css.cards}>
          {cards.map((card) => (
            <Place key={card.key} card={card} plan={plan} />
          ))}
        </ul>
      </div>
    </Scroll>
  );
}

function Place({ card: { key, x, y, height, marks, ways }, plan }: { card: Card; plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const { place } = use(PbxInSight);
  const target = targetOfKey(key);
  const name = sayPlace(key, plan, t);
  const path = target ? targetPath(target, plan, place) : paths.pbxEdit(place);
  return (
    <li
      className={css.card}
      data-mark={marks[0] ?? "none"}
      style={{ left: x, top: y, width: CARD, height }}
    >
      <div className={css.name} title={name}>
        {path === null ? name : <Link to={path}>{name}</Link>}
      </div>
      {marks.length > 0 && (
        <div className={css.marks}>
          {marks.map((kind) => (
            <CallMark key={kind} kind={kind} />
          ))}
        </div>
      )}
      {ways.map((way) => {
        const said = sayWay(way, t);
        return (
          <div key={`${way.on} ${way.dial} ${way.to}`} className={css.way} title={said}>
            {said}
            <span className="k-hidden"> → {sayPlace(way.to, plan, t)}</span>
          </div>
        );
      })}
    </li>
  );
}
