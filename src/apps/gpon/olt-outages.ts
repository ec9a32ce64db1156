// Which OLTs have outages, by the monitoring.
import { queryOptions } from "@tanstack/react-query";
import { loadOutages } from "#src/apps/monitoring/panels.tsx";

/** After a failure, ms. */
const AGAIN_MS = 60_000;

/** The outages by OLT, of all OLTs in one reading, which the pages of the monitoring share. @throws ApiError */
export const oltOutages = queryOptions({
  queryKey: ["gpon", "olt-outages"] as const,
  queryFn: async () => (await loadOutages()).readHeadOutages(),
  refetchInterval: ({ state }) => (state.error ? AGAIN_MS : (state.data?.pauseMs ?? AGAIN_MS)),
  staleTime: 20_000,
  structuralSharing: false,
});
