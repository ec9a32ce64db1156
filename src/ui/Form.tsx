import { Checkbox, Input, NativeSelect, TextInput } from "@mantine/core";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { Button } from "./Button.tsx";
import { IconHide, IconNetwork, IconShow } from "./icons.tsx";
import { useRevealed } from "./Secret.tsx";
import css from "./Form.module.css";

/** What every control of a form takes. */
interface Field {
  id: string;
  label: ReactNode;
  /** Wrong: said below the control. */
  error: string | null;
  /** Said below the control; for screen readers alone where `isDescriptionHidden`. */
  description: ReactNode;
  isRequired: boolean;
}

/** The mark of fields whose change makes Krill act on the network; decoration beside words. */
export function NetworkMark({ title }: { title?: string }) {
  return (
    // Not part of the label's name: the words stand in the description.
    <span className={css.network} title={title} aria-hidden>
      <IconNetwork size={13} />
    </span>
  );
}

/** The label of a field whose change makes Krill act on the network; the words are in the description. */
export function NetworkLabel({ label, title }: { label: string; title: string }) {
  return (
    <>
      {label} <NetworkMark title={title} />
    </>
  );
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  onBlur,
  suggestions = NONE,
  inputMode,
  maxLength,
  type = "text",
  ...field
}: Field & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  suggestions?: readonly string[];
  inputMode?: "numeric" | "decimal" | "tel" | "email" | undefined;
  maxLength?: number | undefined;
  type?: "text" | "date";
}) {
  const listId = useId();
  return (
    <>
      <TextInput
        {...inputProps(field)}
        type={type}
        value={value}
        list={suggestions.length > 0 ? listId : undefined}
        {...(inputMode ? { inputMode } : {})}
        {...(maxLength ? { maxLength: maxLength * 2 } : {})}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Several lines of text. */
export function LongTextField({
  value,
  onChange,
  onBlur,
  ...field
}: Field & { value: string; onChange: (value: string) => void; onBlur?: () => void }) {
  const { id, label, error, description, isRequired } = field;
  return (
    <Input.Wrapper
      id={id}
      {...{ label, error, description }}
      withAsterisk={isRequired}
      className={css.long ?? ""}
    >
      <Input
        component="textarea"
        id={id}
        rows={4}
        value={value}
        error={error !== null}
        aria-required={isRequired}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
        multiline
      />
    </Input.Wrapper>
  );
}

/** One of a set of values; an empty one where nothing needs to be chosen. */
export function SelectField({
  value,
  options,
  onChange,
  emptyLabel,
  ...field
}: Field & {
  value: string;
  /** Value and label; in groups where they have one. */
  options: readonly { value: string; label: string; group?: string | null }[];
  onChange: (value: string) => void;
  /** What stands for nothing; null where something must be chosen and is. */
  emptyLabel: string | null;
}) {
  // What the thing has is never lost by looking at it, whatever the server lists now.
  const isListed = value === "" || options.some((one) => one.value === value);
  const all = isListed ? options : [{ value, label: value }, ...options];
  const groups = [...new Set(all.map(({ group }) => group ?? null))];
  return (
    <NativeSelect
      {...inputProps(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {(emptyLabel !== null || value === "") && <option value="">{emptyLabel ?? ""}</option>}
      {groups.map((group) => {
        const items = all
          .filter((one) => (one.group ?? null) === group)
          .map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ));
        return group === null ? (
          items
        ) : (
          <optgroup key={group} label={group}>
            {items}
          </optgroup>
        );
      })}
    </NativeSelect>
  );
}

/** Yes or no; neither where it is not known. */
export function FlagField({
  value,
  onChange,
  id,
  label,
  error,
  description,
}: Field & { value: boolean | null; onChange: (value: boolean) => void }) {
  return (
    <Checkbox
      id={id}
      className={css.flag}
      label={label}
      error={error}
      description={description}
      checked={value === true}
      indeterminate={value === null}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** A secret: masked, shown on request and alone (contract 2.10). `what` names it in the button. */
export function SecretField({
  value,
  onChange,
  what,
  ...field
}: Field & { value: string; onChange: (value: string) => void; what: string }) {
  const { t } = useTranslation();
  const [isShown, toggle] = useRevealed();
  const label = t(isShown ? "secret.hide" : "secret.reveal", { what });
  const Icon = isShown ? IconHide : IconShow;
  return (
    <TextInput
      {...inputProps(field)}
      type={isShown ? "text" : "password"}
      value={value}
      // A browser's own store of passwords has no business here.
      autoComplete="new-password"
      autoCapitalize="off"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      rightSection={
        <button
          type="button"
          className={css.reveal}
          aria-label={label}
          title={label}
          aria-pressed={isShown}
          onClick={toggle}
        >
          <Icon size={16} aria-hidden />
        </button>
      }
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Fields that belong together; `isFolded` shows the heading alone until it is opened. */
export function FormSection({
  title,
  children,
  isFolded = false,
  isOpenNow = false,
  summary,
}: {
  title: string;
  children: ReactNode;
  isFolded?: boolean;
  /** Opens it: a field in it is wrong. */
  isOpenNow?: boolean;
  /** Beside the heading while it is folded: `2 filled`. */
  summary?: string | null;
}) {
  const [isOpen, setOpen] = useState(!isFolded);
  const headingId = useId();
  const shown = isOpen || isOpenNow;
  if (!isFolded)
    return (
      <fieldset className={css.section} aria-labelledby={headingId}>
        <h2 id={headingId}>{title}</h2>
        <div className={css.fields}>{children}</div>
      </fieldset>
    );
  return (
    <fieldset className={css.section} aria-labelledby={headingId}>
      <h2 id={headingId} className={css.foldable}>
        <button type="button" aria-expanded={shown} onClick={() => setOpen(!shown)}>
          {title}
          {!shown && summary && <span className="k-dim">{summary}</span>}
        </button>
      </h2>
      {shown && <div className={css.fields}>{children}</div>}
    </fieldset>
  );
}

/** The end of a form, in sight wherever it is scrolled to: what a save does, and its button. */
export function FormBar({
  children,
  saveLabel,
  isBusy,
  isReady,
  onCancel,
  busyLabel,
}: {
  /** What happens, in lines. */
  children: ReactNode;
  saveLabel: string;
  busyLabel: string;
  isBusy: boolean;
  /** False: there is nothing to save. */
  isReady: boolean;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const ignoreHeld = (event: KeyboardEvent) => {
    if (event.repeat) event.preventDefault();
  };
  const isOff = isBusy || !isReady;
  return (
    <div className={css.bar}>
      <div className={css.effects} role="status">
        {children}
      </div>
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" aria-disabled={isOff} onKeyDown={ignoreHeld}>
          {isBusy ? busyLabel : saveLabel}
        </Button>
      </div>
    </div>
  );
}

function inputProps({ id, label, error, description, isRequired }: Field) {
  return {
    id,
    label,
    error,
    description,
    inputWrapperOrder: ["label", "input", "description", "error"] as (
      | "label"
      | "input"
      | "description"
      | "error"
    )[],
    withAsterisk: isRequired,
    "aria-required": isRequired,
    className: css.field ?? "",
  };
}

const NONE: readonly string[] = [];
