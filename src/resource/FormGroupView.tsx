import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import type { Metadata } from "#src/krill/metadata.ts";
import { FormSection } from "#src/ui/Form.tsx";
import { FormFieldView } from "./FormFieldView.tsx";
import type { FormGroup, FormSpec, FormValue } from "./form-spec.ts";
import { isInSight, isRequired } from "./form-values.ts";
import type { ListRow } from "./list-spec.ts";
import type { FormState } from "./use-form.ts";
import css from "./form.module.css";

/** A group of fields; folded where it may be, until one of them is wrong. */
export function FormGroupView<Row extends ListRow>({
  spec,
  group,
  form,
  errors,
  metadata,
  met,
  nameOf,
  fieldId,
  thingId,
}: {
  spec: FormSpec<Row>;
  group: FormGroup;
  form: FormState<Row>;
  errors: Readonly<Record<string, string>>;
  metadata: Metadata;
  /** Values met in rows read, by field. */
  met: Readonly<Record<string, readonly string[]>>;
  nameOf: (field: string) => string;
  fieldId: (field: string) => string;
  thingId: string | null;
}) {
  const { t } = useTranslation("form");
  const text = useDynamicText(spec.namespace);
  const { values, base, isNew } = form;
  const fields = group.fields.filter((field) => isInSight(field, values, base));
  if (fields.length === 0 || group.isShown?.(values) === false) return null;
  const filled = fields.filter(({ name }) => isFilled(values[name])).length;
  const Extra = group.extra;
  const whole = { values, base, isNew };
  return (
    <FormSection
      title={text(`${spec.name}.groups.${group.id}`)}
      isFolded={isNew && group.isFolded === true}
      isOpenNow={fields.some(({ name }) => name in errors)}
      summary={filled > 0 ? t("filled", { count: filled }) : null}
    >
      {fields.map((field) => (
        <FormFieldView
          key={field.name}
          id={fieldId(field.name)}
          field={field}
          label={nameOf(field.name)}
          hint={text(`${spec.name}.hints.${field.name}`, "") || null}
          value={values[field.name] ?? null}
          error={errors[field.name] ?? null}
          isRequired={isRequired(field, values, metadata.fields)}
          metadata={metadata.fields[field.name]}
          met={met[field.name] ?? NONE}
          {...(field.control ? { whole } : {})}
          onSet={form.change}
          onLeave={form.leaveField}
        />
      ))}
      {Extra && (
        <div className={css.extra}>
          <Extra values={values} id={thingId} onSet={form.change} />
        </div>
      )}
    </FormSection>
  );
}

const NONE: readonly string[] = [];

function isFilled(value: FormValue | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false;
}
