import type { Onu } from "#src/apps/gpon/api.ts";
import { type CpeInfo, type HostState, parseHostOutput } from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import { type Extent, extentOf, type Port } from "./verdict-extent.ts";
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
};

/** Why it is down, and how far that reaches. Only words of the network name a cause; `offline` alone names none. */
export function judgeDown(down: Down): Finding & { extent: Extent | null; isTorn: boolean } {
  const { cpe, info, port } = down;
  const fromLive = info ? liveCause(info) : null;
  const fromPort = causeOfRow(port?.own ?? null);
  const isTorn = fromLive !== null && fromPort !== null && fromLive !== fromPort;
  const cause = isTorn ? null : (fromLive ?? fromPort);
  const provisioning = cause === null && !isTorn ? notProvisioned(down) : null;
  if (provisioning) return { ...provisioning, extent: null, isTorn };

  if (cause === "los" && !isOptical(cpe.tech)) return unknownCause(null, isTorn);
  if (cause === "los" || cause === "dying-gasp") {
    const lastDown = info?.registration.lastDown ?? null;
    const extent = port ? extentOf(cause, lastDown, port) : null;
    return { ...shared(cause === "los" ? "los" : "power", extent), extent, isTorn };
  }
  if (cause === "lof") {
    return { ...finding("down-unknown-cause", "down-lof"), extent: null, isTorn };
  }
  return unknownCause(port, isTorn);
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

const UNDECIDED = {
  "only-one": "only-one",
  "others-down": "others-down",
  unclear: "unclear",
  "not-listed": "unclear",
} as const;

function shared(what: "los" | "power", extent: Extent | null): Finding {
  if (!extent) return finding(`${what}-extent-unknown`, `${what}-extent-missing`);
  const { kind, same, total, online, down } = extent;
  const params = { same, total, online, down, others: total - 1 };
  if (kind === "area" || kind === "some" || kind === "alone") {
    return finding(`${what}-${kind}`, `${what}-${kind}`, params);
  }
  return finding(`${what}-extent-unknown`, `${what}-extent-${UNDECIDED[kind]}`, params);
}

/** Down without a word of why. When most of its port is down too, that much is said. */
function unknownCause(
  port: Port | null,
  isTorn: boolean,
): Finding & { extent: null; isTorn: boolean } {
  const others = port?.isListed ? port.others : [];
  const offline = others.filter(({ status }) => status === "offline").length;
  const isShared = offline >= 3 && offline * 2 >= others.length;
  const found = isShared
    ? finding("down-unknown-cause", "down-unknown-cause-shared", {
        down: offline,
        others: others.length,
      })
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
