/** Randomness that is the same at each start, so that a seeded device is the same device tomorrow. */

/** A 32-bit hash of two integers: a device's own luck, whatever the size of the fleet. */
export function hash(a: number, b = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The luck of one thing: `key` is its id; each `salt` is another question asked of it. */
export interface Luck {
  /** 0 ≤ x < 1. */
  unit(salt: number): number;
  /** An integer, both ends included. */
  int(salt: number, from: number, to: number): number;
  /** A number with so many decimals, both ends included. */
  real(salt: number, from: number, to: number, decimals?: number): number;
  /** One of a list. */
  pick<T>(salt: number, list: readonly T[]): T;
  /** True with a probability. */
  chance(salt: number, probability: number): boolean;
}

/** Makes the luck of `key`. */
export function luck(key: number): Luck {
  const unit = (salt: number) => hash(key, salt) / 4_294_967_296;
  return {
    unit,
    int: (salt, from, to) => from + Math.floor(unit(salt) * (to - from + 1)),
    real: (salt, from, to, decimals = 2) =>
      Number((from + unit(salt) * (to - from)).toFixed(decimals)),
    pick: (salt, list) => {
      const one = list[Math.floor(unit(salt) * list.length)];
      if (one === undefined) throw new Error("pick: empty list");
      return one;
    },
    chance: (salt, probability) => unit(salt) < probability,
  };
}
