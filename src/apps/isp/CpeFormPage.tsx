import { useQuery } from "@tanstack/react-query";
import { Navigate, useSearchParams } from "react-router";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { SkeletonLines } from "#src/ui/Empty.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { cpeForm } from "./cpe-form.ts";
import { modelOfType } from "./cpe-rules.ts";
import { ALL_MODELS, namesOf, TYPE } from "./models.ts";

export const loader = formLoader(cpeForm);

/** `/isp/cpes/new`, `/isp/cpes/:id/edit`. */
export default function CpeFormPage() {
  const [address] = useSearchParams();
  const model = address.get("model");
  return model === null ? <FormPage spec={cpeForm} /> : <OfModel model={model} address={address} />;
}

/** An address may have what an OLT calls the ONU: it becomes a model of the CRM first, or is left to the person. */
function OfModel({ model, address }: { model: string; address: URLSearchParams }) {
  const { t } = useTranslation("ispForm");
  const { data, isPending } = useQuery(ALL_MODELS);
  if (isPending)
    return (
      <>
        <PageHeader title={t("cpe.new")} />
        <SkeletonLines lines={8} label={t("cpe.new")} />
      </>
    );
  const names = namesOf(data);
  if (names.length === 0 || names.includes(model)) return <FormPage spec={cpeForm} />;
  const next = new URLSearchParams(address);
  next.delete("model");
  const known = modelOfType(model, names);
  next.set(known === null ? TYPE : "model", known ?? model);
  return <Navigate replace to={`?${next}`} />;
}
