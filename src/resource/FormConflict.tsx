import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { visible } from "#src/util/text.ts";
import type { FormField, FormValue } from "./form-spec.ts";
import type { Difference } from "./form-values.ts";
import css from "./form.module.css";

/**
 * Both versions of a thing that somebody else changed meanwhile, field by field, before anything is
 * overwritten (PRODUCT 5). Where both changed a field a person chooses; else theirs stays.
 */
export function FormConflict({
  name,
  differences,
  nameOf,
  onSave,
  onClose,
}: {
  name: string;
  differences: readonly Difference[];
  nameOf: (field: string) => string;
  /** The fields in which theirs stays. */
  onSave: (takeTheirs: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("form");
  const back = useRef<HTMLButtonElement>(null);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => back.current?.focus(), []);
  const choose = (field: string, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  return (
    <Dialog title={t("conflict.title", { name })} onClose={onClose} width={760}>
      <p>{t("conflict.text")}</p>
      <ul className={css.versions}>
        {differences.map(({ field, base, theirs: now, mine, isContested }) => (
          <li key={field.name}>
            <fieldset className={css.version}>
              <legend>
                {isContested
                  ? t("conflict.choose", { field: nameOf(field.name) })
                  : nameOf(field.name)}
              </legend>
              <p className="k-dim">
                {t("conflict.base")}: <ValueText field={field} value={base} />
              </p>
              {isContested ? (
                <>
                  <label>
                    <input
                      type="radio"
                      name={`conflict-${field.name}`}
                      checked={theirs.has(field.name)}
                      onChange={() => choose(field.name, true)}
                    />{" "}
                    {t("conflict.theirs")}: <ValueText field={field} value={now} />
                  </label>
                  <label>
                    <input
                      type="radio"
                      name={`conflict-${field.name}`}
                      checked={!theirs.has(field.name)}
                      onChange={() => choose(field.name, false)}
                    />{" "}
                    {t("conflict.mine")}: <ValueText field={field} value={mine} />
                  </label>
                </>
              ) : (
                <p>
                  {t("conflict.theirs")}: <ValueText field={field} value={now} /> (
                  {t("conflict.kept")})
                </p>
              )}
            </fieldset>
          </li>
        ))}
      </ul>
      <DialogButtons>
        <Button ref={back} variant="default" onClick={onClose}>
          {t("conflict.back")}
        </Button>
        <Button onClick={() => onSave(theirs)}>{t("conflict.save")}</Button>
      </DialogButtons>
    </Dialog>
  );
}

/** A value in words; secrets are only told apart. */
export function ValueText({
  field,
  value,
}: {
  field: Pick<FormField, "kind" | "say" | "Named">;
  value: FormValue;
}) {
  const { t } = useTranslation("form");
  const { t: common } = useTranslation();
  if (value === null || value === "") return <em>{t("conflict.empty")}</em>;
  if (typeof value === "boolean") return <strong>{common(value ? "yes" : "no")}</strong>;
  if (field.kind === "secret") return <em>{t("conflict.secret")}</em>;
  if (field.Named && /^\d{1,15}$/u.test(value))
    return (
      <strong>
        <field.Named id={value} />
      </strong>
    );
  return <strong>{visible(field.say?.(value) ?? value, 300)}</strong>;
}
