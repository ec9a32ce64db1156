import { useEffect, useRef } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { useBlocker } from "react-router";
import { session } from "#src/krill/session.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { record } from "#src/util/read.ts";
import type { ListRow } from "./list-spec.ts";
import type { FormState } from "./use-form.ts";

/** Asks before a form with something typed is left; the browser asks where its tab is closed. */
export function FormLeave<Row extends ListRow>({
  form,
  nameOf,
}: {
  form: FormState<Row>;
  nameOf: (field: string) => string;
}) {
  const { isDirty, isOver, isBusy, isDoubtful, changed } = form;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      !isOver() &&
      // What was typed for a thing that has just been deleted is nobody's.
      record(nextLocation.state)?.["isGone"] !== true &&
      // Signing out takes everything off the screen.
      session.get().status !== "signed-out" &&
      currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isOver()) event.preventDefault();
    };
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, [isDirty, isOver]);
  if (blocker.state !== "blocked") return null;
  return (
    <LeaveDialog
      kind={isBusy ? "sending" : isDoubtful ? "doubt" : "typed"}
      fields={changed.map(nameOf)}
      onStay={blocker.reset}
      onLeave={() => {
        // What is on its way may still fail: then it is here again.
        if (!isBusy) form.drop();
        blocker.proceed();
      }}
    />
  );
}

/** The question itself, for a page and for a dialog with a form. */
export function LeaveDialog({
  kind,
  fields,
  onStay,
  onLeave,
}: {
  /** `doubt`: it was sent, and nobody knows what came of it. */
  kind: "sending" | "doubt" | "typed";
  /** The names of what was typed. */
  fields: readonly string[];
  onStay: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation("form");
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <Dialog title={t(`leave.${kind}.title`)} onClose={onStay}>
      <p>{t(`leave.${kind}.text`, { fields: fields.join(", ") })}</p>
      <DialogButtons>
        <Button ref={stay} variant="default" onClick={onStay}>
          {t("leave.stay")}
        </Button>
        <Button onClick={onLeave}>{t(`leave.${kind}.leave`)}</Button>
      </DialogButtons>
    </Dialog>
  );
}
