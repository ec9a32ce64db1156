import { memo } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { Choice, FieldMetadata } from "#src/krill/metadata.ts";
import {
  FlagField,
  LongTextField,
  NetworkLabel,
  SecretField,
  SelectField,
  TextField,
} from "#src/ui/Form.tsx";
import type { FormField, FormValue, FormValues } from "./form-spec.ts";

interface Props {
  id: string;
  field: FormField;
  label: string;
  hint: string | null;
  value: FormValue;
  error: string | null;
  isRequired: boolean;
  metadata: FieldMetadata | undefined;
  /** Values met in rows read, for a choice of which the server names none. */
  met: readonly string[];
  /** For a control of its own; absent else, so that only fields that changed are drawn again. */
  whole?: { values: FormValues; base: FormValues; isNew: boolean };
  onSet: (values: FormValues) => void;
  onLeave: (name: string) => void;
}

/** One field of a form: the control of its kind, what is wrong with it, what it does. */
export const FormFieldView = memo(function FormFieldView(props: Props) {
  const { id, field, label, hint, value, error, isRequired, metadata, met, whole } = props;
  const { t } = useTranslation("form");
  const { name, kind, control: Own, actsOnNetwork = false } = field;
  const set = (next: FormValue) => props.onSet({ [name]: next });
  const leave = () => props.onLeave(name);
  const typed = typeof value === "string" ? value : "";
  const note = typed === "" ? null : (field.note?.(typed) ?? null);
  const below = [note, hint].filter(Boolean).join(" · ") || null;
  if (Own && whole)
    return (
      <Own
        id={id}
        label={label}
        value={value}
        error={error}
        description={below}
        isRequired={isRequired}
        onChange={set}
        onSet={props.onSet}
        choices={metadata?.choices ?? NO_CHOICES}
        met={met}
        {...whole}
      />
    );
  const network = t("network");
  const shared = {
    id,
    label: actsOnNetwork ? <NetworkLabel label={label} title={network} /> : label,
    error,
    description: actsOnNetwork ? (
      <>
        {below}
        <span className="k-hidden"> {network}</span>
      </>
    ) : (
      below
    ),
    isRequired,
  };
  if (kind === "flag")
    return (
      <FlagField {...shared} value={typeof value === "boolean" ? value : null} onChange={set} />
    );
  if (kind === "longtext")
    return <LongTextField {...shared} value={typed} onChange={set} onBlur={leave} />;
  if (kind === "secret")
    return <SecretField {...shared} value={typed} onChange={set} what={label} />;
  const choices = metadata?.choices ?? [];
  if (kind === "choice" && choices.length > 0)
    return (
      <SelectField
        {...shared}
        value={typed}
        options={choices}
        emptyLabel={isRequired ? null : t("nothing")}
        onChange={set}
      />
    );
  return (
    <TextField
      {...shared}
      value={typed}
      type={kind === "date" ? "date" : "text"}
      inputMode={field.inputMode ?? INPUT_MODES[kind]}
      suggestions={kind === "choice" ? [...new Set([...(field.suggestions ?? []), ...met])] : NONE}
      maxLength={metadata?.maxLength ?? field.maxLength}
      onChange={set}
      onBlur={leave}
    />
  );
});

const NONE: readonly string[] = [];
const NO_CHOICES: readonly Choice[] = [];
const INPUT_MODES: Partial<Record<FormField["kind"], "numeric" | "decimal">> = {
  number: "numeric",
  id: "numeric",
  decimal: "decimal",
};
