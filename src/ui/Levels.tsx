import type { ReactNode } from "react";
import { levelScale, type LevelLimits } from "./level-scale.ts";
import { StateBadge, type Tone } from "./Tone.tsx";
import css from "./Levels.module.css";

/** One level as it is shown; all texts are made by the caller. */
export interface Level {
  id: string;
  name: ReactNode;
  /** Null without a reading. */
  value: number | null;
  /** With its unit; what stands there without a reading too. */
  valueText: string;
  tone: Tone;
  /** The tone in a word. */
  toneText: string;
  /** Drawn as old, whatever it says. */
  isOld?: boolean;
  limits: LevelLimits;
  /** The limits in words; null without any. */
  limitsText: string | null;
  min: number | null;
  max: number | null;
}

/** Levels against their bands: the value and the limits stand there as text, the bar only draws them. */
export function Levels({ levels }: { levels: readonly Level[] }) {
  return (
    <ul className={css.levels}>
      {levels.map((level) => (
        <li key={level.id} className={css.level}>
          <span className={css.name}>{level.name}</span>
          <span className={css.value} data-none={level.value === null}>
            {level.valueText}
          </span>
          <StateBadge tone={level.tone} isOld={level.isOld}>
            {level.toneText}
          </StateBadge>
          <Bar level={level} />
          {level.limitsText && <span className={css.limits}>{level.limitsText}</span>}
        </li>
      ))}
    </ul>
  );
}

function Bar({ level }: { level: Level }) {
  const scale = levelScale(level.value, level.limits, level);
  if (!scale) return null;
  return (
    <span className={css.bar} aria-hidden>
      {scale.zones.map(({ kind, from, to }) => (
        <span
          key={from}
          className={css.zone}
          data-kind={kind}
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
      ))}
      {scale.at !== null && <span className={css.marker} style={{ left: `${scale.at}%` }} />}
    </span>
  );
}
