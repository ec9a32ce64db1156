import { QueryClient } from "@tanstack/react-query";
import { onSignOut } from "./session.ts";

/** The cache of everything read. Repeating is the client's business, so queries do not retry. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      // The API may be on this machine's own network while the browser believes to be offline.
      networkMode: "always",
      refetchOnReconnect: true,
      gcTime: 5 * 60_000,
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

onSignOut(async () => {
  await queryClient.cancelQueries();
  // What leaves the screen after this would else hold its data for five minutes more.
  for (const query of queryClient.getQueryCache().getAll()) query.gcTime = 0;
  queryClient.clear();
});
