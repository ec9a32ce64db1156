import { useParams } from "react-router";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { pbxForm } from "./pbx-form.ts";
import { placeOf } from "./paths.ts";

export const loader = formLoader((params) => pbxForm(placeOf(params, "id")));

/** `/pbx/:customer/:id/edit`. */
export default function PbxFormPage() {
  return <FormPage spec={pbxForm(placeOf(useParams(), "id"))} />;
}
