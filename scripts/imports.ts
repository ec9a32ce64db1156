import { globSync, readFileSync } from "node:fs";
import { posix, sep } from "node:path";

/** One import of one file by another, both as project paths (`src/util/serial.ts`). */
export interface Import {
  from: string;
  to: string;
  /** Erased before it runs: cannot make a cycle. */
  isType: boolean;
  /** `import("…")`, loaded on demand. */
  isDynamic: boolean;
}

const STATEMENT =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** Source files of the console and the simulator, without their tests. */
export function sourceFiles(root = "."): string[] {
  return globSync("{src,mocks}/**/*.{ts,tsx}", { cwd: root })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .toSorted();
}

/** The imports of project files in a file's text; packages are left out. */
export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].flatMap(([, type, still, dynamic]) => {
    const to = resolveImport(path, still ?? dynamic ?? "");
    return to === null
      ? []
      : [{ from: path, to, isType: Boolean(type), isDynamic: dynamic !== undefined }];
  });
}

/** All imports between project files. */
export function importGraph(root = "."): Import[] {
  return sourceFiles(root).flatMap((path) =>
    importsOf(path, readFileSync(posix.join(root, path), "utf8")),
  );
}

function resolveImport(from: string, to: string): string | null {
  const bare = to.split("?")[0] ?? to;
  if (bare.startsWith("#")) return bare.slice(1);
  if (bare.startsWith(".")) return posix.join(posix.dirname(from), bare);
  return null;
}

/** The first circle among files that need each other to start, as a list of paths; null if none. */
export function findCycle(imports: Import[]): string[] | null {
  const next = Map.groupBy(
    imports.filter(({ isType, isDynamic }) => !isType && !isDynamic),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | null => {
    const at = trail.indexOf(path);
    if (at !== -1) return [...trail.slice(at), path];
    if (done.has(path)) return null;
    for (const { to } of next.get(path) ?? []) {
      const found = visit(to, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return null;
  };
  for (const path of next.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return null;
}
