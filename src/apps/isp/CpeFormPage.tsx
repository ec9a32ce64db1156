import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { cpeForm } from "./cpe-form.ts";

export const loader = formLoader(cpeForm);

/** `/isp/cpes/new`, `/isp/cpes/:id/edit`. */
export default function CpeFormPage() {
  return <FormPage spec={cpeForm} />;
}
