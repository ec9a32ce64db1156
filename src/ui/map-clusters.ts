// Places that lie near each other, together: asks `map.worker.ts`, or works in the page where it does not start.
import { createAsking } from "#src/util/worker.ts";
import type { Ask, Box, createIndex, Found } from "./map-index.ts";
import { isPlace, TONE_ORDER, type Place } from "./map-place.ts";
import type { Tone } from "./Tone.tsx";

/** Brings places together; a worker of its own starts with the first of them. */
export function createClusters() {
  const asking = createAsking(
    () => new Worker(new URL("./map.worker.ts", import.meta.url), { type: "module" }),
  );
  let here: ReturnType<typeof createIndex> | null = null;
  let loaded: readonly unknown[] = [];
  let isOver = false;

  async function ask<Answer>(question: Ask): Promise<Answer> {
    // Each kind of question has its kind of answer.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return here ? (here(question) as Answer) : asking.ask<Answer>(question);
  }

  /** Asks for the places in a box; those that were loaded before are loaded again only where they changed. */
  async function find(
    points: readonly (Place & { tone: Tone })[],
    box: Box,
    zoom: number,
  ): Promise<Found[]> {
    if (points.length === 0) return [];
    const asked = here;
    try {
      // Where it fails, what is asked next fails too.
      if (loaded !== points) void ask(toLoad(points)).catch(() => undefined);
      loaded = points;
      return await ask<Found[]>({ kind: "within", box, zoom });
    } catch (error) {
      // Another question may have begun to work here meanwhile.
      if (asked || isOver) throw error;
      // The next worker knows none of them.
      loaded = [];
      const index = await import("./map-index.ts");
      here ??= index.createIndex();
      loaded = [];
      return find(points, box, zoom);
    }
  }

  return {
    find,
    opensAt: (id: number) => ask<number>({ kind: "opens-at", id }),
    end(): void {
      isOver = true;
      asking.stop(new DOMException("map removed", "AbortError"));
    },
  };
}

function toLoad(points: readonly (Place & { tone: Tone })[]): Ask {
  return {
    kind: "load",
    longitudes: Float64Array.from(points, (one) => (isPlace(one) ? one.longitude : NaN)),
    latitudes: Float64Array.from(points, ({ latitude }) => latitude),
    tones: Uint8Array.from(points, ({ tone }) => TONE_ORDER.indexOf(tone)),
  };
}
