import { useTranslation } from "#src/i18n/use-translation.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { Button } from "#src/ui/Button.tsx";
import { offerAgain, useMissingActions, WATCH_ACTIONS, type WatchAction } from "./watch-actions.ts";

/** Why buttons are not there: what this server answered that it does not have. One host may have been meant. */
export function MissingActions({ of = WATCH_ACTIONS }: { of?: readonly WatchAction[] }) {
  const { t } = useTranslation("monitoring");
  const words = useActionWords();
  const missing = useMissingActions();
  const gone = of.filter((action) => missing.has(action));
  if (gone.length === 0) return null;
  return (
    <p className="k-dim">
      {t("mark.missing", { actions: gone.map((one) => words.label(one)).join(", ") })}{" "}
      <Button size="compact-xs" variant="default" onClick={offerAgain}>
        {t("mark.offerAgain")}
      </Button>
    </p>
  );
}
