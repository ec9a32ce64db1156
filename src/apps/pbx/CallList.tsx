import { useId } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Drawing } from "./call-layout.ts";
import type { CallMap } from "./call-map.ts";
import { sayPlace, sayTimes, sayWay, targetOfKey } from "./call-words.ts";
import { CallMark } from "./CallMark.tsx";
import type { PlaceKey } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import css from "./calls.module.css";

/** The same as a list: each place with its ways on and when they are taken; a way leads to where it goes. */
export function CallList({
  map,
  drawing,
  plan,
}: {
  map: CallMap;
  drawing: Drawing;
  plan: PbxPlan;
}) {
  const { t } = useTranslation("pbx");
  const base = useId();
  const idOf = (key: string) => `${base}-${map.places.indexOf(key)}`;
  return (
    <ul className={css.places}>
      {drawing.cards.map(({ key, marks, ways }) => (
        <li key={key} id={idOf(key)} tabIndex={-1}>
          <h3>
            {sayPlace(key, plan, t)}{" "}
            {marks.map((kind) => (
              <CallMark key={kind} kind={kind} />
            ))}
          </h3>
          {ways.length === 0 ? (
            // Of what no call reaches nothing was followed.
            !marks.includes("unreachable") && <p className="k-dim">{t(endOf(key, plan))}</p>
          ) : (
            <ul>
              {ways.map((way) => {
                const times = sayTimes(way.times, plan, t);
                return (
                  <li key={`${way.on} ${way.dial} ${way.to}`}>
                    {sayWay(way, t)} →{" "}
                    <button
                      type="button"
                      className={css.jump}
                      onClick={() => document.getElementById(idOf(way.to))?.focus()}
                    >
                      {sayPlace(way.to, plan, t)}
                    </button>
                    {times !== null && <span className="k-dim"> ({times})</span>}
                  </li>
                );
              })}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** How a call ends at a place without a way on, as far as it is known. */
function endOf(key: PlaceKey, plan: PbxPlan) {
  const target = targetOfKey(key);
  const isUnread =
    target?.kind === "unread" ||
    (target?.kind === "missing" && plan.extent !== "whole") ||
    (target?.kind === "receptionist" &&
      plan.receptionists.find(({ id }) => id === target.id)?.unreadOptions !== null);
  if (isUnread) return "flow.does.unknown";
  if (key.startsWith("out:")) return "flow.endsOutside";
  return key.startsWith("vm:") ? "flow.endsRecorded" : "flow.ends";
}
