// The lines of latitude and longitude that make a map readable without a picture. Pure.

const STEPS = [
  45, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005,
];

/** The part of the world that is in sight, degrees. */
export interface GridView {
  south: number;
  west: number;
  north: number;
  east: number;
  /** Pixels of one degree of longitude. */
  pixelsPerDegree: number;
}

/** The lines to draw: their degrees and how many decimals a label needs. */
export interface Grid {
  latitudes: number[];
  longitudes: number[];
  decimals: number;
}

/** Lines at round degrees, some 110 to 300 pixels apart. */
export function gridOf({ south, west, north, east, pixelsPerDegree }: GridView): Grid {
  const step = STEPS.findLast((one) => one * pixelsPerDegree >= 110) ?? 45;
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return {
    latitudes: multiples(step, Math.max(south, -85), Math.min(north, 85)),
    longitudes: multiples(step, west, east),
    decimals,
  };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: Math.min(count, 60) }, (_, index) =>
    // Counted, not added up: 0.1 + 0.2 is not 0.3.
    Number(((first + index) * step).toFixed(6)),
  );
}

/**
 * A degree as it stands at its line: `37.2° N`, `4.75° W`.
 * @param west its letter in the language in use
 */
export function degreeLabel(
  degree: number,
  axis: "latitude" | "longitude",
  decimals: number,
  west = "W",
) {
  const turned = axis === "longitude" ? ((((degree + 180) % 360) + 360) % 360) - 180 : degree;
  const side = axis === "latitude" ? (turned < 0 ? "S" : "N") : turned < 0 ? west : "E";
  return `${Math.abs(turned).toFixed(decimals)}°${turned === 0 ? "" : ` ${side}`}`;
}
