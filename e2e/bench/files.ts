import { globSync, readFileSync, statSync } from "node:fs";
import { extname, sep } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { SETTINGS_HEADERS } from "../../scripts/csp.ts";

/** A built file, compressed once, with the headers to send. */
export interface ServedFile {
  headers: Record<string, string>;
  body: Buffer;
}

const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".json": "application/json",
};

/** All files of a build but its document, by address path (`/assets/index-1a2b.js`). */
export function loadFiles(folder: string): Map<string, ServedFile> {
  const paths = globSync(`${folder}/**/*.*`).filter((path) => TYPES[extname(path)] && isFile(path));
  return new Map(
    paths.map((path) => {
      const address = path.slice(folder.length).split(sep).join("/");
      const isAsset = address.startsWith("/assets/");
      const headers = {
        "content-type": TYPES[extname(path)] ?? "",
        "content-encoding": "br",
        "cache-control": isAsset ? "public, max-age=31536000, immutable" : "no-cache",
        ...(address === "/config.json" && SETTINGS_HEADERS),
      };
      return [address, { headers, body: brotliCompressSync(readFileSync(path)) }];
    }),
  );
}

const isFile = (path: string) => statSync(path).isFile();
