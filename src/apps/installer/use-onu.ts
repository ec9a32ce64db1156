import { useQuery } from "@tanstack/react-query";
import { findWaiting, type WaitingOnu } from "#src/apps/gpon/panels.tsx";
import { findCpeModel } from "#src/apps/isp/panels.tsx";

/** What the network knows of a serial number before it is installed. */
export interface KnownOnu {
  /** As it waits on the fibre; null where it does not. */
  waiting: WaitingOnu | null;
  /** The CRM's name for what the OLT calls it; null where that may be none or several. */
  model: string | null;
}

/** Looks for an ONU among those that wait, and for its model; nothing is asked without a serial number. */
export function useOnu(hex: string | null) {
  return useQuery({
    queryKey: ["installer", "onu", hex],
    enabled: hex !== null,
    staleTime: 15_000,
    queryFn: async (): Promise<KnownOnu> => {
      const waiting = await findWaiting(hex ?? "");
      const type = waiting?.model ?? null;
      // Without the list of models one is typed: that is no reason to hide where it waits.
      const model = type === null ? null : await findCpeModel(type).catch(() => null);
      return { waiting, model };
    },
  });
}
