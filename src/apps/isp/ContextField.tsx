import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { NetworkLabel, SelectField, TextField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { contexts } from "./contexts.ts";
import { typed } from "./form-rules.ts";

const ALL = contexts.list({ limit: 1000, offset: 0 });

/** A telephone context by its name; its number where none is told. */
export function ContextNamed({ id }: { id: string }) {
  const one = useQuery(ALL).data?.rows.find((row) => String(row.id) === id);
  return <>{visible(one?.name || `#${id}`, 80)}</>;
}

/** The context of a line by its name; its number where the server lists none. */
export function ContextField(props: OwnControlProps) {
  const { t } = useTranslation("form");
  const { data } = useQuery(ALL);
  const { id, label, error, description, isRequired, onChange, choices } = props;
  const field = {
    id,
    label: <NetworkLabel label={label} title={t("network")} />,
    error,
    description,
    isRequired,
    value: typed(props.value),
    onChange,
  };
  const known = (data?.rows ?? []).map((one) => ({
    value: String(one.id),
    label: visible(one.name || `#${one.id}`, 80),
  }));
  const options = known.length > 0 ? known : choices;
  return options.length === 0 ? (
    <TextField {...field} inputMode="numeric" />
  ) : (
    <SelectField {...field} options={options} emptyLabel={t("nothing")} />
  );
}
