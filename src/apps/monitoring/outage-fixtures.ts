// A made-up network with outages in it, for the tests and the bench of outages: the same seed, the same network.
import type { DownCause, DownCore, DownDevice, OutageCause, Shared } from "./outage-types.ts";

/** What is wanted of a made-up bad day. */
export interface BadDay {
  seed: number;
  /** Outages of each cause. */
  outages: readonly (readonly [OutageCause, number])[];
  /** Devices in all outages together, about. */
  inOutages: number;
  /** Devices that went down by themselves. */
  alone: number;
  now: number;
}

/** The devices that are down, and which of them belong together in truth. */
export interface MadeDay {
  devices: DownDevice[];
  cores: DownCore[];
  /** By device: the number of its outage, -1 for a lone fault. */
  truth: number[];
  causes: OutageCause[];
}

/** A port of an OLT, by number. */
interface Port {
  olt: number;
  pon: number;
}

const MINUTE = 60_000;
const OLTS = 14;
const PONS = 96;

/** A row of numbers between 0 and 1 that is the same for each seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Makes a bad day. Honest about what a real network does not tell: of one device in twelve the port is
 * not known, of one in six the cause, of one in three the coordinates, of half the NAP; drops are
 * noticed up to four minutes late, one in fifty ten minutes to an hour late.
 */
export function badDay({ seed, outages, inOutages, alone, now }: BadDay): MadeDay {
  const roll = dice(seed);
  const int = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
  const chance = (share: number) => roll() < share;
  const pick = <T>(list: readonly [T, ...T[]]): T => list[int(0, list.length - 1)] ?? list[0];
  const devices: DownDevice[] = [];
  const cores: DownCore[] = [];
  const truth: number[] = [];
  const causes: OutageCause[] = [];
  const usedPons = new Set<string>();
  let count = 0;

  const freshPon = (olt = int(1, OLTS)): Port => {
    for (;;) {
      const place = { olt, pon: int(0, PONS - 1) };
      const key = `${place.olt}/${place.pon}`;
      if (usedPons.has(key)) continue;
      usedPons.add(key);
      return place;
    }
  };
  const add = (
    at: { olt: number; pon: number; spot: number },
    since: number,
    cause: DownCause,
    group: number,
    place = ponPlace(at, roll),
  ) => {
    count += 1;
    const head = `OLT${String(at.olt).padStart(2, "0")}`;
    const isLost = chance(1 / 12);
    const shares: Shared[] = [];
    if (chance(0.5)) shares.push({ kind: "nap", value: `nap-${at.olt}-${at.pon}-${at.spot >> 3}` });
    if (!isLost) shares.push({ kind: "pon", value: `${head} 0/${at.pon >> 4}/${at.pon & 15}` });
    if (chance(0.8)) shares.push({ kind: "street", value: place.street });
    if (!isLost) shares.push({ kind: "olt", value: head });
    const hasPlace = chance(0.67);
    const late = chance(0.02) ? int(10, 60) * MINUTE : roll() * 4 * MINUTE;
    devices.push({
      id: `cpe${String(count).padStart(5, "0")}`,
      since: since + late,
      cause: chance(1 / 6) ? null : cause,
      shares,
      head: isLost ? null : head,
      latitude: hasPlace ? place.latitude : null,
      longitude: hasPlace ? place.longitude : null,
      customer: `customer ${count}`,
      isHandled: false,
      isUnreachable: false,
    });
    truth.push(group);
  };

  const kinds = outages.flatMap(([cause, times]) => Array.from({ length: times }, () => cause));
  const share = inOutages / kinds.length;
  for (const cause of kinds) {
    const group = causes.push(cause) - 1;
    const start = now - int(20, 20 * 60) * MINUTE;
    const size = Math.round(share * (0.6 + roll() * 0.8));
    if (cause === "uplink") {
      const { olt } = freshPon();
      if (chance(0.5)) {
        cores.push({
          id: `OLT${String(olt).padStart(2, "0")}`,
          kind: "olt",
          since: start,
          parents: [`sw${olt}`],
          location: null,
          isHandled: false,
          impact: 4,
        });
      }
      for (let n = 0; n < size; n += 1)
        add({ olt, pon: n % PONS, spot: int(0, 63) }, start, null, group);
      continue;
    }
    if (cause === "power") {
      // A street: some ports of one or two OLTs, all within 300 m.
      const { olt } = freshPon();
      const middle = {
        latitude: 37 + roll(),
        longitude: -5 + roll(),
        street: `Calle ${seed} ${group}`,
      };
      const ponsHere: [Port, ...Port[]] = [freshPon(olt)];
      for (let n = int(1, 4); n > 0; n -= 1)
        ponsHere.push(freshPon(chance(0.8) ? olt : int(1, OLTS)));
      for (let n = 0; n < Math.min(size, 220); n += 1) {
        const near = {
          latitude: middle.latitude + (roll() - 0.5) * 0.004,
          longitude: middle.longitude + (roll() - 0.5) * 0.005,
          street: chance(0.75) ? middle.street : `Travesía ${seed} ${group}`,
        };
        add(
          { ...pick(ponsHere), spot: int(0, 63) },
          start,
          chance(0.96) ? "dying-gasp" : "los",
          group,
          near,
        );
      }
      continue;
    }
    // A cable: one port, or several ports of one OLT.
    const first = freshPon();
    const ponsHere = [first];
    while (ponsHere.length * 50 < size) ponsHere.push(freshPon(first.olt));
    for (let n = 0; n < size; n += 1) {
      const isDark = cause === "mixed" ? chance(0.5) : chance(0.97);
      add(
        { ...(ponsHere[n % ponsHere.length] ?? first), spot: n },
        start,
        isDark ? "los" : "dying-gasp",
        group,
      );
    }
  }
  for (let n = 0; n < alone; n += 1) {
    const at = { olt: int(1, OLTS), pon: int(0, PONS - 1), spot: int(0, 63) };
    add(
      at,
      now - roll() ** 2 * 6 * 24 * 60 * MINUTE,
      pick(["los", "dying-gasp", "dying-gasp", null]),
      -1,
    );
  }
  return { devices, cores, truth, causes };
}

function ponPlace({ olt, pon }: { olt: number; pon: number }, roll: () => number) {
  return {
    latitude: 36 + olt / 8 + (pon % 10) / 120 + roll() * 0.008,
    longitude: -6 + olt / 7 + Math.floor(pon / 10) / 120 + roll() * 0.008,
    street: `Calle ${olt}-${pon}-${Math.floor(roll() * 6)}`,
  };
}

/** How well a finding meets the truth. */
export function scoreOf(
  { devices, truth, causes }: MadeDay,
  found: readonly { devices: readonly string[]; cause: OutageCause }[],
): { cards: number; placed: number; causesRight: number } {
  const at = new Map(devices.map(({ id }, index) => [id, index]));
  const truthOf = (id: string) => truth[at.get(id) ?? -1] ?? -1;
  /** Which real outage a card is about: the one most of its devices belong to; each card of the largest only. */
  const meant = found.map(({ devices: ids }) => {
    const counts = new Map<number, number>();
    for (const id of ids) counts.set(truthOf(id), (counts.get(truthOf(id)) ?? 0) + 1);
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
    return best?.[0] ?? -1;
  });
  const cardOf = new Map<number, number>();
  for (const [card, group] of meant.entries()) {
    const known = cardOf.get(group);
    const size = found[card]?.devices.length ?? 0;
    if (known === undefined || size > (found[known]?.devices.length ?? 0)) cardOf.set(group, card);
  }
  const cardById = new Map(
    found.flatMap(({ devices: ids }, card) => ids.map((id) => [id, card] as const)),
  );
  const right = devices.filter(({ id }) => {
    const card = cardById.get(id);
    const group = truthOf(id);
    return group === -1 ? card === undefined : card !== undefined && cardOf.get(group) === card;
  });
  return {
    cards: found.length,
    placed: right.length / devices.length,
    causesRight: causes.filter((cause, group) => found[cardOf.get(group) ?? -1]?.cause === cause)
      .length,
  };
}
