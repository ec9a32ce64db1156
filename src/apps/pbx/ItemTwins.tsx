import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { FormExtra } from "#src/resource/form-spec.ts";
import { Problem } from "#src/ui/Problem.tsx";
import { sayPlace } from "./call-words.ts";
import { targetPath } from "./Jump.tsx";
import { sayTarget } from "./jump-choices.ts";
import { keyOf } from "./jump.ts";
import { lostBy } from "./led-here.ts";
import { twinsOf, type TwinKind } from "./twins.ts";
import { useFormPlan } from "./use-plan.ts";

/** What of the PBX has the number or name that is being typed, and what leads here by the one that it has still. */
function twinsFor(kind: TwinKind): FormExtra {
  return function ItemTwins({ values, id }) {
    const { t } = useTranslation("pbx");
    const { plan, place } = useFormPlan();
    const twins = twinsOf(kind, values, id, plan);
    const lost = id === null ? [] : lostBy(kind, values, id, plan);
    return (
      <>
        {lost.length > 0 && (
          <Problem tone="warning" title={t("ledHere", { count: lost.length })}>
            {[...new Set(lost)].map((key) => sayPlace(key, plan, t)).join(" · ")}
          </Problem>
        )}
        {twins.length > 0 && (
          <Problem tone="warning" title={t("taken")}>
            <ul>
              {twins.map((target) => {
                const words = sayTarget(target, plan, t);
                const path = targetPath(target, plan, place);
                return (
                  <li key={keyOf(target)}>
                    {path === null ? (
                      words
                    ) : (
                      <Link to={path} target="_blank">
                        {words}
                      </Link>
                    )}
                  </li>
                );
              })}
            </ul>
          </Problem>
        )}
      </>
    );
  };
}

/** By kind; the same component each time. */
export const TWINS: Readonly<Record<TwinKind, FormExtra>> = {
  ddis: twinsFor("ddis"),
  groups: twinsFor("groups"),
  queues: twinsFor("queues"),
  receptionists: twinsFor("receptionists"),
};
