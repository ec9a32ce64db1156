import { GPON_NAMES, paths as gpon } from "#src/apps/gpon/paths.ts";
import { paths as docsis } from "#src/apps/docsis/paths.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { parseOltPosition } from "#src/util/pon.ts";
import type { Shared } from "./outage-types.ts";
import { visible } from "#src/util/text.ts";
import { asWord, paths } from "./paths.ts";

/** The page of what an outage's devices share: the port's, the OLT's, the host's; null where it has none, or not for this user. */
export function usePlacePath({ kind, value }: Shared): string | null {
  const hasPlant = useHasApp(GPON_NAMES);
  const hasCable = useHasApp(["docsis"]);
  if (kind === "host") return paths.host(value);
  if (hasCable && kind === "cmts") return docsis.cmts(value);
  if (hasCable && kind === "fiber-node") {
    const [cmts, node] = partsOf(value);
    return node === undefined ? null : docsis.modems(cmts, { node });
  }
  if (!hasPlant) return null;
  if (kind === "olt") return gpon.olt(value);
  const port = kind === "pon" ? parseOltPosition(value) : null;
  return port && gpon.port(port.olt, port.position);
}

/** The search that lists an outage's devices, in the vendor's language; null where there is none. */
export function searchOf({ kind, value }: Shared): string | null {
  const word = asWord(value);
  const words: Partial<Record<typeof kind, string>> = {
    pon: `regtag:${asWord(value.replace(/ (?=\S+$)/, "-"))}`,
    olt: `reghost:${word}`,
    cmts: `reghost:${word}`,
    ap: `reghost:${word}`,
    nap: `topology:${word}`,
    "mac-domain": wordsOfPart(value),
    "fiber-node": wordsOfPart(value),
    tag: `regtag:${word}`,
    street: `"${(value.split(",")[0] ?? value).replaceAll('"', "")}"`,
  };
  const found = words[kind];
  return found === undefined ? null : `problem:true type:host ${found}`;
}

/** What an outage is called: the kind's word and the name, which may begin with that word itself (`Calle Mayor`). */
export function titleOf(kind: string, value: string, most: number): string {
  const name = visible(value, most);
  return name.toLowerCase().startsWith(`${kind.toLowerCase()} `) ? name : `${kind} ${name}`;
}

/** A node or domain of a CMTS as its outage is called, `cmts FN-3`: the CMTS and the part; the part alone where no CMTS is known. */
export function partsOf(value: string): [string, string?] {
  const [head = "", part] = value.split(/ (?=\S+$)/);
  return part === undefined ? [head] : [head, part];
}

function wordsOfPart(value: string): string {
  const [head, part] = partsOf(value);
  return part === undefined
    ? `regtag:${asWord(head)}`
    : `regtag:${asWord(part)} reghost:${asWord(head)}`;
}
