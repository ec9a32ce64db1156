import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord, ActionThing } from "#src/jobs/record.ts";
import { linkEntries } from "#src/krill/links.ts";
import { Button } from "#src/ui/Button.tsx";
import { useKeys } from "#src/ui/keys.ts";
import { Later } from "#src/ui/Later.tsx";
import { Problem } from "#src/ui/Problem.tsx";
import { useActionWords } from "./action-look.ts";
import { forgetAnswer, startAction, useActionState } from "./action-store.ts";
import { ActionOutcome } from "./ActionOutcome.tsx";
import { actionsOf, lookOf, type OfferedAction } from "./known-actions.ts";
import { ignoreHeldKey } from "./held-key.ts";
import css from "./actions.module.css";

const loadDialog = async () => (await import("./action-dialogs.ts")).loadActionDialog();

/** A reading older than this is taken again before anything is sent, ms. */
const FRESH_MS = 30_000;

/** What `ResourceActions` takes. */
interface Props {
  thing: ActionThing;
  /** The thing as the API gave it: its `_links.actions` say what can be done. */
  of: unknown;
  /** When `of` was read; without it the thing is always read again before sending. */
  at?: Date | undefined;
  /** Names and values for the dialog: customer, address. */
  facts?: readonly (readonly [string, ReactNode])[];
  /** What a person should know before: the device is down, not to be provisioned. */
  warnings?: readonly string[];
  /** Who touched it last (`rebooted by noc 3 min ago`). */
  lastTouch?: ReactNode;
  /** Reads the thing again, in the shape of `of`. */
  reRead?: () => Promise<unknown>;
  /** Called when an action has ended, whatever the outcome. */
  onOutcome?: (record: ActionRecord) => void;
}

/**
 * The buttons for what can be done to a thing, and what came of it. The one way in which an action
 * is sent: ask as its severity wants, journal, send once, outcome, watch (PRODUCT 5).
 */
export function ResourceActions(props: Props) {
  const { thing, of, facts = [], warnings = [], lastTouch = null } = props;
  const { t } = useTranslation("actions");
  const words = useActionWords();
  const state = useActionState(thing);
  const buttons = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<OfferedAction | null>(null);
  const { offered, leftOut } = actionsOf(of);
  const isBusy = state.run !== null;

  const [body, setBody] = useState<unknown>(undefined);
  // Again means the same again.
  const start = (name: string, isAgain = false, given: unknown = isAgain ? body : undefined) => {
    setAsked(null);
    setBody(given);
    void send(props, name, isAgain, given)?.then((record) => props.onOutcome?.(record));
  };
  const toButtons = () => buttons.current?.querySelector("button")?.focus();
  useKeys(offered.length > 0 ? [{ key: "a", label: t("key"), run: toButtons }] : []);

  return (
    <div className={css.actions}>
      {offered.length > 0 && (
        <div
          ref={buttons}
          role="group"
          aria-label={t("group")}
          className={`${css.buttons} k-tools`}
        >
          {offered.map((action) => (
            <Button
              key={action.name}
              size="sm"
              variant="default"
              className={css.button}
              data-severity={action.look.severity}
              icon={<action.look.icon size={16} aria-hidden />}
              aria-disabled={isBusy}
              onKeyDown={ignoreHeldKey}
              onClick={(event) => {
                if (isBusy || event.detail > 1) return;
                if (action.look.severity === "safe") start(action.name);
                else setAsked(action);
              }}
            >
              {words.label(action.name)}
            </Button>
          ))}
        </div>
      )}
      {leftOut.map(({ name, href }) => (
        <Problem key={name} tone="warning" title={t("leftOut", { action: words.label(name) })}>
          {t("leftOutText", { href })}
        </Problem>
      ))}
      <ActionOutcome
        thing={thing}
        state={state}
        onAgain={(name) => start(name, true)}
        onAskAgain={(name) => {
          forgetAnswer(name);
          start(name, true);
        }}
      />
      {asked && (
        <Later
          load={loadDialog}
          until={null}
          props={{
            action: asked,
            thing,
            of,
            facts,
            warnings,
            lastTouch,
            onConfirm: (given) => start(asked.name, false, given),
            onClose: () => setAsked(null),
          }}
        />
      )}
    </div>
  );
}

/** Starts an action with the thing as it is now: read again where the reading is old. */
function send(
  { thing, of, at, reRead }: Props,
  name: string,
  isAgain: boolean,
  body: unknown,
): Promise<ActionRecord> | null {
  const { severity, isWatched, method } = lookOf(name);
  const href = hrefOf(of, name);
  const isFresh = at !== undefined && Date.now() - at.getTime() < FRESH_MS;
  const again = isFresh || !reRead ? async () => href : async () => hrefOf(await reRead(), name);
  return startAction(
    { thing, name, severity, isWatched, method, href: href ?? "", body, recheck: again },
    isAgain,
  );
}

function hrefOf(thing: unknown, name: string): string | null {
  return linkEntries(thing, "actions").find(([one]) => one === name)?.[1] ?? null;
}
