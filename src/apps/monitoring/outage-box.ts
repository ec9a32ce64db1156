// A part of the map. Pure.

/** Degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

interface Placed {
  latitude: number | null;
  longitude: number | null;
}

/** The part of the map in which things are, with an edge around it; null where none has a place. */
export function boxOf(things: readonly Placed[], edge: number): Box | null {
  const placed = things.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
  if (placed.length === 0) return null;
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const { latitude, longitude } of placed) {
    box.south = Math.min(box.south, latitude - edge);
    box.north = Math.max(box.north, latitude + edge);
    box.west = Math.min(box.west, longitude - edge);
    box.east = Math.max(box.east, longitude + edge);
  }
  return box;
}

/** Degrees: a neighbourhood of some 1.5 km. */
const COMPACT = 0.015;

/**
 * The part of the map in which nearly all of some things are (four of five that have a place), if it
 * is a neighbourhood; else null.
 */
export function compactBox(things: readonly Placed[], edge: number): Box | null {
  const inside = (of: "latitude" | "longitude") => {
    const values = things.flatMap((thing) => thing[of] ?? []).toSorted((a, b) => a - b);
    const cut = Math.floor(values.length * 0.1);
    return {
      low: values[cut] ?? 0,
      high: values[values.length - 1 - cut] ?? 0,
      count: values.length,
    };
  };
  const north = inside("latitude");
  const east = inside("longitude");
  if (north.count < 3 || north.high - north.low > COMPACT || east.high - east.low > COMPACT)
    return null;
  return {
    south: north.low - edge,
    north: north.high + edge,
    west: east.low - edge,
    east: east.high + edge,
  };
}

/** Whether a thing is in it; false without a place. */
export function isWithin(
  { south, west, north, east }: Box,
  { latitude, longitude }: Placed,
): boolean {
  if (latitude === null || longitude === null) return false;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}
