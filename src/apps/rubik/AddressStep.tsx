import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ApiProblem } from "#src/resource/ApiProblem.tsx";
import { Button } from "#src/ui/Button.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { FormSection, TextField } from "#src/ui/Form.tsx";
import { useSettled } from "#src/ui/use-settled.ts";
import { cleanText, visible } from "#src/util/text.ts";
import {
  ADDRESS_FIELDS,
  addressSearch,
  addressText,
  MORE_FIELDS,
  type AddressField,
  type AddressFields,
} from "./coverage-api.ts";
import type { StepProps } from "./CoveragePage.tsx";
import css from "./coverage.module.css";

const SHOWN = 60;

/** The address: each field is completed by what the API knows, and filled in where only one value is left. */
export function AddressStep({ draft, change }: StepProps) {
  const { t } = useTranslation("rubik");
  const id = useId();
  const { fields } = draft;
  // Fields that a person emptied are left alone.
  const emptied = useRef(new Set<AddressField>());
  const settled = useSettled(JSON.stringify(fields));
  const asked = readFields(settled);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...addressSearch(asked),
    placeholderData: keepPreviousData,
  });
  const isCurrent = data !== undefined && !isPlaceholderData && settled === JSON.stringify(fields);
  const isTyped = Object.values(asked).some((value) => value.trim() !== "");
  const filled = isCurrent && isTyped ? onlyClues(fields, data.clues, emptied.current) : null;
  const toFill = filled && JSON.stringify(filled);
  useEffect(() => {
    if (!toFill) return;
    const values = readFields(toFill);
    change({
      fields: { ...fields, ...values },
      filled: [...draft.filled, ...Object.keys(values)],
    });
    // What is typed meanwhile is asked for itself.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [toFill]);

  const set = (field: AddressField, value: string) => {
    if (value === "") emptied.current.add(field);
    else emptied.current.delete(field);
    // What filled itself followed from what was there before.
    const typed = Object.entries(fields).filter(([name]) => !draft.filled.includes(name));
    change({ fields: { ...Object.fromEntries(typed), [field]: value }, filled: [] });
  };
  const input = (field: AddressField) => (
    <TextField
      key={field}
      id={`${id}-${field}`}
      label={t(`coverage.field.${field}`)}
      value={fields[field] ?? ""}
      error={null}
      description={null}
      isRequired={false}
      suggestions={data?.clues[field] ?? NONE}
      onChange={(value) => set(field, value)}
    />
  );
  const addresses = data?.addresses ?? [];
  return (
    <>
      <div className={css.fields}>{ADDRESS_FIELDS.map(input)}</div>
      <div className={css.more}>
        <FormSection title={t("coverage.more")} isFolded>
          {MORE_FIELDS.map(input)}
        </FormSection>
      </div>
      <div className={css.buttons}>
        <Button
          variant="default"
          size="sm"
          disabled={!isTyped}
          onClick={() => {
            emptied.current.clear();
            change({ fields: {}, filled: [] });
          }}
        >
          {t("coverage.clear")}
        </Button>
      </div>
      {error && (
        <ApiProblem error={error} what={t("coverage.search")} onRetry={() => void refetch()} />
      )}
      {data === undefined && !error && <SkeletonLines label={t("coverage.search")} />}
      {data && (
        <>
          <p className={css.note} role="status">
            {!isCurrent && !error
              ? t("coverage.searching")
              : addresses.length > 0
                ? t("coverage.found", { count: addresses.length })
                : isTyped
                  ? t("coverage.notYet")
                  : t("coverage.start")}
          </p>
          {data.errors.map((one) => (
            <p key={one} className={css.note}>
              {t("coverage.ownerSays", { text: one })}
            </p>
          ))}
          {addresses.length > 0 && (
            <ul className={css.found} aria-label={t("coverage.addresses")} aria-busy={!isCurrent}>
              {addresses.slice(0, SHOWN).map((address, index) => (
                // Two owners may have the same address under the same id.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index}>
                  <button
                    type="button"
                    className="k-choice"
                    // Those of another search are not to be chosen.
                    disabled={!isCurrent}
                    onClick={() =>
                      change({ address, home: null, product: null, verdict: null, open: null })
                    }
                  >
                    <span>{addressText(address)}</span>
                    <span className="k-dim">{visible(cleanText(address["source"]) ?? "", 60)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {addresses.length > SHOWN && <p className={css.note}>{t("coverage.narrow")}</p>}
        </>
      )}
    </>
  );
}

const NONE: readonly string[] = [];

/** What was typed, from its one text: the search waits until it has settled. */
function readFields(settled: string): AddressFields {
  // Written a line above, and nowhere else.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(settled) as AddressFields;
}

/** The empty fields for which one value alone is left; null where there are none. */
function onlyClues(
  fields: AddressFields,
  clues: Readonly<Partial<Record<AddressField, readonly string[]>>>,
  emptied: ReadonlySet<AddressField>,
): AddressFields | null {
  const found = ADDRESS_FIELDS.flatMap((field) => {
    const [only, ...others] = clues[field] ?? [];
    const isOpen = (fields[field] ?? "") === "" && !emptied.has(field);
    return isOpen && only !== undefined && others.length === 0 ? [[field, only] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}
