import {
  type CpeInfo,
  type HostState,
  isOld,
  parseHostOutput,
  regCause,
  regSays,
} from "#src/apps/monitoring/api.ts";
import type { MissingWhy, Source, VerdictInput } from "./verdict-types.ts";

/** A live reading stands for "now" this long; a paused or failing page must not go on claiming it (PRODUCT 7). */
const LIVE_FOR_MS = 5 * 60_000;

/** A source's value while it may stand for now, else why not. */
export type Usable<T> = { value: T; at: Date } | { why: MissingWhy; detail?: string };

/** A live source: usable while it was read a short time ago. */
export function usable<T>(source: Source<T>, now: Date): Usable<T> {
  if (source.state === "reading") return { why: "reading" };
  if (source.state === "missing") return { why: source.why, detail: source.detail };
  const age = now.getTime() - source.at.getTime();
  return age <= LIVE_FOR_MS ? { value: source.value, at: source.at } : { why: "old" };
}

/** The host's report, whether it is old by its own interval, and when it was checked. */
export function reported(
  input: VerdictInput,
): { value: HostState; at: Date | null; old: boolean } | null {
  const { host, now } = input;
  if (host.state !== "read") return null;
  return { value: host.value, at: host.value.lastCheck, old: isOld(host.value, now) };
}

/** Technologies without light: what is only true of fibre is not said of them. */
export function isOptical(tech: string | null | undefined): boolean {
  return !tech || /pon/i.test(tech);
}

/**
 * Whether the live reading says that the device is on the network, by its state, its registration and its output;
 * "contradictory" when they disagree.
 */
export function lineOf(info: CpeInfo): "up" | "down" | "contradictory" | "unknown" {
  const { state, registration, output } = info;
  const said = [registration.states, parseHostOutput(output ?? "").states].map(regSays);
  const isUp = said.includes("up");
  const isDown = said.includes("down") || (state === "up" && said.includes("both"));
  // An output alone is not taken for a state.
  if (state === "unknown") {
    const [says] = said;
    return isUp !== isDown && (says === "up" || says === "down") ? says : state;
  }
  return (state === "up" ? isDown : isUp) ? "contradictory" : state;
}

/** The cause that the live reading names: registration states, output words, alarms that are not cleared. */
export function liveCause(info: CpeInfo): "los" | "dying-gasp" | "lof" | null {
  const words = [
    regCause(info.registration.states),
    regCause(parseHostOutput(info.output ?? "").states),
  ];
  const alarms = (info.alarms ?? []).filter(({ isCleared }) => !isCleared).map(({ kind }) => kind);
  const causes = new Set<string | null>([...words, ...alarms]);
  // A device without power goes dark right after its last gasp, so the loss of signal beside it is no contradiction.
  if (causes.has("dying-gasp")) return "dying-gasp";
  if (causes.has("los")) return "los";
  return causes.has("lof") ? "lof" : null;
}
