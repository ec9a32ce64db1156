import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { SelectField } from "#src/ui/Form.tsx";
import { visible } from "#src/util/text.ts";
import { allContexts } from "./api.ts";
import { useFormPlan } from "./use-plan.ts";
import { isRefTo } from "./wire.ts";

interface Option {
  value: string;
  label: string;
}

function Choose({
  options,
  emptyLabel,
  ...props
}: OwnControlProps & { options: readonly Option[]; emptyLabel?: string }) {
  const { t } = useTranslation("pbx");
  const { id, label, error, description, isRequired, onChange } = props;
  const value = typeof props.value === "string" ? props.value : "";
  return (
    <SelectField
      {...{ id, label, error, description, isRequired, value, options, onChange }}
      emptyLabel={emptyLabel ?? t("nothing")}
    />
  );
}

/** A schedule of the same PBX; none means always open. */
export function ScheduleField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { plan } = useFormPlan();
  const { value } = props;
  const options = plan.schedules.map(({ id, name }) => ({
    value: value === name ? name : String(id),
    label: visible(name, 80),
  }));
  return <Choose {...props} options={options} emptyLabel={t("overview.always")} />;
}

/** The number that outgoing calls show. */
export function OutDdiField(props: OwnControlProps) {
  const { plan } = useFormPlan();
  const value = typeof props.value === "string" ? props.value : "";
  const options = plan.ddis.map(({ id, number }) => {
    const isChosen = isRefTo(value, id, [number]);
    return {
      value: isChosen ? value : value.startsWith("#") ? `#${id}` : number,
      label: visible(number, 40),
    };
  });
  return <Choose {...props} options={options} />;
}

/** Which numbers may be called. */
export function ContextField(props: OwnControlProps) {
  const { data = [] } = useQuery(allContexts);
  const { value } = props;
  const options = data.map(({ id, name }) => ({
    value: name && value === name ? name : String(id),
    label: visible(name ?? `#${id}`, 80),
  }));
  return <Choose {...props} options={options} />;
}
