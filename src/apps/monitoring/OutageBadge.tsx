import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import { isHandled } from "./held-outages.ts";
import type { Outage } from "./outage-types.ts";

/** The likely cause of an outage; quiet, and said, where somebody takes care of it. */
export function OutageBadge({ of, isOver = false }: { of: Outage; isOver?: boolean }) {
  const { t } = useTranslation("monitoring");
  const isQuiet = isHandled(of) || isOver;
  return (
    <StateBadge tone={isQuiet ? "off" : of.cause === "unknown" ? "unknown" : "bad"}>
      {t(`outages.cause.${of.cause}`)}
      {isHandled(of) && ` · ${t("state.acknowledged")}`}
    </StateBadge>
  );
}
