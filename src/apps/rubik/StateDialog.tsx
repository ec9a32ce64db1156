import { useQuery } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { Button } from "#src/ui/Button.tsx";
import { Dialog, DialogButtons } from "#src/ui/Dialog.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { LongTextField } from "#src/ui/Form.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { serviceName, type Service } from "./api.ts";
import { changeService, type ChangeFailure } from "./change-service.ts";
import { ownerSettings, settingsOf } from "./owner-settings.ts";
import { PlannedField } from "./PlannedField.tsx";
import { ServiceState, useStateName } from "./ServiceState.tsx";
import { plannedInput, plannedWire, transitionsFrom, type Transition } from "./states.ts";
import { WriteFailure } from "./WriteFailure.tsx";
import css from "./rubik.module.css";

/**
 * Asks before a service goes on, with what the owner wants to know: the reason of an end, the day of the installation. Without a
 * transition it only plans the installation anew.
 */
export function StateDialog({
  service,
  transition,
  onClose,
}: {
  service: Service;
  transition: Transition | null;
  onClose: () => void;
}) {
  const { t } = useTranslation("rubik");
  const { t: common } = useTranslation();
  const stateName = useStateName();
  const id = useId();
  const { data } = useQuery(ownerSettings);
  const owner = settingsOf(data, service.owner);
  const [reason, setReason] = useState("");
  const [planned, setPlanned] = useState(plannedInput(service.planned));
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ChangeFailure | null>(null);
  const asks = transition?.asks ?? { reason: false, planned: true };
  const needsReason = asks.reason && owner?.needsReason === true;
  const needsPlanned = asks.planned && (transition === null || owner?.needsPlanned === true);
  const missing = {
    reason: needsReason && reason.trim() === "",
    planned: needsPlanned && plannedWire(planned) === null,
  };
  // Somebody has led it elsewhere meanwhile, from where this is no way.
  const isOver =
    transition !== null &&
    !transitionsFrom(service.state).some(({ stage }) => stage === transition.stage);
  const error = failure?.error ? asApiError(failure.error) : null;
  const fieldError = (name: "reason" | "planned") =>
    isChecked && missing[name]
      ? t("dialog.needed", { owner: visible(service.owner ?? "", 60) })
      : (error?.fields[name]?.join(" ") ?? null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isBusy || isOver || missing.reason || missing.planned) return;
    const wire = asks.planned ? plannedWire(planned) : null;
    const changes = {
      ...(transition ? { state: transition.wire } : {}),
      ...(asks.reason && reason.trim() !== "" ? { reason: reason.trim() } : {}),
      ...(wire === null || wire === service.planned ? {} : { planned: wire }),
    };
    // The day is the one that it was: there is nothing to send.
    if (Object.keys(changes).length === 0) return onClose();
    setBusy(true);
    const names = {
      ...(transition && { state: t("services.columns.state") }),
      ...("planned" in changes && { planned: t("services.columns.planned") }),
    };
    const labels = transition
      ? { ...names, state: `${t("services.columns.state")} ${stateName(transition.wire)}` }
      : names;
    const result = await changeService(service, changes, labels, names);
    setBusy(false);
    if (result === null) onClose();
    else setFailure(result);
  };

  const title = transition ? t(`do.${transition.stage}`) : t("dialog.plan");
  return (
    <Dialog
      title={`${title}: ${visible(serviceName(service), 60)}`}
      onClose={onClose}
      canClose={!isBusy}
    >
      <form className={css.fields} onSubmit={(event) => void submit(event)} noValidate>
        <Facts
          facts={[
            [
              t("services.columns.crm_customer_label"),
              visible(cleanText(service.crm_customer_label) ?? "", 120),
            ],
            [t("services.columns.owner"), visible(service.owner ?? "", 60)],
            [t("services.columns.state"), <ServiceState key="state" state={service.state} />],
          ]}
        />
        {transition && <p>{t(`consequence.${transition.stage}`)}</p>}
        {asks.planned && (
          <PlannedField
            id={`${id}-planned`}
            value={planned}
            isRequired={needsPlanned}
            error={fieldError("planned")}
            onChange={setPlanned}
          />
        )}
        {asks.reason && (
          <LongTextField
            id={`${id}-reason`}
            label={t("dialog.reason")}
            description={needsReason ? null : t("dialog.optional")}
            isRequired={needsReason}
            value={reason}
            error={fieldError("reason")}
            onChange={setReason}
          />
        )}
        <WriteFailure failure={failure} what={title} />
        <DialogButtons>
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" aria-disabled={isBusy || isOver}>
            {isBusy ? t("dialog.sending") : title}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
