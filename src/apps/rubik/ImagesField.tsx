import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { Button } from "#src/ui/Button.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { visible } from "#src/util/text.ts";
import { ImageButton } from "./ImagePicker.tsx";
import { heldImage, holdImages, keysOf, textOf } from "./ticket-images.ts";
import css from "./rubik.module.css";

/** The images of a ticket that is not made yet: a field of its form, so that they are left, kept and thrown away with it. */
export function ImagesField({ id, label, value, onChange }: OwnControlProps) {
  const { t } = useTranslation("rubik");
  const format = useFormat();
  const keys = keysOf(typeof value === "string" ? value : "");
  const lost = keys.filter((key) => heldImage(key).file === null);
  return (
    <div id={id} role="group" aria-label={label} tabIndex={-1} className={css.imagesField}>
      <ImageButton onChosen={(images) => onChange(textOf([...keys, ...holdImages(images)]))} />
      {lost.length > 0 && <Problem tone="warning" title={t("ticket.rules.imagesLost")} />}
      {keys.length > 0 && (
        <ul className={css.events} aria-label={t("images.waiting")}>
          {keys.map((key) => {
            const { name: raw, file } = heldImage(key);
            const name = visible(raw, 120);
            return (
              <li key={key}>
                {name}{" "}
                <span className="k-dim">{file ? format.bytes(file.size) : t("images.lost")}</span>{" "}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => onChange(textOf(keys.filter((one) => one !== key)))}
                  aria-label={t("images.drop", { name })}
                >
                  {t("images.dropShort")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
