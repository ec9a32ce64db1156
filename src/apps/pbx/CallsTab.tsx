import { useMemo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import { Panel } from "#src/ui/Panel.tsx";
import { StateBadge } from "#src/ui/Tone.tsx";
import { layOut } from "./call-layout.ts";
import { mapCalls, type CallMap, type Finding } from "./call-map.ts";
import { sayFinding, sayTimes } from "./call-words.ts";
import { CallMark } from "./CallMark.tsx";
import { CallDrawing } from "./CallDrawing.tsx";
import { CallList } from "./CallList.tsx";
import { CallQuestion } from "./CallQuestion.tsx";
import { useFirstOnes } from "./FirstOnes.tsx";
import type { PbxPlan } from "./model.ts";
import type { PlanReading } from "./plan.ts";
import css from "./calls.module.css";

/** The way of all calls: what is wrong with it, what happens to one call, and the whole as a drawing and as a list. */
export function CallsTab({ reading }: { reading: PlanReading }) {
  const { t } = useTranslation("pbx");
  const format = useFormat();
  const { plan } = reading;
  const map = useMemo(() => mapCalls(plan), [plan]);
  const drawing = useMemo(() => layOut(map), [map]);
  return (
    <>
      <Panel title={t("flow.check")}>
        {/* What was not read would look as if it were not there. */}
        {plan.extent === "whole" ? (
          <Findings map={map} plan={plan} />
        ) : (
          <p>
            <StateBadge tone="unknown">{t("unknown")}</StateBadge> {t("flow.incomplete")}
          </p>
        )}
      </Panel>
      <Panel title={t("flow.question")}>
        <CallQuestion plan={plan} />
      </Panel>
      <Panel title={t("flow.title")}>
        {map.places.length === 0 ? (
          <p className="k-dim">{t("flow.empty")}</p>
        ) : drawing.cards.length > MOST_DRAWN ? (
          <p className="k-dim">{t("flow.tooMany", { n: format.number(drawing.cards.length) })}</p>
        ) : (
          <CallDrawing drawing={drawing} plan={plan} />
        )}
      </Panel>
      {map.places.length > 0 && (
        <Panel title={t("flow.list")}>
          <CallList drawing={drawing} plan={plan} />
        </Panel>
      )}
    </>
  );
}

/** More places are told, not drawn: nobody finds a way among them, and the page would stand still. */
const MOST_DRAWN = 600;

const ORDER: readonly Finding["kind"][] = ["loop", "dead-end", "unreachable"];

function Findings({ map, plan }: { map: CallMap; plan: PbxPlan }) {
  const { t } = useTranslation("pbx");
  const ordered = map.findings.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const { shown, more } = useFirstOnes(ordered);
  if (map.places.length === 0) return <p className="k-dim">{t("flow.empty")}</p>;
  if (map.findings.length === 0)
    return (
      <p>
        <StateBadge tone="good">{t("flow.good")}</StateBadge>
      </p>
    );
  return (
    <>
      <ul className={css.findings} aria-label={t("flow.check")}>
        {shown.map((finding) => {
          const times = finding.kind === "unreachable" ? null : sayTimes(finding.times, plan, t);
          const said = sayFinding(finding, plan, t);
          return (
            <li key={said}>
              <CallMark kind={finding.kind} />
              <span>
                {said} {times !== null && <span className="k-dim">({times})</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}
