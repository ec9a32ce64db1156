import { chunkOf, closure, MAIN, SHELL, SIGN_IN, type BuiltChunk } from "./preload-plan.ts";

/** What a browser with an empty cache loads on its way to one screen. */
export interface Way {
  name: string;
  /** The most JavaScript, in kB (1000 bytes) of gzip. */
  limit: number;
  /** Source files that are asked for, each with all that it imports statically. */
  modules: string[];
  /** The text files that are asked for, without language and ending. */
  texts: string[];
}

/** The most CSS on any way, in kB of gzip. */
export const CSS_LIMIT = 19;

const SIGN_IN_WAY: Way = {
  name: "sign-in",
  limit: 155,
  modules: [MAIN, SIGN_IN],
  texts: ["src/i18n/common"],
};
const LIST_WAY: Way = {
  name: "CPE list",
  limit: 212,
  modules: [
    ...SIGN_IN_WAY.modules,
    SHELL,
    // The navigation's counter, loaded after the frame on every page.
    "src/apps/monitoring/ProblemCount.tsx",
    "src/apps/isp/CpesPage.tsx",
  ],
  texts: [...SIGN_IN_WAY.texts, "src/apps/isp/texts"],
};
const DEVICE_WAY: Way = {
  name: "CPE page",
  limit: 249,
  modules: [
    ...LIST_WAY.modules,
    "src/apps/isp/CpePage.tsx",
    // What stands below is a file of its own, asked for by the page's loader.
    "src/apps/isp/CpeBelow.tsx",
    // The buttons that edit and delete, where the device's `Allow` permits it.
    "src/apps/isp/CpeEdit.tsx",
  ],
  texts: [...LIST_WAY.texts, "src/apps/isp/cpe-texts", "src/resource/action-texts"],
};

/**
 * The ways that have a budget, each including those before it. `budget.ts` weighs the build,
 * `e2e/loading.e2e.ts` checks that a browser loads these files and no others.
 */
export const WAYS = { signIn: SIGN_IN_WAY, list: LIST_WAY, device: DEVICE_WAY };

/**
 * Names of all files that are loaded on a way in one language, styles included.
 * @throws Error when a source file of the way is in no chunk
 */
export function filesOf(chunks: BuiltChunk[], way: Way, language: string): string[] {
  const starts = [...way.modules, ...way.texts.map((text) => `${text}.${language}.ts`)].map(
    (module) => {
      const chunk = chunkOf(chunks, module);
      if (!chunk) throw new Error(`${way.name}: ${module} is in no chunk`);
      return chunk;
    },
  );
  return [...new Set(starts.flatMap((chunk) => [...closure(chunks, chunk)]))];
}
