/** The addresses of the cable plant's pages. */
export const paths = {
  cmtss: "/docsis",
  /** By its id, or by the name of its host. */
  cmts: (id: string) => `/docsis/cmtss/${encodeURIComponent(id)}`,
  /** One channel among the others, by its name. */
  channel: (id: string, name: string) =>
    `/docsis/cmtss/${encodeURIComponent(id)}?${new URLSearchParams({ tab: "channels", q: name }).toString()}`,
  /** The modems of a node, a domain or a channel. */
  modems: (id: string, filter: Readonly<Record<string, string>> = {}) =>
    `/docsis/cmtss/${encodeURIComponent(id)}?${new URLSearchParams({ tab: "modems", ...filter }).toString()}`,
};
