import { useQuery } from "@tanstack/react-query";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { metadataOf, type Metadata } from "#src/krill/metadata.ts";
import { FormFieldView } from "#src/resource/FormFieldView.tsx";
import { fieldsOf } from "#src/resource/form-spec.ts";
import { useFieldNames } from "#src/resource/ResourceForm.tsx";
import { useMet } from "#src/resource/use-met.ts";
import { cpes } from "./api.ts";
import { cpeForm } from "./cpe-form.ts";
import type { CpeFieldsProps } from "./panels.tsx";

/** Fields of a CPE's form on a page of its own: the same words, rules, choices and notes. */
export function CpeFields({
  names,
  values,
  errors,
  needed,
  required,
  idOf,
  onSet,
}: CpeFieldsProps) {
  const { t } = useTranslation("form");
  const nameOf = useFieldNames(cpeForm);
  const text = useDynamicText(cpeForm.namespace);
  const { data: metadata = NO_METADATA } = useQuery(metadataOf(cpes.path));
  const met = useMet(cpeForm, metadata);
  const wrong = (name: string) =>
    errors[name] ?? (required.includes(name) ? t("own.required") : null);
  return names
    .flatMap((name) => FIELDS.filter((field) => field.name === name))
    .map((field) => (
      <FormFieldView
        key={field.name}
        id={idOf(field.name)}
        field={field}
        label={nameOf(field.name)}
        hint={text(`${cpeForm.name}.hints.${field.name}`, "") || null}
        value={values[field.name] ?? null}
        error={wrong(field.name)}
        isRequired={needed.includes(field.name)}
        metadata={metadata.fields[field.name]}
        met={met[field.name] ?? NONE}
        {...(field.control ? { whole: { values, base: NOTHING, isNew: true } } : {})}
        onSet={onSet}
        onLeave={leave}
      />
    ));
}

const FIELDS = fieldsOf(cpeForm);
const NO_METADATA: Metadata = { allow: null, fields: {} };
const NONE: readonly string[] = [];
const NOTHING = {};
const leave = () => undefined;
