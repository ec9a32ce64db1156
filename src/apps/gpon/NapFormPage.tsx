import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { GponTabs } from "./GponTabs.tsx";
import { napForm } from "./nap-form.ts";
import { napName } from "./naps.ts";
import { paths } from "./paths.ts";

export const loader = formLoader(napForm);

/** `/gpon/naps/new`, `/gpon/naps/:id/edit`. */
export default function NapFormPage() {
  return (
    <FormPage
      spec={napForm}
      onDone={({ row, id }) => (row ? paths.nap(napName(row)) : id ? paths.nap(id) : paths.naps)}
    >
      <GponTabs />
    </FormPage>
  );
}
