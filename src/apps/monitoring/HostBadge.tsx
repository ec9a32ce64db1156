import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { useNow } from "#src/ui/use-now.ts";
import { isOld } from "./checked.ts";
import type { HostState } from "./host.ts";

const TONES: Record<HostState["state"], Tone> = {
  up: "good",
  down: "bad",
  unreachable: "bad",
  pending: "info",
  unknown: "unknown",
};

/** A host's state as reported; drawn as old when its check is overdue (PRODUCT 7). */
export function HostBadge({ host }: { host: HostState }) {
  const { t } = useTranslation("monitoring");
  const now = useNow();
  const old = isOld(host, now);
  return (
    <StateBadge
      tone={host.isHandled ? "off" : TONES[host.state]}
      isOld={old}
      {...(old ? { title: t("state.old") } : {})}
    >
      {t(`state.${host.state}`)}
      {host.isHandled && ` · ${t("state.handled")}`}
    </StateBadge>
  );
}
