import { Checkbox, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useFormat } from "#src/i18n/use-format.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { boxesOf, isMobile, numbered, sayMissing } from "./jump-choices.ts";
import { paths } from "./paths.ts";
import { sayDay } from "./pbx-columns.tsx";
import { noneOf, type PlanPart } from "./plan.ts";
import { useFormPlan } from "./use-plan.ts";
import { isRefTo, meantBy, refsIn, refsTo, writeRefs } from "./wire.ts";
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
  const { plan, place, reading } = useFormPlan();
  const isChosen = meantBy(refsIn(typeof props.value === "string" ? props.value : ""));
  const choices = plan.extensions
    .map(({ id, number, label }) => ({ id, name: number, label: numbered(number, label) }))
    .filter((one) => !isMobile(one.name) || isChosen(one));
  return (
    <RefsField
      {...props}
      of="lines"
      choices={choices}
      none={t(`extensions.${reading ? noneOf(reading.lines) : "none"}`)}
    >
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
    <RefsField {...props} of="holidays" choices={choices} none={t("holidays.none")}>
      <Link to={paths.holidayNew}>{t("holidays.new")}</Link>
    </RefsField>
  );
}

/** Of more than so many only these stand there, and those that are chosen. */
const MOST_BOXES = 200;

/** Several of the things that there are, each with a box to tick; one that is gone can only be unticked. */
function RefsField({
  id,
  label,
  value,
  error,
  description,
  onChange,
  of,
  choices,
  none,
  children,
}: Omit<OwnControlProps, "choices"> & {
  /** The part of the PBX that the choices are read from. */
  of: PlanPart;
  choices: readonly Choice[];
  /** What is said where there is nothing to choose. */
  none: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("pbx");
  const { plan, reading, failureOf, readAgain } = useFormPlan();
  const failure = failureOf(of);
  const isRead = reading !== null && failure === null;
  // As they came, which is how they go back, and as they are understood.
  const parts = refsIn(typeof value === "string" ? value : "");
  const { withId, find } = refsTo(choices);
  const refs = parts.map(withId);
  const isChosen = meantBy(refs);
  const isById = refs.length === 0 || refs.some((ref) => ref.startsWith("#"));
  const isByText = refs.some((ref, index) => ref.startsWith("#") && ref !== parts[index]);
  const lost = refs.filter((ref) => !find(ref));
  const toggle = ({ id: number, name }: Choice, isOn: boolean) => {
    const others = parts.filter((_, index) => !isRefTo(refs[index] ?? "", number, [name]));
    const own = isById && number !== null ? (isByText ? String(number) : `#${number}`) : name;
    onChange(writeRefs(isOn ? [...others, own] : others));
  };
  const format = useFormat();
  const [wanted, setWanted] = useState("");
  const isLong = choices.length > MOST_BOXES;
  const { shown, left } = isLong
    ? boxesOf(choices, isChosen, wanted, MOST_BOXES)
    : { shown: choices, left: 0 };
  return (
    <fieldset className={css.refs} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {isLong && (
        <TextInput
          type="search"
          label={t("extensions.find")}
          value={wanted}
          autoComplete="off"
          onChange={(event) => setWanted(event.currentTarget.value)}
          // It chooses nothing, and sends no form.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      {/* Where the message of the form leads. */}
      <div id={id} tabIndex={-1} className={css.boxes}>
        {shown.map((choice) => (
          <Checkbox
            key={choice.name}
            label={choice.label}
            checked={isChosen(choice)}
            onChange={(event) => toggle(choice, event.currentTarget.checked)}
          />
        ))}
        {lost.map((ref) => (
          <Checkbox
            key={ref}
            label={sayMissing(ref, plan, t)}
            checked
            onChange={() => onChange(writeRefs(parts.filter((_, index) => refs[index] !== ref)))}
          />
        ))}
      </div>
      {left > 0 && <p className="k-dim">{t("extensions.more", { n: format.number(left) })}</p>}
      {choices.length === 0 && isRead && <p className="k-dim">{none}</p>}
      {failure && <ApiProblem error={failure} what={label} onRetry={readAgain} />}
      {!reading && !failure && <SkeletonLines lines={2} label={label} />}
      {/* Its place is below the boxes: it has none before they are there. */}
      {(reading ?? failure) && (
        <p className="k-dim">
          {description} {children}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
