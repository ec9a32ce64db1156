import type { App } from "#src/resource/app.ts";
import { IconCrm } from "#src/ui/icons.tsx";
import { paths } from "./paths.ts";

/** CRM: customers and their devices (API application `isp`). */
export const isp: App = {
  key: "isp",
  apiNames: ["isp", "crm"],
  label: { en: "CRM", es: "CRM" },
  nav: { path: paths.cpes, icon: IconCrm, key: "c" },
  texts: { en: () => import("./texts.en.ts"), es: () => import("./texts.es.ts") },
  pages: [
    { path: "/isp/cpes", page: () => import("./CpesPage.tsx") },
    { path: "/isp/cpes/named/:name", page: () => import("./CpeNamedPage.tsx") },
    { path: "/isp/cpes/new", page: () => import("./CpeFormPage.tsx") },
    { path: "/isp/cpes/import", page: () => import("./CpeImportPage.tsx") },
    { path: "/isp/cpes/:id/edit", page: () => import("./CpeFormPage.tsx") },
    { path: "/isp/cpes/:id", page: () => import("./CpePage.tsx") },
    { path: "/isp/customers", page: () => import("./CustomersPage.tsx") },
    { path: "/isp/customers/new", page: () => import("./CustomerFormPage.tsx") },
    { path: "/isp/customers/import", page: () => import("./CustomerImportPage.tsx") },
    { path: "/isp/customers/:id/edit", page: () => import("./CustomerFormPage.tsx") },
    { path: "/isp/customers/:id", page: () => import("./CustomerPage.tsx") },
    { path: "/isp/potses", page: () => import("./CrmListPage.tsx") },
    { path: "/isp/potses/:id/edit", page: () => import("./CrmFormPage.tsx") },
    { path: "/isp/potses/:id", page: () => import("./CrmRecordPage.tsx") },
    { path: "/isp/profiles", page: () => import("./CrmListPage.tsx") },
    { path: "/isp/profiles/new", page: () => import("./CrmFormPage.tsx") },
    { path: "/isp/profiles/:id/edit", page: () => import("./CrmFormPage.tsx") },
    { path: "/isp/profiles/:id", page: () => import("./CrmRecordPage.tsx") },
    { path: "/isp/contexts", page: () => import("./CrmListPage.tsx") },
    { path: "/isp/contexts/new", page: () => import("./CrmFormPage.tsx") },
    { path: "/isp/contexts/:id/edit", page: () => import("./CrmFormPage.tsx") },
    { path: "/isp/contexts/:id", page: () => import("./CrmRecordPage.tsx") },
  ],
  lookup: () => import("./lookup.ts"),
  bulk: {
    cpes: () => import("./cpe-things.ts"),
    customers: () => import("./customer-things.ts"),
    newCpes: () => import("./new-things.ts").then(({ newCpes }) => ({ kind: newCpes })),
    newCustomers: () =>
      import("./new-things.ts").then(({ newCustomers }) => ({ kind: newCustomers })),
  },
};
