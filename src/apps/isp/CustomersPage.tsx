import { useTranslation } from "#src/i18n/use-translation.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { WriteNews } from "#src/resource/WriteNews.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { CrmTabs } from "./CrmTabs.tsx";
import { customerList } from "./customer-columns.tsx";

export const loader = listLoader(customerList);

/** `/isp/customers`: all customers. */
export default function CustomersPage() {
  const { t } = useTranslation("isp");
  return (
    <>
      <PageHeader title={t("customers.title")}>
        <CrmTabs />
      </PageHeader>
      <WriteNews app="isp" kind="customer" />
      <ResourceList spec={customerList} label={t("customers.title")} />
    </>
  );
}
