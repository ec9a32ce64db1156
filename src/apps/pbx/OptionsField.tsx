import { TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { JumpSelect } from "./JumpField.tsx";
import { LinesField } from "./LinesField.tsx";
import { useFormPlan } from "./use-plan.ts";
import { optionsIn, writeOptions } from "./wire.ts";
import css from "./pbx-form.module.css";

/** What a caller may dial at a receptionist, line by line. */
export function OptionsField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { plan } = useFormPlan();
  const lines = optionsIn(typeof props.value === "string" ? props.value : "");
  const free = "1234567890*#".split("").find((key) => !lines.some(({ dial }) => dial === key));
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
