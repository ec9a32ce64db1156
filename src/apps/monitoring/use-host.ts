import { useQuery } from "@tanstack/react-query";
import { hostState } from "./api.ts";
import type { HostService } from "./host-service.ts";

/** The monitoring's report is read again as often as it may change, ms. */
const EVERY_MS = 30_000;

/** A host as its page reads it, and the one service that the address names. */
export function useHost(name: string, serviceName: string | null) {
  const report = useQuery({
    ...hostState(name),
    refetchInterval: EVERY_MS,
    // The loader has asked just now.
    retryOnMount: false,
  });
  const host = report.data?.host;
  const service: HostService | undefined =
    serviceName === null ? undefined : host?.services.find((one) => one.name === serviceName);
  return { report, host, service };
}
