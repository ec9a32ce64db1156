import type { Position } from "#src/util/pon.ts";

/** Names by which the API may call this application (contract 3.9). */
export const GPON_NAMES = ["gpon", "gpon_provision"];

/** The addresses of the plant's pages. */
export const paths = {
  olts: "/gpon",
  olt: (name: string) => `/gpon/olts/${encodeURIComponent(name)}`,
  port: (olt: string, { frame, slot, port }: Position) =>
    `/gpon/olts/${encodeURIComponent(olt)}/ports/${frame}/${slot}/${port}`,
  unconfigured: "/gpon/unconfigured",
  naps: "/gpon/naps",
  napNew: "/gpon/naps/new",
  nap: (name: string) => `/gpon/naps/${encodeURIComponent(name)}`,
  napEdit: (id: string) => `/gpon/naps/${encodeURIComponent(id)}/edit`,
  /** An ONU that waits, opened above its list, which may be filtered and sorted by `list`. */
  waiting: (id: string, list?: URLSearchParams) => {
    const params = new URLSearchParams(list);
    params.set("onu", id);
    return `/gpon/unconfigured?${params}`;
  },
  unconfiguredOf: (olt: string) => `/gpon/unconfigured?olt=${encodeURIComponent(olt)}`,
};
