import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { IconAdd, IconClose } from "#src/ui/icons.ts";
import { JumpSelect } from "./JumpField.tsx";
import { useFormPlan } from "./use-plan.ts";
import { optionsIn, writeOptions, type OptionLine } from "./wire.ts";
import css from "./pbx-form.module.css";

/** What a caller may dial at a receptionist, line by line. */
export function OptionsField({ id, label, value, error, description, onChange }: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { plan } = useFormPlan();
  const lines = optionsIn(typeof value === "string" ? value : "");
  const set = (at: number, change: Partial<OptionLine>) =>
    onChange(
      writeOptions(lines.map((line, index) => (index === at ? { ...line, ...change } : line))),
    );
  const free = "1234567890*#".split("").find((key) => !lines.some(({ dial }) => dial === key));
  return (
    <fieldset className={css.lines} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {description && <p className="k-dim">{description}</p>}
      {/* Lines have nothing that stays but their place. */}
      {[...lines.entries()].map(([index, line]) => (
        <div
          key={index}
          className={css.line}
          role="group"
          aria-label={t("options.line", { n: index + 1 })}
        >
          <TextInput
            className={css.short ?? ""}
            label={t("options.dial")}
            value={line.dial}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => set(index, { dial: event.currentTarget.value.trim() })}
          />
          <TextInput
            label={t("options.name")}
            value={line.name}
            autoComplete="off"
            onChange={(event) => set(index, { name: event.currentTarget.value })}
          />
          <JumpSelect
            id={`${id}-jump-${index}`}
            label={t("options.jump")}
            error={null}
            description={null}
            isRequired={false}
            plan={plan}
            value={line.jump}
            onChange={(jump) => set(index, { jump })}
          />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconClose size={14} aria-hidden />}
            aria-label={t("options.remove", { n: index + 1 })}
            onClick={() => onChange(writeOptions(lines.filter((_, at) => at !== index)))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <Button
        id={id}
        variant="default"
        size="sm"
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={() => onChange(writeOptions([...lines, { dial: free ?? "", name: "", jump: "" }]))}
      >
        {t("options.add")}
      </Button>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
