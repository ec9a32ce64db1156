import { TextInput } from "@mantine/core";
import { useTranslation } from "#src/i18n/use-translation.ts";

/** Day and time of the installation, in the operator's own zone: the API's has none (contract 2.8). */
export function PlannedField({
  id,
  value,
  isRequired,
  error,
  onChange,
}: {
  id: string;
  value: string;
  isRequired: boolean;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation("rubik");
  return (
    <TextInput
      id={id}
      type="datetime-local"
      label={t("dialog.planned")}
      description={isRequired ? t("dialog.localTime") : t("dialog.localTimeOptional")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      withAsterisk={isRequired}
      aria-required={isRequired}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
