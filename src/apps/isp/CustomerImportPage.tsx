import { useNavigate } from "react-router";
import { beginBulk } from "#src/apps/bulk/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ImportPage, importLoader } from "#src/resource/ImportPage.tsx";
import type { ImportSpec } from "#src/resource/import-spec.ts";
import type { Customer } from "./api.ts";
import { newRef } from "./creation.ts";
import { CrmTabs } from "./CrmTabs.tsx";
import { customerForm } from "./customer-form.ts";
import { customerUnique } from "./unique-fields.ts";

const customerImport: ImportSpec<Customer> = { form: customerForm, unique: customerUnique };

export const loader = importLoader(customerImport);

/** `/isp/customers/import`: new customers from a CSV file. */
export default function CustomerImportPage() {
  const { t } = useTranslation("isp");
  const navigate = useNavigate();
  return (
    <ImportPage
      spec={customerImport}
      title={t("customers.import")}
      tabs={<CrmTabs />}
      onStart={(rows, note) => {
        const work = { kind: "request", name: "create", severity: "safe" } as const;
        const start = { things: "newCustomers", refs: rows.map(newRef), note, work };
        void beginBulk(start, navigate);
      }}
    />
  );
}
