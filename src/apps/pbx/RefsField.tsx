import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { isMobile, numbered, sayMissing } from "./jump-choices.ts";
import { paths } from "./paths.ts";
import { sayDay } from "./pbx-columns.tsx";
import { useFormPlan } from "./use-plan.ts";
import { isRefTo, refsIn, withIds } from "./wire.ts";
import css from "./pbx-form.module.css";

interface Choice {
  id: number | null;
  /** What a server may call it instead of by its id. */
  name: string;
  label: string;
}

/** The extensions that ring. */
export function ExtensionsField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { plan, place } = useFormPlan();
  const chosen = refsIn(typeof props.value === "string" ? props.value : "");
  const choices = plan.extensions
    .filter(
      ({ id, number }) => !isMobile(number) || chosen.some((ref) => isRefTo(ref, id, [number])),
    )
    .map(({ id, number, label }) => ({ id, name: number, label: numbered(number, label) }));
  return (
    <RefsField {...props} choices={choices} none={t("extensions.none")}>
      <Link to={paths.pbx(place, "extensions")}>{t("extensions.manage")}</Link>
    </RefsField>
  );
}

/** The days on which the PBX is closed. */
export function HolidaysField(props: OwnControlProps) {
  const { t } = useTranslation("pbx");
  const { reading } = useFormPlan();
  const choices = (reading?.holidays ?? []).map(({ id, day, comment }) => ({
    id,
    name: day ?? "",
    label: numbered(day ? sayDay(day, t) : `#${id}`, comment ?? null),
  }));
  return (
    <RefsField {...props} choices={choices} none={t("holidays.none")}>
      <Link to={paths.holidayNew}>{t("holidays.new")}</Link>
    </RefsField>
  );
}

/** Several of the things that there are, each with a box to tick; one that is gone can only be unticked. */
function RefsField({
  id,
  label,
  value,
  error,
  description,
  onChange,
  choices,
  none,
  children,
}: Omit<OwnControlProps, "choices"> & {
  choices: readonly Choice[];
  none: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("pbx");
  const { plan } = useFormPlan();
  const refs = withIds(refsIn(typeof value === "string" ? value : ""), choices);
  const isById = refs.length === 0 || refs.some((ref) => ref.startsWith("#"));
  const lost = refs.filter((ref) => !choices.some((one) => isRefTo(ref, one.id, [one.name])));
  const toggle = ({ id: number, name }: Choice, isOn: boolean) => {
    const others = refs.filter((ref) => !isRefTo(ref, number, [name]));
    const own = isById && number !== null ? `#${number}` : name;
    onChange((isOn ? [...others, own] : others).join(","));
  };
  return (
    <fieldset className={css.refs} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {/* Where the message of the form leads. */}
      <div id={id} tabIndex={-1} className={css.boxes}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.name}
            label={choice.label}
            checked={refs.some((ref) => isRefTo(ref, choice.id, [choice.name]))}
            onChange={(event) => toggle(choice, event.currentTarget.checked)}
          />
        ))}
        {lost.map((ref) => (
          <Checkbox
            key={ref}
            label={sayMissing(ref, plan, t)}
            checked
            onChange={() => onChange(refs.filter((one) => one !== ref).join(","))}
          />
        ))}
      </div>
      {choices.length === 0 && <p className="k-dim">{none}</p>}
      <p className="k-dim">
        {description} {children}
      </p>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
