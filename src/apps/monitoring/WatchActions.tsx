import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { ActionRecord, ActionThing } from "#src/jobs/record.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { useActionWords } from "#src/resource/action-look.ts";
import { forgetAnswer, startAction, useActionState } from "#src/resource/action-store.ts";
import { ActionOutcome } from "#src/resource/ActionOutcome.tsx";
import { Button } from "#src/ui/Button.tsx";
import { Later } from "#src/ui/Later.tsx";
import { visible } from "#src/util/text.ts";
import type { MarkValues } from "./mark-form.ts";
import { MissingActions } from "./MissingActions.tsx";
import { paths } from "./paths.ts";
import {
  actionAddress,
  learnMissing,
  useMissingActions,
  WATCH_ACTIONS,
  type WatchAction,
  type Watchee,
} from "./watch-actions.ts";
import css from "./monitoring.module.css";

const loadDialog = async () => (await import("./MarkDialog.tsx")).MarkDialog;

/** What is known of a host or service as a thing that is acted on. */
export function watchedThing({ host, service }: Watchee): ActionThing {
  const name = service === null ? host : `${host} · ${service}`;
  const id = service === null ? host : `${host}!${service}`;
  return { app: "monitoring", kind: "host", id, name, path: paths.host(host, service) };
}

/** Recheck, acknowledge and downtime of one host or service, and what came of the last of them. */
export function WatchActions({
  of,
  isActivelyChecked,
}: {
  of: Watchee;
  /** False: its checks come by themselves and cannot be asked for. */
  isActivelyChecked: boolean | null;
}) {
  const { t } = useTranslation("monitoring");
  const words = useActionWords();
  const thing = watchedThing(of);
  const state = useActionState(thing);
  const missing = useMissingActions();
  const [asked, setAsked] = useState<"acknowledge" | "downtime" | null>(null);
  /** The last body, for a second try after the server asked to wait. */
  const [body, setBody] = useState<unknown>(undefined);
  /** What was typed for an action that has not been accepted: it is there again at the next try. */
  const [typed, setTyped] = useState<Partial<Record<WatchAction, MarkValues>>>({});
  const isBusy = state.run !== null;

  const send = (name: WatchAction, content: unknown, isAgain = false) => {
    setAsked(null);
    setBody(content);
    const request = {
      thing,
      name,
      severity: "safe" as const,
      href: actionAddress(of, name),
      body: content,
      isWatched: false,
    };
    const ended = (record: ActionRecord) => {
      learnMissing(name, record);
      if (record.state === "done") setTyped((now) => ({ ...now, [name]: undefined }));
      return queryClient.invalidateQueries({ queryKey: ["monitoring"] });
    };
    void startAction(request, isAgain)?.then(ended);
  };
  const again = (name: string) => {
    const action = WATCH_ACTIONS.find((one) => one === name);
    if (action) send(action, body, true);
  };
  const offered = WATCH_ACTIONS.filter((action) => !missing.has(action));
  return (
    <div className={css.actions}>
      <div role="group" aria-label={t("mark.group")} className={css.buttons}>
        {offered.map((action) => {
          const isPassive = action === "recheck" && isActivelyChecked === false;
          return (
            <Button
              key={action}
              size="sm"
              variant="default"
              aria-disabled={isBusy || isPassive}
              title={isPassive ? t("mark.passive") : undefined}
              onClick={() => {
                if (isBusy || isPassive) return;
                if (action === "recheck") send(action, {});
                else setAsked(action);
              }}
            >
              {words.label(action)}
            </Button>
          );
        })}
      </div>
      <MissingActions />
      <ActionOutcome
        thing={thing}
        state={state}
        onAgain={again}
        onAskAgain={(name) => {
          forgetAnswer(name);
          again(name);
        }}
      />
      {asked && (
        <Later
          load={loadDialog}
          until={null}
          props={{
            action: asked,
            title: t(`mark.one.${asked}`, { name: visible(thing.name, 80) }),
            submitLabel: words.label(asked),
            typed: typed[asked],
            onType: (values) => setTyped((now) => ({ ...now, [asked]: values })),
            onSubmit: (content) => send(asked, content),
            onClose: () => setAsked(null),
          }}
        />
      )}
    </div>
  );
}
