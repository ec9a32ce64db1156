import { useTranslation } from "#src/i18n/use-translation.ts";
import { STATE_TONES, StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import type { Checked } from "./checked.ts";
import { isLate } from "./late.ts";
import type { Monitored } from "./monitored.ts";

/** What the badge must know of a host or a service. */
type Shown = Checked &
  Pick<Monitored, "isHandled" | "isAcknowledged" | "isInDowntime"> & { state: Monitored["state"] };

/** The tone of a thing: quiet once somebody takes care of it (contract 4.4 M21). */
export function toneOf({ state, isHandled }: Pick<Shown, "state" | "isHandled">): Tone {
  const tone = STATE_TONES[state];
  return isHandled && (tone === "bad" || tone === "warning") ? "off" : tone;
}

/** The state of a host or service as reported; drawn and called old when its check is overdue (PRODUCT 7). */
export function WatchedBadge({ of }: { of: Shown }) {
  const { t } = useTranslation("monitoring");
  const now = useNow();
  const isOld = isLate(of, now);
  const tone = toneOf(of);
  const why = of.isAcknowledged
    ? t("state.acknowledged")
    : of.isInDowntime
      ? t("state.downtime")
      : t("state.handled");
  return (
    <StateBadge tone={tone} isOld={isOld} {...(isOld ? { title: t("state.old") } : {})}>
      {t(`state.${of.state}`)}
      {isOld && ` · ${t("state.isOld")}`}
      {tone === "off" && ` · ${why}`}
    </StateBadge>
  );
}
