import type { ReactNode } from "react";
import { IconBad, IconGood, IconInfo, IconOff, IconUnknown, IconWarning } from "./icons.tsx";
import type { State } from "#src/util/state-counts.ts";
import css from "./Tone.module.css";

/** How something is: the word and the icon say it too, colour alone never does. */
export type Tone = "good" | "warning" | "bad" | "off" | "unknown" | "info";

/** How a host's or a service's state looks, everywhere. */
export const STATE_TONES: Readonly<Record<State, Tone>> = {
  up: "good",
  ok: "good",
  down: "bad",
  critical: "bad",
  unreachable: "bad",
  warning: "warning",
  pending: "info",
  unknown: "unknown",
};

const ICONS = {
  good: IconGood,
  warning: IconWarning,
  bad: IconBad,
  off: IconOff,
  unknown: IconUnknown,
  info: IconInfo,
} as const;

/** The icon of a tone; decoration beside a word. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = ICONS[tone];
  return <Icon size={size} aria-hidden className={css[`icon-${tone}`]} />;
}

/** A state as a pill: icon and word. `isOld` draws it as old, whatever it says. */
export function StateBadge({
  tone,
  children,
  isOld = false,
  title,
}: {
  tone: Tone;
  children: ReactNode;
  isOld?: boolean;
  title?: string;
}) {
  return (
    <span className={css.badge} data-tone={isOld ? "off" : tone} data-old={isOld} title={title}>
      <ToneIcon tone={isOld ? "off" : tone} size={14} />
      {children}
    </span>
  );
}

/** A small letter or word that is on or off, such as the chips of a CPE's status; a button where it can be pressed. */
export function Chip({
  isOn,
  label,
  onPress,
  hint = "",
  children,
}: {
  isOn: boolean;
  label: string;
  onPress?: (() => void) | undefined;
  /** What pressing it does. */
  hint?: string;
  children: ReactNode;
}) {
  if (onPress)
    return (
      <button
        type="button"
        className={css.chip}
        data-on={isOn}
        aria-label={label}
        title={`${label} · ${hint}`}
        onClick={onPress}
      >
        {children}
      </button>
    );
  return (
    <span className={css.chip} data-on={isOn} role="img" aria-label={label} title={label}>
      {children}
    </span>
  );
}
