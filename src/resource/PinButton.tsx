import { useTranslation } from "#src/i18n/use-translation.ts";
import { IconPin } from "#src/ui/icons.tsx";
import { togglePin, usePins, type Pin } from "./recents.ts";
import css from "./PinButton.module.css";

/** Keeps a thing at hand in the lookup box and on the home page, or lets it go. */
export function PinButton({ pin }: { pin: Pin }) {
  const { t } = useTranslation();
  const isPinned = usePins().some((one) => one.path === pin.path);
  return (
    <button
      type="button"
      className={css.pin}
      aria-pressed={isPinned}
      aria-label={t("pin.what", { what: pin.title })}
      title={t(isPinned ? "pin.remove" : "pin.add")}
      onClick={() => togglePin(pin)}
    >
      <IconPin size={16} aria-hidden />
    </button>
  );
}
