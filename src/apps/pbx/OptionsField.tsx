import { TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { visible } from "#src/util/text.ts";
import { JumpSelect } from "./JumpField.tsx";
import { LinesField } from "./LinesField.tsx";
import { optionsIn, unreadIn, writeOptions } from "./options.ts";
import { useFormPlan } from "./use-plan.ts";

import css from "./pbx-form.module.css";

/** What a caller may dial at a receptionist, line by line. */
export function OptionsField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { plan } = useFormPlan();
  const text = typeof props.value === "string" ? props.value : "";
  const unread = unreadIn(text);
  const lines = optionsIn(text);
  const free = "1234567890*#".split("").find((key) => !lines.some(({ dial }) => dial === key));
  if (unread !== null)
    return (
      <fieldset className={css.lines}>
        <legend>{props.label}</legend>
        <p id={props.id} tabIndex={-1}>
          {t("options.unread", { text: visible(unread, 300) })}
        </p>
      </fieldset>
    );
  return (
    <LinesField
      field={props}
      texts="options"
      lines={lines}
      fresh={{ dial: free ?? "", name: "", jump: "" }}
      onChange={(next) => props.onChange(writeOptions(next))}
    >
      {(line, set, index) => (
        <>
          <TextInput
            className={css.short ?? ""}
            label={t("options.dial")}
            value={line.dial}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => set({ dial: event.currentTarget.value.trim() })}
          />
          <TextInput
            label={t("options.name")}
            value={line.name}
            autoComplete="off"
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <JumpSelect
            id={`${props.id}-jump-${index}`}
            label={t("options.jump")}
            error={null}
            description={null}
            isRequired={false}
            plan={plan}
            value={line.jump}
            onChange={(jump) => set({ jump })}
          />
        </>
      )}
    </LinesField>
  );
}
