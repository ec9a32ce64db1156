// What a telephone line is called and where it belongs; pure.
import { record } from "#src/util/read.ts";
import { cleanText } from "#src/util/text.ts";
import type { Pots } from "./api.ts";

/** The line's own name, else its number. */
export function potsName(pots: Pots): string {
  return cleanText(pots.lineid) ?? cleanText(pots.cli) ?? `#${pots.id}`;
}

/** The id of the line's CPE or customer; null where the server does not tell it (contract 3.1: not documented). */
export function ownerId(owner: Pots["cpe"] | Pots["customer"]): number | null {
  const id = typeof owner === "number" ? owner : record(owner)?.["id"];
  return typeof id === "number" ? id : null;
}

/** The name of the line's CPE: the line is called `<cpename>-<order>` (contract 3.1). */
export function cpeNameOfLine({ lineid }: Pick<Pots, "lineid">): string | null {
  return /^(.+)-\d+$/u.exec(lineid?.trim() ?? "")?.[1] ?? null;
}

/** A line is changed, never deleted: it comes and goes with its CPE (contract 3.1). */
export function lineRights(allow: ReadonlySet<string> | null): ReadonlySet<string> {
  return !allow || allow.has("PATCH") ? new Set(["PATCH"]) : new Set();
}
