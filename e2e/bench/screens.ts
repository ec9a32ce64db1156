import type { Wanted } from "./probe.ts";

/** Where the bench looks and clicks; the words are those of PRODUCT.md. */
export const screens = {
  empty: "/__empty",
  emptyShown: { selector: "#done" } satisfies Wanted,
  list: "/isp/cpes",
  /** As many rows as the list shows on one page. */
  longList: "/isp/cpes?size=200",
  /** A healthy device's serial, as its label has it. */
  serial: "HWTC14310A47",
  /** The first row with a device in it. */
  row: { selector: 'main table a[href*="/isp/cpes/"]' } satisfies Wanted,
  /** The lookup box, by its accessible name. */
  lookup: "Find a device, customer, IP or phone",
  /** The device's one sentence, once it says something. */
  sentence: {
    selector: '[data-part="verdict"]:not([aria-busy="true"])',
    text: "\\w",
  } satisfies Wanted,
  /** Any device's page, with what is known of it: no longer the list's heading. */
  facts: { selector: "main h1", text: "^(?!CPEs$)." } satisfies Wanted,
  /** A device's page: its heading has this name. */
  device: (name: string): Wanted => ({ selector: "main h1", text: name }),
};
