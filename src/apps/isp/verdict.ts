import { type CpeInfo, type HostState, regCause } from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import { localDay, parseTime } from "#src/util/time.ts";
import { judgeDown } from "./verdict-down.ts";
import {
  hostContradictions,
  INFO,
  liveContradictions,
  PORT,
  words,
} from "./verdict-contradictions.ts";
import { type Extent, type Port, splitPort } from "./verdict-extent.ts";
import { lineOf, liveCause, reported, usable } from "./verdict-sources.ts";
import type {
  Contradiction,
  CpeFacts,
  Finding,
  MissingWhy,
  Verdict,
  VerdictInput,
} from "./verdict-types.ts";
import { judgeUp } from "./verdict-up.ts";

/**
 * The one sentence that says what is going on with a CPE (issue "The CPE page"). Rules, in their order:
 * what was decided in the CRM (not subscribed, expired, no access) is said first, with what the network says beside
 * it; of the network the live reading counts, then the device's own row on its PON port; what the monitoring
 * reported is told as a report and never as the truth of now; without any of them it cannot tell, and says why.
 *
 * Pure: no clock, no requests; never throws on what the readers give.
 */
export function verdict(input: VerdictInput): Verdict {
  const { cpe, now } = input;
  const network = judgeNetwork(input);
  const decided = administrative(cpe, now);
  const contradictions = [...network.contradictions];
  if (decided?.code === "disabled" && network.line === "up") {
    contradictions.push({
      fact: "active",
      believed: "no",
      other: "up",
      believedSource: "isp/cpes/{id} active",
      otherSource: `${INFO} state`,
    });
  }
  return {
    ...(decided ?? network.finding),
    also: decided ? network.finding : null,
    extent: network.extent,
    contradictions,
  };
}

/** Not subscribed, expired, access off: in the order in which one makes the next pointless. */
function administrative(cpe: CpeFacts, now: Date): Finding | null {
  const off = (code: "disabled" | "access-off"): Finding => {
    return { code, tone: "off", sentence: code, params: {} };
  };
  if (cpe.active === false) return off("disabled");
  const day = /^\d{4}-\d\d-\d\d/.exec(cpe.expiration_date ?? "")?.[0];
  // A day that does not exist, or one of the year 0, stands for none.
  if (day !== undefined && parseTime(day) && day <= localDay(now)) {
    return { code: "expired", tone: "off", sentence: "expired", params: { date: day } };
  }
  return cpe.access === false ? off("access-off") : null;
}

type Network = {
  finding: Finding;
  line: "up" | "down" | null;
  extent: Extent | null;
  contradictions: Contradiction[];
};

function judgeNetwork(input: VerdictInput): Network {
  const { cpe, now, seenDown } = input;
  const live = usable(input.live, now);
  const info = "value" in live ? live.value : null;
  const port = portOf(input);
  const host = reported(input);
  const report = host && !host.old ? host.value : null;
  const line = info ? lineOf(info) : null;
  // A device is called by its own row only when the reading is missing or undecided.
  const isBelieved = line === "up" || line === "down";
  const own = port?.own?.status;
  const settled = isBelieved ? line : own === "online" ? "up" : own === "offline" ? "down" : null;
  const believed = isBelieved ? info : null;

  const torn = info && line === "contradictory" ? [tornState(info)] : [];

  if (settled === null || ("why" in live && live.why === "reading")) {
    const why = "why" in live ? live.why : line === "contradictory" ? line : "unknown";
    return { finding: withoutLive(why, report), line: null, extent: null, contradictions: torn };
  }
  const contradictions = [
    ...torn,
    ...liveContradictions(settled, believed, port),
    ...(host ? hostContradictions(settled, believed, host.value) : []),
  ];
  if (settled === "down") {
    const { extent, isTorn, ...finding } = judgeDown({
      cpe,
      info: believed,
      port,
      report,
      seenDown,
    });
    if (isTorn) contradictions.push(tornCauses(believed, port?.own?.cause ?? "unknown"));
    return { finding, line: settled, extent, contradictions };
  }
  const finding = believed ? judgeUp(cpe, believed, report, now) : onlineByPort();
  return { finding, line: settled, extent: null, contradictions };
}

/** The rows of its PON port, its own apart; null where they were not read or are too old. */
export function portOf(input: VerdictInput): Port | null {
  const rows = usable(input.neighbours, input.now);
  if (!("value" in rows)) return null;
  const live = usable(input.live, input.now);
  const position = "value" in live ? live.value.registration.position : null;
  // What was last heard of the device itself is no reading of now: among reported hosts it is looked for no more than the others.
  const self = input.by ? { sn: null, position: null } : { sn: input.cpe.sn, position };
  return { ...splitPort(rows.value, self), by: input.by };
}

function onlineByPort(): Finding {
  return {
    code: "online-light-unknown",
    tone: "unknown",
    sentence: "online-light-unknown-port",
    params: {},
  };
}

/** Nothing live to go by: what was reported lately, told as a report, else that it cannot tell. */
function withoutLive(
  why: MissingWhy | "contradictory" | "unknown",
  report: HostState | null,
): Finding {
  const said = (finding: Pick<Finding, "code" | "sentence">): Finding => {
    return { ...finding, tone: "unknown", params: {} };
  };
  // A sentence that changes when the reading arrives a second later would only confuse.
  const isReported = report !== null && why !== "reading";
  if (isReported && report.state === "up") {
    return said({ code: "reported-up", sentence: "reported-up" });
  }
  if (isReported && report.state === "unreachable") {
    return said({ code: "reported-down", sentence: "reported-unreachable" });
  }
  if (isReported && report.state === "down") {
    // Only the check's own output is as fresh as the check; the registration on record is not.
    const cause = regCause(report.parsed?.states ?? []);
    if (cause === "los") return said({ code: "reported-down", sentence: "reported-down-los" });
    if (cause === "dying-gasp") {
      return said({ code: "reported-down", sentence: "reported-down-power" });
    }
    return said({ code: "reported-down", sentence: "reported-down" });
  }
  return said({ code: "cannot-tell", sentence: `cannot-tell-${why}` });
}

function tornState({ state, registration, output }: CpeInfo): Contradiction {
  return {
    fact: "registration",
    believed: "unknown",
    other: [state, words(registration.states), output && visible(output, 160)]
      .filter(Boolean)
      .join(", "),
    believedSource: `${INFO} state`,
    otherSource: `${INFO} registration.states, output`,
  };
}

function tornCauses(info: CpeInfo | null, byPort: string): Contradiction {
  return {
    fact: "cause",
    believed: (info && liveCause(info)) ?? "unknown",
    other: byPort,
    believedSource: `${INFO} registration.states, alarms`,
    otherSource: `${PORT} cause`,
  };
}
