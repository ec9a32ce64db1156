// Which places of a map lie near each other; works in `map.worker.ts`, or in the page where there is no worker.
import Supercluster from "supercluster";
import { TONE_ORDER, type Place, type ToneCounts } from "./map-place.ts";

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];

/** A place that stands alone, by its index, or several together. */
export type Found =
  | { kind: "place"; index: number }
  | (Place & { kind: "cluster"; id: number; count: number; tones: ToneCounts });

/** What an index can be asked. */
export type Ask =
  /** Takes places for those before; a longitude of NaN is none, tones are numbers in `TONE_ORDER`. */
  | { kind: "load"; longitudes: Float64Array; latitudes: Float64Array; tones: Uint8Array }
  | { kind: "within"; box: Box; zoom: number }
  /** The level at which a cluster falls apart. */
  | { kind: "opens-at"; id: number };

/** From this level on every place stands alone (contract 4.4 M23: none at full zoom). */
const ALONE_FROM = 17;

interface Properties {
  index: number;
}

type Clusters = Supercluster<Properties, ToneCounts>;

/** An index without any places. It answers `within` by what was found and `opens-at` by a level. */
export function createIndex(): (ask: Ask) => Found[] | number | null {
  let clusters = clustersOf(new Uint8Array());
  return (ask) => {
    if (ask.kind === "within") return within(clusters, ask);
    if (ask.kind === "opens-at") return clusters.getClusterExpansionZoom(ask.id);
    clusters = load(ask);
    return null;
  };
}

function clustersOf(tones: Uint8Array): Clusters {
  return new Supercluster<Properties, ToneCounts>({
    radius: 60,
    maxZoom: ALONE_FROM - 1,
    map: ({ index }) => {
      const tone = TONE_ORDER[tones[index] ?? -1];
      return tone ? { [tone]: 1 } : {};
    },
    reduce: (sum, more) => {
      for (const tone of TONE_ORDER) {
        const count = more[tone];
        if (count) sum[tone] = (sum[tone] ?? 0) + count;
      }
    },
  });
}

function load({ longitudes, latitudes, tones }: Extract<Ask, { kind: "load" }>): Clusters {
  const features = Array.from(longitudes, (longitude, index) => ({
    type: "Feature" as const,
    properties: { index },
    geometry: { type: "Point" as const, coordinates: [longitude, latitudes[index] ?? 0] },
  }));
  const places = features.filter((_, index) => !Number.isNaN(longitudes[index]));
  return clustersOf(tones).load(places);
}

function within(clusters: Clusters, { box, zoom }: Extract<Ask, { kind: "within" }>): Found[] {
  return clusters.getClusters([...box], Math.round(zoom)).map(({ geometry, properties }): Found => {
    if (!("cluster_id" in properties)) return { kind: "place", index: properties.index };
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { cluster_id: id, point_count: count, ...counted } = properties;
    const tones = Object.fromEntries(TONE_ORDER.map((tone) => [tone, counted[tone] ?? 0]));
    return { kind: "cluster", id, count, tones, latitude, longitude };
  });
}
