import { createClock, type Clock } from "./clock.ts";
import type { Db } from "./db/db.ts";
import { luck } from "./random.ts";
import { seed } from "./seed/seed.ts";
import { DEFAULT_OPTIONS, NO_FAULTS, type Faults, type Options } from "./switches.ts";

/** One thing that somebody did, as `GET /_sim/log` tells it. Secrets are masked. */
export interface LogEntry {
  /** ISO 8601, UTC, in the world's own time. */
  time: string;
  user: string | null;
  method: string;
  /** Path and query. */
  path: string;
  body: unknown;
  status: number;
}

/** One isolated Krill: its own database, clock, failures and sessions. */
export interface World {
  readonly id: string;
  /**
   * Where all that it answers is hostile (`mocks/seed/hostile.ts`), which text falls where: its name ends in `@hostile`
   * (0) or in `@hostile12` (12). Null elsewhere.
   */
  readonly hostile: number | null;
  readonly clock: Clock;
  db: Db;
  faults: Faults;
  options: Options;
  /** Writes, actions and disconnects, oldest first. */
  log: LogEntry[];
  /** How many requests it has had. */
  requestCount: number;
  /** Tokens numbered up to here are expired, by kind. */
  expiredUpTo: { access: number; refresh: number };
  /** Milliseconds since 1970. */
  now(): number;
  /** The number of the next token: never one that was given before, also after a restart. */
  nextToken(): number;
  /** A number between 0 and 1, the same row of them in each new world. */
  chance(): number;
  /** As it was at the start, but for the tokens. */
  reset(): void;
}

function hostileIn(id: string): number | null {
  const salt = /@hostile(\d{0,6})$/.exec(id)?.[1];
  return salt === undefined ? null : Number(salt);
}

/** Makes a world of `fleet` CPEs, with the big plant or without it; `base` gives real time in milliseconds. */
export function createWorld(
  id: string,
  { fleet, hasPlant }: { fleet: number; hasPlant: boolean },
  base?: () => number,
): World {
  const clock = createClock(base);
  let token = 0;
  let draws = 0;
  const world: World = {
    id,
    hostile: hostileIn(id),
    clock,
    db: seed(fleet, clock.now(), hasPlant),
    faults: { ...NO_FAULTS },
    options: { ...DEFAULT_OPTIONS },
    log: [],
    requestCount: 0,
    expiredUpTo: { access: 0, refresh: 0 },
    now: () => clock.now(),
    nextToken: () => {
      token = Math.max(token + 1, Date.now());
      return token;
    },
    chance: () => {
      draws += 1;
      return luck(draws).unit(1);
    },
    reset: () => {
      clock.reset();
      world.db = seed(fleet, clock.now(), hasPlant);
      world.faults = { ...NO_FAULTS };
      world.options = { ...DEFAULT_OPTIONS };
      world.log = [];
    },
  };
  return world;
}
