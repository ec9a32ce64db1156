import { useTranslation } from "#src/i18n/use-translation.ts";
import { FlagField, SecretField, SelectField, TextField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { isNumber, type ActionField } from "./action-fields.ts";
import type { FormValue, FormValues } from "./form-spec.ts";
import { readableName } from "./known-actions.ts";
import css from "./actions.module.css";

/** The form of what an action takes along, in the dialog that asks for it (contract H28). */
export function ActionFields({
  fields,
  values,
  onChange,
}: {
  fields: readonly ActionField[];
  values: FormValues;
  onChange: (values: FormValues) => void;
}) {
  return (
    <div className={css.fields}>
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          value={values[field.name] ?? null}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </div>
  );
}

function One({
  field: { name, label, kind, isRequired, metadata },
  value,
  onChange,
}: {
  field: ActionField;
  value: FormValue;
  onChange: (value: FormValue) => void;
}) {
  const { t } = useTranslation("actionDialog");
  const text = typeof value === "string" ? value : "";
  const what = label === null ? readableName(name) : visible(label, 80);
  const isWrong = kind === "number" && text !== "" && !isNumber(text);
  const shared = {
    id: `action-${name}`,
    label: what,
    error: isWrong ? t("fields.notANumber") : null,
    description: null,
    isRequired,
  };
  if (kind === "file") return <p className="k-note">{t("fields.file", { what })}</p>;
  if (kind === "flag")
    return <FlagField {...shared} value={value === true} onChange={(isOn) => onChange(isOn)} />;
  if (kind === "choice")
    return (
      <SelectField
        {...shared}
        value={text}
        options={metadata.choices.map((one) => ({
          value: one.value,
          label: visible(one.label, 80),
        }))}
        emptyLabel={t("fields.choose")}
        onChange={onChange}
      />
    );
  if (kind === "secret")
    return <SecretField {...shared} value={text} what={what} onChange={onChange} />;
  return (
    <TextField
      {...shared}
      value={text}
      inputMode={kind === "number" ? "decimal" : undefined}
      maxLength={metadata.maxLength ?? undefined}
      onChange={onChange}
    />
  );
}
