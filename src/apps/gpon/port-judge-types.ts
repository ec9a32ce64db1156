// What is said of a PON port and its ONUs.

import type { LevelLimits } from "#src/ui/level-scale.ts";
import type { LevelMargin } from "#src/ui/nearest-limit.ts";

/** The limits of one received level, dBm, each where it is known. */
export type LevelBand = LevelLimits;

/** One ONU as the judgement needs it. */
export interface JudgedOnu {
  key: string;
  status: "online" | "offline" | "unknown";
  cause: "los" | "dying-gasp" | "other" | "unknown" | null;
  lastDown: Date | null;
  /** Received at the ONU and at the OLT, dBm. */
  dnrx: number | null;
  uprx: number | null;
  /** Metres. */
  distance: number | null;
  /** The splitter that it hangs on, as the CRM says; null where that is not known. */
  branch: string | null;
  bands: { dnrx: LevelBand | null; uprx: LevelBand | null };
}

/** How far a fault reaches. */
export type Reach = "port" | "branch" | "drop";

/** `cut`: no light; `power`: their power went off; `off`: down without a word of why; `weak`, `strong`: light. */
export type FaultCode = "cut" | "power" | "weak" | "strong" | "off";

/** One fault of the port. */
export interface PortFault {
  code: FaultCode;
  reach: Reach;
  /** The ONUs that suffer from it. */
  keys: readonly string[];
  /** The splitter where all of them hang; null where that is not known or not one. */
  branch: string | null;
  /** When it began; null where that is not known. */
  since: Date | null;
  /** Metres from the OLT between which the break lies, where the distances tell. */
  between: { from: number; to: number } | null;
}

/** How near an ONU's light is to a limit: dB, negative beyond it. */
export type Margin = LevelMargin<"dnrx" | "uprx">;

/** What is said about one ONU. */
export interface OnuJudgement {
  /** dB from the median of the port, of the direction that is further off; null where it cannot be compared. */
  deviation: number | null;
  margin: Margin | null;
  /** The widest fault that it suffers from; null without one. */
  fault: { code: FaultCode; reach: Reach } | null;
}

/** The whole judgement. */
export interface PortJudgement {
  /** The widest first. */
  faults: readonly PortFault[];
  byKey: ReadonlyMap<string, OnuJudgement>;
  /** Median levels of the ONUs that are online, dBm; null for fewer than four readings. */
  median: { dnrx: number | null; uprx: number | null };
  counts: { total: number; online: number; offline: number; unknown: number; read: number };
}
