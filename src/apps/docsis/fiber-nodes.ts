// Fiber nodes (contract 3.6: all inferred; the CLI's words). Never throws.
import { countOf, looseRow, looseRows, type LooseRow } from "#src/util/loose.ts";
import { list, note, num, record, under, whole, type Oddity } from "#src/util/read.ts";
import { NAMES } from "./words.ts";

/** A fiber node: a neighbourhood of modems behind one optical receiver. */
export type FiberNode = {
  name: string;
  /** Indexes of its MAC domains. */
  domains: number[];
  /** Numbers of its channels. */
  downstreams: number[];
  upstreams: number[];
  modems: number | null;
  online: number | null;
};

/** Reads fiber nodes; one without a name is left out and noted. */
export function readFiberNodes(raw: unknown): { nodes: FiberNode[]; odd: Oddity[] } {
  const where = whole();
  const rows = looseRows(raw, where, ["fiber_nodes", "nodes"], () => true);
  const nodes = rows.flatMap(([key, row], index) => {
    const here = under(where, key ?? index);
    const fields = record(row, here);
    if (!fields) return [];
    const own = looseRow(fields, here);
    const name = own.word(["name", ...NAMES.node, "id"]) ?? key;
    if (name === null) {
      note(under(here, "name"), "not-text", row);
      return [];
    }
    return [
      {
        name,
        domains: domainsIn(own),
        downstreams: channelsIn(own, ["downstream", "downstreams", "ds_channels", "ds"]),
        upstreams: channelsIn(own, ["upstream", "upstreams", "us_channels", "us"]),
        modems: countOf(own, NAMES.modems),
        online: countOf(own, NAMES.online),
      },
    ];
  });
  return { nodes, odd: where.odd };
}

/** The first number of each tuple of its map, or plain indexes. */
function domainsIn(own: LooseRow): number[] {
  const all = own.items(NAMES.domains).flatMap((item) => {
    const first: unknown = Array.isArray(item) ? item[0] : (record(item)?.["ifindex"] ?? item);
    return num(first) ?? [];
  });
  return [...new Set(all)];
}

/** Channel numbers: a list, or the list in an object with the groups beside it. */
function channelsIn(own: LooseRow, names: readonly string[]): number[] {
  const value = own.find(names)?.value;
  const items = list(record(value)?.["channels"] ?? value);
  return items.flatMap(
    (item) => num(record(item)?.["id"] ?? record(item)?.["chanid"] ?? item) ?? [],
  );
}
