import type { Plugin } from "vite";

/**
 * Mantine gives every field a random id in a layout effect, for pages that a server rendered: each field renders
 * twice, and all effects run before anything is painted. Nothing here is rendered by a server, so React's own id
 * is the one. The rest of the module's users do not see a difference: a string stays, and is unique.
 * @throws Error from the build when Mantine keeps its hook elsewhere one day
 */
export function stableIds(): Plugin {
  let isMet = false;
  return {
    name: "krill-console:stable-ids",
    apply: "build",
    load(id) {
      if (!id.replaceAll("\\", "/").endsWith("/@mantine/hooks/esm/use-id/use-id.mjs")) return null;
      isMet = true;
      return `import { useId as useOwnId } from "react";
        export function useId(given) {
          const own = useOwnId();
          return typeof given === "string" ? given : own;
        }`;
    },
    buildEnd(error) {
      if (!error && !isMet) this.error("Mantine's useId was not met: see scripts/stable-ids.ts");
    },
  };
}
