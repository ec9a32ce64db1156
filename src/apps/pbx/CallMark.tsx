import { useTranslation } from "#src/i18n/use-translation.ts";
import { StateBadge } from "#src/ui/Tone.tsx";
import type { Finding } from "./call-map.ts";

const TONES = { loop: "bad", "dead-end": "warning", unreachable: "off" } as const;

/** What is wrong at a place, as a word with its icon. */
export function CallMark({ kind }: { kind: Finding["kind"] }) {
  const { t } = useTranslation("pbx");
  return <StateBadge tone={TONES[kind]}>{t(`flow.mark.${kind}`)}</StateBadge>;
}
