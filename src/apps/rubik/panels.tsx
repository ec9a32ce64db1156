// What Rubik shows in other applications; small: the rest is loaded where it is shown.
import { loadTexts } from "#src/i18n/i18n.ts";
import { useHasApp } from "#src/krill/has-app.ts";
import { Later } from "#src/ui/Later.tsx";
import { rubik } from "./app.ts";

/** A customer of the CRM, as an order may have named the customer. */
export interface ServiceCustomer {
  id: number;
  externalId: string | null;
  /** Name and surname. */
  name: string;
}

const load = async () => {
  const [{ CustomerServices: Panel }] = await Promise.all([
    import("./CustomerServices.tsx"),
    loadTexts("rubik", rubik.texts),
  ]);
  return Panel;
};

/** A customer's services on other operators' networks; nothing for who has no Rubik. */
export function CustomerServices({ customer }: { customer: ServiceCustomer }) {
  return useHasApp(rubik.apiNames) ? <Later load={load} until={null} props={{ customer }} /> : null;
}
