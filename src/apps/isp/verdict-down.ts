import { isArea, isNear, type Onu } from "#src/apps/gpon/api.ts";
import { type CpeInfo, type HostState, parseHostOutput } from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import { type Extent, extentOf, type Port, withoutSelf } from "./verdict-extent.ts";
import type { CpeFacts, Finding, SentenceKey, VerdictCode } from "./verdict-types.ts";
import { isOptical, liveCause } from "./verdict-sources.ts";

/** What the rules for a device that is down look at. */
export type Down = {
  cpe: CpeFacts;
  /** Null when only the port's own status says that it is down. */
  info: CpeInfo | null;
  /** Null when the port's status is not known. */
  port: Port | null;
  /** The monitoring's report, only while it is not old. */
  report: HostState | null;
  /** See `VerdictInput`. */
  seenDown?: number | null | undefined;
};

/** Why it is down, and how far that reaches. Only words of the network name a cause; `offline` alone names none. */
export function judgeDown(down: Down): Finding & { extent: Extent | null; isTorn: boolean } {
  const { cpe, info, port, seenDown } = down;
  const fromLive = info ? liveCause(info) : null;
  const fromPort = causeOfRow(port?.own ?? null);
  const isTorn = fromLive !== null && fromPort !== null && fromLive !== fromPort;
  const cause = isTorn ? null : (fromLive ?? fromPort);
  const provisioning = cause === null && !isTorn ? notProvisioned(down) : null;
  if (provisioning) return { ...provisioning, extent: null, isTorn };

  const told = info?.registration.lastDown ?? null;
  const lastDown = seenDown && seenDown > Number(told) ? new Date(seenDown) : told;
  if (cause === "los" && !isOptical(cpe.tech)) return unknownCause(null, lastDown, isTorn);
  if (cause === "los" || cause === "dying-gasp") {
    const extent = port ? extentOf(cause, lastDown, port) : null;
    return { ...shared(cause === "los" ? "los" : "power", extent), extent, isTorn };
  }
  if (cause === "lof") {
    return { ...finding("down-unknown-cause", "down-lof"), extent: null, isTorn };
  }
  return unknownCause(port, lastDown, isTorn);
}

function finding(
  code: VerdictCode,
  sentence: SentenceKey,
  params: Finding["params"] = {},
): Finding {
  return { code, tone: "bad", sentence, params };
}

function causeOfRow(own: Onu | null): "los" | "dying-gasp" | null {
  return own?.cause === "los" || own?.cause === "dying-gasp" ? own.cause : null;
}

function shared(what: "los" | "power", extent: Extent | null): Finding {
  if (!extent) return finding(`${what}-extent-unknown`, `${what}-extent-missing`);
  const { kind, same, total, online, down } = extent;
  const params = { same, total, online, down, others: total - 1 };
  if (kind === "area" || kind === "some" || kind === "alone") {
    return finding(`${what}-${kind}`, `${what}-${kind}`, params);
  }
  const why = kind === "not-listed" ? "unclear" : kind;
  return finding(`${what}-extent-unknown`, `${what}-extent-${why}`, params);
}

/**
 * Down without a word of why. Most of its port that went down when it did is a shared fault; where times are missing that
 * many are down is all that is known, and those of another time say nothing.
 */
function unknownCause(
  port: Port | null,
  lastDown: Date | null,
  isTorn: boolean,
): Finding & { extent: null; isTorn: boolean } {
  const moment = lastDown ?? port?.own?.lastDown ?? null;
  const isTogether = (row: Onu) =>
    row.status === "offline" && (!moment || !row.lastDown || isNear(row, moment));
  const others = port?.isListed ? withoutSelf(port, isTogether) : [];
  const together = others.filter(isTogether);
  const near = together.filter((row) => moment && row.lastDown).length;
  const down = together.length;
  const total = others.length;
  const found = isArea(down, total)
    ? finding(
        "down-unknown-cause",
        isArea(near, total) ? "down-unknown-cause-shared" : "down-others-too",
        { down, others: total },
      )
    : finding("down-unknown-cause", isTorn ? "down-causes-differ" : "down-unknown-cause");
  return { ...found, extent: null, isTorn };
}

/**
 * Not provisioned: the network does not know it, or knows it without service ports. A device on another operator's
 * network is never called so: `DOWN - not found` is how each of those looks (contract 3.2).
 */
function notProvisioned({ cpe, info, report }: Down): Finding | null {
  if (cpe.is_bitstream || !isOptical(cpe.tech) || !info) return null;
  if (parseHostOutput(info.output ?? "").isNotFound) {
    return finding("not-provisioned", "not-provisioned-not-found");
  }
  if (info.servicePorts?.length === 0) {
    return finding("not-provisioned", "not-provisioned-no-ports-down");
  }
  const { position, states } = info.registration;
  if (position !== null || states.some(({ state }) => state !== "offline" && state !== "down")) {
    return null;
  }
  const failing = [...info.services, ...(report?.services ?? [])].find(
    ({ name, state }) => name === "provision" && state === "critical",
  );
  if (!failing) return null;
  return finding("not-provisioned", "not-provisioned-failing", {
    detail: visible(failing.output ?? "", 160),
  });
}
