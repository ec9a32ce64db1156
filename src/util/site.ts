// What whoever serves the console has set for it: one build serves any operator, at any path.

/** The content of `config.json`, which stands beside the document; every part of it may be missing. */
export interface Site {
  /** Origin of the API where it is another than the console's own, e.g. `https://krill.example`. */
  api: string | null;
  /** Address of map tiles with `{z}`, `{x}` and `{y}`. */
  tiles: string | null;
  /** Whom to name for the tiles. */
  tilesCredit: string;
  /** The console's name in the window's title and on the sign-in page. */
  title: string;
  /** Where signing in with a company account at Google or Microsoft begins; null where the API does not offer it (contract 2.2). */
  google: string | null;
  microsoft: string | null;
  /** The language of a person whose browser speaks neither, and who has chosen none. */
  language: "en" | "es" | null;
}

/** What is set now. */
export const site: Site = {
  api: null,
  tiles: null,
  tilesCredit: "",
  title: "Krill Console",
  google: null,
  microsoft: null,
  language: null,
};

/** The path below which the console is served, `/` or `/console/`; the document's own mark, which the server may replace. */
export const basePath = (): string => globalThis.document?.documentElement.dataset["base"] ?? "/";

/** Reads `config.json` into `site`. Without the file everything is as it is built. @throws Error that says what to mend */
export async function loadSite(): Promise<void> {
  let reply: Response;
  try {
    reply = await fetch(`${basePath()}config.json`);
  } catch {
    return;
  }
  if (!reply.ok) return;
  Object.assign(site, readSite(await reply.text()));
}

/** The parts that a `config.json` sets. @throws Error that names the part and says what it has to be */
export function readSite(text: string): Partial<Site> {
  const set = parse(text);
  return {
    ...part(set, "api", "the origin of the API, such as https://krill.example", readOrigin),
    ...part(set, "tiles", "an address with {z}, {x} and {y}", readTiles),
    ...part(set, "tilesCredit", "a text", readText),
    ...part(set, "title", "a text", readText),
    ...part(set, "google", AN_ADDRESS, readAddress),
    ...part(set, "microsoft", AN_ADDRESS, readAddress),
    ...part(set, "language", '"en" or "es"', (value) =>
      value === "en" || value === "es" ? value : null,
    ),
  };
}

function parse(text: string): object {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    throw new Error("config.json is not JSON.");
  }
  if (typeof set !== "object" || set === null || Array.isArray(set))
    throw new Error("config.json must be an object: {}.");
  return set;
}

/** Missing, null and empty are the same: not set. */
function part<Name extends keyof Site>(
  set: object,
  name: Name,
  what: string,
  read: (value: unknown) => Site[Name] | null,
): Partial<Pick<Site, Name>> {
  const value: unknown = Object.hasOwn(set, name) ? Reflect.get(set, name) : null;
  if (value === null || value === "") return {};
  const found = read(value);
  if (found === null) throw new Error(`config.json: "${name}" must be ${what}.`);
  const result: Partial<Pick<Site, Name>> = {};
  result[name] = found;
  return result;
}

const readText = (value: unknown) => (typeof value === "string" ? value : null);

function readOrigin(value: unknown): string | null {
  const url = typeof value === "string" ? URL.parse(value) : null;
  const isOrigin = url !== null && /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url.origin : null;
}

const AN_ADDRESS = "an https address, or a path such as /api/v2/auth/google/";

function readAddress(value: unknown): string | null {
  return typeof value === "string" && /^(https:\/)?\/(?![/\\])/u.test(value) ? value : null;
}

function readTiles(value: unknown): string | null {
  if (typeof value !== "string" || !["{z}", "{x}", "{y}"].every((mark) => value.includes(mark)))
    return null;
  return /^(https?:\/)?\/(?!\/)/u.test(value) ? value : null;
}
