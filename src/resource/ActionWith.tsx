import { useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord, ActionThing } from "#src/jobs/record.ts";
import type { ActionMethod } from "#src/jobs/run-action.ts";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { useActionWords } from "./action-look.ts";
import { forgetAnswer, startAction, useActionState } from "./action-store.ts";
import { ActionOutcome } from "./ActionOutcome.tsx";
import { ignoreHeldKey } from "./held-key.ts";
import { lookOf } from "./known-actions.ts";
import css from "./actions.module.css";

const NONE: readonly never[] = [];
const loadDialog = async () => (await import("./action-dialogs.ts")).loadActionDialog();

/**
 * An action that takes something along: a frequency, the kind of a test. Asked for, recorded, sent once and told like every other
 * (`ResourceActions`); what is typed for it stands in `children`, before its button.
 */
export function ActionWith({
  thing,
  name,
  href,
  method,
  body,
  facts = NONE,
  warnings = NONE,
  isReady = true,
  recheck,
  onOutcome,
  children,
}: {
  thing: ActionThing;
  /** The action's name, as the journal has it. */
  name: string;
  href: string;
  /** Where the reply names it (`Allow`); else POST is tried first. */
  method?: ActionMethod;
  body: Readonly<Record<string, unknown>>;
  facts?: readonly (readonly [string, ReactNode])[];
  warnings?: readonly string[];
  /** False while what goes along is not complete. */
  isReady?: boolean;
  /** The address as it is by then, null where it is no longer offered. */
  recheck?: () => Promise<string | null>;
  onOutcome?: (record: ActionRecord) => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation("actions");
  const words = useActionWords();
  const state = useActionState(thing);
  const [isAsked, setAsked] = useState(false);
  const look = lookOf(name);
  const isBusy = state.run !== null || !isReady;
  const start = (isAgain = false) => {
    setAsked(false);
    const { severity, isWatched } = look;
    const request = { thing, name, severity, isWatched, href, method, body, recheck };
    void startAction(request, isAgain)?.then((record) => onOutcome?.(record));
  };
  return (
    <div className={css.actions}>
      <div role="group" aria-label={t("group")} className={css.buttons}>
        {children}
        <Button
          size="sm"
          variant="default"
          className={css.button}
          icon={<look.icon size={16} aria-hidden />}
          aria-disabled={isBusy}
          onKeyDown={ignoreHeldKey}
          onClick={(event) => {
            if (isBusy || event.detail > 1) return;
            if (look.severity === "safe") start();
            else setAsked(true);
          }}
        >
          {words.label(name)}
        </Button>
      </div>
      <ActionOutcome
        thing={thing}
        state={state}
        onAgain={() => start(true)}
        onAskAgain={() => {
          forgetAnswer(name);
          start(true);
        }}
      />
      {isAsked && (
        <Later
          load={loadDialog}
          until={null}
          props={{
            action: { name, href, look },
            thing,
            facts,
            warnings,
            lastTouch: null,
            onConfirm: () => start(),
            onClose: () => setAsked(false),
          }}
        />
      )}
    </div>
  );
}
