import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useParams, useSearchParams, type LoaderFunctionArgs } from "react-router";
import { loadHistoryTab, LoggedHistory, useHasLogs } from "#src/apps/activity/panels.tsx";
import { CustomerPbx } from "#src/apps/pbx/panels.tsx";
import { CustomerServices } from "#src/apps/rubik/panels.tsx";
import { useTranslation } from "#src/i18n/use-translation.ts";
import { linkEntries } from "#src/krill/links.ts";
import { queryClient } from "#src/krill/query-client.ts";
import { rememberVisit } from "#src/resource/recents.ts";
import { ResourceList } from "#src/resource/ResourceList.tsx";
import { listLoader } from "#src/resource/use-list.ts";
import { CopyButton } from "#src/ui/Copy.tsx";
import { Empty } from "#src/ui/Empty.tsx";
import { Facts } from "#src/ui/Facts.tsx";
import { Later } from "#src/ui/Later.tsx";
import { PageHeader } from "#src/ui/PageHeader.tsx";
import { Panel } from "#src/ui/Panel.tsx";
import { Tabs } from "#src/ui/Tabs.tsx";
import { Moment } from "#src/ui/Time.tsx";
import { cleanText, visible } from "#src/util/text.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { CpeNews } from "./CpeNews.tsx";
import { loadCrmTexts } from "./crm-texts.ts";
import { cpeList } from "./cpe-columns.tsx";
import { idInPath, paths } from "./paths.ts";
import { RecordPage } from "./RecordPage.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const id = idInPath(args.params["id"]);
  if (id === null) return loadCrmTexts();
  void queryClient.prefetchQuery(customers.one(id));
  const read = listLoader(cpeList, { customer: String(id) })(args);
  await loadCrmTexts();
  return read;
}

/** `/isp/customers/:id`: a customer and the customer's devices. */
export default function CustomerPage() {
  const { t } = useTranslation("isp");
  const { t: crm } = useTranslation("crm");
  const id = idInPath(useParams()["id"]);
  if (id === null)
    return (
      <>
        <PageHeader title={crm("customer.one")} />
        <Empty title={t("notAnId")} />
      </>
    );
  return <CustomerOf key={id} id={id} />;
}

const loadForm = () => import("./customer-form.ts").then(({ customerForm }) => customerForm);

function CustomerOf({ id }: { id: number }) {
  const { t: crm } = useTranslation("crm");
  const reading = useQuery(customers.one(id));
  const customer = reading.data?.data;
  const name = customer ? visible(customerName(customer), 120) : null;
  useEffect(() => {
    if (name)
      rememberVisit({ kind: "customer", id, title: name, detail: "", path: paths.customer(id) });
  }, [id, name]);
  return (
    <RecordPage
      id={id}
      kind="customer"
      what={crm("customer.one")}
      reading={reading}
      nameOf={customerName}
      editPath={paths.customerEdit(id)}
      listPath={paths.customers}
      loadForm={loadForm}
      factsTitle={crm("customer.facts")}
      body={CustomerFacts}
    >
      {(facts) => (
        <Parts
          id={id}
          customer={customer}
          facts={facts}
          href={linkEntries(customer, "links").find(([one]) => one === "logs")?.[1]}
        />
      )}
    </RecordPage>
  );
}

/** The customer and what belongs to it; and who changed it, for those who may read that. The tabs stand above all that loads. */
function Parts({
  id,
  customer,
  facts,
  href,
}: {
  id: number;
  customer: Customer | undefined;
  facts: ReactNode;
  href: string | undefined;
}) {
  const { t: crm } = useTranslation("crm");
  const [params, setParams] = useSearchParams();
  const hasLogs = useHasLogs() || href !== undefined;
  const overview = (
    <>
      {facts}
      <Panel title={crm("customer.devices")}>
        <CpeNews />
        <ResourceList
          spec={cpeList}
          label={crm("customer.devices")}
          fixed={{ customer: String(id) }}
        />
      </Panel>
      <CustomerPbx customer={id} />
      {customer && (
        <CustomerServices
          customer={{ id, externalId: customer.external_id ?? null, name: customerName(customer) }}
        />
      )}
    </>
  );
  if (!hasLogs) return overview;
  const current = params.get("tab") === HISTORY ? HISTORY : OVERVIEW;
  const label = crm("customer.history");
  return (
    <Tabs
      label={crm("customer.parts")}
      tabs={[
        { id: OVERVIEW, label: crm("customer.overview") },
        { id: HISTORY, label },
      ]}
      current={current}
      // The filters of one list mean nothing to the other.
      onChange={(tab) => setParams(tab === HISTORY ? { tab } : {}, { preventScrollReset: true })}
    >
      {current === OVERVIEW && overview}
      {current === HISTORY && href !== undefined && (
        <Later load={loadHistoryTab} props={{ href, label }} />
      )}
      {current === HISTORY && href === undefined && (
        <LoggedHistory path={customers.pathOf(id)} type="customer" id={id} label={label} />
      )}
    </Tabs>
  );
}

const OVERVIEW = "overview";
const HISTORY = "history";

function CustomerFacts({ row }: { row: Customer | null }) {
  const { t } = useTranslation("isp");
  const { t: crm } = useTranslation("crm");
  const customer: Customer = row ?? { id: 0 };
  const text = (value: unknown) => visible(cleanText(value) ?? "", 2000) || null;
  const { latitude, longitude } = customer;
  const hasPlace = typeof latitude === "number" && typeof longitude === "number";
  const coordinates = hasPlace && `${latitude}, ${longitude}`;
  return (
    <Facts
      isComing={row === null}
      facts={[
        [
          t("customers.columns.external_id"),
          customer.external_id && (
            <>
              {customer.external_id}
              <CopyButton text={customer.external_id} what={t("customers.columns.external_id")} />
            </>
          ),
        ],
        [crm("customer.phone"), text(customer.phone)],
        [t("customers.columns.address"), text(customer.address)],
        [
          t("customers.columns.city"),
          text([customer.postalcode, cleanText(customer.city)].filter(Boolean).join(" ")),
        ],
        [t("customers.columns.country"), text(customer.country)],
        [crm("customer.coordinates"), coordinates],
        [t("customers.columns.realm"), text(customer.realm)],
        [t("customers.columns.comment"), text(customer.comment)],
        [
          t("customers.columns.created"),
          customer.created && <Moment key="created" at={customer.created} />,
        ],
        [
          t("customers.columns.updated"),
          customer.updated && <Moment key="updated" at={customer.updated} />,
        ],
      ]}
    />
  );
}
