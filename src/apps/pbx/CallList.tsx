import { useId, useMemo } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Drawing } from "./call-layout.ts";
import { sayPlace, sayTimes, sayWay, targetOfKey } from "./call-words.ts";
import { CallMark } from "./CallMark.tsx";
import { useFirstOnes } from "./FirstOnes.tsx";
import type { PlaceKey } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import css from "./calls.module.css";

/** The same as a list: each place with its ways on and when they are taken; a way leads to where it goes. */
export function CallList({ drawing, plan }: { drawing: Drawing; plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const base = useId();
  const { cards } = drawing;
  const placeOf = useMemo(() => new Map(cards.map(({ key }, place) => [key, place])), [cards]);
  const idOf = (key: string) => `${base}-${placeOf.get(key) ?? -1}`;
  const { shown, reach, more } = useFirstOnes(cards);
  const goTo = (key: string) => {
    // One that is not shown yet comes first.
    flushSync(() => reach(placeOf.get(key) ?? -1));
    document.getElementById(idOf(key))?.focus();
  };
  return (
    <>
      <ul className={css.places}>
        {shown.map(({ key, marks, ways }) => (
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
                      <button type="button" className={css.jump} onClick={() => goTo(way.to)}>
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
      {more}
    </>
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
