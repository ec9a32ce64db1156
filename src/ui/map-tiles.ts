import { site } from "#src/util/site.ts";

/** Where the picture below a map comes from. */
export interface Tiles {
  /** Address with `{z}`, `{x}` and `{y}`. */
  url: string;
  /** Whom to name for it, as plain text; empty where nobody is to be named. */
  credit: string;
}

/**
 * The tiles that whoever serves the console has set (`config.json`); null where none are, since no third
 * party is asked by default (PRODUCT 10).
 */
export function mapTiles(): Tiles | null {
  return site.tiles === null ? null : { url: site.tiles, credit: site.tilesCredit };
}
