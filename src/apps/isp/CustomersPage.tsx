import { useLocation } from "react-router";
import { StartBulk } from "#src/apps/bulk/panels.tsx";
import type { BulkStart } from "#src/apps/bulk/paths.ts";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList, type ListSelected } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import type { Customer } from "./api.ts";
import { CrmTabs } from "./CrmTabs.tsx";
import { customerList } from "./customer-columns.tsx";
import { customerRef } from "./customer-things.ts";

export const loader = listLoader(customerList);

/** `/isp/customers`: all customers. */
export default function CustomersPage() {
  const { t } = useTranslation("isp");
  const { pathname, search } = useLocation();
  const bulkOf = (selected: ListSelected<Customer>) => (
    <StartBulk start={startOf(selected, pathname + search)} />
  );
  return (
    <>
      <PageHeader title={t("customers.title")}>
        <CrmTabs />
      </PageHeader>
      <WriteNews app="isp" kind="customer" />
      <ResourceList spec={customerList} label={t("customers.title")} whenSelected={bulkOf} />
    </>
  );
}

function startOf(selected: ListSelected<Customer>, address: string): BulkStart {
  const things = "customers";
  if (selected.kind === "rows") return { things, refs: selected.rows.map(customerRef) };
  const { params, total } = selected;
  return { things, filter: { params, total, address } };
}
