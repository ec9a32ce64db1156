import { useDynamicText } from "#src/i18n/dynamic.ts";
import { STATE_TONES, StateBadge, type Tone } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";

/** A state in the person's language with its colour; a word that is not known as it came. */
export function StateWord({ state, isPlain = false }: { state: string; isPlain?: boolean }) {
  const text = useDynamicText("monitoring");
  const tones = new Map<string, Tone>(Object.entries(STATE_TONES));
  const word = text(`state.${state}`, visible(state, 30));
  return isPlain ? word : <StateBadge tone={tones.get(state) ?? "off"}>{word}</StateBadge>;
}
