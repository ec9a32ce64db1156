import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { useLeaveWords } from "#src/resource/FormLeave.tsx";
import { LeaveDialog } from "#src/resource/LeaveQuestion.tsx";
import { ResourceForm, type FormHold } from "#src/resource/ResourceForm.tsx";
import { Dialog } from "#src/ui/Dialog.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { customers, type Customer } from "./api.ts";
import { customerForm } from "./customer-form.ts";

/** A new customer, made while something else is being typed, which stays as it is. */
export function NewCustomerDialog({
  realm,
  name,
  onMade,
  onClose,
}: {
  realm: string;
  /** What was searched for: probably the name. */
  name: string;
  onMade: (row: Customer | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("ispForm");
  const wordsOf = useLeaveWords();
  const { data: metadata } = useQuery(metadataOf(customers.path));
  const [address] = useState(
    () => new URLSearchParams({ realm, name: /\p{L}/u.test(name) ? name.trim() : "" }),
  );
  const [{ fields, isBusy }, setHold] = useState<FormHold>({ fields: [], isBusy: false });
  const [isAsked, setAsked] = useState(false);
  const close = () => {
    if (isBusy) return;
    if (fields.length > 0) setAsked(true);
    else onClose();
  };
  return (
    <>
      <Dialog title={t("customer.new")} onClose={close} canClose={!isBusy} width={900}>
        {metadata ? (
          <ResourceForm
            spec={customerForm}
            item={null}
            metadata={metadata}
            address={address}
            onHold={setHold}
            onDone={({ row }) => onMade(row)}
            onCancel={close}
          />
        ) : (
          <SkeletonLines label={t("customer.new")} />
        )}
      </Dialog>
      {isAsked && (
        <LeaveDialog
          words={wordsOf("typed", fields)}
          onStay={() => setAsked(false)}
          onLeave={onClose}
        />
      )}
    </>
  );
}
