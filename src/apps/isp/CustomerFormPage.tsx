import { FormPage, formLoader } from "#src/resource/FormPage.tsx";
import { customerForm } from "./customer-form.ts";

export const loader = formLoader(customerForm);

/** `/isp/customers/new`, `/isp/customers/:id/edit`. */
export default function CustomerFormPage() {
  return <FormPage spec={customerForm} />;
}
