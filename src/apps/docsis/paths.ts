/** The addresses of the cable plant's pages. */
export const paths = {
  cmtss: "/docsis",
  cmts: (id: string) => `/docsis/cmtss/${encodeURIComponent(id)}`,
  /** The modems of a node, a domain or a channel. */
  modems: (id: string, filter: Readonly<Record<string, string>> = {}) =>
    `/docsis/cmtss/${encodeURIComponent(id)}?${new URLSearchParams({ tab: "modems", ...filter }).toString()}`,
};
