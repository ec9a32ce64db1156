/** The addresses of RADIUS. */
export const paths = {
  sessions: "/radius/sessions",
  history: "/radius/sessions/history",
  duplicates: "/radius/sessions/duplicates",
  /** One session; whose it is stands beside its key, since the API finds sessions by their user only. */
  session: (key: string, username: string | null | undefined) =>
    `/radius/sessions/${encodeURIComponent(key)}${username ? `?user=${encodeURIComponent(username)}` : ""}`,
  pools: "/radius/pools",
  pool: (name: string) => `/radius/pools/${encodeURIComponent(name)}`,
  leases: "/radius/leases",
  leases6: "/radius/leases/ipv6",
};
