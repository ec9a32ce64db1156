import { type CpeInfo, type HostState, isOld } from "#src/apps/monitoring/api.ts";
import { visible } from "#src/util/text.ts";
import { judgeLight, type Light } from "./verdict-light.ts";
import { isOptical } from "./verdict-sources.ts";
import type { CpeFacts, Finding } from "./verdict-types.ts";

/** A problem that the monitoring reported is worth the headline of a live device for a day. */
const REPORT_WORTH_MS = 24 * 3600_000;

/** What is to be said of a device that is on the network: its light first, then alarms, then services. */
export function judgeUp(
  cpe: CpeFacts,
  info: CpeInfo,
  report: HostState | null,
  now: Date,
): Finding {
  // Without a technology (contract 3.1: softphones) and on another operator's network the light is not ours to
  // miss; where it is read, it counts.
  const hasLight = info.services.some(({ name }) => name === "txrx");
  const isFibre = isOptical(cpe.tech) && (hasLight || (Boolean(cpe.tech) && !cpe.is_bitstream));
  const light = isFibre ? judgeLight(info) : null;
  if (light?.state === "bad") return weak(light);
  if (isFibre && !cpe.is_bitstream && hasNothing(info)) {
    return {
      code: "not-provisioned",
      tone: "bad",
      sentence: "not-provisioned-no-ports",
      params: {},
    };
  }
  const other = alarm(info) ?? liveService(info) ?? reportedService(report, now);
  if (other) return other;
  if (light === null) {
    const isTold = report !== null && !report.areServicesUntold;
    return healthy(isTold ? "online-healthy-no-light" : "online-healthy-no-report");
  }
  if (light.state !== "ok") {
    return {
      code: "online-light-unknown",
      tone: "warning",
      sentence:
        light.state === "no-limits"
          ? "online-light-unknown-no-limits"
          : "online-light-unknown-no-reading",
      params: {},
    };
  }
  if (light.directions.length > 1) return healthy("online-healthy");
  return healthy(
    light.directions[0] === "dn" ? "online-healthy-dn-only" : "online-healthy-up-only",
  );
}

function healthy(sentence: Extract<Finding["sentence"], `online-healthy${string}`>): Finding {
  return { code: "online-healthy", tone: "good", sentence, params: {} };
}

function weak({ worst }: Extract<Light, { state: "bad" }>): Finding {
  const { side, direction, severity, value, unit, threshold, metric } = worst;
  return {
    code: "online-weak",
    tone: severity === "critical" ? "bad" : "warning",
    sentence: `online-${side}-${direction}`,
    params: { value, unit, threshold, metric, severity, direction, side },
  };
}

/** Registered, yet no service port, no address and no traffic: the OLT has it without its services. */
function hasNothing(info: CpeInfo): boolean {
  const { servicePorts, ips, dnbw, upbw } = info;
  return servicePorts?.length === 0 && ips?.length === 0 && !dnbw && !upbw;
}

function alarm(info: CpeInfo): Finding | null {
  const raised = (info.alarms ?? []).filter(({ isCleared }) => !isCleared);
  const first = raised.find(({ level }) => level === "critical") ?? raised[0];
  if (!first) return null;
  const detail = visible(first.name ?? first.type ?? "—", 200);
  return problem("online-problem-alarm", { detail, alarms: raised.length });
}

function liveService(info: CpeInfo): Finding | null {
  const passed = info.services.flatMap((service) =>
    service.metrics.flatMap((metric) => (metric.passed === null ? [] : { service, metric })),
  );
  // Light metrics of a fibre device were judged before; what is left is pondesv, television, snr…
  const metric = passed.toSorted((a) => (a.metric.level === "critical" ? -1 : 1))[0]?.metric;
  if (metric && metric.value !== null && metric.passed !== null) {
    return problem("online-problem-metric", {
      metric: visible(metric.metric, 40),
      value: metric.value,
      unit: metric.uom ?? "",
      threshold: metric.passed,
    });
  }
  const failing = worstService(info.services);
  return failing ? serviceProblem(failing) : null;
}

function reportedService(report: HostState | null, now: Date): Finding | null {
  const recent = (report?.services ?? []).filter((service) => {
    const age = service.lastCheck === null ? null : now.getTime() - service.lastCheck.getTime();
    return (
      // The live reading has its own light.
      service.name !== "txrx" && age !== null && age <= REPORT_WORTH_MS && !isOld(service, now)
    );
  });
  const failing = worstService(recent);
  return failing ? serviceProblem(failing, "online-problem-service-reported") : null;
}

function worstService<S extends { name: string; state: string; output: string | null }>(
  services: S[],
): S | null {
  return (
    services.find(({ state }) => state === "critical") ??
    services.find(({ state }) => state === "warning") ??
    null
  );
}

function serviceProblem(
  service: { name: string; output: string | null },
  sentence: "online-problem-service" | "online-problem-service-reported" = "online-problem-service",
): Finding {
  return problem(sentence, {
    service: visible(service.name, 40),
    detail: visible(service.output ?? "", 160),
  });
}

function problem(sentence: Finding["sentence"], params: Finding["params"]): Finding {
  return { code: "online-other-problem", tone: "warning", sentence, params };
}
