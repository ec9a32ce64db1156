// Where everything stands in the drawing of a PBX: columns by how far a call has come, each place below the ones
// that lead to it. Pure; lengths in CSS pixels.
import type { CallMap, Edge, Finding } from "./call-map.ts";
import type { PlaceKey } from "./jump.ts";

/** How wide a place is drawn. */
export const CARD = 232;
/** Between columns: the room of the lines. */
const GAP = 84;
const HEAD = 40;
const MARK = 26;
const ROW = 22;
const PAD = 10;
const BETWEEN = 18;

/** What is wrong at a place, as far as it is marked there. */
export type Mark = Finding["kind"];

/** One place in the drawing. */
export interface Card {
  key: PlaceKey;
  x: number;
  y: number;
  height: number;
  marks: readonly Mark[];
  /** The ways on from it, a line of text each. */
  ways: readonly Edge[];
}

/** One line from a way of a place to where it leads. */
export interface Wire {
  id: string;
  /** An SVG path. */
  path: string;
  /** It is part of a loop. */
  isLoop: boolean;
}

/** The whole drawing. */
export interface Drawing {
  width: number;
  height: number;
  cards: readonly Card[];
  wires: readonly Wire[];
}

/** Lays a PBX out. */
export function layOut({ places, edges, findings }: CallMap): Drawing {
  const marks = marksOf(findings);
  const lost = findings.flatMap((one) => (one.kind === "unreachable" ? one.place : []));
  const column = columnsOf(places, edges);
  const last = Math.max(0, ...column.values());
  for (const key of lost) column.set(key, last + 1);

  const ways = grouped(edges, ({ from }) => from);
  const before = grouped(edges, ({ to }) => to);

  const cards = new Map<PlaceKey, Card>();
  let height = 0;
  const columnAt = grouped([...places, ...lost], (key) => column.get(key));
  for (let at = 0; at <= Math.max(last, ...column.values()); at += 1) {
    const here = columnAt.get(at) ?? [];
    const middle = (key: PlaceKey) => {
      const from = (before.get(key) ?? []).flatMap(({ from: one }) => cards.get(one)?.y ?? []);
      return from.length === 0 ? Infinity : from.reduce((a, b) => a + b, 0) / from.length;
    };
    const ordered = here
      .map((key, index) => ({ key, index, middle: middle(key) }))
      .toSorted((a, b) => (a.middle === b.middle ? a.index - b.index : a.middle - b.middle));
    let y = 0;
    for (const { key } of ordered) {
      const own = ways.get(key) ?? [];
      const marked = marks.get(key) ?? [];
      const tall = HEAD + (marked.length > 0 ? MARK : 0) + own.length * ROW + PAD;
      cards.set(key, { key, x: at * (CARD + GAP), y, height: tall, marks: marked, ways: own });
      y += tall + BETWEEN;
    }
    height = Math.max(height, y);
  }

  const columns = Math.max(0, ...column.values()) + 1;
  return {
    width: columns * (CARD + GAP),
    height: Math.max(0, height - BETWEEN),
    cards: [...cards.values()],
    wires: [...cards.values()].flatMap((card) =>
      card.ways.flatMap((edge, index) => wireOf(card, edge, index, cards, findings) ?? []),
    ),
  };
}

/** How many steps a call needs to come to a place, at the least. */
function columnsOf(places: readonly PlaceKey[], edges: readonly Edge[]): Map<PlaceKey, number> {
  const targets = new Set(edges.map(({ to }) => to));
  const column = new Map<PlaceKey, number>();
  const ways = grouped(edges, ({ from }) => from);
  let here = places.filter((key) => key.startsWith("ddi:") || !targets.has(key));
  for (let at = 0; here.length > 0; at += 1) {
    for (const key of here) if (!column.has(key)) column.set(key, at);
    const next = here.flatMap((key) => (column.get(key) === at ? (ways.get(key) ?? []) : []));
    here = [...new Set(next.map(({ to }) => to))].filter((key) => !column.has(key));
  }
  // Places of a ring that nothing else leads to.
  for (const key of places) if (!column.has(key)) column.set(key, 0);
  return column;
}

/** Things by what each has, in their order. */
function grouped<Key, Thing>(things: readonly Thing[], of: (thing: Thing) => Key) {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const known = groups.get(of(thing));
    if (known) known.push(thing);
    else groups.set(of(thing), [thing]);
  }
  return groups;
}

function marksOf(findings: readonly Finding[]): Map<PlaceKey, Mark[]> {
  const marks = new Map<PlaceKey, Mark[]>();
  for (const finding of findings)
    for (const key of finding.kind === "loop" ? finding.places : [finding.place]) {
      const known = marks.get(key) ?? [];
      if (!known.includes(finding.kind)) marks.set(key, [...known, finding.kind]);
    }
  return marks;
}

function wireOf(
  from: Card,
  edge: Edge,
  index: number,
  cards: ReadonlyMap<PlaceKey, Card>,
  findings: readonly Finding[],
): Wire | null {
  const to = cards.get(edge.to);
  if (!to) return null;
  const startY = from.y + HEAD + (from.marks.length > 0 ? MARK : 0) + index * ROW + ROW / 2;
  const endY = to.y + HEAD / 2;
  // Forwards from right to left edge; back and within a column around the outside.
  const isBack = to.x < from.x;
  const startX = isBack ? from.x : from.x + CARD;
  const endX = to.x > from.x ? to.x : to.x + CARD;
  const pull = to.x === from.x ? GAP * 0.6 : Math.max(GAP / 2, Math.abs(endX - startX) / 2);
  const out = isBack ? -pull : pull;
  const into = to.x > from.x ? -pull : pull;
  const path = `M${startX} ${startY} C${startX + out} ${startY} ${endX + into} ${endY} ${endX} ${endY}`;
  return {
    id: `${edge.from} ${edge.on} ${edge.dial ?? ""} ${edge.to}`,
    path,
    isLoop: findings.some((one) => one.kind === "loop" && isInRing(one.places, edge)),
  };
}

function isInRing(places: readonly PlaceKey[], { from, to, on }: Edge): boolean {
  const at = places.indexOf(from);
  return at !== -1 && places[(at + 1) % places.length] === to && on !== "option" && on !== "rings";
}
