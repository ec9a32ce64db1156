/** Where the picture below a map comes from. */
export interface Tiles {
  /** Address with `{z}`, `{x}` and `{y}`. */
  url: string;
  /** Whom to name for it, as plain text; empty where nobody is to be named. */
  credit: string;
}

/**
 * The tiles that whoever serves the console has written into the document (`meta[name=map-tiles]`);
 * null where none are set, since no third party is asked by default (PRODUCT 10).
 */
export function mapTiles(): Tiles | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="map-tiles"]');
  const url = meta?.content.trim() ?? "";
  if (!/^(https?:\/)?\//.test(url) || !url.includes("{z}")) return null;
  const credit = meta?.dataset["credit"] ?? "";
  return { url, credit: credit.startsWith("__") ? "" : credit };
}
