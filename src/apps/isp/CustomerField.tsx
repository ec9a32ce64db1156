import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "#src/i18n/use-translation.ts";
import type { OwnControlProps } from "#src/resource/form-spec.ts";
import { areFound } from "#src/resource/lookup-match.ts";
import { asApiError } from "#src/krill/errors.ts";
import { metadataOf } from "#src/krill/metadata.ts";
import { Button } from "#src/ui/Button.tsx";
import { Combobox } from "#src/ui/Combobox.tsx";
import { IconAdd } from "#src/ui/icons.tsx";
import { Later } from "#src/ui/Later.tsx";
import { visible } from "#src/util/text.ts";
import { addressOf } from "./address.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { typed } from "./form-rules.ts";
import { foundCustomers } from "./found-customers.ts";
import { useSettled } from "#src/ui/use-settled.ts";
import css from "./form.module.css";

const loadDialog = () =>
  import("./NewCustomerDialog.tsx").then(({ NewCustomerDialog }) => NewCustomerDialog);

/** The owner of a CPE, found by name, id or external id; a new one is made on the way (contract C6, C7). */
export function CustomerField(props: OwnControlProps) {
  const { t } = useTranslation("ispForm");
  const { t: common } = useTranslation();
  const { id, label, error, description, isRequired, values, onSet } = props;
  const value = typed(props.value);
  const [wanted, setWanted] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const asked = useSettled(wanted ?? "").trim();
  const known = useQuery({
    ...customers.one(value),
    enabled: /^\d{1,15}$/u.test(value),
  });
  const found = useQuery({ ...foundCustomers(asked), enabled: wanted !== null });
  const byId = useQuery({ ...customers.one(asked), enabled: /^\d{1,15}$/u.test(asked) });
  const { data: metadata, isPending: isAsking } = useQuery(metadataOf(customers.path));
  const mayCreate = metadata !== undefined && (!metadata.allow || metadata.allow.has("POST"));
  // Until the person stops typing these are of what stood there before: Enter takes none of them who lacks the words.
  const rows = [...(byId.data ? [byId.data.data] : []), ...(found.data?.rows ?? [])].filter(
    (row, index, all) =>
      all.findIndex((one) => one.id === row.id) === index &&
      (asked === wanted?.trim() || areFound(wanted?.trim() ?? "", row)),
  );
  const isUnsearched = found.data?.isSearched === false;
  const isWaiting = asked !== wanted?.trim() || found.isFetching;
  const choose = (row: Customer | null) => {
    const customer = row ? String(row.id) : "";
    const isRealmOpen = typed(values["realm"]) === "";
    onSet(row?.realm && isRealmOpen ? { customer, realm: row.realm } : { customer });
  };
  const chosen = known.data?.data ?? rows.find((row) => String(row.id) === value);
  return (
    <div className={css.withButton}>
      <Combobox
        id={id}
        label={label}
        error={error}
        description={isUnsearched && rows.length > 0 ? t("customerUnsearched") : description}
        isRequired={isRequired}
        chosen={chosen ? titleOf(chosen) : value === "" ? "" : `#${value}`}
        options={rows.map((row) => ({
          id: String(row.id),
          label: titleOf(row),
          detail: visible([row.external_id, addressOf(row)].filter(Boolean).join(" · "), 160),
        }))}
        state={
          found.error && rows.length === 0
            ? common(`error.${asApiError(found.error).kind}`)
            : rows.length > 0
              ? null
              : isWaiting
                ? common("loading")
                : t(isUnsearched ? "customerUnsearched" : "customerNone")
        }
        onType={setWanted}
        onChoose={(option) => choose(rows.find((row) => String(row.id) === option?.id) ?? null)}
      />
      {(mayCreate || isAsking) && (
        <Button
          className={isAsking ? css.toCome : undefined}
          variant="default"
          size="sm"
          icon={<IconAdd size={16} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t("customer.new")}
        </Button>
      )}
      {isMaking &&
        // Outside of the form that it is called from.
        createPortal(
          <Later
            load={loadDialog}
            until={null}
            props={{
              realm: typed(values["realm"]),
              name: wanted ?? "",
              onMade: (row: Customer | null) => {
                setMaking(false);
                if (row) choose(row);
              },
              onClose: () => setMaking(false),
            }}
          />,
          document.body,
        )}
    </div>
  );
}

/** A customer by name and number; the number alone where the server does not tell the name. */
export function CustomerNamed({ id }: { id: string }) {
  const { data } = useQuery(customers.one(id));
  return <>{data ? titleOf(data.data) : `#${id}`}</>;
}

function titleOf(row: Customer): string {
  return `${visible(customerName(row), 120)} (#${row.id})`;
}
