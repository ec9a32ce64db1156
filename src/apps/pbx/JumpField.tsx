import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { SelectField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { jumpChoices, sayTarget } from "./jump-choices.ts";
import { targetOf } from "./jump.ts";
import type { PbxPlan } from "./model.ts";
import { useFormPlan } from "./use-plan.ts";
import css from "./pbx-form.module.css";

/** Stands in the list of choices for a number outside of the PBX. */
const OUTSIDE = "out:";

/** Where a call goes on after a DDI: without a choice the PBX's own rule decides. */
export function DdiJumpField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  return <JumpField {...props} emptyLabel={t("flow.rule")} />;
}

/** Where a call goes on: chosen from what the PBX has. */
export function JumpField({ emptyLabel, ...props }: OwnControlProps & { emptyLabel?: string }) {
  const { plan } = useFormPlan();
  const { id, label, error, description, isRequired, onChange } = props;
  const value = typeof props.value === "string" ? props.value : "";
  const field = { id, label, error, description, isRequired, emptyLabel };
  return <JumpSelect {...{ ...field, value, plan, onChange }} />;
}

/** A choice among the places that a call can be sent to, and a number outside with its label. */
export function JumpSelect({
  plan,
  value,
  onChange,
  emptyLabel,
  ...field
}: {
  id: string;
  label: string;
  error: string | null;
  description: string | null;
  isRequired: boolean;
  plan: PbxPlan;
  value: string;
  /** What stands for no choice; `Nowhere` unless told. */
  emptyLabel?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation("pbx");
  const [isOutside, setOutside] = useState(false);
  const target = targetOf({ raw: value, text: value }, plan);
  const isOut = target.kind === "outgoing" || (isOutside && value === "");
  const number = target.kind === "outgoing" ? target.number : "";
  const name = target.kind === "outgoing" ? (target.label ?? "") : "";
  const choices = jumpChoices(plan, value, t);
  const odd =
    value !== "" && !isOut && !choices.some((one) => one.value === value)
      ? [{ value, label: visible(sayTarget(target, plan, t), 80), group: t("jump.asItIs") }]
      : [];
  const write = (nextNumber: string, nextName: string) => {
    const plain = nextNumber.replaceAll("/", "");
    onChange(plain === "" ? "" : `out:${plain}${nextName ? `/${nextName}` : ""}`);
  };
  return (
    <div className={css.jump}>
      <SelectField
        {...field}
        value={isOut ? OUTSIDE : value}
        emptyLabel={emptyLabel ?? t("target.end")}
        options={[
          ...odd,
          ...choices,
          { value: OUTSIDE, label: t("jump.another"), group: t("jump.outside") },
        ]}
        onChange={(next) => {
          setOutside(next === OUTSIDE);
          onChange(next === OUTSIDE ? "" : next);
        }}
      />
      {isOut && (
        <div className={css.outside}>
          <TextInput
            label={t("jump.number")}
            value={number}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => write(event.currentTarget.value.trim(), name)}
          />
          <TextInput
            label={t("jump.label")}
            value={name}
            autoComplete="off"
            onChange={(event) => write(number, event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}
