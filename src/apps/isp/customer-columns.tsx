import { textFilter, type ListColumn, type ListSpec } from "#src/resource/list-spec.ts";
import { Moment } from "#src/ui/Time.tsx";
import { cleanText } from "#src/util/text.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { paths } from "./paths.ts";

/** The columns that the vendor's own list shows (contract 3.1 "Customers", UI). */
const columns: readonly ListColumn<Customer>[] = [
  { id: "name", isTitle: true, attrs: ["name", "surname"], cell: customerName, csv: customerName },
  { id: "id", align: "end", cell: (customer) => customer.id },
  { id: "external_id", cell: (customer) => customer.external_id },
  { id: "address", cell: (customer) => cleanText(customer.address) },
  { id: "city", cell: (customer) => cleanText(customer.city) },
  { id: "postalcode", isDefault: false, cell: (customer) => customer.postalcode },
  { id: "country", isDefault: false, cell: (customer) => cleanText(customer.country) },
  { id: "realm", cell: (customer) => customer.realm },
  { id: "comment", isSortable: false, cell: (customer) => cleanText(customer.comment) },
  { id: "created", isDefault: false, cell: (customer) => <Moment at={customer.created} /> },
  { id: "updated", cell: (customer) => <Moment at={customer.updated} /> },
];

/** The list of customers; the newest change first, as the vendor's users know it. */
export const customerList: ListSpec<Customer> = {
  namespace: "isp",
  name: "customers",
  resource: customers,
  columns,
  attrs: ["id", "name", "surname"],
  defaultSort: "-updated",
  canSearch: true,
  tabs: "realm",
  rowName: customerName,
  rowPath: (customer) => paths.customer(customer.id),
  createPath: paths.customerNew,
  importPath: paths.customerImport,
  filters: [textFilter("realm"), textFilter("external_id"), textFilter("city")],
};
