import { useId } from "react";
import { cpeName, type Cpe } from "#src/apps/isp/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { serialForms } from "#src/util/serial.ts";
import { cleanText, visible } from "#src/util/text.ts";
import type { CpeChoice } from "./use-cpe-choice.ts";
import css from "./installer.module.css";

/** On which of the customer's CPEs the ONU is put, or that a new one is made. */
export function CpeChoiceField({
  id,
  choice,
  error,
  onChoose,
}: {
  /** The element that has the focus where nothing is chosen. */
  id: string;
  choice: CpeChoice;
  error: string | null;
  onChoose: (cpe: number | "new") => void;
}) {
  const { t } = useTranslation("installer");
  const name = useId();
  if (choice.customer === null) return null;
  if (choice.error && !choice.isRead)
    return <ApiProblem error={choice.error} what={t("which.title")} onRetry={choice.refetch} />;
  if (!choice.isRead) return <SkeletonLines lines={2} label={t("which.loading")} />;
  const options = [
    ...choice.offered.map((cpe) => ({ value: cpe.id, title: cpeName(cpe), detail: detailOf(cpe) })),
    ...(choice.mayCreate ? [{ value: "new" as const, title: t("which.new"), detail: "" }] : []),
  ];
  function detailOf(cpe: Cpe): string {
    const sn = cpe.sn ? (serialForms(cpe.sn).printed ?? cpe.sn) : null;
    const state = sn === null ? t("which.waits") : t("which.replaces", { sn });
    return [cpe.model, cleanText(cpe.address), state].filter(Boolean).join(" · ");
  }
  return (
    <fieldset id={id} tabIndex={-1} className={css.which} aria-describedby={`${id}-note`}>
      <legend>{t("which.title")}</legend>
      {options.map(({ value, title, detail }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={choice.chosen === value}
            onChange={() => onChoose(value)}
          />
          <span>
            {visible(title, 120)}
            {detail !== "" && <span className="k-dim">{visible(detail, 240)}</span>}
          </span>
        </label>
      ))}
      <p id={`${id}-note`} className={error ? css.wrong : "k-note"}>
        {error}
        {!choice.isTold && `${t("which.untold")} `}
        {choice.others.length > 0 &&
          `${t("which.others", { names: visible(choice.others.map(nameOf).join(", "), 240) })} `}
        {choice.mayCreate === false &&
          (choice.offered.length > 0
            ? t("which.newNot")
            : choice.isTold && t(choice.others.length > 0 ? "which.noneFibre" : "which.none"))}
      </p>
    </fieldset>
  );
}

/** `cm0149 (docsis)`. */
const nameOf = (cpe: Cpe) => `${cpeName(cpe)} (${cpe.tech ?? ""})`;
