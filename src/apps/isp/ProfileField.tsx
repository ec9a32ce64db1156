import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { NetworkLabel, SelectField, TextField } from "#src/ui/Form.tsx";
import { fitsRealm, fitsTech } from "./cpe-rules.ts";
import { typed } from "./form-rules.ts";
import { ALL_PROFILES, ProfileName } from "./ProfileName.tsx";

/** The speed profile by its name, of those that fit technology and realm; its number where none is told. */
export function ProfileField(props: OwnControlProps) {
  const { t } = useTranslation("form");
  const { data, isPending } = useQuery(ALL_PROFILES);
  const { id, label, error, description, isRequired, onChange, choices, values } = props;
  const value = typed(props.value);
  const field = {
    id,
    label: <NetworkLabel label={label} title={t("network")} />,
    error,
    description,
    isRequired,
  };
  const known = data?.rows ?? [];
  const fitting = known.filter(
    (one) =>
      String(one.id) === value ||
      (fitsTech(one.tech, typed(values["tech"])) && fitsRealm(one, typed(values["realm"]))),
  );
  const options =
    known.length > 0
      ? fitting.map((one) => ({
          value: String(one.id),
          label: [one.name || one.label || `#${one.id}`, speeds(one)].filter(Boolean).join(" · "),
        }))
      : choices;
  // What is still on its way becomes a choice: no field changes its kind under a hand.
  const isComing = isPending && options.length === 0;
  const chosen = value === "" ? [] : [{ value, label: `#${value}` }];
  if (options.length === 0 && !isComing)
    return <TextField {...field} value={value} inputMode="numeric" onChange={onChange} />;
  return (
    <SelectField
      {...field}
      value={value}
      options={isComing ? chosen : options}
      emptyLabel={t("nothing")}
      onChange={onChange}
    />
  );
}

/** A speed profile by its name; its number where none is told. */
export function ProfileNamed({ id }: { id: string }) {
  return <ProfileName profile={Number(id)} />;
}

/** Speeds are labels, never numbers (contract 2.8). */
function speeds({
  downstream,
  upstream,
}: {
  downstream?: string | null;
  upstream?: string | null;
}): string {
  return downstream && upstream ? `${downstream} / ${upstream}` : "";
}
