// CMTSs, whatever a server calls them (contract 3.6: all inferred; the CLI's words). Never throws.
import { countOf, looseRow, namedThings } from "#src/util/loose.ts";
import type { Fields, Oddity, Where } from "#src/util/read.ts";
import { isUpIn, NAMES } from "./words.ts";

/** A CMTS as far as a server tells. */
export type Cmts = {
  /** Its id in the API's addresses: its name, else what the row calls its id. */
  id: string;
  name: string;
  vendor: string | null;
  model: string | null;
  isUp: boolean | null;
  /** Seconds. */
  uptime: number | null;
  modems: number | null;
  online: number | null;
};

/** Reads a list of CMTSs; one without a name is left out and noted. */
export function readCmtss(raw: unknown): { cmtss: Cmts[]; odd: Oddity[] } {
  const { things, odd } = namedThings(raw, ["cmtss", "cmts"], readCmts);
  return { cmtss: things, odd };
}

/** Reads one CMTS; null without a name. */
export function readCmts(fields: Fields, where: Where): Cmts | null {
  const own = looseRow(fields, where);
  const name = own.word(NAMES.name);
  if (name === null) return null;
  const modems = countOf(own, NAMES.modems);
  return {
    id: own.word(["id"]) ?? name,
    name,
    vendor: own.word(NAMES.vendor),
    model: own.word(NAMES.model),
    isUp: isUpIn(own),
    uptime: own.figure(NAMES.uptime),
    modems,
    online: countOf(own, NAMES.online),
  };
}
