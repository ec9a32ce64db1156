import { createContext, use } from "react";
import { Link } from "react-router";
import { paths as isp } from "#src/apps/isp/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { sayTarget } from "./jump-choices.ts";
import { targetOf, type Target } from "./jump.ts";
import { EMPTY_PLAN, extensionAt, NO_JUMP, type JumpText, type PbxPlan } from "./model.ts";
import { paths, type PbxPlace } from "./paths.ts";

/** The page on which what a call is sent to is changed; null where there is none. */
export function targetPath(target: Target, plan: PbxPlan, place: PbxPlace): string | null {
  switch (target.kind) {
    case "ddi":
      return paths.item(place, "ddis", target.id);
    case "group":
      return paths.item(place, "groups", target.id);
    case "queue":
      return paths.item(place, "queues", target.id);
    case "receptionist":
      return paths.item(place, "receptionists", target.id);
    case "extension":
    case "voicemail": {
      const id = extensionAt(target.number, plan)?.id;
      return id === undefined || id === null ? null : isp.potsEdit(id);
    }
    default:
      return null;
  }
}

/** The PBX in sight, for cells of lists, which know their row alone. */
export const PbxInSight = createContext<{ plan: PbxPlan; place: PbxPlace }>({
  plan: EMPTY_PLAN,
  place: { customer: 0, pbx: 0 },
});

/** Where a call goes on, in words, with the way there; what is not there is marked. */
export function Jump({ jump }: { jump: JumpText | undefined }) {
  const { plan, place } = use(PbxInSight);
  const { t } = useTranslation("pbx");
  const target = targetOf(jump ?? NO_JUMP, plan);
  const words = sayTarget(target, plan, t);
  const path = targetPath(target, plan, place);
  if (target.kind === "end") return <span className="k-dim">{words}</span>;
  if (path !== null) return <Link to={path}>{words}</Link>;
  return (
    <span>
      {(target.kind === "missing" || target.kind === "unread") && <ToneIcon tone="warning" />}{" "}
      {words}
    </span>
  );
}
