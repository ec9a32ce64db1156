import type { Onu } from "#src/apps/gpon/api.ts";
import type { CpeInfo, HostState } from "#src/apps/monitoring/api.ts";
import type { evidenceTexts } from "./evidence-texts.en.ts";
import type { Extent } from "./verdict-extent.ts";
import type { verdictTexts } from "./verdict-texts.en.ts";

/** Why a source gave nothing. "old": it was read, but too long ago to stand for now. */
export type MissingWhy =
  | "not-allowed"
  | "not-found"
  | "failed"
  | "timeout"
  | "not-applicable"
  | "malformed"
  | "reading"
  | "old";

/** One source of the verdict: read at a moment, still being read, or missing with the reason. */
export type Source<T> =
  | { state: "read"; value: T; at: Date }
  | { state: "reading" }
  | { state: "missing"; why: Exclude<MissingWhy, "reading">; detail?: string };

/** What the CRM says of the device: fields of `isp/cpes/{id}` (contract 3.1), any of which may be absent. */
export type CpeFacts = {
  tech?: string | null;
  active?: boolean | null;
  access?: boolean | null;
  /** `YYYY-MM-DD`. */
  expiration_date?: string | null;
  sn?: string | null;
  disable_provision?: boolean | null;
  is_bitstream?: boolean | null;
};

/** Everything the sentence is made from; `now` is an argument so that the rules stay pure. */
export type VerdictInput = {
  now: Date;
  cpe: CpeFacts;
  live: Source<CpeInfo>;
  host: Source<HostState>;
  /** The ONUs of its own PON port. */
  neighbours: Source<Onu[]>;
  /** Set where the neighbours are the monitoring's hosts of that port, minutes old: where they come from. */
  by?: string | undefined;
  /** When the console saw it go down after an action of its own, ms: the reading may still tell the drop before that. */
  seenDown?: number | null | undefined;
};

/** What is going on, as a rule found it. */
export type VerdictCode =
  | "online-healthy"
  | "online-weak"
  | "online-light-unknown"
  | "online-other-problem"
  | "los-area"
  | "los-some"
  | "los-alone"
  | "los-extent-unknown"
  | "power-area"
  | "power-some"
  | "power-alone"
  | "power-extent-unknown"
  | "down-unknown-cause"
  | "not-provisioned"
  | "disabled"
  | "access-off"
  | "expired"
  | "reported-up"
  | "reported-down"
  | "cannot-tell";

/** Its colour. "off" = by an administrative decision; "unknown" = nothing is claimed about now. */
export type VerdictTone = "good" | "warning" | "bad" | "off" | "unknown";

/** A sentence's name in the texts (`verdictTexts.sentence`); one code may have several wordings. */
export type SentenceKey = keyof typeof verdictTexts.sentence;

/** A fact's name in the texts (`evidenceTexts.evidence`). */
export type FactKey = keyof typeof evidenceTexts.evidence;

/** One value that the verdict rests on or that speaks of the same thing, with where it came from and its age. */
export type Evidence = {
  fact: FactKey;
  /** The metric's or service's name, where the fact is one of several. */
  name?: string;
  /** A number, or a word: one of `evidenceTexts.words` or a text of the network. */
  value: string | number;
  unit?: string;
  /** The contract's field. */
  source: string;
  /** When it was measured or read; null when that is not known. */
  at: Date | null;
  /** Too old to prove anything about now. */
  old: boolean;
};

/** Two sources that disagree. The live one wins; the other is shown with it. */
export type Contradiction = {
  fact: "state" | "registration" | "position" | "cause" | "alarm" | "active" | "port";
  /** What the verdict believed, if anything. */
  believed: string;
  other: string;
  believedSource: string;
  otherSource: string;
};

/** One finding: the rule that fired and what its sentence says. */
export type Finding = {
  code: VerdictCode;
  tone: VerdictTone;
  sentence: SentenceKey;
  /** For the sentence's placeholders; numbers raw, texts made safe to show. */
  params: Record<string, string | number>;
};

/** A source that says nothing now, and why. */
export type Missing = {
  source: "live" | "host" | "services" | "neighbours";
  why: MissingWhy;
  detail?: string;
};

/** The one sentence about a device; `evidenceOf` tells what it rests on. */
export type Verdict = Finding & {
  /** With an administrative state: what the network says beside it (`expired`, and online). */
  also: Finding | null;
  /** How far a fault reaches on its PON port; null where that is not in question. */
  extent: Extent | null;
  contradictions: Contradiction[];
};
