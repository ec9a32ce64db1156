import { useParams } from "react-router";
import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { DeleteThing } from "./DeleteThing.tsx";
import { holidayForm } from "./holiday-form.ts";

export const loader = formLoader(holidayForm);

/** `/pbx/holidays/new`, `/pbx/holidays/:id/edit`. */
export default function HolidayFormPage() {
  const { id } = useParams();
  return (
    <FormPage spec={holidayForm}>
      {id && <DeleteThing key={id} spec={holidayForm} id={id} />}
    </FormPage>
  );
}
