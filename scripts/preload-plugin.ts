import { globSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { NONCE_MARK } from "./csp.ts";
import { preload } from "./preload-inline.ts";
import { standIn } from "./stand-in-inline.ts";
import { preloadPlan, type AppSource, type BuiltChunk } from "./preload-plan.ts";

const PLACE = "<!--preload-->";

/**
 * Writes into the built document which code each address needs, so that a browser asks for the frame
 * and the route's page together with the entry: first row after document, code, data. Also writes
 * `.vite/chunks.json`, which source files are in which chunk, for the budgets.
 */
export function preloadPlugin(): Plugin {
  let root = "";
  let isBuild = false;
  return {
    name: "krill-console:preload",
    configResolved(config) {
      ({ root } = config);
      isBuild = config.command === "build";
    },
    generateBundle(_options, bundle) {
      const source = JSON.stringify(builtChunks(bundle, root), null, 1);
      this.emitFile({ type: "asset", fileName: ".vite/chunks.json", source });
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const first = inlineCall(standIn);
        if (!isBuild || !bundle) return html.replace(PLACE, () => inlineScript(first));
        const plan = preloadPlan(readApps(root), builtChunks(bundle, root));
        // Before the style sheets, since an inline script waits for those that stand above it.
        return html.replace(PLACE, () => inlineScript(`${first};${inlineCall(preload, plan)}`));
      },
    },
  };
}

const inlineScript = (code: string) => `<script nonce="${NONCE_MARK}">${code}</script>`;

/** A call of a function that uses nothing from outside itself, as text. */
function inlineCall<Given extends object[]>(work: (...given: Given) => void, ...given: Given) {
  const data = given.map((one) => JSON.stringify(one).replaceAll("<", "\\u003c"));
  return `(${work.toString().replaceAll(/\s+/g, " ")})(${data.join()})`;
}

function readApps(root: string): AppSource[] {
  return globSync("src/apps/*/app.{ts,tsx}", { cwd: root })
    .toSorted()
    .map((path) => ({
      path: path.split(sep).join("/"),
      text: readFileSync(`${root}/${path}`, "utf8"),
    }));
}

function builtChunks(bundle: Rolldown.OutputBundle, root: string): BuiltChunk[] {
  const projectPath = (id: string) =>
    relative(root, id.split("?")[0] ?? id)
      .split(sep)
      .join("/");
  return Object.values(bundle)
    .filter((part) => part.type === "chunk")
    .map((chunk) => ({
      fileName: chunk.fileName,
      facade: chunk.facadeModuleId && projectPath(chunk.facadeModuleId),
      modules: chunk.moduleIds.filter((id) => !id.startsWith("\0")).map(projectPath),
      imports: chunk.imports,
      css: [...(chunk.viteMetadata?.importedCss ?? [])],
    }));
}
