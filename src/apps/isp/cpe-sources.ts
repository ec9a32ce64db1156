// From readings to what the verdict is made of: which source is there, which is late, which is missing.
import { parseHostOutput, type CpeInfo, type HostState } from "#src/apps/monitoring/api.ts";
import { ApiError } from "#src/krill/errors.ts";
import { regSays } from "#src/apps/monitoring/api.ts";
import { parseOltPosition, type Position } from "#src/util/pon.ts";
import { isOptical, lineOf } from "./verdict-sources.ts";
import type { MissingWhy, Source, Verdict, VerdictInput } from "./verdict-types.ts";

/** What a query tells about its reading. */
export interface Asked<Data> {
  data: Data | undefined;
  /** Of the last try, also while the next one is under way. */
  error: unknown;
  isFetching: boolean;
  /** False: not asked for, since nothing would come of it. */
  isOn: boolean;
}

/** A reading this old is no longer shown while a new one is on its way, ms. */
const WAIT_INSTEAD_MS = 150_000;

/** A query as a source of the verdict. A failed repetition keeps the earlier reading, with its age. */
export function sourceOf<Data extends { at: Date }, T>(
  { data, error, isFetching, isOn }: Asked<Data>,
  now: Date,
  pick: (data: Data) => T,
): Source<T> {
  const age = data ? now.getTime() - data.at.getTime() : 0;
  if (data && !(isFetching && age > WAIT_INSTEAD_MS))
    return { state: "read", value: pick(data), at: data.at };
  // A try after a failed one changes nothing until it succeeds.
  if (isFetching && (data || !error)) return { state: "reading" };
  if (!isOn) return { state: "missing", why: "not-applicable" };
  // Neither an answer nor an error: a person stopped waiting.
  if (!error) return { state: "missing", why: "timeout" };
  const detail = error instanceof ApiError ? error.detail : null;
  return { state: "missing", why: whyOf(error), ...(detail === null ? {} : { detail }) };
}

function whyOf(error: unknown): Exclude<MissingWhy, "reading"> {
  if (!(error instanceof ApiError)) return "malformed";
  if (error.kind === "forbidden" || error.kind === "unauthenticated") return "not-allowed";
  if (error.kind === "not-found" || error.kind === "not-allowed") return "not-found";
  if (error.kind === "timeout" || error.kind === "malformed") return error.kind;
  return "failed";
}

/** A PON port as the API addresses it. */
export interface PonPort {
  olt: string;
  position: Position;
}

/**
 * The port whose neighbours are worth asking for: only for a fibre device that is down, by the live
 * reading or, where that is missing, by the monitoring's report; null where nothing tells the port.
 */
export function portToAsk(
  tech: string | null | undefined,
  live: Source<CpeInfo>,
  host: Source<HostState>,
): PonPort | null {
  if (!isOptical(tech) || live.state === "reading") return null;
  const report = host.state === "read" ? host.value : null;
  if (live.state === "read") {
    const info = live.value;
    const isDown = lineOf(info) !== "up" || regSays(info.registration.states) === "down";
    return isDown ? (portInInfo(info) ?? (report && portInReport(report))) : null;
  }
  return report && report.state !== "up" ? portInReport(report) : null;
}

function portInInfo({ registration, output }: CpeInfo): PonPort | null {
  const { olt, position, tags } = registration;
  if (olt !== null && position !== null) return { olt, position };
  return portInOutput(output) ?? portInTags(tags);
}

/** The check's own output before the registration on record, which goes stale (contract 2.9). */
function portInReport({ output, registration }: HostState): PonPort | null {
  const { host, position, tags, isStale } = registration;
  const seen = portInOutput(output);
  if (seen || isStale) return seen;
  return host !== null && position !== null ? { olt: host, position } : portInTags(tags);
}

function portInOutput(output: string | null): PonPort | null {
  const { olt, position } = parseHostOutput(output ?? "");
  return olt !== null && position !== null ? { olt, position } : null;
}

function portInTags(tags: readonly string[]): PonPort | null {
  for (const tag of tags) {
    const found = parseOltPosition(tag);
    if (found) return found;
  }
  return null;
}

/** What is said while a source that could still change the sentence is on its way. */
export type Provisional = "nothing" | "online" | "down" | "los" | "power";

/**
 * Whether the sentence has to wait, and what is sure already; null when it stands. A confident sentence
 * must not turn into another one because a source came late.
 */
export function provisional(found: Verdict, input: VerdictInput): Provisional | null {
  const { live, host, neighbours } = input;
  if (live.state === "reading") return found.code === "cannot-tell" ? "nothing" : null;
  const { code, sentence } = found.also ?? found;
  if (neighbours.state === "reading") {
    if (sentence === "los-extent-missing") return "los";
    if (sentence === "power-extent-missing") return "power";
    if (code === "down-unknown-cause" || code === "reported-down") return "down";
  }
  if (host.state !== "reading") return null;
  if (code === "online-healthy" || code === "online-light-unknown") return "online";
  if (code === "down-unknown-cause") return "down";
  return code === "cannot-tell" ? "nothing" : null;
}
