import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { thingKey, type ActionThing } from "#src/jobs/record.ts";
import { resolveLink, apiUrl } from "#src/krill/links.ts";
import { metadataAt } from "#src/krill/metadata.ts";
import { onSignOut } from "#src/krill/session.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Later } from "#src/ui/Later.tsx";
import { ToneIcon } from "#src/ui/Tone.tsx";
import { visible } from "#src/util/text.ts";
import { bodyOf, fieldsOfAction, isComplete, withoutSecrets } from "./action-fields.ts";
import { useActionWords } from "./action-look.ts";
import type { FormValues } from "./form-spec.ts";
import { ignoreHeldKey } from "./held-key.ts";
import type { OfferedAction } from "./known-actions.ts";
import { useConsequence } from "./use-consequence.ts";
import css from "./actions.module.css";

/**
 * Asks before an action that interrupts or destroys. `Cancel` has the focus; a destructive one wants
 * the thing's name typed, and Enter there only moves on to the button.
 */
export function ActionDialog({
  action,
  thing,
  of,
  facts,
  warnings,
  lastTouch,
  onConfirm,
  onClose,
}: {
  action: OfferedAction;
  thing: ActionThing;
  /** The thing as the API gave it. */
  of?: unknown;
  facts: readonly (readonly [string, ReactNode])[];
  warnings: readonly string[];
  lastTouch: ReactNode;
  /** With what the action takes along, where its address describes that. */
  onConfirm: (body?: Readonly<Record<string, unknown>>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("actionDialog");
  const { t: common } = useTranslation();
  const words = useActionWords();
  const consequenceOf = useConsequence();
  const cancel = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const isDestructive = action.look.severity === "destructive";
  const place = `${thingKey(thing)} ${action.name}`;
  const [values, setValues] = useState<FormValues>(() => kept.get(place) ?? NOTHING);
  const { fields, isAsking } = useActionFields(action, of);
  const change = (next: FormValues) => {
    setValues(next);
    kept.set(place, withoutSecrets(fields, next));
  };
  const isReady =
    (!isDestructive || typed.trim() === thing.name.trim()) &&
    !isAsking &&
    isComplete(fields, values);
  const label = words.label(action.name);
  const name = visible(thing.name, 120);

  // After the dialog has opened: opening it puts the focus on its first button.
  useEffect(() => (field.current ?? cancel.current)?.focus(), []);

  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (isReady && !event.repeat) confirm.current?.focus();
  };

  return (
    <Dialog title={t("dialog.title", { action: label, name })} onClose={onClose}>
      <p className={css.consequence} data-severity={action.look.severity}>
        <ToneIcon tone={isDestructive ? "bad" : "warning"} size={18} />
        {consequenceOf(action.name)}
      </p>
      <Facts
        facts={[
          [t("dialog.device"), <strong key="name">{name}</strong>],
          ...facts,
          [t("dialog.lastTouch"), lastTouch],
        ]}
      />
      {isAsking && <p className="k-note">{common("loading")}</p>}
      {fields.length > 0 && (
        <Later load={loadFields} props={{ fields, values, onChange: change }} />
      )}
      {warnings.length > 0 && (
        <div className={css.warnings}>
          <h3>{t("dialog.warnings")}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {isDestructive && (
        <TextInput
          ref={field}
          mt="md"
          label={t("dialog.typeName", { name })}
          value={typed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      )}
      <DialogButtons>
        <Button ref={cancel} variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button
          ref={confirm}
          className={isDestructive ? css.danger : undefined}
          disabled={!isReady}
          onKeyDown={ignoreHeldKey}
          onClick={(event) => {
            // The second click of a double click on the page below lands here.
            if (event.detail <= 1)
              onConfirm(fields.length > 0 ? bodyOf(fields, values) : undefined);
          }}
        >
          {label}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

const NOTHING: FormValues = {};
/** What was typed for an action of a thing, in memory until sign-out: a refusal takes nothing away. Secrets are typed anew. */
const kept = new Map<string, FormValues>();
onSignOut(() => kept.clear());

const loadFields = async () => (await import("./ActionFields.tsx")).ActionFields;

/** What an action takes along that the console does not know: its address is asked once its dialog is open, and no more than asked. */
function useActionFields({ look, href }: OfferedAction, of: unknown) {
  const link = resolveLink(href);
  const isStrange = look.known === null && link.ok;
  const { data, isFetching } = useQuery({
    ...metadataAt(link.ok ? link.url : apiUrl("")),
    enabled: isStrange,
  });
  const fields = useMemo(() => (data ? fieldsOfAction(data, of) : []), [data, of]);
  return { fields, isAsking: isStrange && !data && isFetching };
}

/** Asks whether this server acts by GET, where nothing else is left (PRODUCT 5). */
export function AskGetDialog({
  action,
  thing,
  onAnswer,
}: {
  action: string;
  thing: ActionThing;
  onAnswer: (isYes: boolean) => void;
}) {
  const { t } = useTranslation("actionDialog");
  const words = useActionWords();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  const facts = { action: words.label(action), name: visible(thing.name, 120) };
  return (
    <Dialog title={t("askGet.title")} onClose={() => onAnswer(false)}>
      <p>{t("askGet.text", facts)}</p>
      <DialogButtons>
        <Button ref={no} variant="default" onClick={() => onAnswer(false)}>
          {t("askGet.no")}
        </Button>
        <Button onKeyDown={ignoreHeldKey} onClick={() => onAnswer(true)}>
          {t("askGet.yes")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
