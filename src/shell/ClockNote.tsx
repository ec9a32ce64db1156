import { useEffect } from "react";
import { loadTexts } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { announce } from "#src/ui/announce.ts";
import { ToneIcon } from "#src/ui/Tone.tsx";

/** Says that this machine's clock and the server's differ: by so many minutes it is ahead. */
function ClockNote({ minutes }: { minutes: number }) {
  const { t } = useTranslation("clock");
  const said = t(minutes > 0 ? "ahead" : "behind", { count: Math.abs(minutes) });
  useEffect(() => announce(said), [said]);
  return (
    <p className="k-note">
      <ToneIcon tone="warning" /> <strong>{said}</strong> {t("text")}
    </p>
  );
}

/** The note with its words. */
export async function load(): Promise<typeof ClockNote> {
  await loadTexts("clock", {
    en: () => import("./clock.en.ts"),
    es: () => import("./clock.es.ts"),
  });
  return ClockNote;
}
