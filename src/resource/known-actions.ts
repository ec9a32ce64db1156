import type { ComponentType } from "react";
import { linkEntries, resolveLink } from "#src/krill/links.ts";
import { addressToKeep, type Severity } from "#src/jobs/record.ts";
import type { ActionMethod } from "#src/jobs/run-action.ts";
import {
  IconAction,
  IconDiagnostic,
  IconErase,
  IconPlay,
  IconRefresh,
  IconRestart,
  IconSettings,
  IconUnplug,
} from "#src/ui/icons.tsx";
import { visible } from "#src/util/text.ts";
import type { texts } from "./action-texts.en.ts";

/** An action of which label and consequence are known (contract 3.1 "Actions", 3.4). */
export type KnownAction = keyof (typeof texts)["label"];

/** How an action is dressed, apart from its texts. */
export interface ActionLook {
  /** Null for a name that the console does not know. */
  known: KnownAction | null;
  severity: Severity;
  icon: ComponentType<{ size?: number }>;
  /** Whether the page watches for the proof afterwards (PRODUCT 5). */
  isWatched: boolean;
  /** Where the method is documented. */
  method?: ActionMethod;
}

type Look = Omit<ActionLook, "known">;
const safe: Look = { severity: "safe", icon: IconAction, isWatched: false };
const interrupting: Look = { severity: "interrupting", icon: IconAction, isWatched: false };
const destructive: Look = { severity: "destructive", icon: IconAction, isWatched: false };

/** In the order in which they are shown within their severity. */
const KNOWN: Record<KnownAction, Look> = {
  diagnostic: { ...safe, icon: IconDiagnostic },
  enable: { ...interrupting, icon: IconPlay, isWatched: true },
  recheck: safe,
  acknowledge: safe,
  downtime: safe,
  reboot: { ...interrupting, icon: IconRestart, isWatched: true },
  reconfig: { ...interrupting, icon: IconSettings, isWatched: true },
  reprovision: { ...interrupting, icon: IconRefresh, isWatched: true },
  set_wifi: { ...interrupting, icon: IconSettings },
  set_frequency: { ...interrupting, icon: IconSettings },
  disconnect: { ...interrupting, icon: IconUnplug, isWatched: true, method: "GET" },
  unprovision: { ...destructive, icon: IconUnplug },
  factory: { ...destructive, icon: IconErase, isWatched: true },
};

const ORDER: readonly Severity[] = ["safe", "interrupting", "destructive"];

/** How an action of this name, in any case, is dressed; one that is not known is treated as interrupting. */
export function lookOf(name: string): ActionLook {
  const known = name.toLowerCase();
  return isKnown(known) ? { known, ...KNOWN[known] } : { known: null, ...interrupting };
}

/** A name of the API as words: `speed_boost` is `Speed boost`; what has blanks is words already: `ONT reset`. */
export function readableName(name: string): string {
  if (/\S\s+\S/u.test(name)) return visible(name.replaceAll(/\s+/gu, " ").trim(), 60);
  const words = visible(name, 60)
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[\s_\-./]+/gu, " ")
    .trim()
    .toLowerCase();
  return words === "" ? "?" : words.charAt(0).toUpperCase() + words.slice(1);
}

/** One action that a thing offers. */
export interface OfferedAction {
  name: string;
  href: string;
  look: ActionLook;
}

/**
 * What a thing's `_links.actions` offer, in the order of PRODUCT 5, and what was left out since its
 * address leads outside the API (contract 2.6).
 */
export function actionsOf(thing: unknown): { offered: OfferedAction[]; leftOut: OfferedAction[] } {
  const offered: OfferedAction[] = [];
  const leftOut: OfferedAction[] = [];
  for (const [name, href] of linkEntries(thing, "actions")) {
    const look = lookOf(name);
    if (resolveLink(href).ok) offered.push({ name, href, look });
    else leftOut.push({ name, href: addressToKeep(href), look });
  }
  const rank = ({ look }: OfferedAction) =>
    ORDER.indexOf(look.severity) * 100 + (look.known ? NAMES.indexOf(look.known) : 99);
  return { offered: offered.toSorted((a, b) => rank(a) - rank(b)), leftOut };
}

const NAMES: readonly string[] = Object.keys(KNOWN);

function isKnown(name: string): name is KnownAction {
  return Object.hasOwn(KNOWN, name);
}
