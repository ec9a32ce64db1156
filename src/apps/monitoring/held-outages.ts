// Outages that are read again and again: a card stays where it is, whatever comes and goes. Pure.
import type { Outage } from "./outage-types.ts";

/** A card in its place. */
export interface HeldOutage {
  /** The same as long as the card stands. */
  place: number;
  outage: Outage;
  /** It came after the cards were put in order. */
  isNew: boolean;
  /** What was down in it is down no more. */
  isOver: boolean;
}

/** The cards as they stand. */
export interface HeldOutages {
  cards: readonly HeldOutage[];
  /** As they were last read. */
  latest: readonly Outage[];
}

/** How many are down in outages, on every page the same: customers' devices, and hosts of the network itself. */
export function downIn(...outages: readonly Pick<Outage, "devices" | "cores">[]): number {
  return outages.reduce((sum, { devices, cores }) => sum + devices.length + cores.length, 0);
}

/** Whether somebody takes care of all that is down in it. */
export function isHandled(outage: Outage): boolean {
  return outage.handled >= downIn(outage);
}

/** A host that takes no device with it stands aside for what broke so much later, ms. */
const OLD_NEWS_MS = 24 * 3600_000;

/**
 * Outages in order, on every page: those that nobody takes care of come first, among them those with a
 * host of the network itself, then the largest (as they come), at last a host that fell long before and hits nobody.
 */
export function inOrder(outages: readonly Outage[]): Outage[] {
  const open = outages.filter((outage) => !isHandled(outage));
  const newest = Math.max(...open.map(({ first }) => first ?? Number.NEGATIVE_INFINITY));
  const rank = (outage: Outage) => {
    const { cores, devices, first } = outage;
    const isOldNews = devices.length === 0 && newest - (first ?? newest) > OLD_NEWS_MS;
    const kind = isOldNews ? 2 : cores.length > 0 ? 0 : 1;
    return (isHandled(outage) ? 3 : 0) + kind;
  };
  return outages.toSorted((a, b) => rank(a) - rank(b));
}

/** The cards as they are shown first, and after a person wished them in order. */
export function firstOutages(latest: readonly Outage[]): HeldOutages {
  const cards = inOrder(latest).map((outage, place) => ({
    place,
    outage,
    isNew: false,
    isOver: false,
  }));
  return { cards, latest };
}

/**
 * The same cards in the same places after a new reading; new ones come last. An outage is known by its
 * members: its name and its first drop may change while devices come back.
 */
export function holdOutages({ cards }: HeldOutages, latest: readonly Outage[]): HeldOutages {
  const open = new Set(latest);
  const byMember = new Map<string, Outage>();
  for (const outage of latest) for (const one of membersOf(outage)) byMember.set(one, outage);
  const kept = cards.map((card): HeldOutage => {
    const now = mostOf(
      membersOf(card.outage)
        .map((one) => byMember.get(one))
        .filter((one) => one && open.has(one)),
    );
    if (!now) return { ...card, isOver: true };
    open.delete(now);
    return {
      ...card,
      outage: { ...now, first: earlier(card.outage.first, now.first) },
      isOver: false,
    };
  });
  const fresh = latest
    .filter((outage) => open.has(outage))
    .map((outage, index) => ({ place: kept.length + index, outage, isNew: true, isOver: false }));
  return { cards: [...kept, ...fresh], latest };
}

function membersOf({ devices, cores }: Outage): string[] {
  return [...devices, ...cores];
}

/** What comes most often. */
function mostOf(outages: readonly (Outage | undefined)[]): Outage | undefined {
  const counts = new Map<Outage, number>();
  let best: Outage | undefined;
  for (const one of outages) {
    if (!one) continue;
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    if (count > (best ? (counts.get(best) ?? 0) : 0)) best = one;
  }
  return best;
}

/** Those that dropped first may be back, so that the reading tells a later time. */
function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (b ?? a) : Math.min(a, b);
}
