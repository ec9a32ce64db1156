import type { ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { Button } from "#src/ui/Button.tsx";
import { IconAdd, IconClose } from "#src/ui/icons.tsx";
import css from "./pbx-form.module.css";

/** A field of lines below each other, each with several controls: any of them can be removed, and a new one added. */
export function LinesField<Line>({
  field: { id, label, error, description },
  texts,
  lines,
  fresh,
  above,
  children,
  onChange,
}: {
  field: Pick<OwnControlProps, "id" | "label" | "error" | "description">;
  /** What lines are called: `options` or `bands` of the PBX's texts. */
  texts: "options" | "bands";
  lines: readonly Line[];
  /** What a new line starts from. */
  fresh: Line;
  above?: ReactNode;
  /** The controls of a line; `set` changes it. */
  children: (line: Line, set: (change: Partial<Line>) => void, index: number) => ReactNode;
  onChange: (lines: readonly Line[]) => void;
}) {
  const { t } = useTranslation("pbx");
  return (
    <fieldset className={css.lines} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {description && <p className="k-dim">{description}</p>}
      {above}
      {/* Lines have nothing that stays but their place. */}
      {[...lines.entries()].map(([index, line]) => (
        <div
          key={index}
          className={css.line}
          role="group"
          aria-label={t(`${texts}.line`, { n: index + 1 })}
        >
          {children(
            line,
            (change) =>
              onChange(lines.map((one, at) => (at === index ? { ...one, ...change } : one))),
            index,
          )}
          <Button
            variant="default"
            size="sm"
            icon={<IconClose size={14} aria-hidden />}
            aria-label={t(`${texts}.remove`, { n: index + 1 })}
            onClick={() => {
              // The last line's button goes with it; another's is the next line's by then.
              if (index === lines.length - 1) document.getElementById(id)?.focus();
              onChange(lines.filter((_, at) => at !== index));
            }}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <Button
        id={id}
        variant="default"
        size="sm"
        icon={<IconAdd size={16} aria-hidden />}
        onClick={() => onChange([...lines, fresh])}
      >
        {t(`${texts}.add`)}
      </Button>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
