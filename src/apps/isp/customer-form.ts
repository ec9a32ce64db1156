import { text, type FormSpec } from "#src/resource/form-spec.ts";
import { customerName, customers, type Customer } from "./api.ts";
import { CustomerTwins } from "./CustomerTwins.tsx";
import { checkCoordinates, checkPostalCode } from "./form-rules.ts";
import { formTexts } from "./form-texts.ts";
import { paths } from "./paths.ts";
import { PlaceMap } from "./PlaceMap.tsx";

/** A customer as it is created, changed and deleted (contract 3.1 "Customers"). */
export const customerForm: FormSpec<Customer> = {
  namespace: "ispForm",
  name: "customer",
  texts: formTexts,
  resource: customers,
  app: "isp",
  kind: "customer",
  groups: [
    {
      id: "personal",
      fields: [
        text("name", { isRequired: true }),
        text("surname", { whenEmpty: "blank" }),
        text("external_id", { maxLength: 256 }),
        text("phone", { inputMode: "tel" }),
        { name: "realm", kind: "choice", whenEmpty: "blank" },
        { name: "comment", kind: "longtext", whenEmpty: "blank" },
      ],
      extra: CustomerTwins,
    },
    {
      id: "address",
      fields: [
        text("address", { whenEmpty: "blank" }),
        { name: "city", kind: "choice", whenEmpty: "blank" },
        text("postalcode", { check: checkPostalCode }),
        { name: "country", kind: "choice", whenEmpty: "blank" },
        { name: "latitude", kind: "decimal" },
        { name: "longitude", kind: "decimal" },
      ],
      extra: PlaceMap,
    },
  ],
  nameOf: customerName,
  newName: ({ name, surname }) => [name, surname].filter(Boolean).join(" "),
  pathOf: (id) => paths.customer(Number(id)),
  listPath: paths.customers,
  editPath: (id) => paths.customerEdit(Number(id)),
  fromAddress: ["name", "realm", "external_id"],
  check: checkCoordinates,
  deleteEffect: "deleted",
  alsoShownIn: [["isp", "cpes"]],
};
