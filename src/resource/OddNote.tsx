import { loadTexts } from "#src/i18n/i18n.ts";
import { Later } from "#src/ui/Later.tsx";
import type { Oddity } from "#src/util/read.ts";

async function loadProblem() {
  const texts = loadTexts("odd", {
    en: () => import("./odd-texts.en.ts"),
    es: () => import("./odd-texts.es.ts"),
  });
  const [{ OddProblem }] = await Promise.all([import("./OddProblem.tsx"), texts]);
  return OddProblem;
}

/** Says that a reply did not fit the documented shape, and where. */
export function OddNote({ odd }: { odd: readonly Oddity[] }) {
  return odd.length > 0 && <Later load={loadProblem} until={null} props={{ odd }} />;
}
