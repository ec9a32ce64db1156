import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cpeName, customerIdOf, customerName, type Cpe } from "#src/apps/isp/api.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { asApiError } from "#src/krill/errors.ts";
import { Combobox } from "#src/ui/Combobox.tsx";
import { useSettled } from "#src/ui/use-settled.ts";
import { cleanText, visible } from "#src/util/text.ts";
import { cpesLike } from "./api.ts";

/** The CPE that gets the ONU, for installers without the CRM: one that is there, found by name, customer or address. */
export function CpeSearchField({
  id,
  chosen,
  error,
  onChoose,
}: {
  id: string;
  chosen: number | null;
  error: string | null;
  /** Null: the field was emptied. */
  onChoose: (cpe: { id: number; customer: number | null } | null) => void;
}) {
  const { t } = useTranslation("installer");
  const { t: common } = useTranslation();
  const [wanted, setWanted] = useState<string | null>(null);
  const [picked, setPicked] = useState<Cpe | null>(null);
  const asked = useSettled(wanted ?? "").trim();
  const found = useQuery({ ...cpesLike(asked), enabled: asked !== "" });
  const rows = asked === "" ? [] : (found.data?.rows ?? []);
  const title =
    picked && picked.id === chosen ? cpeName(picked) : chosen === null ? "" : `#${chosen}`;
  return (
    <Combobox
      id={id}
      label={t("which.search")}
      isRequired
      error={error}
      description={t("which.searchHint")}
      chosen={visible(title, 80)}
      options={rows.map((cpe) => ({
        id: String(cpe.id),
        label: visible(cpeName(cpe), 80),
        detail: detailOf(cpe),
      }))}
      state={
        found.error
          ? common(`error.${asApiError(found.error).kind}`)
          : rows.length > 0
            ? null
            : asked === "" || asked !== wanted?.trim() || found.isFetching
              ? t("which.searchHint")
              : t(found.data?.isTold === false ? "which.searchUntold" : "which.searchNone")
      }
      onType={setWanted}
      onChoose={(option) => {
        const cpe = rows.find((row) => String(row.id) === option?.id) ?? null;
        setPicked(cpe);
        onChoose(cpe && { id: cpe.id, customer: customerIdOf(cpe) });
      }}
    />
  );
}

function detailOf({ customer, address }: Cpe): string {
  const name = typeof customer === "object" && customer ? customerName(customer) : null;
  return visible([name, cleanText(address)].filter(Boolean).join(" · "), 160);
}
