import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { stageOf, toneOf } from "./states.ts";

/** A state in words; one that nobody knows as the server writes it. */
export function useStateName(): (state: string | null | undefined) => string {
  const { t } = useTranslation("rubik");
  return (state) => {
    const stage = stageOf(state);
    if (stage) return t(`stage.${stage}`);
    return visible(state?.trim() ?? "", 40) || t("stage.unknown");
  };
}

/** A service's state as a pill. */
export function ServiceState({ state }: { state: string | null | undefined }) {
  const name = useStateName();
  return <StateBadge tone={toneOf(state)}>{name(state)}</StateBadge>;
}
