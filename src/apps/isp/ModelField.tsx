import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { NetworkLabel, SelectField, TextField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { fitsTech } from "./cpe-rules.ts";
import { typed } from "./form-rules.ts";
import { ALL_MODELS, TYPE } from "./models.ts";

/**
 * The model, by vendor, of those that fit the technology (contract 3.1: a model's name, not an id). Where
 * the server lists none: the values of `OPTIONS`, else the ones met and any text.
 */
export function ModelField(props: OwnControlProps) {
  const { t } = useTranslation("form");
  const { t: own } = useTranslation("ispForm");
  const [address] = useSearchParams();
  const { data } = useQuery(ALL_MODELS);
  const { id, label, error, isRequired, onChange, onSet, choices, met, values } = props;
  const value = typed(props.value);
  const type = props.isNew && value === "" ? address.get(TYPE) : null;
  const description =
    type === null ? props.description : own("cpe.typeUnknown", { type: visible(type, 60) });
  const tech = typed(values["tech"]);
  const field = {
    id,
    label: <NetworkLabel label={label} title={t("network")} />,
    error,
    description,
    isRequired,
  };
  const known = (data?.rows ?? []).filter(({ name }) => name);
  const fitting = known.filter((model) => fitsTech(model.tech, tech));
  const vendorOf = vendorNames(known.map(({ vendor }) => vendor));
  const options =
    known.length > 0
      ? fitting.map(({ name, vendor }) => ({
          value: name ?? "",
          label: name ?? "",
          group: vendorOf(vendor),
        }))
      : choices;
  if (options.length === 0)
    return <TextField {...field} value={value} suggestions={met} onChange={onChange} />;
  const choose = (name: string) => {
    const model = known.find((one) => one.name === name);
    // A model that was chosen first says which technology it is.
    onSet(model?.tech && tech === "" ? { model: name, tech: model.tech } : { model: name });
  };
  return (
    <SelectField
      {...field}
      value={value}
      options={options.toSorted(byGroup)}
      emptyLabel={t("nothing")}
      onChange={choose}
    />
  );
}

/** One name for a vendor that is spelt in several ways (contract 2.9: `Nucom`, `NuCom`): the first met. */
function vendorNames(all: readonly (string | null | undefined)[]) {
  const names = new Map<string, string>();
  const keyOf = (vendor: string | null | undefined) => vendor?.trim().toLowerCase() ?? "";
  for (const vendor of all)
    if (!names.has(keyOf(vendor))) names.set(keyOf(vendor), vendor?.trim() ?? "");
  return (vendor: string | null | undefined) => names.get(keyOf(vendor)) || null;
}

function byGroup(
  a: { label: string; group?: string | null },
  b: { label: string; group?: string | null },
): number {
  return (a.group ?? "").localeCompare(b.group ?? "") || a.label.localeCompare(b.label);
}
