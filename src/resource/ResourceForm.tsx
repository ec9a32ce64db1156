import { useCallback, useEffect, useId, useLayoutEffect, type FormEvent } from "react";
import { findText, type Translate } from "#src/i18n/i18n.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useDynamicText } from "#src/i18n/dynamic.ts";
import { useFormat } from "#src/i18n/use-format.ts";
import type { Metadata } from "#src/krill/metadata.ts";
import type { Item } from "#src/krill/resource.ts";
import { FormBar, NetworkMark } from "#src/ui/Form.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { FormConflict } from "./FormConflict.tsx";
import { FormGroupView } from "./FormGroupView.tsx";
import { FormLeave } from "./FormLeave.tsx";
import { fieldsOf, type FormSpec } from "./form-spec.ts";
import type { FieldProblem } from "./form-values.ts";
import { FormDoubt, FormTrouble } from "./FormTrouble.tsx";
import { readableName } from "./known-actions.ts";
import type { ListRow } from "./list-spec.ts";
import { useMet } from "./use-met.ts";
import type { FormDone } from "./form-start.ts";
import { Unkept } from "./Unkept.tsx";
import { useForm } from "./use-form.ts";
import css from "./form.module.css";

/** What `ResourceForm` takes. */
export interface ResourceFormProps<Row extends ListRow> {
  spec: FormSpec<Row>;
  /** The thing to be changed; null for a new one. */
  item: Item<Row> | null;
  metadata: Metadata;
  /** Values for a new one, from the address. */
  address?: URLSearchParams;
  /** In a dialog: no draft, and the dialog is told what it has to ask about before it is closed. */
  onHold?: (hold: FormHold) => void;
  onDone: (done: FormDone<Row>) => void;
  onCancel: () => void;
}

/** What a dialog with a form would lose. */
export interface FormHold {
  /** The names of the fields that were typed in. */
  fields: readonly string[];
  /** It is being sent. */
  isBusy: boolean;
}

/** The names of the fields of a form on the screen. */
export function useFieldNames(spec: {
  namespace: string;
  name: string;
  labels?: Readonly<Record<string, string>>;
}) {
  const { language } = useTranslation();
  return useCallback(
    (field: string) =>
      findText(language, spec.namespace, `${spec.name}.fields.${field}`) ??
      spec.labels?.[field] ??
      readableName(field),
    [spec, language],
  );
}

/**
 * The one form of the console: drawn from a description, it sends only what changed, shows what is
 * wrong at its field, keeps what is typed over errors, reload and a lost session, shows both versions
 * where the thing changed meanwhile, and says before saving what will happen (PRODUCT 5).
 */
export function ResourceForm<Row extends ListRow>(props: ResourceFormProps<Row>) {
  const { item, metadata, onHold, onCancel } = props;
  const { t } = useTranslation("form");
  const format = useFormat();
  const text = useDynamicText(props.spec.namespace);
  const nameOf = useFieldNames(props.spec);
  const base = useId();
  const met = useMet(props.spec, metadata);
  const form = useForm({
    spec: props.spec,
    item,
    metadata,
    address: props.address ?? new URLSearchParams(),
    keepsDraft: !onHold,
    nameOf,
    onDone: props.onDone,
  });
  const { spec, values, problems, said, isNew, changed, conflict } = form;
  const { isBusy } = form;
  // Before the next key is heard, which may be Escape.
  useLayoutEffect(() => {
    onHold?.({ fields: changed.map(nameOf), isBusy });
  }, [onHold, changed, nameOf, isBusy]);
  const fieldId = (name: string) => `${base}-${name}`;
  const focus = (name: string) => document.getElementById(fieldId(name))?.focus();

  const errors: Record<string, string> = { ...said };
  for (const [name, problem] of Object.entries(problems))
    errors[name] ??= sayProblem(problem, t, (rule) => text(`${spec.name}.rules.${rule}`));
  // What the server said belongs in sight, wherever the form is scrolled to.
  const [firstSaid] = Object.keys(said);
  useEffect(() => {
    if (firstSaid !== undefined) document.getElementById(`${base}-${firstSaid}`)?.focus();
  }, [firstSaid, base]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog over another form is not that form.
    event.stopPropagation();
    const wrong = form.submit();
    // After the message is there, so that it is read with the field.
    if (wrong !== null) setTimeout(() => focus(wrong));
  };
  const network = fieldsOf(spec).filter(
    ({ name, actsOnNetwork }) => actsOnNetwork && changed.includes(name),
  );
  const effects = spec.effects?.(changed, values, isNew) ?? [];
  const count = changed.length;
  const saveLabel =
    isNew && form.isDoubtful
      ? t("sendAgain")
      : form.isPassable
        ? t("saveAnyway")
        : isNew
          ? text(`${spec.name}.create`, t("create"))
          : count === 0
            ? t("saveNothing")
            : t(network.length > 0 ? "saveNetwork" : "save", { count });
  const wrong = fieldsOf(spec).filter(({ name }) => name in errors);
  const hasNetwork = fieldsOf(spec).some(({ actsOnNetwork }) => actsOnNetwork);

  return (
    <>
      <form className={css.form} noValidate onSubmit={submit} autoComplete="off" aria-busy={isBusy}>
        {form.draft && (
          <Problem
            tone="info"
            title={t("draft.back", { when: format.dateTime(new Date(form.draft.at)) })}
            retryLabel={t("draft.drop")}
            onRetry={form.dropDraft}
          >
            {form.isDraftOld && <p>{t("draft.changed")}</p>}
            {form.draft.secrets.length > 0 && (
              <p>{t("draft.secrets", { fields: form.draft.secrets.map(nameOf).join(", ") })}</p>
            )}
          </Problem>
        )}
        {form.trouble && <FormTrouble trouble={form.trouble} />}
        {form.isDoubtful && <FormDoubt isNew={isNew} listPath={spec.listPath} />}
        {form.hasTried && wrong.length > 0 && (
          <Problem tone="warning" title={t("problems", { count: wrong.length })}>
            <ul className={css.wrong}>
              {wrong.map(({ name }) => (
                <li key={name}>
                  <button type="button" onClick={() => focus(name)}>
                    {nameOf(name)}: {errors[name]}
                  </button>
                </li>
              ))}
            </ul>
          </Problem>
        )}
        <p className={css.notes}>
          {t("required")}{" "}
          {hasNetwork && (
            <>
              <NetworkMark /> {t("networkKey")}
            </>
          )}
        </p>
        {spec.groups.map((group) => (
          <FormGroupView
            key={group.id}
            spec={spec}
            group={group}
            form={form}
            errors={errors}
            metadata={metadata}
            met={met}
            nameOf={nameOf}
            fieldId={fieldId}
            thingId={item ? String(item.data.id) : form.madeId}
          />
        ))}
        <FormBar
          saveLabel={saveLabel}
          busyLabel={t("saving")}
          isBusy={isBusy}
          isReady={isNew || count > 0}
          onCancel={onCancel}
        >
          <Unkept isKept={form.isKept} />
          {effects.map((effect) => (
            <p key={effect}>{text(`${spec.name}.effects.${effect}`)}</p>
          ))}
          {!isNew && network.length > 0 && (
            <p>{t("actsOn", { fields: network.map(({ name }) => nameOf(name)).join(", ") })}</p>
          )}
        </FormBar>
      </form>
      {!onHold && <FormLeave form={form} nameOf={nameOf} />}
      {conflict && item && (
        <FormConflict
          name={spec.nameOf(item.data)}
          differences={conflict.differences}
          nameOf={nameOf}
          onSave={form.resolve}
          onClose={form.closeConflict}
        />
      )}
    </>
  );
}

/** What is wrong with a field, in words. */
export function sayProblem(
  problem: FieldProblem,
  t: Translate<"form">,
  ruleText: (rule: string) => string,
): string {
  if ("rule" in problem) return ruleText(problem.rule);
  return problem.own === "tooLong"
    ? t("own.tooLong", { max: problem.max })
    : t(`own.${problem.own}`);
}
