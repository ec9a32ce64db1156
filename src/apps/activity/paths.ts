/** The addresses of Activity. */
export const paths = {
  mine: "/activity",
  thisTab: "/activity?tab=requests",
  requests: "/activity/requests",
  request: (id: number) => `/activity/requests/${id}`,
  changes: "/activity/changes",
};

/** Names by which the API may call the application of its own logs (contract 3.9). */
export const LOGGER_NAMES = ["logger"];
