import type { PreloadTable } from "./preload-inline.ts";

/** One chunk of the build, as far as the plan needs it. */
export interface BuiltChunk {
  fileName: string;
  /** The source file that asking for this chunk asks for, or null. */
  facade: string | null;
  /** Source files in it, relative to the project with `/`, e.g. `src/apps/isp/CpesPage.tsx`. */
  modules: string[];
  /** File names of the chunks it imports statically. */
  imports: string[];
  /** File names of its style sheets. */
  css: string[];
}

/** An app's manifest, `src/apps/<app>/app.ts`. */
export interface AppSource {
  /** Path relative to the project, e.g. `src/apps/isp/app.ts`. */
  path: string;
  text: string;
}

const ROUTE = /\{\s*path:\s*"([^"]+)",[^{}]*?\bpage:\s*\(\)\s*=>\s*import\("\.\/([^"]+)"\)/g;
const TEXTS = /\b(en|es):\s*\(\)\s*=>\s*import\("\.\/([^"]+)"\)/g;
/** Texts that every page needs, e.g. `src/i18n/common.es.ts`; others are loaded where they are used. */
const COMMON_TEXTS = /^src\/i18n\/.*\.(en|es)\.ts$/;

/** Where the parts are that the plan looks for beside the apps' pages; the document itself names all that the first needs. */
export const MAIN = "src/main.tsx";
export const SHELL = "src/shell/Shell.tsx";
export const SIGN_IN = "src/shell/SignInPage.tsx";

/** The routes and texts that an app's manifest names, as project paths. */
export function readManifest(app: AppSource): {
  routes: { path: string; page: string }[];
  texts: { language: string; path: string }[];
} {
  const folder = app.path.slice(0, app.path.lastIndexOf("/") + 1);
  const routes = [...app.text.matchAll(ROUTE)].map(([, path = "", page = ""]) => ({
    path,
    page: folder + page,
  }));
  const texts = [...app.text.matchAll(TEXTS)].map(([, language = "", path = ""]) => ({
    language,
    path: folder + path,
  }));
  const pages = app.text.match(/\bpage:\s*\(\)/g)?.length ?? 0;
  if (pages !== routes.length) {
    throw new Error(
      `${app.path}: write each route as { path: "/…", page: () => import("./….tsx") }; read ${routes.length} of ${pages}`,
    );
  }
  return { routes, texts };
}

/** The chunk to ask for to get a source file, if it is in the build at all. */
export const chunkOf = (chunks: BuiltChunk[], module: string): BuiltChunk | undefined =>
  chunks.find((chunk) => chunk.facade === module) ??
  chunks.find((chunk) => chunk.modules.includes(module));

/** Files that come with a chunk: itself, all that it imports statically, and their style sheets. */
export function closure(chunks: BuiltChunk[], start: BuiltChunk): Set<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const files = new Set<string>();
  const visit = (chunk: BuiltChunk | undefined): void => {
    if (!chunk || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const name of chunk.imports) visit(byName.get(name));
    for (const sheet of chunk.css) files.add(sheet);
  };
  visit(start);
  return files;
}

/**
 * The table of what each address needs beyond what the document itself names.
 * @throws Error when a route's page, the frame, the sign-in page or the start is in no chunk
 */
export function preloadPlan(apps: AppSource[], chunks: BuiltChunk[]): PreloadTable {
  const needs = (module: string): string[] => {
    const chunk = chunkOf(chunks, module);
    if (!chunk) throw new Error(`preload: no chunk holds ${module}`);
    return [...closure(chunks, chunk)];
  };
  const known = new Set(needs(MAIN));
  const files: string[] = [];
  const numbers = (module: string): number[] => {
    const wanted = needs(module).filter((file) => !known.has(file));
    return wanted.map((file) => {
      if (!files.includes(file)) files.push(file);
      return files.indexOf(file);
    });
  };
  const texts: PreloadTable["texts"] = {};
  for (const module of chunks.flatMap((chunk) => chunk.modules).toSorted()) {
    const language = COMMON_TEXTS.exec(module)?.[1];
    if (language) (texts[language] ??= []).push(...numbers(module));
  }
  const routes = apps.flatMap((app): PreloadTable["routes"] => {
    const manifest = readManifest(app);
    const own: Record<string, number[]> = {};
    for (const { language, path } of manifest.texts) (own[language] ??= []).push(...numbers(path));
    return manifest.routes.map(({ path, page }) => [path, numbers(page), own]);
  });
  return {
    signIn: numbers(SIGN_IN),
    shell: numbers(SHELL),
    texts,
    // Fixed addresses before those with a parameter: `/isp/cpes/new` is not the CPE called new.
    routes: routes.toSorted(([a], [b]) => parameters(a) - parameters(b)),
    files,
  };
}

const parameters = (path: string) => path.split("/:").length;
