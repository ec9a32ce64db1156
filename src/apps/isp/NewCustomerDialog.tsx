import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { ResourceForm } from "#src/resource/ResourceForm.tsx";
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
  const { data: metadata } = useQuery(metadataOf(customers.path));
  const [address] = useState(
    () => new URLSearchParams({ realm, name: /\p{L}/u.test(name) ? name.trim() : "" }),
  );
  return (
    <Dialog title={t("customer.new")} onClose={onClose} width={900}>
      {metadata ? (
        <ResourceForm
          spec={customerForm}
          item={null}
          metadata={metadata}
          address={address}
          isInDialog
          onDone={({ row }) => onMade(row)}
          onCancel={onClose}
        />
      ) : (
        <SkeletonLines label={t("customer.new")} />
      )}
    </Dialog>
  );
}
